"""Feeds that break the rules of XML in the usual ways."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.wire.feeds import Feed, read_feed
from bot.wire.mending import closed, sound_ampersands, with_known_dates

NOW = datetime(2026, 1, 10, 12, tzinfo=UTC)
URL = "https://clarion.example/feeds/news.xml"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:a="http://www.w3.org/2005/Atom"'


def _read(items: str, *, attributes: str = "") -> Feed:
    data = f'<rss version="2.0" {attributes}><channel><title>C</title>{items}</channel></rss>'
    return read_feed(data.encode(), url=URL, now=NOW)


def test_a_bare_ampersand_in_a_title_or_a_link_stands_for_itself() -> None:
    item = _read(
        "<item><title>R&D, Q&A & caf&eacute; &amp; &notanentity;</title><link>/a?b=1&part=2&copy=3</link></item>"
    ).items[0]
    assert item.headline == "R&D, Q&A & café & &notanentity;"
    assert item.url == "https://clarion.example/a?b=1&part=2&copy=3"


def test_what_is_quoted_is_left_as_it_is() -> None:
    xml = "<a><![CDATA[x & y &nbsp;]]> & &nbsp; <![CDATA[ & "
    assert sound_ampersands(xml) == "<a><![CDATA[x & y &nbsp;]]> &amp; &#160; <![CDATA[ & "


def test_an_entity_that_a_document_declares_is_not_opened() -> None:
    data = b'<!DOCTYPE rss [<!ENTITY x "boom">]><rss><channel><item><title>A &x;</title></item></channel></rss>'
    assert read_feed(data, url=URL, now=NOW).items[0].headline == "A &x;"


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ("<dc:date>2026-01-05</dc:date><a:updated>2026-01-08T08:00:00Z</a:updated>", "2026-01-05"),
        ("<a:updated>2026-01-08T08:00:00Z</a:updated><dc:date>2026-01-05</dc:date>", "2026-01-05"),
        ("<pubDate>Tue, 06 Jan 2026 09:30 GMT</pubDate><dc:date>2026-01-05</dc:date>", "2026-01-06T09:30+00:00"),
        ("<a:updated>2026-01-08T08:00:00Z</a:updated>", "2026-01-08T08:00:00+00:00"),
    ],
)
def test_a_change_does_not_stand_for_the_publication(dates: str, published: str) -> None:
    assert _read(f"<item><title>A</title>{dates}</item>", attributes=DC).items[0].published == published


def test_items_are_saved_from_a_title_that_is_never_closed() -> None:
    items = _read(
        "<item><title>Ferry late<link>https://clarion.example/f</link><guid>f</guid></item>"
        "<item><title>Fog<description>On the <b>bridge<guid>g</guid><item><title>Rain</title></item>"
    ).items
    assert [(one.headline, one.guid) for one in items] == [("Ferry late", "f"), ("Fog", "g"), ("Rain", None)]


def test_what_is_closed_stays_as_it_is() -> None:
    xml = '<item><title type="x">A</title><link/><link href="b"/><guid>c</guid><source><title>S</title></source></item>'
    assert closed(xml) == xml


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/&;[]!CDATA item title=\"'", max_size=120))
def test_anything_is_mended_without_an_error(text: str) -> None:
    assert isinstance(closed(with_known_dates(sound_ampersands(text))), str)


def test_a_tag_in_a_title_declared_text_is_meant() -> None:
    def titled(*titles: str) -> list[str]:
        entries = "".join(f"<entry><id>{at}</id>{title}</entry>" for at, title in enumerate(titles))
        data = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title>{entries}</feed>'
        return [one.headline for one in read_feed(data.encode(), url=URL, now=NOW).items]

    told = titled(
        '<title type="text">Why &lt;b&gt;bold&lt;/b&gt; died</title>',
        '<title type="html">Why &lt;b&gt;bold&lt;/b&gt; died</title>',
    )
    assert told == ["Why <b>bold</b> died", "Why bold died"]
    assert titled("<title>Why &lt;b&gt;bold&lt;/b&gt; died</title>") == ["Why bold died"]
