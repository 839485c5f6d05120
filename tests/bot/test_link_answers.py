"""Links in place of words, through a simulated Discord and a wire made of dictionaries."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.cards import admin, labels
from bot.cards.links import LinkButton, links_card, mark_of
from bot.cogs.lookups import links_of
from bot.feeds import Feeds
from bot.wire.addresses import keys_for
from bot.wire.errors import AddressRefusedError, ClosedDoorError, NotAPageError, RobotsError, WireError, sentence_for
from bot.wire.wire import PageAnswer
from briefs.errors import BriefsError, NoArticleError, TooShortError
from tests.bot.conftest import ARTICLES, FERRY, ORCHARD, Room, a_room
from tests.bot.drawing import ids, read
from tests.bot.drawing import lines_of as drawn
from tests.builders import an_article

MILL = "https://daily.example.org/news/mill"
LONG = "https://daily.example.org/news/" + "a-long-slug-" * 20 + "quay"
KNOWN = str(ARTICLES["ferry"]["url"])


@dataclass
class Papers:
    """A wire made of dictionaries: pages by their address, or the error that stands in the place of one."""

    pages: dict[str, PageAnswer | WireError | BriefsError] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    held: asyncio.Event | None = None  # a fetch waits for it

    async def read_page(self, url: str) -> PageAnswer:
        self.asked.append(url)
        if self.held is not None:
            await self.held.wait()
        page = self.pages.get(url, AddressRefusedError("private"))
        if isinstance(page, WireError | BriefsError):
            raise page
        return page

    async def read_feed(self, *_: Any, **__: Any) -> Any:
        raise NotImplementedError

    async def find_feed(self, _: str) -> None:
        return None

    def pause_after(self, _: str) -> float:
        return 0.0


def a_page(url: str, text: str = ORCHARD, may_show: int | None = None, **changes: Any) -> PageAnswer:
    values = {"headline": "Frost Takes the Blossom of Elm Valley", "outlet": "The Mill Gazette", "url": url}
    article = an_article(**values | {"text": text.strip()} | changes)
    keys = keys_for(url=url, text=article.text)
    return PageAnswer(article=article, url=url, canonical=url, may_show=may_show, keys=keys)


@dataclass
class Stand:
    """A room with papers."""

    room: Room
    papers: Papers

    async def ask(self, query: str, *, by: Any = None, command: str = "brief", wait: float = 31, **options: Any) -> Any:
        self.room.clock.pass_(wait)
        return await (by or self.room.reader).slash(self.room.channel, command, query=query, **options)

    async def brief_this(self, content: str = "", **more: Any) -> Any:
        message = await self.room.reader.send(self.room.channel, content, **more)
        self.room.clock.pass_(31)
        return await self.room.reader.context_menu(self.room.channel, "Brief this", message)

    async def press(self, message: Any, *, by: Any = None, wait: float = 11, **which: Any) -> Any:
        self.room.clock.pass_(wait)
        return await (by or self.room.editor).click(message, **which)


@pytest.fixture
async def stand(tmp_path: Path) -> AsyncIterator[Stand]:
    papers = Papers({MILL: a_page(MILL), LONG: a_page(LONG)})
    async with a_room(
        tmp_path / "nutgraf.db", {"ferry": ARTICLES["ferry"]}, feeds=lambda desk: Feeds(desk, papers, desk.clock)
    ) as room:
        yield Stand(room, papers)


def shown(result: Any) -> Any:
    """What the asker sees in the end; seen by nobody else."""
    assert result.ephemeral
    assert not result.followups  # the answer stands once
    return result.response


def lines_of(result: Any) -> list[str]:
    message = shown(result)
    return [message.content] if message.content else read(message)


async def refused(stand: Stand, query: str, **options: Any) -> str:
    """The sentence in the place of a card."""
    result = await stand.ask(query, **options)
    _ = stand.room.env.errors  # looked at: the sentence is the answer
    (line,) = lines_of(result)
    return line


# ---------------------------------------------------------------- /brief and /glance


@pytest.mark.parametrize("spelling", [KNOWN, f"<{KNOWN}>", f"{KNOWN}/?utm_source=x#top", KNOWN.replace("//", "//www.")])
async def test_a_link_that_the_archive_knows_is_answered_as_ever_and_not_fetched(stand: Stand, spelling: str) -> None:
    result = await stand.ask(spelling)
    assert read(result.response)[0] == "Brief · 1 outlet"
    assert not result.ephemeral
    assert (await stand.ask(spelling, command="glance", private=True)).ephemeral
    assert stand.papers.asked == []


@pytest.mark.parametrize(("command", "kind"), [("brief", "Brief · 1 outlet"), ("glance", "At a Glance")])
async def test_another_link_is_fetched_and_shown_to_the_asker_alone(stand: Stand, command: str, kind: str) -> None:
    before = await stand.room.desk.counts()
    result = await stand.ask(MILL, command=command, private=False)
    lines = lines_of(result)
    assert lines[0] == labels.FROM_PAGE
    assert lines[1].startswith(kind)
    assert "Frost Takes the Blossom of Elm Valley [1]" in lines
    assert "[1] The Mill Gazette · 5 January 2026" in lines
    assert ids(shown(result)) == {}  # a reader may not file it
    assert await stand.room.desk.counts() == before
    assert stand.room.sent()[-1]["type"] == 5  # Discord waits while it is fetched


async def test_what_an_outlet_lets_nobody_show_is_not_shown_of_its_page(stand: Stand) -> None:
    stand.papers.pages[MILL] = a_page(MILL, may_show=0)
    lines = lines_of(await stand.ask(MILL))
    assert "Frost Takes the Blossom of Elm Valley [1]" in lines
    assert not [line for line in lines if "orchard" in line or "guild" in line]
    assert f"{labels.MORE} [1]" in lines


async def test_an_excerpt_of_a_page_is_no_longer_than_of_any_article(stand: Stand) -> None:
    told = "The {} quarter of Harl voted on its own bridge, which took the whole evening."
    long = "\n\n".join(told.format(place) for place in range(200))
    stand.papers.pages[MILL] = a_page(MILL, text=long)
    words = " ".join(lines_of(await stand.ask(MILL))).split()
    assert len(words) < 200 * 14 / 4 + 60


@pytest.mark.parametrize(
    "error",
    [AddressRefusedError("private"), RobotsError(), ClosedDoorError("paywall"), NotAPageError("application/rss+xml")],
)
async def test_what_can_not_be_had_is_said_in_one_sentence(stand: Stand, error: WireError) -> None:
    stand.papers.pages[MILL] = error
    assert await refused(stand, MILL) == sentence_for(error)


@pytest.mark.parametrize("error", [TooShortError(2), NoArticleError()])
async def test_a_page_that_is_no_article_is_told_as_a_page(stand: Stand, error: BriefsError) -> None:
    stand.papers.pages[MILL] = error
    assert (await refused(stand, MILL)).startswith("The page h")


@pytest.mark.parametrize(("command", "option"), [("timeline", "query"), ("compare", "query"), ("quote", "about")])
async def test_other_lookups_take_the_link_of_a_story_and_fetch_nothing(
    stand: Stand, command: str, option: str
) -> None:
    for link, found in ((KNOWN, True), (MILL, False)):
        result = await stand.room.slash(command, **{option: link})
        assert (labels.NOTHING_FOUND in read(result.response)) is not found
    assert stand.papers.asked == []


async def test_one_link_in_thirty_seconds_is_fetched_for_a_member(stand: Stand) -> None:
    await stand.ask(LONG)
    assert await refused(stand, "https://daily.example.org/another", wait=15) == labels.FETCH_WAIT
    assert stand.papers.asked == [LONG]
    assert lines_of(await stand.ask(LONG, wait=1))[0] == labels.FROM_PAGE  # it is still there, and not fetched again
    assert stand.papers.asked == [LONG]


async def test_a_page_that_turns_out_to_be_known_is_its_story(stand: Stand) -> None:
    short = "https://short.example.org/x"
    stand.papers.pages[short] = a_page(KNOWN, text=FERRY)
    assert lines_of(await stand.ask(short))[0] == "Brief · 1 outlet"
    assert lines_of(await stand.ask(short, command="glance"))[0].startswith("At a Glance")


async def test_what_was_taken_out_is_neither_fetched_nor_shown(stand: Stand) -> None:
    await stand.room.desk.remove(f"{KNOWN}?utm_source=mail")
    assert await refused(stand, KNOWN) == labels.LINK_REMOVED
    assert stand.papers.asked == []
    short = "https://short.example.org/x"
    stand.papers.pages[short] = a_page(KNOWN, text=FERRY)
    assert await refused(stand, short) == labels.LINK_REMOVED


async def test_too_many_words_are_refused_where_a_link_might_stand(stand: Stand) -> None:
    assert await refused(stand, "ferry " * 40) == labels.LONG_QUERY


async def test_a_pasted_link_offers_its_story_or_nothing_and_fetches_nothing(stand: Stand) -> None:
    for typed, count in ((KNOWN, 1), (LONG, 0), ("https://", 0), ("https://" + "x" * 3_000, 0)):
        choices = await stand.room.reader.autocomplete(stand.room.channel, "brief", "query", typed[:2_000])
        assert [choice["value"] for choice in choices] == ["story:1"] * count
    assert stand.papers.asked == []


async def test_a_bot_without_a_wire_says_that_it_fetches_nothing(room: Room) -> None:
    result = await room.slash("brief", query=MILL)
    assert (result.response.content, result.ephemeral) == (labels.NO_LINKS, True)
    message = await room.reader.send(room.channel, f"{ARTICLES['orchard']['text']} {MILL}")
    room.clock.pass_(11)
    assert (
        read((await room.reader.context_menu(room.channel, "Brief this", message)).response)[0] == labels.FROM_MESSAGE
    )


# ---------------------------------------------------------------- the File button


@pytest.mark.parametrize("address", [MILL, LONG])
async def test_an_editor_files_the_page_and_a_restart_does_not_matter(stand: Stand, address: str) -> None:
    card = shown(await stand.ask(address, by=stand.room.editor))
    (custom_id,) = ids(card).values()
    assert len(custom_id) <= 100
    stand.room.bot.pages._links._kept.clear()  # type: ignore[union-attr]
    pressed = await stand.press(card.message, wait=31, label=labels.FILE_BUTTON)
    assert lines_of(pressed)[:2] == [labels.FILED, "Brief · 1 outlet"]
    assert stand.papers.asked == [address, address]
    assert lines_of(await stand.press(card.message, label=labels.FILE_BUTTON))[0] == labels.FILED_BEFORE
    (origin,) = (await stand.room.store.feeds.origins_of([2]))[2]
    assert (origin.feed_id, origin.guild_id) == (0, stand.room.guild.id)
    assert not (await stand.ask(address)).ephemeral  # every lookup sees it now


async def test_filing_what_was_just_looked_at_fetches_nothing(stand: Stand) -> None:
    card = shown(await stand.ask(MILL, by=stand.room.editor))
    await stand.press(card.message, wait=1, label=labels.FILE_BUTTON)
    assert stand.papers.asked == [MILL]


async def test_a_reader_can_not_press_it(stand: Stand) -> None:
    pressed = await stand.room.reader.click(await a_message_with(stand, LinkButton("f", f"={MILL}")), label="Open")
    assert lines_of(pressed) == [admin.NOT_ADMITTED]
    assert stand.papers.asked == []


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("=http://169.254.169.254/latest", "The address is not public."),
        ("=file:///etc/passwd", "The address is not public."),
        ("=https://\ud800.example/", "The address is not public."),
        ("=https://\x00", "The address is not public."),
        ("#" + "0" * 24, labels.LINK_LOST),
    ],
)
async def test_a_made_up_custom_id_leads_nowhere_else(stand: Stand, mark: str, said: str) -> None:
    message = await a_message_with(stand, LinkButton("f", mark))
    pressed = await stand.press(message, wait=31, label="Open")
    assert lines_of(pressed) == [said]
    assert (await stand.room.desk.counts()).articles == 1


async def a_message_with(stand: Stand, button: LinkButton) -> Any:
    """A message of the bot that holds one button."""
    view = discord.ui.View(timeout=None)
    view.add_item(button)
    view.stop()
    channel = stand.room.bot.get_channel(stand.room.channel.id)
    assert isinstance(channel, discord.TextChannel)
    return await channel.send("a button", view=view)


# ---------------------------------------------------------------- Brief this


@pytest.mark.parametrize("said", [MILL, f"Have a look: <{MILL}>.", f"[the frost]({MILL}) is bad!", f"({MILL})"])
async def test_brief_this_of_a_link_is_the_brief_of_its_page(stand: Stand, said: str) -> None:
    result = await stand.brief_this(said)
    assert lines_of(result)[0] == labels.FROM_PAGE
    assert stand.papers.asked == [MILL]


def test_links_stand_in_the_words_or_in_what_is_forwarded_or_else_in_embeds() -> None:
    @dataclass
    class Said:
        content: str = ""
        embeds: tuple[Any, ...] = (discord.Embed(url=LONG, title="The quay"),)
        message_snapshots: tuple[Any, ...] = ()

    assert links_of(Said()) == [LONG]  # type: ignore[arg-type]
    assert links_of(Said(MILL)) == [MILL]  # type: ignore[arg-type]
    assert links_of(Said(message_snapshots=(Said(MILL),))) == [MILL]  # type: ignore[arg-type]
    assert links_of(Said("no link")) == []  # type: ignore[arg-type]


async def test_brief_this_of_a_known_link_is_its_story_privately(stand: Stand) -> None:
    assert lines_of(await stand.brief_this(f"see {KNOWN}"))[0] == "Brief · 1 outlet"
    assert stand.papers.asked == []


async def test_of_several_links_one_is_chosen(stand: Stand) -> None:
    result = await stand.brief_this(
        f"{MILL} and {LONG}, {KNOWN}; {MILL}?utm_source=x, https://discord.com/channels/1/2/3"
    )
    card = shown(result)
    assert lines_of(result)[0] == labels.WHICH_LINK
    buttons = list(ids(card))
    assert [button.partition("/")[0] for button in buttons] == ["daily.example.org"] * 2 + ["harbour.example.com"]
    assert all(len(custom_id) <= 100 for custom_id in ids(card).values())
    assert lines_of(await stand.press(card.message, by=stand.room.reader, label=buttons[1]))[0] == labels.FROM_PAGE
    assert stand.papers.asked == [LONG]
    assert lines_of(await stand.press(card.message, by=stand.room.reader, label=buttons[2]))[0] == "Brief · 1 outlet"


def test_links_too_long_for_a_button_are_said_to_be() -> None:
    long = [f"https://daily.example.org/{number}/{'x' * 1_600}" for number in range(2)]
    assert drawn(links_card(long)) == [labels.LONG_LINKS]
    assert drawn(links_card([*long, MILL])) == [labels.WHICH_LINK]


async def test_a_message_that_is_a_text_of_its_own_is_told_with_its_links_below(stand: Stand) -> None:
    result = await stand.brief_this(f"{ORCHARD}\n\n{MILL}")
    assert lines_of(result)[0] == labels.FROM_MESSAGE
    assert labels.LINKS_IN_MESSAGE in lines_of(result)
    assert list(ids(shown(result)).values()) == [f"ng:u:l{mark_of(MILL)}"]
    assert stand.papers.asked == []


# ---------------------------------------------------------------- the end


async def test_who_waits_for_a_page_is_told_when_the_bot_stops(stand: Stand) -> None:
    stand.papers.held = asyncio.Event()
    pages = stand.room.bot.pages
    assert pages is not None
    asked = asyncio.create_task(stand.ask(MILL))
    while not stand.papers.asked:
        await asyncio.sleep(0)
    await asyncio.wait_for(pages.close(), 5)
    assert lines_of(await asked) == [labels.STOPPING]
    assert await refused(stand, LONG) == labels.STOPPING
