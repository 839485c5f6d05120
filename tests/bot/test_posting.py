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

from bot import posting
from bot.errors import TokenRefusedError
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

    def __init__(self, channel: Any, fetched: Callable[[], Any] | None = None) -> None:
        self._channel, self._fetched = channel, fetched

    def get_channel(self, _: int) -> Any:
        return self._channel

    async def fetch_channel(self, _: int) -> Any:
        assert self._fetched is not None
        return await self._fetched()


def http(status: int, code: int = 0) -> discord.HTTPException:
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    kind = kinds.get(status, discord.DiscordServerError if status >= 500 else discord.HTTPException)
    return kind(SimpleNamespace(status=status, reason=""), {"code": code, "message": ""})  # type: ignore[arg-type]


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
        await courier(Channel(raising(error))).post(GUILD, CHANNEL, VIEW, "nonce")


async def test_a_post_carries_its_nonce_and_pings_nobody() -> None:
    channel = Channel(giving(SimpleNamespace(id=5)))
    assert await courier(channel).post(GUILD, CHANNEL, VIEW, "nonce") == 5
    (sent,) = channel.sent
    assert sent["nonce"] == "nonce"
    assert sent["allowed_mentions"].to_dict() == {"parse": []}


async def test_an_answer_that_never_comes_is_a_lost_one() -> None:
    async def never() -> Any:
        await asyncio.Event().wait()

    with pytest.raises(OutcomeUnknownError):
        await courier(Channel(never), answer_within=0.01).post(GUILD, CHANNEL, VIEW, "nonce")


async def test_a_channel_of_another_server_is_refused() -> None:
    with pytest.raises(ChannelRefusedError):
        await courier(Channel(giving(None), guild_id=2)).post(GUILD, CHANNEL, VIEW, "nonce")


async def test_a_channel_turned_into_a_forum_is_refused_for_good() -> None:
    forum = object.__new__(discord.ForumChannel)
    forum.guild = SimpleNamespace(id=GUILD)  # type: ignore[assignment]
    with pytest.raises(EditionRefusedError) as caught:
        await courier(forum).post(GUILD, CHANNEL, VIEW, "nonce")
    assert caught.value.code == "forum"


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
        await courier(None, raising(error)).post(GUILD, CHANNEL, VIEW, "nonce")


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


async def test_a_channel_too_busy_to_read_back_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "MOST_LOOKED_AT", 3)
    messages = [a_message(number, 5, "hello") for number in range(3)]
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
