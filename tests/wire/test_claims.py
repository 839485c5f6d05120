"""What a page says that it is, of itself or of another page: known as the same, or not, and never in its place.

The towns and people in these pages are made up.
"""

import pytest

from bot.links import Links
from bot.wire.addresses import own_address
from bot.wire.intake import Intake, Outcome
from bot.wire.wire import Wire
from storage.feed_records import WaitingItem
from storage.records import Known
from tests.wire.documents import page
from tests.wire.feeding import NOON, Feeding
from tests.wire.site import Site

pytestmark = pytest.mark.asyncio(loop_scope="module")
PAPER = "paper.example"
TRUE = (
    "The harbour of Tolm will shut its old gate in May, the port office said on Tuesday after a survey.",
    "Engineers found rust along forty metres of the wall, and two pumps had stopped during the winter storms.",
    "Boats are to lie at the northern quay until autumn, where the town pays for lights and a night watch.",
    "Fishermen asked for lower fees, which the office means to answer before the season opens in April.",
)
FORGED = (
    "The mayor of Tolm was led away by officers on Thursday, accused of keeping money meant for a school.",
    "Neighbours watched as boxes were carried from the red house, and a judge closed the hearing to everybody.",
    "A clerk had counted the coins twice and wrote to the capital, which sent three inspectors by train.",
    "Nobody in the council would say who takes the chair, although a deputy has already moved desks.",
)


def put(site: Site, path: str, words: tuple[str, ...], headline: str, *, host: str = PAPER, **more: str) -> str:
    """A page, and its address; ``claim`` is its canonical link, ``og`` its address by OpenGraph, ``date`` its date."""
    head = f'<meta property="article:published_time" content="{more.get("date", "2026-01-05T08:00:00Z")}">'
    head += f'<link rel="canonical" href="{more["claim"]}">' if "claim" in more else ""
    head += f'<meta property="og:url" content="{more["og"]}">' if "og" in more else ""
    site.answer(path, page(headline=headline, paragraphs=words, head=head), host=host)
    return site.url(path, host)


def true_page(site: Site, **more: str) -> str:
    return put(site, "/news/gate", TRUE, "Tolm shuts its harbour gate", **more)


def slug(outcome: Outcome) -> str:
    assert outcome.filed is not None, outcome.reason
    return outcome.filed.slug


async def told(room: Feeding, address: str) -> tuple[str, str | None]:
    """The headline and the link of the article that an address leads to."""
    known = await room.desk.find_link(address)
    assert known is not None, address
    (stored,) = await room.store.articles.load([known.article_id])
    return stored.brief.article.headline, stored.brief.article.url


FORGERIES = [
    ("paper.example", "/~guest/1"),
    ("sub.paper.example", "/1"),
    ("a.b.c.paper.example", "/1"),
    ("www.paper.example", "/comments"),
]


@pytest.mark.parametrize("by", ["claim", "og"])
@pytest.mark.parametrize(("host", "path"), FORGERIES)
async def test_no_page_takes_the_place_of_an_article_by_claiming_its_address(
    room: Feeding, intake: Intake, site: Site, host: str, path: str, by: str
) -> None:
    true = true_page(site)
    first = await intake.take_in(true)
    forged = put(site, path, FORGED, "Mayor arrested", host=host, date="2026-01-06T08:00:00Z", **{by: true})
    other = await intake.take_in(forged)
    assert (other.state, slug(other) != slug(first)) == ("stored", True)
    assert await told(room, true) == ("Tolm shuts its harbour gate", true)
    assert await told(room, forged) == ("Mayor arrested", forged)


async def test_a_page_above_takes_no_article_beneath_it(room: Feeding, intake: Intake, site: Site) -> None:
    true = true_page(site, host="news.paper.example")
    await intake.take_in(true)
    await intake.take_in(put(site, "/x", FORGED, "Mayor arrested", claim=true))
    assert await told(room, true) == ("Tolm shuts its harbour gate", true)


async def test_what_claimed_an_address_first_does_not_keep_its_article_out(
    room: Feeding, intake: Intake, site: Site
) -> None:
    true = true_page(site)
    forged = put(site, "/~guest/1", FORGED, "Mayor arrested", claim=true, date="2026-01-06T08:00:00Z")
    await intake.take_in(forged)
    assert await room.desk.find_link(true) is None
    assert (await intake.take_in(true)).state == "stored"
    assert await told(room, true) == ("Tolm shuts its harbour gate", true)
    assert await told(room, forged) == ("Mayor arrested", forged)


