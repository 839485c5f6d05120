"""Pages: the article, what the page says of itself, and doors that stand in place of an article."""

import pytest

from bot.wire.discovery import feeds_in
from bot.wire.errors import ClosedDoorError, NotAPageError
from bot.wire.page_read import PageRead
from bot.wire.pages import read_page
from briefs.errors import BriefsError, NoArticleError, TooShortError
from tests.wire.documents import PARAGRAPHS, page, rss

URL = "https://www.clarion.example/news/ferry?utm_source=feed"
CLEAN = "https://www.clarion.example/news/ferry"


def _read(source: str | bytes, **others: object) -> PageRead:
    data = source if isinstance(source, bytes) else source.encode()
    about = {"url": URL, "content_type": "text/html"} | others
    return read_page(data, **about)  # type: ignore[arg-type]


def test_a_page_gives_its_article_under_its_clean_address() -> None:
    read = _read(page())
    assert read.article.headline == "Harbour Town reopens its ferry line"
    assert read.article.outlet == "The Harl Clarion"
    assert read.article.text == "\n\n".join(PARAGRAPHS)
    assert read.article.url == read.canonical == CLEAN
    assert read.may_show is None


@pytest.mark.parametrize(
    ("head", "canonical"),
    [
        ('<link rel="canonical" href="/a?fbclid=1">', "https://www.clarion.example/a"),
        ('<meta property="og:url" content="https://clarion.example/b">', "https://clarion.example/b"),
        (
            '<link rel="canonical" href="https://evil.example/"><meta property="og:url" content="https://x.example/">',
            CLEAN,
        ),
        ('<link rel="canonical" href="/">', CLEAN),
    ],
)
def test_a_page_is_believed_about_its_address_within_its_site(head: str, canonical: str) -> None:
    read = _read(page(head=head))
    assert (read.canonical, read.article.url) == (canonical, canonical)


@pytest.mark.parametrize(
    ("head", "tags", "most"),
    [
        ('<meta name="robots" content="nosnippet">', (), 0),
        ('<meta name="NutGraf" content="max-snippet:70">', ("max-snippet:90",), 70),
        ('<meta name="googlebot" content="nosnippet">', ("other: nosnippet",), None),
        ("", ("nosnippet",), 0),
    ],
)
def test_how_much_may_be_shown_is_reported(head: str, tags: tuple[str, ...], most: int | None) -> None:
    assert _read(page(head=head), robots_tags=tags).may_show == most


def test_parts_that_are_not_to_be_shown_elsewhere_are_not_read() -> None:
    withheld = f"<span data-nosnippet>{PARAGRAPHS[1]}</span>"
    read = _read(page(paragraphs=(PARAGRAPHS[0], withheld, *PARAGRAPHS[2:])))
    assert "Whitlock" not in read.article.text
    assert PARAGRAPHS[2] in read.article.text


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-8", "utf-16"])
def test_the_charset_that_was_sent_is_used(encoding: str) -> None:
    source = page().replace('<meta charset="utf-8">', "")
    assert _read(source.encode(encoding), charset=encoding).article.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("kind", ["", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream"])
def test_a_page_is_known_by_its_kind_or_its_looks(kind: str) -> None:
    assert _read(page(), content_type=kind).article.text.startswith(PARAGRAPHS[0])


def test_plain_text_is_an_article_too() -> None:
    read = _read("Harbour Town reopens its ferry line\n\n" + "\n\n".join(PARAGRAPHS), content_type="text/plain")
    assert read.article.headline == "Harbour Town reopens its ferry line"
    assert read.article.url == CLEAN


@pytest.mark.parametrize("kind", ["application/json", "application/rss+xml", "image/png", "application/pdf"])
def test_what_is_no_page_is_told(kind: str) -> None:
    with pytest.raises(NotAPageError):
        _read(page(), content_type=kind)


def test_a_feed_in_place_of_a_page_is_told() -> None:
    with pytest.raises(NotAPageError):
        _read(rss(), content_type="text/html")
    with pytest.raises(NotAPageError):
        _read(rss(), content_type="text/xml")


SHORT = PARAGRAPHS[:2]
WALLS = [
    "Subscribe to continue reading.",
    "To continue reading, become a member.",
    "This article is only available to subscribers.",
    "You have reached your limit of free articles this month.",
    "Already a member? Log in to keep reading.",
    "Unlock this article for one crown.",
    "Cet article est réservé aux abonnés.",
    "Il vous reste 78 % de cet article à lire.",
    "Jetzt anmelden und weiterlesen",
    "Suscríbete para seguir leyendo.",
]
UNFREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": %s}</script>'


@pytest.mark.parametrize("wall", WALLS)
def test_a_beginning_with_a_wall_behind_it_is_not_digested(wall: str) -> None:
    with pytest.raises(ClosedDoorError) as caught:
        _read(page(paragraphs=SHORT, foot=f"<div class='gate'><p>{wall}</p></div>"))
    assert caught.value.door == "paywall"


def test_a_beginning_behind_which_a_free_account_is_asked_for_is_a_login() -> None:
    wall = "To continue reading, create a free account."
    with pytest.raises(ClosedDoorError) as caught:
        _read(page(paragraphs=SHORT, foot=f"<div class='gate'><p>{wall}</p></div>"))
    assert caught.value.door == "login"


@pytest.mark.parametrize("said", ["false", '"False"'])
def test_a_short_article_that_is_stated_not_to_be_free_is_a_beginning(said: str) -> None:
    with pytest.raises(ClosedDoorError) as caught:
        _read(page(paragraphs=SHORT, head=UNFREE % said))
    assert caught.value.door == "paywall"


def test_a_whole_article_passes_whatever_its_page_says_of_subscribing() -> None:
    more = [
        f"In ward {number} the vote was {9 * number} to {number}, and those who lost asked the council to count again "
        "before the first boat sails in spring, as its rules allow."
        for number in range(2, 9)
    ]
    for wall in WALLS:
        foot = f"<footer><p>{wall}</p></footer>"
        assert _read(page(paragraphs=[*PARAGRAPHS, *more], head=UNFREE % "false", foot=foot)).article.text


def test_a_wall_around_another_article_is_not_this_ones() -> None:
    more = "".join(
        f"<li>Ward {number} counts its votes again before the spring boats sail</li>" for number in range(12)
    )
    foot = f"<aside><h2>More</h2><ul>{more}</ul><p>SUBSCRIBER ONLY</p><p>Subscribe to continue reading</p></aside>"
    assert _read(page(paragraphs=SHORT, foot=foot)).article.text
    words = "<p>The board hopes to unlock the harbour's full potential, and asks readers to sign up and read more.</p>"
    assert _read(page(paragraphs=[*SHORT, words])).article.text


def test_a_short_whole_article_passes_beside_the_usual_offers() -> None:
    foot = (
        "<footer><p>Subscribe to our newsletter</p><p>Already a subscriber? Log in</p>"
        "<p>Subscribe for one crown a week</p><p>We use cookies. Accept all</p><p>Support us</p></footer>"
    )
    assert _read(page(paragraphs=SHORT, foot=foot, head=UNFREE % "true")).article.text
    assert _read(page(paragraphs=PARAGRAPHS, foot=foot)).article.text


CONSENT = (
    "We and our 842 partners store and access information on a device, such as cookies, and process personal data.",
    "With your consent, we and our partners may use precise location data for personalised advertising and content.",
    "Some vendors may process your data on the basis of legitimate interest. Your preferences apply to this site only.",
    "You can change your preferences or withdraw your consent at any time in our privacy policy.",
)
BUTTONS = "<button>Accept all</button><button>Reject all</button><button>Manage options</button>"


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("The Harl Clarion", URL),
        ("We value your privacy", URL),
        ("Before you continue", "https://consent.clarion.example/collect?to=x"),
        ("Harl", "https://www.clarion.example/consent?return=/news"),
    ],
)
def test_a_request_for_consent_is_not_digested(title: str, url: str) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in CONSENT)
    with pytest.raises(ClosedDoorError) as caught:
        _read(f"<html><head><title>{title}</title></head><body><main>{body}{BUTTONS}</main></body></html>", url=url)
    assert caught.value.door == "consent"


