"""What no reader of a page sees is no part of its article. Every place and person is invented."""

import pytest

from briefs.reading import read_bytes
from briefs.reading.hidden import without_cdata
from briefs.reading.styles import hidden_by

PLANTED = "The harbour master of Sandvik stole the bell on Friday, said Olga Nowhere, who was not there at all."
TEXT = tuple(
    f"The council of Sandvik heard on day {day} that the bell of the harbour will be hung again for {day + 20} crowns."
    for day in range(1, 9)
)
STYLES = (
    "display:none",
    "DISPLAY : None !important",
    "display:/* no */none",
    "display:block;display:none",
    "visibility: hidden",
    "opacity:0",
    "opacity: 0%",
    "filter:opacity(0)",
    "font-size:0",
    "font-size:.5px",
    "font:0/0 serif",
    "position:absolute;left:-9999px",
    "position:fixed;top:-200vh",
    "text-indent:-999em",
    "margin-left:-9999px",
    "transform:translateX(-9999px)",
    "transform:scale(0)",
    "height:0;overflow:hidden",
    "max-height:0px; overflow-y: hidden",
    "width:1px;height:1px;overflow:hidden",
    "position:absolute;clip:rect(0,0,0,0)",
    "clip-path:inset(100%)",
    "color:transparent",
    "color:#fff;background:#ffffff",
    "color:white;background-color:rgb(255, 255, 255)",
)
SEEN = (
    "display:block",
    "display:none;display:block",
    "opacity:0.8",
    "font-size:0.9em",
    "font-size:100%",
    "font:italic 14px/1.4 serif",
    "position:relative;left:-4px",
    "left:-9999px",
    "text-indent:-1em",
    "height:300px;overflow:hidden",
    "height:0",
    "max-height:none;overflow:hidden",
    "clip:rect(0,0,0,0)",
    "color:#fff;background:#000",
    "color:transparent;background-clip:text",
    "transform:translateY(20px)",
    "margin-left:-15px",
)


def _page(planted: str, *, body: str = "<body>", holder: str = "article", text: tuple[str, ...] = TEXT) -> str:
    first, *rest = (f"<p>{one}</p>" for one in text)
    return (
        '<!doctype html><html lang="en"><head><title>Bell of Sandvik to be hung again</title></head>'
        f"{body}<{holder}><h1>Bell of Sandvik to be hung again</h1>{first}{planted}{''.join(rest)}"
        f"</{holder.split()[0]}></body></html>"
    )


def _text(page: str) -> str:
    return read_bytes(page.encode(), name="page.html", declared="utf-8").text


@pytest.mark.parametrize(
    "planted",
    [
        f"<p hidden>{PLANTED}</p>",
        f'<div hidden="until-found"><p>{PLANTED}</p></div>',
        f"<template><p>{PLANTED}</p></template>",
        f"<noscript><p>{PLANTED}</p></noscript>",
        f"<dialog><p>{PLANTED}</p></dialog>",
        f"<noframes><p>{PLANTED}</p></noframes>",
        f"<iframe><p>{PLANTED}</p></iframe>",
        f"<video><p>{PLANTED}</p></video>",
        f"<textarea>{PLANTED}</textarea>",
        f'<p class="sr-only">{PLANTED}</p>',
        f"<![CDATA[{PLANTED}]]>",
        f"<![CDATA[<p>{PLANTED}</p>]]>",
        f'<div style="opacity:0"><div><p>{PLANTED}</p></div></div>',
        f"<p>The bell is heavy, the council heard. <span hidden>{PLANTED}</span></p>",
    ],
)
def test_what_no_reader_sees_is_no_part_of_the_text(planted: str) -> None:
    for text in (TEXT, TEXT[:1]):
        read = _text(_page(planted, text=text))
        assert "Nowhere" not in read
        assert all(one in read for one in text)


@pytest.mark.parametrize("style", STYLES)
def test_a_style_that_hides_is_known(style: str) -> None:
    assert hidden_by(style)


@pytest.mark.parametrize("style", SEEN)
def test_a_style_that_shows_is_known(style: str) -> None:
    assert not hidden_by(style)


@pytest.mark.parametrize("style", STYLES[::5])
def test_a_sentence_hidden_by_style_is_left_out(style: str) -> None:
    assert "Nowhere" not in _text(_page(f'<p style="{style}">{PLANTED}</p>'))


@pytest.mark.parametrize(
    ("body", "holder"),
    [
        ('<body style="opacity:0">', "article"),
        ('<body style="visibility:hidden">', "article"),
        ("<body hidden>", "article"),
        ("<body>", 'div style="opacity:0"'),
        ("<body>", "div hidden"),
        ("<body>", 'div hidden id="S:0"'),
        ("<body><x-story>", 'template shadowrootmode="open"'),
    ],
)
def test_an_article_hidden_until_scripts_have_run_is_read_without_what_stays_hidden(body: str, holder: str) -> None:
    read = _text(_page(f'<p style="font-size:0">{PLANTED}</p>', body=body, holder=holder))
    assert all(one in read for one in TEXT)
    assert "Nowhere" not in read


def test_paragraphs_that_fade_in_one_by_one_are_read() -> None:
    page = _page(f"<div hidden>{PLANTED}</div>").replace("<p>", '<p style="opacity:0;transform:translateY(20px)">')
    read = _text(page)
    assert all(one in read for one in TEXT)
    assert "Nowhere" not in read


def test_hidden_sentences_longer_than_the_flash_beside_them_are_left_out() -> None:
    read = _text(_page(f"<div hidden><p>{PLANTED}</p><p>{PLANTED}</p><p>{PLANTED}</p></div>", text=TEXT[:1]))
    assert "Nowhere" not in read
    assert TEXT[0] in read


def test_a_flash_hidden_until_scripts_have_run_is_read() -> None:
    assert TEXT[0] in _text(_page("", holder='div style="opacity:0"', text=TEXT[:1]))


def test_what_is_shown_within_what_is_hidden_is_read() -> None:
    assert TEXT[1] in _text(_page(f'<div style="font-size:0"><p style="font-size:16px">{TEXT[1]}</p></div>', text=TEXT))


def test_cdata_of_scripts_and_drawings_stays_and_so_does_that_which_is_the_page() -> None:
    script = '<script type="application/ld+json">//<![CDATA[\n{"a": 1}\n//]]></script>'
    assert without_cdata(f"{script}<p>One</p>") == f"{script}<p>One</p>"
    whole = f"<html><![CDATA[{' '.join(TEXT)}]]></html>"
    assert without_cdata(whole) == whole


@pytest.mark.parametrize(
    "hostile", ["<![CDATA[", "<!--<![CDATA[", "<script><![CDATA[", "<![CDATA[]]", "<svg><![CDATA["]
)
def test_sections_that_never_end_take_no_time(hostile: str) -> None:
    assert without_cdata(hostile * 50_000) == hostile * 50_000


def test_many_hidden_elements_in_each_other_take_no_time() -> None:
    assert "Sandvik" in _text(_page(f"{'<div hidden>' * 3_000}{PLANTED}{'</div>' * 3_000}"))
    assert "Sandvik" in _text(_page('<div style="font-size:0">' * 3_000 + PLANTED + "</div>" * 3_000))
