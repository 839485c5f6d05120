"""What Discord answers to a post becomes one of a few outcomes; a lost answer is never taken for a refusal."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest
from discord import ui

from bot import sightings
from bot.errors import TokenRefusedError
from bot.exchanges import Exchanges
from bot.posting import (
    AlreadyPostedError,
    ChannelRefusedError,
    Courier,
    EditionRefusedError,
    NotNowError,
    OutcomeUnknownError,
)

GUILD, CHANNEL, SELF = 1, 10, 77
SINCE = datetime(2026, 3, 2, 7, tzinfo=UTC)
VIEW = ui.LayoutView()


class Channel(discord.abc.Messageable):
    """A channel that answers as it is told."""

    def __init__(self, answer: Callable[[], Any], *, guild_id: int = GUILD, readable: bool = True) -> None:
        self.answer, self.sent = answer, list[dict[str, Any]]()
        self.rights = discord.Permissions(view_channel=True, read_message_history=readable)
        self.guild = SimpleNamespace(id=guild_id, me=object())

    async def send(self, **given: Any) -> Any:
        self.sent.append(given)
        return await self.answer()

    def permissions_for(self, _: object) -> discord.Permissions:
        return self.rights

    async def history(self, **_: Any) -> Any:
        for message in await self.answer():
            yield message


class Client:
    user = SimpleNamespace(id=SELF)
    outage = False

    def __init__(self, channel: Any, fetched: Callable[[], Any] | None = None) -> None:
        self._channel, self._fetched = channel, fetched

    def get_guild(self, _: int) -> Any:
        return SimpleNamespace(unavailable=self.outage)

    def get_channel(self, _: int) -> Any:
        return self._channel

    async def fetch_channel(self, _: int) -> Any:
        assert self._fetched is not None
        return await self._fetched()


def http(status: int, code: int = 0) -> discord.HTTPException:
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    kind = kinds.get(status, discord.DiscordServerError if status >= 500 else discord.HTTPException)
    response = SimpleNamespace(status=status, reason="", headers={"Content-Type": "application/json"})
    return kind(response, {"code": code, "message": ""})  # type: ignore[arg-type]


def page(status: int) -> discord.HTTPException:
    """What stands between the bot and Discord answers so: with a page, and none of Discord's codes."""
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    response = SimpleNamespace(status=status, reason="", headers={"Content-Type": "text/html"})
    return kinds.get(status, discord.HTTPException)(response, "<html><h1>Access denied</h1></html>")  # type: ignore[arg-type]


def refusing() -> aiohttp.ClientConnectorError:
    return aiohttp.ClientConnectorError(SimpleNamespace(ssl=None, host="x", port=1), OSError(111, "refused"))  # type: ignore[arg-type]


def raising(error: BaseException) -> Callable[[], Any]:
    async def answer() -> Any:
        raise error

    return answer


def giving(value: Any) -> Callable[[], Any]:
    async def answer() -> Any:
        return value

    return answer


def courier(channel: Any, fetched: Callable[[], Any] | None = None, **options: Any) -> Courier:
    return Courier(Client(channel, fetched), **options)  # type: ignore[arg-type]


OUTCOMES = [
    (http(403, 50013), ChannelRefusedError),
    (http(403, 50001), ChannelRefusedError),
    (http(404, 10003), ChannelRefusedError),
    (http(404, 10008), AlreadyPostedError),
    (http(400, 50035), EditionRefusedError),
    (http(400, 50083), ChannelRefusedError),
    (http(400, 240000), EditionRefusedError),
    (http(403, 200000), NotNowError),
    (http(403, 40333), NotNowError),
    (http(403, 20022), NotNowError),
    *((http(status), OutcomeUnknownError) for status in (400, 403, 404, 408, 409, 413)),
    *((page(status), OutcomeUnknownError) for status in (400, 401, 403, 404, 408, 409, 413, 421, 499)),
    (page(429), NotNowError),
    (http(401), TokenRefusedError),
    (http(429), NotNowError),
    (discord.RateLimited(99), NotNowError),
    (refusing(), NotNowError),
    (http(500), OutcomeUnknownError),
    (http(503), OutcomeUnknownError),
    (aiohttp.ServerDisconnectedError(), OutcomeUnknownError),
    (aiohttp.ClientOSError(104, "reset"), OutcomeUnknownError),
    (aiohttp.ClientPayloadError(), OutcomeUnknownError),
    (TimeoutError(), OutcomeUnknownError),
    (OSError(32, "pipe"), OutcomeUnknownError),
]


