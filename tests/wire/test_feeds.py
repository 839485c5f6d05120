"""Feeds of every age and quality, and what is no feed."""

import json
from datetime import UTC, datetime

import pytest

from bot.wire.discovery import feeds_in, guesses_for
from bot.wire.errors import FeedUnreadableError, NotAFeedError
from bot.wire.feed_dates import date_of, sort_key
from bot.wire.feeds import Feed, Item, read_feed
from bot.wire.trimming import MOST_ITEMS
from tests.wire.documents import BRIDGE, FERRY, Entry, atom, json_feed, page, rss, rss09, rss1

NOW = datetime(2026, 1, 10, 12, tzinfo=UTC)
URL = "https://clarion.example/feeds/news.xml"


def _read(data: bytes | str, charset: str | None = None) -> Feed:
    return read_feed(data if isinstance(data, bytes) else data.encode(), url=URL, now=NOW, charset=charset)


ISO = [
    Entry(**vars(FERRY) | {"date": "2026-01-06T09:30:00+01:00"}),
    Entry(**vars(BRIDGE) | {"date": "2026-01-07T10:00:00+01:00"}),
]


@pytest.mark.parametrize("data", [rss(), atom(ISO), json_feed(ISO), rss1(ISO)])
def test_every_kind_of_feed_gives_the_same_items(data: bytes) -> None:
    feed = _read(data)
    assert feed.title == "The Harl Clarion"
    bridge, ferry = feed.items  # the newest first, whatever the order of the feed
    assert bridge.url == "https://clarion.example/news/bridge?utm_source=feed"
    assert ferry.headline == "Harbour Town reopens its ferry line"
    assert ferry.published == "2026-01-06T09:30:00+01:00"
    assert ferry.summary == "The council voted on Monday."
    assert ferry.outlet == "The Harl Clarion"


def test_a_feed_of_1999_has_its_items_and_no_dates() -> None:
    feed = _read(rss09())
    assert [item.headline for item in feed.items] == [FERRY.headline, BRIDGE.headline]
    assert {item.published for item in feed.items} == {None}


def test_guids_are_kept_as_they_are_and_may_be_missing() -> None:
    feed = _read(rss([FERRY, Entry(guid=None, headline="No guid", link="/b"), Entry(guid="b: 7/ä", link="/c")]))
    assert [item.guid for item in feed.items] == ["ferry-1", None, "b: 7/ä"]
    assert feed.ttl == 5400


def test_a_guid_that_is_an_address_stands_in_for_a_missing_link() -> None:
    item = _read(
        "<rss><channel><item><title>B</title><guid>https://clarion.example/b</guid></item></channel></rss>"
    ).items[0]
    assert (item.url, item.guid) == ("https://clarion.example/b", "https://clarion.example/b")


def test_a_guid_that_is_no_address_is_no_link() -> None:
    items = _read(
        "<rss><channel><link>https://clarion.example/</link><item><title>A</title><guid>4711</guid></item>"
        "<item><title>B</title><guid>/news/b</guid></item></channel></rss>"
    ).items
    assert [item.url for item in items] == [None, "https://clarion.example/news/b"]


def test_of_several_links_the_first_to_a_page_counts() -> None:
    def linked(*links: str) -> str | None:
        named = "".join(f"<link {link}/>" for link in links)
        entry = f"<entry><title>A</title><id>1</id>{named}</entry>"
        return _read(f'<feed xmlns="http://www.w3.org/2005/Atom"><title>C</title>{entry}</feed>').items[0].url

    iana = 'rel="http://www.iana.org/assignments/relation/alternate" href="/a"'
    assert linked('rel="self" href="/self"', 'rel="replies" type="text/html" href="/r"', iana) == URL.replace(
        "/feeds/news.xml", "/a"
    )
    assert linked('type="application/json" href="/a.json"', 'href="/a"', 'hreflang="de" href="/de"') == (
        "https://clarion.example/a"
    )
    assert linked('rel="enclosure" type="audio/mpeg" href="/a.mp3"') is None