async def test_an_articles_own_page_wins_over_a_copy_however_new_that_says_it_is(
    room: Feeding, intake: Intake, site: Site
) -> None:
    true = true_page(site)
    words = (*TRUE, "The gate will never open again, whatever is said about it.")
    copy = put(site, "/print/1", words, "Tolm loses its gate", claim=true, date="2026-01-06T08:00:00Z")
    first = await intake.take_in(copy)
    again = await intake.take_in(true)
    assert (again.state, slug(again)) == ("stored", slug(first))
    assert await told(room, true) == ("Tolm shuts its harbour gate", true)
    put(site, "/print/1", words, "Tolm has lost its gate", claim=true, date="2026-01-06T10:00:00Z")
    for address in (copy, true):
        assert (await intake.take_in(address)).state == "known"
    assert await told(room, true) == await told(room, copy) == ("Tolm shuts its harbour gate", true)
    assert len(await room.headlines()) == 1


async def test_a_copy_that_says_the_same_is_known_and_changes_neither_words_nor_what_may_be_shown(
    room: Feeding, intake: Intake, site: Site
) -> None:
    true = true_page(site)
    first = await intake.take_in(true)
    head = f'<link rel="canonical" href="{true}">'
    words = page(headline="Gate shut", paragraphs=(*TRUE, "More soon."), head=head)
    site.answer("/gate", words, host=f"m.{PAPER}", headers={"X-Robots-Tag": "nosnippet"})
    copy = site.url("/gate", f"m.{PAPER}")
    again = await intake.take_in(copy)
    assert (again.state, slug(again)) == ("known", slug(first))
    assert await told(room, copy) == ("Tolm shuts its harbour gate", true)
    (stored,) = await room.store.articles.load([1])
    assert stored.may_show is None


async def test_an_articles_own_page_still_changes_it(room: Feeding, intake: Intake, site: Site) -> None:
    true = true_page(site)
    first = await intake.take_in(true)
    put(site, "/news/gate", FORGED, "Tolm's gate stays open after all", date="2026-01-05T09:00:00Z")
    again = await intake.take_in(f"{true}?utm_source=x")
    assert (again.state, slug(again)) == ("stored", slug(first))
    assert (await told(room, true))[0] == "Tolm's gate stays open after all"


async def test_an_article_moves_where_its_own_server_leads(room: Feeding, intake: Intake, site: Site) -> None:
    true = true_page(site)
    first = await intake.take_in(true)
    site._answers.clear()
    moved = put(site, "/2026/gate", (*TRUE, "It opens in June."), "Gate shut until June")
    site.redirect("/news/gate", "/2026/gate", host=PAPER)
    assert slug(await intake.take_in(true)) == slug(first)
    assert await told(room, moved) == await told(room, true) == ("Gate shut until June", moved)


async def test_who_led_to_an_article_gets_no_hold_of_it(room: Feeding, intake: Intake, site: Site) -> None:
    forged = put(site, "/~guest/1", FORGED, "Mayor arrested", date="2026-01-06T08:00:00Z")
    await intake.take_in(forged)
    site._answers.clear()
    true = true_page(site)
    site.redirect("/~guest/1", "/news/gate", host=PAPER)
    await intake.take_in(forged)
    assert await told(room, true) == ("Tolm shuts its harbour gate", true)
    site._answers.clear()
    put(site, "/~guest/1", FORGED, "Mayor arrested again", date="2026-01-07T08:00:00Z")
    await intake.take_in(forged)
    assert await told(room, true) == ("Tolm shuts its harbour gate", true)


async def test_a_page_that_once_led_to_an_article_does_not_speak_for_it(
    room: Feeding, intake: Intake, site: Site
) -> None:
    true, short = true_page(site), site.url("/s", "short.example")
    site.redirect("/s", true, host="short.example")
    await intake.take_in(short)
    assert await told(room, short) == ("Tolm shuts its harbour gate", true)
    site._answers.clear()
    put(site, "/s", FORGED, "Mayor arrested", host="short.example", date="2026-01-06T08:00:00Z")
    await intake.take_in(short)
    assert await told(room, true) == ("Tolm shuts its harbour gate", true)