@pytest.mark.parametrize(("error", "outcome"), OUTCOMES, ids=lambda value: repr(value)[:60])
async def test_each_answer_is_one_outcome(error: Exception, outcome: type[Exception]) -> None:
    with pytest.raises(outcome):
        await courier(Channel(raising(error))).post(GUILD, CHANNEL, VIEW, "nonce", title="Digest")


@pytest.mark.parametrize("error", [discord.RateLimited(300), http(429), page(429)], ids=["told", "json", "page"])
async def test_a_limit_is_told_as_one(error: Exception) -> None:
    with pytest.raises(NotNowError) as caught:
        await courier(Channel(raising(error))).post(GUILD, CHANNEL, VIEW, "nonce", title="Digest")
    assert caught.value.why == "limited"


async def test_a_post_carries_its_nonce_and_pings_nobody() -> None:
    channel = Channel(giving(SimpleNamespace(id=5)))
    assert await courier(channel).post(GUILD, CHANNEL, VIEW, "nonce", title="Digest") == 5
    (sent,) = channel.sent
    assert sent["nonce"] == "nonce"
    assert sent["allowed_mentions"].to_dict() == {"parse": []}


async def test_an_answer_that_never_comes_is_a_lost_one() -> None:
    async def never() -> Any:
        await asyncio.Event().wait()

    with pytest.raises(OutcomeUnknownError):
        await courier(Channel(never), answer_within=0.01).post(GUILD, CHANNEL, VIEW, "nonce", title="Digest")


async def test_a_channel_of_another_server_is_refused() -> None:
    with pytest.raises(ChannelRefusedError):
        await courier(Channel(giving(None), guild_id=2)).post(GUILD, CHANNEL, VIEW, "nonce", title="Digest")


class Forum(discord.ForumChannel):
    """A forum that takes posts as it is told."""

    def __init__(self, *, tags: tuple[Any, ...] = (), needs_tag: bool = False, media: bool = False) -> None:
        self.guild = SimpleNamespace(id=GUILD)  # type: ignore[assignment]
        self._flags = 1 << 4 if needs_tag else 0
        self._available_tags = dict(enumerate(tags))
        self._type = 16 if media else 15
        self.made = list[dict[str, Any]]()

    async def create_thread(self, **given: Any) -> Any:  # type: ignore[override]
        self.made.append(given)
        return SimpleNamespace(message=SimpleNamespace(id=5))


async def test_a_forum_takes_the_edition_as_a_post_without_pings() -> None:
    forum = Forum(tags=(SimpleNamespace(moderated=False),))
    assert await courier(forum).place(GUILD, CHANNEL) == "forum"
    assert await courier(forum).post(GUILD, CHANNEL, VIEW, "nonce", title="Digest of the day") == 5
    (made,) = forum.made
    assert (made["name"], made["applied_tags"]) == ("Digest of the day", [])
    assert made["allowed_mentions"].to_dict() == {"parse": []}


async def test_a_forum_that_asks_for_a_tag_gets_the_first_that_anybody_may_use() -> None:
    closed, free, other = (SimpleNamespace(moderated=one) for one in (True, False, False))
    forum = Forum(tags=(closed, free, other), needs_tag=True)
    await courier(forum).post(GUILD, CHANNEL, VIEW, "nonce", title="Digest")
    assert forum.made[0]["applied_tags"] == [free]


@pytest.mark.parametrize(
    ("forum", "code"), [(Forum(needs_tag=True), "tag"), (Forum(media=True), "media")], ids=["tag", "media"]
)
async def test_a_forum_without_a_tag_to_use_and_a_media_channel_take_nothing(forum: Forum, code: str) -> None:
    with pytest.raises(EditionRefusedError) as caught:
        await courier(forum).post(GUILD, CHANNEL, VIEW, "nonce", title="Digest")
    assert caught.value.code == code


async def test_a_locked_thread_refuses_as_a_channel_does() -> None:
    for code in (50083, 160005):
        with pytest.raises(ChannelRefusedError):
            await courier(Channel(raising(http(400, code)))).post(GUILD, CHANNEL, VIEW, "nonce", title="Digest")