def test_a_guid_that_several_pages_share_tells_nothing() -> None:
    feed = _read(rss([Entry(guid="same", link="/a"), Entry(guid="same", link="/b"), Entry(guid="other", link="/c")]))
    assert [(item.guid, item.url) for item in feed.items] == [
        (None, "https://clarion.example/a"), (None, "https://clarion.example/b"),
        ("other", "https://clarion.example/c"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://[bad", "mailto:a@b.example", ""]
)
def test_a_link_that_is_no_web_address_is_left_out(link: str) -> None:
    assert [item.url for item in _read(rss([Entry(link=link)])).items] in ([None], ["https://clarion.example/"])


def test_an_item_twice_is_one_and_one_without_words_is_none() -> None:
    feed = _read(rss([FERRY, FERRY, Entry(headline="", link="", guid="empty"), BRIDGE]))
    assert [item.guid for item in feed.items if item.headline] == ["bridge-1", "ferry-1"]


def test_markup_scripts_and_double_quoting_leave_only_words() -> None:
    summary = (
        "<p>One &amp; <b>two</b>.</p><script>alert(1)</script><style>p{}</style><p>Three.<img src=x onerror=y></p>"
    )
    item = _read(rss([Entry(headline="Ferry &amp; bridge &#8217;26", summary=summary)])).items[0]
    assert item.headline == "Ferry & bridge ’26"
    assert item.summary == "One & two. Three."


def test_a_long_summary_ends_with_a_whole_sentence() -> None:
    item = _read(rss([Entry(summary="The boat left on time. " * 1000)])).items[0]
    assert 3_900 < len(item.summary) <= 4_000
    assert item.summary.endswith("The boat left on time.")


@pytest.mark.parametrize(
    ("declared", "really"),
    [
        ("windows-1252", "windows-1252"), ("iso-8859-1", "windows-1252"), ("utf-8", "windows-1252"),
        ("us-ascii", "utf-8"), ("windows-1252", "utf-8"), ("utf-8", "utf-8"), ("utf-16", "utf-16"),
        ("no-such", "utf-8"), ("utf-8", "utf-8-sig"),
    ],
)  # fmt: skip
def test_an_encoding_is_read_whatever_was_declared(declared: str, really: str) -> None:
    entry = Entry(headline="Café “Zwölf” öffnet — für 3 €", summary="Très bien, dit l’équipe à la mairie.")
    text = rss([entry]).decode().replace('encoding="utf-8"', f'encoding="{declared}"')
    item = _read(text.encode(really)).items[0]
    assert (item.headline, item.summary) == (entry.headline, entry.summary)


@pytest.mark.parametrize(("encoding", "sent"), [("koi8-r", None), ("windows-1251", "utf-8"), ("koi8-r", "koi8-r")])
def test_cyrillic_feeds_are_read(encoding: str, sent: str | None) -> None:
    entry = Entry(headline="Мэр открыл новый мост", summary="Движение начнётся в пятницу.")
    data = rss([entry], encoding=encoding)
    if sent == "koi8-r":
        data = data.replace(b' encoding="koi8-r"', b"")  # only the server says it
    assert _read(data, sent).items[0].headline == entry.headline


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("Tue, 06 Jan 2026 09:30:00 +0100", "2026-01-06T09:30:00+01:00"),
        ("Tue, 06 Jan 2026 09:30:00 GMT", "2026-01-06T09:30:00+00:00"),
        ("06 Jan 26 09:30 EST", "2026-01-06T09:30-05:00"),
        ("Tue, 6 January 2026 9:30:00 PDT", "2026-01-06T09:30:00-07:00"),
        ("Tue, 06 Jan 2026 09:30", "2026-01-06T09:30"),
        ("вт, 06 янв 2026 09:30:00 +0300", "2026-01-06T09:30+03:00"),
        ("śr, 06 sty 2026 09:30 +0100", "2026-01-06T09:30+01:00"),
        ("Sal, 06 Oca 2026 09:30 +0300", "2026-01-06T09:30+03:00"),
        ("ter, 06 jan 2026 09:30 -0300", "2026-01-06T09:30-03:00"),
        ("Tue, 06 Jan 2026 09:30:00 XYZ", "2026-01-06T09:30:00"),
        ("Tue,06 Jan 2026 09:30:00 GMT", "2026-01-06T09:30:00+00:00"),
        ("Tue, 06 Jan 2026 09:30 PM", "2026-01-06T21:30"),
        ("Tue, 06 Jan 2026 12:30 a.m. EST", "2026-01-06T00:30-05:00"),
        ("Tue, 06 Jan 2026 13:30 PM", "2026-01-06"),
        ("Tue, 06 Jan 2026 09:30:00 UTC+2", "2026-01-06T09:30:00+02:00"),
        ("2026-01-06 09:30:00 GMT-0330", "2026-01-06T09:30-03:30"),
        ("Tue, 06 Jan 2026", "2026-01-06"),
        ("Di, 06 Jan 2026 09:30:00 +0100 (CET)", "2026-01-06T09:30:00+01:00"),
        ("Tue Jan  6 09:30:00 2026", "2026-01-06T09:30:00"),
        ("2026-01-06T09:30:00Z", "2026-01-06T09:30:00+00:00"),
        ("2026-01-06T09:30:00.123456+05:30", "2026-01-06T09:30:00+05:30"),
        ("2026-01-06", "2026-01-06"),
        ("2026-01", "2026-01"),
        ("Tue, 06 Jan 2026 24:00:00 GMT", "2026-01-06"),
        ("Tue, 31 Feb 2026 09:30:00 GMT", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("Wed, 31 Dec 1969 19:00:00 -0500", None),
        ("1970-01-01", None),
        ("0001-01-01T00:00:00Z", None),
        ("1900-01-01", None),
        ("Tue, 06 Jan 2099 09:30:00 GMT", None),
        ("2099-01-06T09:30:00Z", None),
        ("2026-03", None),
        ("Sun, 11 Jan 2026 20:00:00 +0000", "2026-01-11T20:00:00+00:00"),  # a clock that goes wrong
        ("Tue, 13 Jan 2026 20:00:00 +0000", None),
        ("soon", None),
        ("", None),
        (None, None),
        (20260106, None),
        ("9" * 100_000, None),
    ],
)
def test_a_date_is_as_precise_as_it_is_given_and_never_absurd(stated: object, iso: str | None) -> None:
    assert date_of(stated, NOW) == iso


