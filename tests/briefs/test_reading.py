"""Files of every kind, in texts of our own: the towns, people and outlets in them are invented."""

import json
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefs.blocks import find_blocks
from briefs.cleaning import clean
from briefs.errors import (
    BinaryError,
    BriefsError,
    EmptyError,
    FrontMatterError,
    NoArticleError,
    TooLargeError,
    TooShortError,
)
from briefs.reading import MOST_BYTES, prepare_pages, read_bytes, read_message
from tests.data_beside import beside

TITLE = "Ferry Line Between Low Haven and Gull Rock Opens Again"
FIRST = "The ferry between Low Haven and Gull Rock sailed on Monday for the first time in nine years, its owner said."
SECOND = "“We promised this crossing to our children,” said Dana Whitlock, the mayor, who bought the first ticket."
THIRD = "The line carries 400 passengers a day, and the council pays a third of its costs until the bridge is mended."

LINKED = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Person", "@id": "#orrin", "name": "Orrin Vale"},
            {
                "@type": "NewsArticle",
                "headline": TITLE,
                "author": {"@id": "#orrin"},
                "datePublished": "2025-03-03T09:30:00+01:00",
                "publisher": {"@type": "Organization", "name": "The Harbour Desk"},
                "inLanguage": "en-GB",
            },
        ],
    }
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Harbour Desk</title>
<link rel="canonical" href="https://harbour.example/ferry"><script type="application/ld+json">{LINKED}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>{TITLE}</h1><p class="byline">By Orrin Vale</p><div class="share"><a href="#">Share on Facebook</a></div>
<p>{FIRST}</p><h2>The Boats</h2><p>{SECOND}</p><ul><li>Gull, which is mended and sails at dawn</li>
<li>Tern, which was sold to Low Haven</li></ul>
<blockquote><p>“Not before the bridge is mended, and not before spring.”</p></blockquote>
<table><tr><th>Boat</th><th>State</th></tr><tr><td>Gull</td><td>mended</td></tr></table><p>{THIRD}</p></article>
<footer><p>© 2025 The Harbour Desk. All rights reserved.</p></footer></body></html>"""

MARKDOWN = f"""---
headline: {TITLE}
outlet: The Harbour Desk
byline: By Orrin Vale and Ines Moor
published: 2025-03
url: https://harbour.example/ferry
---

# {TITLE}

![a boat](boat.jpg)