async def test_an_outage_of_the_server_says_nothing_of_the_channel() -> None:
    there = courier(None)
    there._client.outage = True  # type: ignore[attr-defined]
    with pytest.raises(NotNowError):
        await there.post(GUILD, CHANNEL, VIEW, "nonce", title="Digest")
    with pytest.raises(NotNowError):
        await there.find(GUILD, CHANNEL, "mark", SINCE)


async def test_a_request_that_never_went_out_is_no_lost_answer() -> None:
    exchanges = Exchanges()

    async def waits_for_its_turn() -> Any:
        await asyncio.Event().wait()

    with pytest.raises(NotNowError):
        await courier(Channel(waits_for_its_turn), answer_within=0.01, exchanges=exchanges).post(
            GUILD, CHANNEL, VIEW, "nonce", title="Digest"
        )

    async def goes_out() -> Any:
        await exchanges._on_start(None, SimpleNamespace(), None)  # type: ignore[arg-type]
        await asyncio.Event().wait()

    with pytest.raises(OutcomeUnknownError):
        await courier(Channel(goes_out), answer_within=0.01, exchanges=exchanges).post(
            GUILD, CHANNEL, VIEW, "nonce", title="Digest"
        )


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (http(404, 10003), ChannelRefusedError),
        (http(403, 50001), ChannelRefusedError),
        (http(500), NotNowError),  # only looked up: nothing was posted
        (aiohttp.ServerDisconnectedError(), NotNowError),
        (TimeoutError(), NotNowError),
        (http(401), TokenRefusedError),
    ],
    ids=lambda value: repr(value)[:60],
)
async def test_a_channel_that_has_to_be_looked_up_first(error: Exception, outcome: type[Exception]) -> None:
    with pytest.raises(outcome):
        await courier(None, raising(error)).post(GUILD, CHANNEL, VIEW, "nonce", title="Digest")


# ---------------------------------------------------------------- looking for a message


def a_message(message_id: int, author_id: int, *texts: str) -> Any:
    shown = [SimpleNamespace(children=[ui.TextDisplay(text) for text in texts])]
    return SimpleNamespace(id=message_id, author=SimpleNamespace(id=author_id), components=shown)


async def test_a_message_is_told_by_author_and_mark() -> None:
    messages = [
        a_message(1, 5, "-# Edition 2026-03-02 · abc"),  # somebody who copied the mark
        a_message(2, SELF, "-# Edition 2026-03-02 · abc", "-# Edition 2026-03-02 · other"),
        a_message(3, SELF, "## Daily digest\n-# Edition 2026-03-02 · abc", "and more\n-# Edition 2026-03-02 · abc"),
    ]
    there = courier(Channel(giving(messages)))
    assert await there.find(GUILD, CHANNEL, "2026-03-02 · abc", SINCE) == 3
    assert await there.find(GUILD, CHANNEL, "2026-03-02 · missing", SINCE) == "absent"


async def test_without_the_right_to_read_back_an_empty_channel_says_nothing() -> None:
    assert await courier(Channel(giving([]), readable=False)).find(GUILD, CHANNEL, "x", SINCE) == "unreadable"


async def test_of_a_server_that_is_not_loaded_yet_nobody_can_tell_now() -> None:
    channel = Channel(giving([]))
    channel.guild.me = None
    with pytest.raises(NotNowError):
        await courier(channel).find(GUILD, CHANNEL, "x", SINCE)


async def test_a_channel_too_busy_to_read_back_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sightings, "MOST_LOOKED_AT", 3)
    monkeypatch.setattr(sightings, "_PAGE", 3)
    latest = discord.utils.time_snowflake(SINCE, high=True)
    messages = [a_message(latest + number, 5, "hello") for number in range(3)]
    assert await courier(Channel(giving(messages))).find(GUILD, CHANNEL, "x", SINCE) == "unreadable"


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (http(403, 50001), ChannelRefusedError),
        (http(404, 10003), ChannelRefusedError),
        (http(500), NotNowError),
        (http(429), NotNowError),
        (aiohttp.ServerDisconnectedError(), NotNowError),
        (http(401), TokenRefusedError),
    ],
    ids=lambda value: repr(value)[:60],
)
async def test_a_look_that_fails_says_why(error: Exception, outcome: type[Exception]) -> None:
    with pytest.raises(outcome):
        await courier(Channel(raising(error))).find(GUILD, CHANNEL, "x", SINCE)