def test_dates_sort_by_the_moment_they_tell() -> None:
    assert sort_key("2026-01-06T23:30:00-05:00") > sort_key("2026-01-07T01:00:00+01:00")
    assert sort_key("2026-01-06T10:00:00") > sort_key("2026-01-06") > sort_key("2026-01") > sort_key(None)


def test_absurd_dates_leave_their_items_undated_and_in_their_place() -> None:
    dates = ["Thu, 01 Jan 1970 00:00:00 GMT", "Tue, 06 Jan 2026 09:00:00 GMT", "Tue, 06 Jan 2099 09:00:00 GMT"]
    feed = _read(rss([Entry(guid=str(at), link=f"/{at}", date=date) for at, date in enumerate(dates)]))
    assert [item.published for item in feed.items] == [None, "2026-01-06T09:00:00+00:00", None]


def _many(count: int, *, dated: bool = True) -> list[Entry]:
    """Items in the worst of orders: the newest in the middle."""
    days = [f"2026-01-{1 + (at * 7919) % 9:02d}T{(at * 31) % 24:02d}:00:00Z" for at in range(count)]
    return [Entry(guid=str(at), link=f"/{at}", date=days[at] if dated else None) for at in range(count)]


@pytest.mark.parametrize("make", [rss, atom, json_feed, rss1])
def test_of_five_thousand_items_the_newest_are_kept(make: object) -> None:
    entries = _many(5_000)
    items = _read(make(entries)).items  # type: ignore[operator]
    newest = sorted((entry.date or "" for entry in entries), reverse=True)[:MOST_ITEMS]
    assert [item.published for item in items] == [date.replace("Z", "+00:00") for date in newest]


def test_of_five_thousand_items_without_dates_the_first_are_kept() -> None:
    items = _read(rss(_many(5_000, dated=False))).items
    assert [item.guid for item in items] == [str(at) for at in range(MOST_ITEMS)]


def test_an_item_of_another_outlet_names_it() -> None:
    text = rss([FERRY]).decode().replace("</item>", '<source url="https://o.example/f">The Other Post</source></item>')
    assert _read(text).items[0].outlet == "The Other Post"


def _lol(depth: int = 12) -> str:
    entities = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10 if at else "lol"}">' for at in range(depth))
    return (
        f"<?xml version='1.0'?><!DOCTYPE l [{entities}]><rss><channel><title>&l{depth - 1};</title>{{}}</channel></rss>"
    )