def test_an_article_under_a_banner_or_about_cookies_passes() -> None:
    banner = "<div id='banner'>" + "".join(f"<p>{one}</p>" for one in CONSENT) + BUTTONS + "</div>"
    assert _read(page(foot=banner, head='<meta property="og:type" content="article">')).article.text
    about = (
        "The data office fined the ad firm Brightlane nine million crowns on Monday over its cookie consent pop-ups.",
        "The office said the firm left no way to reject cookies, and shared personal data with partners.",
        "“A consent that can't be refused is no consent,” said Ines Tallow, who heads the office.",
        "Brightlane said it would appeal, and that its partners and vendors had all agreed to the rules on privacy.",
        "The case began two years ago, when a reader in Harbour Town complained about one of the firm's pages.",
    )
    read = _read(page(headline="Data office fines Brightlane over cookies", paragraphs=about, foot=banner))
    assert read.article.text.startswith("The data office fined")


def test_a_login_in_place_of_an_article_is_told() -> None:
    form = "<form><p>Enter your e-mail address and your password to go on to the site of the Clarion.</p>"
    with pytest.raises(ClosedDoorError) as caught:
        _read(
            f"<html><head><title>Log in | Clarion</title></head><body>{form}<input type=password></form></body></html>"
        )
    assert caught.value.door == "login"


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("", BriefsError),
        ("<html></html>", BriefsError),
        ("<p>Hi there", TooShortError),
        ("<html><title>Harl</title><table><tr><td>Harl<td>3<td>1<tr><td>Kelder<td>0<td>2</table>", NoArticleError),
    ],
)
def test_a_page_without_an_article_is_told(source: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        _read(source)


def test_the_feeds_of_a_page_are_named_with_its_article() -> None:
    head = '<base href="https://feeds.example/x/"><link rel="alternate" type="application/atom+xml" href="atom">'
    assert _read(page(head=head)).feeds == ("https://feeds.example/x/atom",)
    assert feeds_in(page(head=head), URL) == ("https://feeds.example/x/atom",)


def test_a_wall_in_another_story_on_the_page_closes_nothing_of_its_own() -> None:
    own, other = "Harbour Town reopens its ferry line", "Old bridge closes for repairs in spring"
    whole, begun = ("".join(f"<p>{words}</p>" for words in texts) for texts in (PARAGRAPHS, _OF_BRIDGE))
    locked = f"{begun}<p>Subscribe to continue reading.</p>"
    head = f'<title>{own}</title><meta property="og:type" content="article">'
    article = _read(
        f"<head>{head}</head><article><h1>{own}</h1>{whole}</article><article><h1>{other}</h1>{locked}</article>"
    ).article
    assert (article.headline, "bridge closes" in article.text) == (own, False)
    with pytest.raises(ClosedDoorError):
        _read(f"<head>{head}</head><article><h1>{own}</h1>{locked}</article><article><h1>{other}</h1>{whole}</article>")


_OF_BRIDGE = (
    "The old bridge of Vessing closes on Friday for a year, the province told all who live on the far bank.",
    "Lorries will have to take the road round the bay, which adds half an hour to the way and has a toll of its own.",
    "The province means to spend four million crowns on the piers, which the flood of nine years ago had washed out.",
)