async def test_a_guid_moves_an_article_of_the_same_words_to_an_address_beside_it_alone(
    room: Feeding, intake: Intake, site: Site
) -> None:
    guid = {"guid": "1", "source": site.url("/feed", PAPER)}
    true, moved = true_page(site), put(site, "/news/gate-2", (*TRUE, "It opens in June."), "Gate shut until June")
    near, other = put(site, "/news/mayor", FORGED, "Mayor arrested"), put(site, "/~guest/1", TRUE, "Mayor at the gate")
    slugs = []
    for number, address in enumerate((true, near, other, moved)):
        item = WaitingItem(
            item_id=number,
            feed_id=1,
            state="waiting",
            reason="",
            tries=0,
            fresh_at=NOON,
            content={**guid, "url": address},
        )
        slugs.append(slug(await intake.take_in(address, item)))
    assert slugs[0] == slugs[2] == slugs[3] != slugs[1]
    assert await told(room, true) == await told(room, moved) == ("Gate shut until June", moved)


async def test_an_articles_text_under_another_headline_does_not_keep_it_out(
    room: Feeding, intake: Intake, site: Site
) -> None:
    copied = put(site, "/~guest/1", TRUE, "Mayor arrested")
    await intake.take_in(copied)
    true = true_page(site)
    assert (await intake.take_in(true)).state == "stored"
    assert await told(room, true) == ("Tolm shuts its harbour gate", true)


async def test_an_articles_text_under_a_like_headline_is_the_article(room: Feeding, intake: Intake, site: Site) -> None:
    await intake.take_in(true_page(site))
    again = await intake.take_in(put(site, "/copy", TRUE, "Tolm: harbour gate shut"))
    assert again.state == "known"


async def test_short_words_that_a_site_says_often_are_no_article(room: Feeding, intake: Intake, site: Site) -> None:
    words = ("The storm has passed the coast, the harbour office said on Tuesday, and this live report is over.",)
    ended = [put(site, f"/live/{number}", words, f"Storm number {number} at Tolm") for number in (1, 2)]
    for address in ended:
        assert (await intake.take_in(address)).state == "stored"
    assert [(await told(room, address))[0][6:14] for address in ended] == ["number 1", "number 2"]
    again = await intake.take_in(put(site, "/copy", words, "Storm number 2 at Tolm"))
    assert again.state == "known"


async def test_who_asks_for_an_address_is_not_shown_a_page_that_claims_it(
    room: Feeding, intake: Intake, site: Site, wire_and_site: tuple[Wire, Site]
) -> None:
    links = Links(room.desk, wire_and_site[0], intake, room.clock)
    true = true_page(site)
    forged = put(site, "/~guest/1", FORGED, "Mayor arrested", claim=true)
    await links.look(forged)
    assert links.needs_fetch(true)
    await intake.take_in(true)
    assert not isinstance(await links.look(forged), Known)
    copy = put(site, "/amp/gate", TRUE, "Tolm shuts its harbour gate", claim=true)
    assert isinstance(await links.look(copy), Known)


@pytest.mark.parametrize("date", ["2099-01-01T00:00:00Z", "1970-01-01", "2026-01-13T00:00:00Z"])
async def test_a_date_that_no_article_can_have_is_none(room: Feeding, intake: Intake, site: Site, date: str) -> None:
    outcome = await intake.take_in(true_page(site, date=date))
    assert outcome.article is not None
    assert outcome.article.published is None


@pytest.mark.parametrize(
    ("found_at", "claim", "own"),
    [
        ("https://a.example/x?ref=home", "https://a.example/x", "https://a.example/x"),
        ("https://a.example/x?id=2&ref=home", "https://www.a.example/x?id=2", "https://www.a.example/x?id=2"),
        ("https://a.example/x?id=2", "https://a.example/x?id=3", "https://a.example/x?id=2"),
        ("https://a.example/x", "https://a.example/y", "https://a.example/x"),
        ("https://amp.a.example/x-1", "https://a.example/x-1", "https://amp.a.example/x-1"),
        ("https://google.b.example/amp/s/a.example/x-1", "https://a.example/x-1", "https://google.b.example/amp/s/a.example/x-1"),
    ],
)  # fmt: skip
async def test_a_page_is_filed_under_the_address_it_was_found_at(found_at: str, claim: str, own: str) -> None:
    assert own_address(found_at, claim) == own