@pytest.mark.parametrize(
    "text",
    [
        _lol(),
        "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><rss><channel><title>&x;</title>{}</channel></rss>",
        "<!DOCTYPE r [<!ENTITY % x SYSTEM 'http://127.0.0.1/x'> %x;]><rss><channel><title>A</title>{}</channel></rss>",
        "<!DOCTYPE r SYSTEM 'http://127.0.0.1/r.dtd'><rss><channel><title>A</title>{}</channel></rss>",
        "<?xml-stylesheet href='http://127.0.0.1/x.xsl'?><rss><channel><title>A</title>{}</channel></rss>",
        "<rss xmlns:xi='http://www.w3.org/2001/XInclude'><channel><xi:include href='file:///etc/hostname'/>{}</channel></rss>",
    ],
)
def test_entities_and_what_a_feed_names_are_neither_blown_up_nor_opened(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.socket", None)
    monkeypatch.setattr("builtins.open", None)
    item = "<item><title>B &amp; C</title><link>/b</link><description>&x; &l11;</description></item>"
    try:
        feed = _read(text.format(item))
    except FeedUnreadableError:
        return
    said = repr(feed)
    assert len(said) < 2_000
    assert "lollol" not in said
    assert [one.headline for one in feed.items] == ["B & C"]


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "hello", "{", '{"items": 7}', "[]", "null", '{"version": "x"}', "<", "<<<<", "<a/>", "\0\0\0\0",
        "<?xml version='1.0'?>", "<?xml version='1.0'?><opml><body/></opml>", "<rss></rss>", "<svg></svg>",
        '{"items": [{"name": 1}], "error": null}',
        "\x89PNG\r\n\x1a\n", "%PDF-1.7", '{"items":' + "[" * 100_000, '{"items": [{"id": ' + "9" * 9_999 + "}]}",
    ],
)  # fmt: skip
def test_what_is_no_feed_is_told(text: str) -> None:
    with pytest.raises(FeedUnreadableError):
        _read(text.encode("latin-1"))


@pytest.mark.parametrize(
    "items", [[None, 7, "x", [], {}], [{"id": True, "title": 7, "url": ["x"]}], [{"title": "A", "url": "/a"}]]
)
def test_odd_items_of_json_are_read_past(items: list[object]) -> None:
    feed = _read(json.dumps({"version": 1, "title": None, "items": [*items, {"id": 1.5, "title": "B", "url": "/b"}]}))
    assert feed.items[-1] == Item(guid="1.5", url="https://clarion.example/b", headline="B")


@pytest.mark.parametrize(
    "text",
    [
        rss([FERRY]).decode().replace("</description>", "&nbsp;&eacute; <b></description>"),
        rss([FERRY]).decode().replace("<item>", "<item>\x00\x08\ufffe"),
        rss([FERRY]).decode().replace("</channel></rss>", ""),
        "\n\n  Notice: undefined variable\n" + rss([FERRY]).decode(),
        rss([FERRY]).decode().replace("<link>", "<link>\n  ").replace("</link>", "\n</link>"),
        rss([FERRY]).decode() + "<!-- made in 0.2 s -->junk & more",
    ],
)
def test_a_feed_that_is_not_well_formed_still_gives_its_items(text: str) -> None:
    item = _read(text).items[0]
    assert (item.headline, item.url) == (FERRY.headline, "https://clarion.example/news/ferry")


def test_a_page_in_place_of_a_feed_names_the_feeds_it_names() -> None:
    head = (
        '<link rel="alternate" type="application/rss+xml" href="/comments/feed" title="Comments">'
        '<link rel="alternate" type="application/rss+xml" title="News" href="/feed?a=1&amp;b=2">'
        '<LINK REL="feed alternate" TYPE="application/atom+xml; charset=utf-8" HREF="https://feeds.example/harl">'
        '<link rel="alternate" type="application/feed+json" href="feed.json">'
        '<link rel="alternate" type="application/json" href="/wp-json/posts/7">'
        '<link rel="alternate" hreflang="de" href="/de"><link rel="stylesheet" href="/feed.css">'
        '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">'
    )
    with pytest.raises(NotAFeedError) as caught:
        _read(page(head=head))
    assert caught.value.feeds == (
        "https://clarion.example/feed?a=1&b=2",
        "https://feeds.example/harl",
        "https://clarion.example/feeds/feed.json",
        "https://clarion.example/comments/feed",
    )


def test_a_page_that_names_no_feed_in_its_head_may_link_to_one() -> None:
    links = "".join(
        f'<a href="{to}">x</a>' for to in ("/about", "/news.rss", "/rss/", "https://o.example/feed", "/a.xml")
    )
    assert feeds_in(page(foot=links), URL) == ("https://clarion.example/news.rss", "https://clarion.example/rss/")
    named = '<link rel="alternate" type="application/atom+xml" href="/atom">'
    assert feeds_in(page(head=named, foot=links), URL) == ("https://clarion.example/atom",)


def test_a_site_that_names_no_feed_is_asked_in_three_places() -> None:
    assert guesses_for("https://clarion.example/news/x?y") == (
        "https://clarion.example/feed",
        "https://clarion.example/rss.xml",
        "https://clarion.example/atom.xml",
    )
