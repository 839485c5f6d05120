"""Addresses without what does not belong to them, and whether two articles are one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.wire.addresses import ArticleKeys, address_key, canonical_for, clean_address, host_of, keys_for

PAGE = "https://www.clarion.example/news/2026/ferry"


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        (PAGE, PAGE),
        (f"{PAGE}#comments", PAGE),
        (f"{PAGE}?utm_source=feed&utm_medium=rss", PAGE),
        (f"{PAGE}?fbclid=x&gclid=y&mc_cid=1&mc_eid=2&_hsenc=3&igshid=4", PAGE),
        (f"{PAGE}?UTM_Source=feed&page=2", f"{PAGE}?page=2"),
        (f"{PAGE}?id=7&utm%5Fsource=x&b=%7E", f"{PAGE}?id=7&b=%7E"),
        (f"{PAGE}?ref=main&source=rss", f"{PAGE}?ref=main&source=rss"),  # may choose what is shown
        ("HTTPS://WWW.Clarion.Example:443/News", "https://www.clarion.example/News"),
        ("http://clarion.example:80", "http://clarion.example/"),
        ("http://clarion.example:8080/a/", "http://clarion.example:8080/a/"),
        ("https://clarion.example./a", "https://clarion.example/a"),
        ("https://münze.example/ä", "https://xn--mnze-0ra.example/ä"),
        ("https://clarion.example/a/./b/../../c/..", "https://clarion.example/"),
        ("https://clarion.example/../a/.", "https://clarion.example/a/"),
        ("https://clarion.example/app#!/story/12", "https://clarion.example/app#!/story/12"),
        ("https://[2606:4700::1]:443/a", "https://[2606:4700::1]/a"),
        (" mailto:desk@clarion.example ", "mailto:desk@clarion.example"),
        ("https://clarion.example:x/a", "https://clarion.example:x/a"),
    ],
)
def test_a_clean_address_lacks_only_what_does_not_choose_the_page(address: str, clean: str) -> None:
    assert clean_address(address) == clean
    assert clean_address(clean) == clean


SAME = [
    PAGE,
    "http://clarion.example/news/2026/ferry",
    "https://www.clarion.example/news/2026/ferry/",
    "https://WWW.CLARION.EXAMPLE//news/2026/ferry#top",
    "https://www.clarion.example/news/2026/ferry/index.html",
    "https://www.clarion.example/news/2026/%66erry?utm_campaign=x",
    "https://www.clarion.example:443/news/2026/ferry?",
    "https://www.clarion.example/news/./2025/%2e%2e/2026/ferry",
    "https://www.clarion.example/news/2026/ferry/amp/",
    "https://www.clarion.example/news/2026/ferry.amp",
    "https://www.clarion.example/amp/news/2026/ferry",
    "https://amp.clarion.example/news/2026/ferry",
    "https://www.clarion.example/news/2026/ferry?amp",
    "https://www.clarion.example/news/2026/ferry?outputType=amp&amp_js_v=0.1",
    "https://www.google.com/amp/s/www.clarion.example/news/2026/ferry",
    "https://www-clarion-example.cdn.ampproject.org/c/s/www.clarion.example/news/2026/ferry?usqp=mq331AQ",
]


@pytest.mark.parametrize("address", SAME)
def test_spellings_of_one_address_have_one_key(address: str) -> None:
    assert address_key(address) == address_key(PAGE) is not None


@pytest.mark.parametrize(
    "address",
    [
        "https://www.clarion.example/news/2026/Ferry",
        "https://www.clarion.example/news/2026/ferry#!/2",
        "https://www.clarion.example/news/2026/ferry-amp",
        "https://www.clarion.example/news/2026/ferry?show=amp",
        "https://www.clarion.example/news/2026/ferry?page=2",
        "https://www.clarion.example:8443/news/2026/ferry",
        "https://sport.clarion.example/news/2026/ferry",
        "https://www.clarion.example/news/2026/ferry%2Fboat",
        "https://www.clarion.example/news/2026",
    ],
)
def test_other_pages_have_other_keys(address: str) -> None:
    assert address_key(address) != address_key(PAGE)


def test_the_order_of_parameters_and_their_quoting_do_not_count() -> None:
    assert address_key("https://a.example/?b=%c3%a4&a=%7e") == address_key("https://a.example/?a=~&b=ä")
    assert address_key("file:///etc/passwd") is None
    assert host_of("https://www.Clarion.example/x") == "clarion.example"
    assert host_of("nothing") is None


@pytest.mark.parametrize(
    ("stated", "believed"),
    [
        ((PAGE + "?utm_source=x",), PAGE),
        (("/news/2026/ferry-line",), "https://www.clarion.example/news/2026/ferry-line"),
        (("https://clarion.example/a",), "https://clarion.example/a"),
        (("https://amp.clarion.example/a",), "https://amp.clarion.example/a"),
        (("https://evil.example/a",), None),
        (("https://clarion.example.evil.example/a",), None),
        (("https://notclarion.example/a",), None),
        (("https://evil.example/a", "https://clarion.example/b"), "https://clarion.example/b"),
        (("https://www.clarion.example/",), None),  # the front page
        (("https://www.clarion.example:8443/a",), None),
        (("javascript:alert(1)",), None),
        (("http://[bad",), None),
        (("", " "), None),
        ((), None),
    ],
)
def test_a_page_is_believed_about_its_own_site_alone(stated: tuple[str, ...], believed: str | None) -> None:
    found_at = "https://www.clarion.example/amp/news/ferry?fbclid=1"
    assert canonical_for(found_at, stated) == (believed or "https://www.clarion.example/amp/news/ferry")


@pytest.mark.parametrize(
    ("found_at", "claim"),
    [
        ("https://paper.co.uk/a", "https://co.uk/b"),
        ("https://paper.example/a", "https://example/b"),
        ("https://one.com.au/a", "https://com.au/b"),
    ],
)
def test_what_stands_above_many_sites_is_nobodys_own(found_at: str, claim: str) -> None:
    assert canonical_for(found_at, (claim,)) == found_at


TEXT = "The council voted on Monday to reopen the ferry line."
FEED = "https://clarion.example/feed.xml"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (keys_for(guid="a1", source=FEED), keys_for(guid="a1", url="https://clarion.example/moved", source=FEED)),
        (keys_for(guid="a1", url=PAGE, source=FEED), keys_for(guid="changed overnight", url=PAGE + "/", source=FEED)),
        (keys_for(url=PAGE, text=TEXT), keys_for(url="https://clarion.example/other", text=TEXT.upper() + " \n")),
        (keys_for(guid="a1", url=PAGE, source=FEED), keys_for(url=PAGE, text=TEXT)),
    ],
)
def test_one_article_is_one_by_guid_address_or_text(first: ArticleKeys, second: ArticleKeys) -> None:
    assert set(first.all()) & set(second.all())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (keys_for(guid="1", source=FEED), keys_for(guid="1", source="https://other.example/feed")),
        (keys_for(url=PAGE, text=TEXT), keys_for(url="https://other.example/ferry", text=TEXT)),  # a reprint
        (keys_for(guid=" ", url="", text="…", source=FEED), keys_for(guid=None, text="—", source=FEED)),
        (keys_for(), keys_for()),
    ],
)
def test_what_only_looks_alike_is_two_articles(first: ArticleKeys, second: ArticleKeys) -> None:
    assert not set(first.all()) & set(second.all())


@example(".")
@example("\x0c#")
@example("0\u2024")
@given(st.text(max_size=60))
def test_any_text_has_a_clean_form_and_maybe_a_key(address: str) -> None:
    for text in (address, f"https://a.example/{address}", f"http://{address}"):
        clean = clean_address(text)
        assert clean_address(clean) == clean
        assert address_key(clean) == address_key(text) or address_key(text) is None
        canonical_for("https://a.example/x", (text,))


def test_a_section_called_amp_is_no_copy_of_its_site() -> None:
    assert address_key("https://guitars.example/gear/amp") != address_key("https://guitars.example/gear")
    assert address_key("https://guitars.example/amp/") != address_key("https://guitars.example/")


def test_pages_chosen_by_a_fragment_are_told_apart() -> None:
    app = "https://clarion.example/app"
    assert address_key(f"{app}#!/story/12") != address_key(f"{app}#!/story/13")
    assert address_key(f"{app}#/story/12") == address_key(app) == address_key(f"{app}#!")
