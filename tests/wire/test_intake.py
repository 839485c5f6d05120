"""Pages taken in without a feed's item: links that the operator or a server gave."""

import pytest

from bot.wire.errors import AddressRefusedError, ClosedDoorError, RobotsError, sentence_for
from bot.wire.intake import Intake
from bot.wire.wire import Wire
from tests.wire.feeding import NOON, Feeding, a_page
from tests.wire.site import Site

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture
def site(site: Site) -> Site:
    site.answer("/news/ferry", a_page("ferry"))
    return site


async def test_a_link_is_filed_for_whoever_gave_it(room: Feeding, intake: Intake, site: Site) -> None:
    outcome = await intake.take_in(site.url("/news/ferry?utm_source=x"), guild_id=7)
    assert outcome.state == "stored"
    assert outcome.filed is not None
    assert outcome.article is not None
    assert outcome.article.url == site.url("/news/ferry")
    origins = await room.store.feeds.origins_of([outcome.filed.article_id])
    assert [(one.feed_id, one.guild_id, one.fresh_at) for one in origins[outcome.filed.article_id]] == [(0, 7, NOON)]


async def test_one_article_is_known_by_address_canonical_address_and_words(
    room: Feeding, intake: Intake, site: Site
) -> None:
    head = f'<head><link rel="canonical" href="{site.url("/news/ferry")}">'
    site.answer("/amp/1", a_page("ferry").replace("<head>", head))
    site.answer("/copy", a_page("ferry"))
    first = await intake.take_in(site.url("/news/ferry"))
    for path in ("/news/ferry#top", "/news/ferry/index.html", "/amp/1", "/copy"):
        site.answer("/news/ferry/index.html", a_page("ferry"))
        again = await intake.take_in(site.url(path))
        assert (again.state, again.filed and again.filed.slug) == ("known", first.filed and first.filed.slug), path
    assert await room.headlines() == ["The ferry reopens"]
    (stored,) = await room.store.articles.load([1])
    assert stored.brief.article.url == site.url("/news/ferry")  # the first one stays


async def test_a_page_that_was_looked_at_is_not_fetched_again(
    intake: Intake, site: Site, wire_and_site: tuple[Wire, Site]
) -> None:
    page = await wire_and_site[0].read_page(site.url("/news/ferry"))
    site.asked.clear()
    assert (await intake.take_in(site.url("/news/ferry"), page=page)).state == "stored"
    assert site.asked == []


async def test_a_removed_article_stays_out(room: Feeding, intake: Intake, site: Site) -> None:
    await intake.take_in(site.url("/news/ferry"))
    await room.desk.remove(site.url("/news/ferry/"))
    again = await intake.take_in(site.url("/news/ferry"), guild_id=7)
    assert (again.state, again.filed and again.filed.status) == ("known", "removed")
    assert await room.headlines() == []


async def test_how_much_may_be_shown_comes_with_the_page(room: Feeding, intake: Intake, site: Site) -> None:
    site.answer("/news/ferry", a_page("ferry"), headers={"X-Robots-Tag": "max-snippet:80"})
    await intake.take_in(site.url("/news/ferry"))
    (stored,) = await room.store.articles.load([1])
    assert stored.may_show == 80


async def test_what_can_not_be_had_is_told_in_a_sentence(intake: Intake, site: Site) -> None:
    site.answer("/robots.txt", "User-agent: *\nDisallow: /closed", "text/plain", host="closed.example")
    site.answer("/busy", status=503, headers={"Retry-After": "120"}, host="busy.example")
    site.answer("/short", "<html><body><p>Too little.</p></body></html>")
    site.answer("/login", "<title>Log in</title><form>Log in to read.<input type='password'></form>")
    site.answer("/robot", "<title>Just a moment...</title><p>Checking your browser. Enable JavaScript to go on.</p>")
    refused = {
        site.url("/robot"): ("later", sentence_for(ClosedDoorError("challenge"))),
        site.url("/closed", "closed.example"): ("skipped", sentence_for(RobotsError())),
        "http://10.0.0.1/a": ("skipped", sentence_for(AddressRefusedError("private"))),
        "not an address": ("skipped", sentence_for(AddressRefusedError("form"))),
        site.url("/login"): ("skipped", sentence_for(ClosedDoorError("login"))),
        site.url("/busy", "busy.example"): ("later", "The server asks to come back in 2 min (503)."),
    }
    for address, told in refused.items():
        outcome = await intake.take_in(address)
        assert (outcome.state, outcome.reason) == told, address
        assert outcome.filed is None
    assert (await intake.take_in(site.url("/short"))).state == "skipped"
    assert (await intake.take_in(site.url("/busy", "busy.example"))).wait == 120