The ferry between **Low Haven** and [Gull Rock](https://rock.example) sailed on Monday
for the first time in nine years, its owner said.

> At a Glance
>
> - The ferry sails again

## What's Next

1. Summer:
   - More boats will sail
2. Winter

| Boat | State |
| --- | --- |
| Gull | mended |
"""


def test_a_page_gives_its_text_and_what_it_states() -> None:
    article = read_bytes(PAGE.encode(), name="ferry.html")
    assert article.headline == TITLE
    assert article.byline == ("Orrin Vale",)
    assert article.published == "2025-03-03T09:30:00+01:00"
    assert article.outlet == "The Harbour Desk"
    assert article.url == "https://harbour.example/ferry"
    assert article.language == "en"
    kinds = [block.kind for block in find_blocks(article.text)]
    assert kinds == ["paragraph", "heading", "paragraph", "item", "item", "quotation", "row", "row", "paragraph"]
    assert "Facebook" not in article.text
    assert "rights" not in article.text


def test_a_prepared_process_loads_nothing_in_the_middle_of_a_page() -> None:
    prepare_pages()
    assert "trafilatura" in sys.modules
    assert sys.modules["trafilatura.external"].JT_STOPLIST


def test_a_page_is_told_by_its_content_too() -> None:
    assert read_bytes(PAGE.encode(), name="download").headline == TITLE


def test_a_page_without_article_tags_is_read_from_what_is_seen() -> None:
    source = f"<html><body>{TITLE}<br><br>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</body></html>"
    article = read_bytes(source.encode(), name="a.htm")
    assert SECOND in article.text


def test_a_page_that_states_nothing_is_undated_and_unsigned() -> None:
    source = f"<html><body><article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>"
    article = read_bytes(source.encode(), name="a.html")
    assert (article.published, article.byline, article.outlet, article.url) == (None, (), None, None)
    assert article.headline == TITLE


def test_markdown_keeps_its_structure_and_front_matter() -> None:
    article = read_bytes(MARKDOWN.encode(), name="ferry.md")
    assert article.headline == TITLE
    assert article.byline == ("Orrin Vale", "Ines Moor")
    assert article.published == "2025-03"
    assert article.outlet == "The Harbour Desk"
    assert article.text == (
        f"{FIRST}\n\n> At a Glance\n> – The ferry sails again\n\n## What's Next\n\n"
        "1. Summer:\n  • More boats will sail\n2. Winter\n\n| Boat | State |\n| Gull | mended |"
    )


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2025", "2025"),
        ("2025-03", "2025-03"),
        ("2025-03-03", "2025-03-03"),
        ("2025-03-03T09:30:00+01:00", "2025-03-03T09:30:00+01:00"),
        ("2025-03-03 09:30", "2025-03-03T09:30"),
        ("3 March 2025", "2025-03-03"),
        ("soon", None),
        ("2025-13-40", None),
        ("2025-03-03T09:30:00+14:00", "2025-03-03T09:30:00+14:00"),
        ("2025-03-03T09:30:00+25:00", "2025-03-03"),
        ("2025-03-03T09:30:00-05:75", "2025-03-03"),
        ("2025-03-03T09:75:00Z", "2025-03-03"),
        ("3 March 2025, 09:30 +2500", "2025-03-03"),
    ],
)
def test_a_date_is_as_precise_as_its_source(stated: str, published: str | None) -> None:
    source = f"---\nheadline: {TITLE}\npublished: {stated}\n---\n\n{FIRST}\n"
    assert read_bytes(source.encode(), name="a.md").published == published


def test_other_languages_are_recognised() -> None:
    german = "Die Fähre zwischen den beiden Häfen ist am Montag zum ersten Mal seit neun Jahren wieder gefahren. " * 2
    assert read_bytes(german.encode(), name="a.txt").language == "de"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyError),
        (b" \n\t\n", EmptyError),
        ("\ufeff\u200b\n".encode(), EmptyError),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 90, BinaryError),
        (bytes(range(256)) * 9, BinaryError),
        (b"hello", TooShortError),
        (b"Share\nFacebook\nTwitter\nWhatsApp\nLeave a comment", NoArticleError),
        (b" " * (MOST_BYTES + 1), TooLargeError),
    ],
)
def test_bad_input_is_named(data: bytes, error: type[BriefsError]) -> None:
    with pytest.raises(error):
        read_bytes(data, name="a.txt")


def test_front_matter_that_is_no_yaml_is_named_with_its_line() -> None:
    with pytest.raises(FrontMatterError) as caught:
        read_bytes(b"---\nheadline: [a\n---\n\nThe ferry sails to Gull Rock.", name="a.md")
    assert caught.value.line is not None


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert FIRST in read_bytes(f"---\n\n{FIRST}\n\n---\n\n{SECOND}".encode(), name="a.md").text


def test_an_article_of_one_line_is_an_article() -> None:
    article = read_bytes("It rained in Low Haven, and “nobody came to the pier.".encode(), name="a.txt")
    assert article.text == article.headline == "It rained in Low Haven, and “nobody came to the pier."


@pytest.mark.parametrize(
    "source",
    [
        '#!/bin/sh\nfor boat in gull tern; do echo "the boat called $boat sails at nine"; done\n',
        json.dumps({"said": "The ferry sails to Gull Rock on Monday", "boats": [1, 2, 3]}),
        'boat,captain,said\ngull,Orrin Vale,"We sail, we do"\ntern,Ines Moor,We rest and paint\n',
    ],
)
def test_scripts_and_data_are_no_article(source: str) -> None:
    with pytest.raises(NoArticleError):
        read_bytes(source.encode(), name="a.txt")
    with pytest.raises(NoArticleError):
        read_message(source)


@pytest.mark.parametrize(
    "source", [f"[Low Haven] {FIRST} [more]", "Gull, mended\nTern, sold\nPetrel, at sea\n" + FIRST]
)
def test_brackets_and_commas_make_no_data(source: str) -> None:
    assert FIRST in read_bytes(source.encode(), name="a.txt").text


TEASERS = "".join(
    f"<article><h2><a href='/{boat}'>{boat} sails to the far islands again</a></h2>"
    f"<p>The crew of the {boat} left harbour on Monday. <a href='/{boat}'>Read more</a></p></article>"
    for boat in ("Gull", "Tern", "Petrel", "Skua", "Auk", "Puffin", "Heron", "Plover")
)


def test_a_page_that_lists_others_is_no_article() -> None:
    page = f"<html><head><title>News</title></head><body><nav><a href='/'>Home</a></nav>{TEASERS}</body></html>"
    with pytest.raises(NoArticleError):
        read_bytes(page.encode(), name="a.html")


def test_an_article_above_teasers_of_others_is_one() -> None:
    assert THIRD in read_bytes(PAGE.replace("<footer>", TEASERS + "<footer>").encode(), name="a.html").text


def test_an_article_of_linked_headings_is_one() -> None:
    parts = "".join(f"<h2><a href='#{at}'>Boat {at} and its crew</a></h2><p>{at}. {FIRST}</p>" for at in range(9))
    source = f"<html><body><article><h1>{TITLE}</h1>{parts}</article></body></html>"
    assert FIRST in read_bytes(source.encode(), name="a.html").text


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a"])
def test_deep_and_unbalanced_input_ends(name: str) -> None:
    for source in (
        "<div>" * 3000 + FIRST,
        "> " * 2000 + FIRST,
        "- " * 2000 + FIRST,
        "[" * 3000 + FIRST,
        "(“" * 3000 + FIRST,
    ):
        try:
            read_bytes(source.encode(), name=name)
        except BriefsError:
            continue


PIECES = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<table><tr><td>",
            "<li>",
            "<ul>",
            "</div>",
            "<script type='application/ld+json'>",
            "</script>",
            '{"@type":',
            "---\n",
            "title: x\n",
            "# A Heading\n",
            "> ",
            "- ",
            "1. ",
            "| a | b |\n",
            "|---|---|\n",
            FIRST,
            SECOND,
            "\n\n",
            "\x00",
            "“",
            "&#0;",
            "<!--",
            "]]>",
            "<time datetime='x'>",
        ]
    ),
    max_size=14,
).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PIECES, st.sampled_from(["a.txt", "a.md", "a.html", "a"]))
def test_any_input_gives_an_article_or_a_named_error(source: str, name: str) -> None:
    try:
        article = read_bytes(source.encode("utf-8", "surrogatepass"), name=name)
    except BriefsError:
        return
    assert article.headline.strip()
    assert not set(article.text) & set("\x00\ud800\u200b\r")
    assert "\n\n\n" not in article.text


def test_marks_alone_are_no_article() -> None:
    with pytest.raises(TooShortError):
        read_bytes("“““””” « « » “".encode(), name="marks.txt")


def test_a_break_within_a_sentence_parts_nothing() -> None:
    page = (
        "<html><head><title>Club meets</title></head><body><article><h1>Club meets</h1><p>The hall was full on Monday"
        " night when the rowing club met to talk about the missing money at some length.</p><p>“I am not<br>a thief,”"
        " said the treasurer. The members listened, asked nothing, and went home when the long meeting had ended.</p>"
        "</article></body></html>"
    )
    assert "“I am not a thief,” said the treasurer." in read_bytes(page.encode(), name="club.html").text


def test_the_five_trial_articles_come_out_whole_and_clean() -> None:
    folder = beside("articles")
    seeds = json.loads(beside("extract-dev", "seeds.json").read_text(encoding="utf-8"))
    for seed in seeds:
        article = read_bytes((folder / seed["file"]).read_bytes(), name=seed["file"])
        flat = " ".join(article.text.split())
        assert article.headline == seed["title"]
        assert "; ".join(article.byline) == seed["author"]
        assert article.published is None
        assert [words for words in seed["with"] if " ".join(words.split()) not in flat] == []
        assert [words for words in seed["without"] if words in flat] == []
        assert clean(article.text).text == article.text
