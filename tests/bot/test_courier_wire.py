"""The courier over the unmodified library against the small Discord: posts, forums, followers, notices, refusals."""

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest

from bot.cards.digest import digest_card
from bot.editions import mark_for, nonce_for
from bot.exchanges import Exchanges
from bot.gate import Gate
from bot.posting import (
    AlreadyPostedError,
    ChannelRefusedError,
    Courier,
    EditionRefusedError,
    NotNowError,
    OutcomeUnknownError,
)
from tests.bot.drawing import check_body
from tests.bot.test_digest_card import an_edition
from tests.discord_server import describe
from tests.discord_server.library import connected
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import FORUM, HISTORY, MEDIA, NEWS

GUILD, CHANNEL, FOLLOWED, IDEAS, PICTURES, MEMBER = 100, 200, 201, 202, 203, 400
DAY = datetime(2026, 3, 10, tzinfo=UTC).date()


@dataclass
class Line:
    """A courier, and the small Discord at the other end."""

    server: DiscordServer
    client: discord.Client
    exchanges: Exchanges
    turns: list[None] = field(default_factory=list)

    @property
    def courier(self) -> Courier:
        async def turn() -> None:
            self.turns.append(None)

        return Courier(self.client, answer_within=2.0, turn=turn, exchanges=self.exchanges)

    async def post(self, channel_id: int, purpose: str = "daily") -> int:
        key = (GUILD, channel_id, DAY, purpose, 0)
        view = digest_card(an_edition(mark=mark_for(*key))).view
        return await self.courier.post(GUILD, channel_id, view, nonce_for(*key), title="Daily digest · a day")

    async def find(self, channel_id: int, purpose: str = "daily") -> object:
        since = datetime.now(UTC) - timedelta(minutes=1)
        mark = mark_for(GUILD, channel_id, DAY, purpose, 0)
        return await self.courier.find(GUILD, channel_id, mark, since)

    def posts(self) -> list[int]:
        """The posts of the forum."""
        return [one.id for one in self.server.world.channels.values() if one.parent_id == IDEAS]


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    async with DiscordServer() as server:
        server.world.add_guild(GUILD)
        for channel_id, kind in ((CHANNEL, 0), (FOLLOWED, NEWS), (IDEAS, FORUM), (PICTURES, MEDIA)):
            server.world.add_channel(GUILD, channel_id, kind=kind)
        exchanges = Exchanges()
        client = discord.Client(
            intents=discord.Intents(guilds=True), max_ratelimit_timeout=60.0, http_trace=exchanges.trace
        )
        async with connected(server, client):
            yield Line(server, client, exchanges)


# ---------------------------------------------------------------- posting


async def test_a_post_is_as_discord_describes_it_and_found_by_its_mark(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies: list[dict[str, Any]] = []
    request = line.client.http.request

    async def noted(route: discord.http.Route, **given: Any) -> Any:
        if route.method == "POST":
            bodies.append(given["json"])
        return await request(route, **given)

    monkeypatch.setattr(line.client.http, "request", noted)
    made = await line.post(CHANNEL)
    (body,) = bodies
    check_body(body, "MessageCreateRequest")
    nonce = nonce_for(GUILD, CHANNEL, DAY, "daily", 0)
    assert (body["nonce"], body["enforce_nonce"], body["allowed_mentions"]["parse"]) == (nonce, True, [])
    assert await line.find(CHANNEL) == made


async def test_a_lost_answer_is_found_in_the_channel_and_its_nonce_repeats_nothing(line: Line) -> None:
    line.server.faults.add("reset", method="POST", path="/messages", times=1, after=True)
    with pytest.raises(OutcomeUnknownError):
        await line.post(CHANNEL)
    found = await line.find(CHANNEL)
    assert list(line.server.world.channels[CHANNEL].messages) == [found]
    assert await line.post(CHANNEL) == found
    assert len(line.server.world.channels[CHANNEL].messages) == 1


async def test_what_never_arrived_is_not_found(line: Line) -> None:
    line.server.faults.add("reset", method="POST", path="/messages", times=1)
    with pytest.raises(OutcomeUnknownError):
        await line.post(CHANNEL)
    assert await line.find(CHANNEL) == "absent"


@pytest.mark.parametrize(
    ("status", "code", "outcome"),
    [
        (403, 50013, ChannelRefusedError),
        (404, 10003, ChannelRefusedError),
        (404, 10008, AlreadyPostedError),
        (400, 50035, EditionRefusedError),
        (503, 0, OutcomeUnknownError),
    ],
)
async def test_each_refusal_on_the_wire_is_one_outcome(
    line: Line, status: int, code: int, outcome: type[Exception]
) -> None:
    line.server.faults.add("error", method="POST", path="/messages", status=status, code=code, times=1)
    with pytest.raises(outcome):
        await line.post(CHANNEL)
    assert len([one for one in line.server.seen if one.method == "POST"]) == 1


async def test_nobody_at_the_other_end_means_that_nothing_was_posted(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:  # bound, so that nobody else gets the port, and not listened to
        taken.bind(("127.0.0.1", 0))
        with monkeypatch.context() as away:
            away.setattr(discord.http.Route, "BASE", f"http://127.0.0.1:{taken.getsockname()[1]}")
            with pytest.raises(NotNowError):
                await line.post(CHANNEL)


# ---------------------------------------------------------------- forums


async def test_a_post_in_a_forum_is_found_by_its_mark_open_or_archived(line: Line) -> None:
    assert await line.courier.place(GUILD, IDEAS) == "forum"
    assert await line.find(IDEAS) == "absent"
    made = await line.post(IDEAS)
    assert line.posts() == [made]
    assert await line.find(IDEAS) == made
    assert await line.find(IDEAS, "now") == "absent"
    line.server.world.channels[made].archived = True
    assert await line.find(IDEAS) == made


@pytest.mark.parametrize("fault", [{"what": "error", "status": 502}, {"what": "reset"}, {"what": "cut"}])
async def test_a_post_whose_answer_was_lost_is_not_made_again_by_the_library(
    line: Line, fault: dict[str, object]
) -> None:
    more = {} if fault["what"] == "cut" else {"after": True}
    line.server.faults.add(**fault, method="POST", path="/threads", times=1, **more)  # type: ignore[arg-type]
    with pytest.raises(OutcomeUnknownError):
        await line.post(IDEAS)
    assert len(line.posts()) == 1
    assert await line.find(IDEAS) == line.posts()[0]


async def test_a_forum_that_asks_for_a_tag_gets_its_first(line: Line) -> None:
    forum = line.server.world.channels[IDEAS]
    forum.needs_tag = True
    with pytest.raises(EditionRefusedError) as caught:  # the tag was asked for since the library looked
        await line.post(IDEAS)
    assert caught.value.code == "tag"


@pytest.mark.parametrize("told", [True, False])
async def test_a_channel_turned_into_a_forum_while_the_bot_is_there_takes_posts(line: Line, told: bool) -> None:
    assert await line.courier.place(GUILD, CHANNEL) == "channel"
    if told:
        line.server.changes.turn(CHANNEL, FORUM)
        while line.client.get_channel(CHANNEL)._type != FORUM:  # type: ignore[union-attr]
            await asyncio.sleep(0)
        assert await line.courier.place(GUILD, CHANNEL) == "forum"
        made = await line.post(CHANNEL)
        assert line.server.world.channels[made].parent_id == CHANNEL
    else:  # the refusal is the channel's, so that it is tried again
        line.server.world.channels[CHANNEL].kind = FORUM
        with pytest.raises(ChannelRefusedError):
            await line.post(CHANNEL)


async def test_a_media_channel_takes_no_digest(line: Line) -> None:
    with pytest.raises(EditionRefusedError) as caught:
        await line.courier.place(GUILD, PICTURES)
    assert caught.value.code == "media"


# ---------------------------------------------------------------- reading back


@pytest.mark.parametrize(("before", "after", "pages"), [(150, 0, 1), (20, 99, 1), (150, 120, 3), (0, 250, 2)])
async def test_a_message_is_found_among_many_others(line: Line, before: int, after: int, pages: int) -> None:
    channel = line.server.world.channels[CHANNEL]
    for number in range(before):
        line.server.world.store(channel, {"content": f"chat {number}"})
    made = await line.post(CHANNEL)
    for number in range(after):
        line.server.world.store(channel, {"content": f"talk {number}"})
    assert await line.find(CHANNEL) == made
    assert len(line.turns) == pages - 1  # each further page waited for its turn


async def test_an_empty_channel_is_believed_only_where_discord_would_show_its_messages(line: Line) -> None:
    assert await line.find(CHANNEL) == "absent"
    line.server.world.channels[CHANNEL].deny = HISTORY  # the library was not told
    assert await line.find(CHANNEL) == "unreadable"


@pytest.mark.parametrize("fault", [{"what": "error", "status": 502}, {"what": "reset"}, {"what": "cut"}])
async def test_a_message_whose_answer_was_lost_is_looked_for_before_the_nonce_is_trusted(
    line: Line, fault: dict[str, object]
) -> None:
    more = {} if fault["what"] == "cut" else {"after": True}
    line.server.faults.add(**fault, method="POST", path="/messages", times=1, **more)  # type: ignore[arg-type]
    with pytest.raises(OutcomeUnknownError):
        await line.post(CHANNEL)
    asked = [one for one in line.server.seen if one.method == "POST" and one.path.endswith("/messages")]
    assert len(asked) == 1
    assert await line.find(CHANNEL) == next(iter(line.server.world.channels[CHANNEL].messages))


async def test_without_the_right_to_read_back_nobody_can_tell(line: Line) -> None:
    line.server.world.channels[CHANNEL].deny = HISTORY
    changed = describe.channel(line.server.world.channels[CHANNEL], line.server.world)
    await line.server.gateway.dispatch("CHANNEL_UPDATE", changed)
    async with asyncio.timeout(5):
        while await line.find(CHANNEL) != "unreadable":
            await asyncio.sleep(0)


# ---------------------------------------------------------------- followers, direct messages


async def test_an_announcement_goes_on_once_however_often_it_is_asked_for(line: Line) -> None:
    message_id = await line.post(FOLLOWED)
    for _ in range(2):
        await line.courier.crosspost(GUILD, FOLLOWED, message_id)
    assert line.server.world.channels[FOLLOWED].messages[message_id]["flags"] & 2


async def test_a_crosspost_that_can_not_be_says_why(line: Line) -> None:
    with pytest.raises(EditionRefusedError):
        await line.courier.crosspost(GUILD, CHANNEL, await line.post(CHANNEL))
    with pytest.raises(AlreadyPostedError):
        await line.courier.crosspost(GUILD, FOLLOWED, 12345)
    message_id = await line.post(FOLLOWED)
    line.server.faults.add("limited", path="/crosspost", times=1, retry_after=1_800.0)
    with pytest.raises(NotNowError) as caught:
        await line.courier.crosspost(GUILD, FOLLOWED, message_id)
    assert caught.value.after >= 1_800


async def test_a_member_is_told_alone_unless_they_take_no_messages(line: Line) -> None:
    line.server.world.users[MEMBER] = {"id": str(MEMBER), "username": "edda", "discriminator": "0", "avatar": None}
    await line.courier.tell_member(MEMBER, "The digest failed @everyone", "n1")
    (conversation,) = (one for one in line.server.world.channels.values() if one.recipient == MEMBER)
    assert [one["content"] for one in conversation.messages.values()] == ["The digest failed @everyone"]
    assert line.server.world.pings == []
    line.server.faults.add("error", path="/messages", status=403, code=50007, times=1)  # they take none
    with pytest.raises(ChannelRefusedError):
        await line.courier.tell_member(MEMBER, "again", "n2")
    with pytest.raises(EditionRefusedError):
        await line.courier.tell_member(MEMBER + 1, "nobody", "n3")


# ---------------------------------------------------------------- what Discord counts


async def test_refusals_are_counted_as_discord_counts_them(line: Line) -> None:
    line.server.faults.add("error", path="/messages", status=403, code=50013, times=2)
    for _ in range(2):
        with pytest.raises(ChannelRefusedError):
            await line.post(CHANNEL)
    line.server.faults.add("limited", path="/messages", retry_after=0.01, times=1)
    await line.post(CHANNEL)  # the library waits and tries again by itself
    assert line.exchanges.invalid == line.server.limits.invalid == 3


@pytest.mark.parametrize("status", [400, 403, 404, 408, 413, 499])
async def test_a_page_that_is_not_discords_speaks_against_nothing(line: Line, status: int) -> None:
    line.server.faults.add("page", path="/messages", method="POST", status=status, times=1, after=True)
    with pytest.raises(OutcomeUnknownError) as caught:
        await line.post(CHANNEL)
    assert caught.value.why == f"unexplained {status}"
    line.server.faults.add("page", path="/messages", method="GET", status=status, times=1)
    with pytest.raises(NotNowError):
        await line.find(CHANNEL)
    assert await line.find(CHANNEL) == next(iter(line.server.world.channels[CHANNEL].messages))
    assert line.exchanges.invalid == line.server.limits.invalid == (2 if status == 403 else 0)


@pytest.mark.parametrize("status", [403, 404])
async def test_a_page_in_place_of_a_message_proves_no_empty_channel(line: Line, status: int) -> None:
    line.server.faults.add("page", path="/messages/[0-9]", method="GET", status=status, times=1)
    with pytest.raises(NotNowError):
        await line.find(CHANNEL)
    assert await line.find(CHANNEL) == "absent"


async def test_a_post_held_back_by_a_limit_was_not_posted(line: Line) -> None:
    line.server.faults.add("limited", path="/messages", retry_after=30.0, times=1)
    with pytest.raises(NotNowError):
        await line.post(CHANNEL)
    assert not line.server.world.channels[CHANNEL].messages


async def test_a_limit_of_the_whole_bot_that_one_request_did_not_outwait_ends_all_the_same(line: Line) -> None:
    line.client.http._global_over = Gate(0.2)
    line.server.faults.add("limited", method="POST", path="/messages", retry_after=30.0, everywhere=True, times=1)
    with pytest.raises(NotNowError):
        await Courier(line.client, answer_within=0.1, exchanges=line.exchanges).post(
            GUILD, CHANNEL, digest_card(an_edition(mark="x")).view, "nonce", title="Digest"
        )
    assert not line.client.http._global_over.is_set()
    made = await line.post(CHANNEL)
    assert list(line.server.world.channels[CHANNEL].messages) == [made]


async def test_a_refusal_after_a_lost_answer_is_no_refusal(line: Line) -> None:
    """The library repeats a post after a 502; that the repetition is refused says nothing of the first."""
    line.server.faults.add("error", path="/messages", status=502, after=True, times=1)
    line.server.faults.add("error", path="/messages", status=403, code=50013, times=1, skip=0)
    with pytest.raises(OutcomeUnknownError):
        await line.post(CHANNEL)
    assert len(line.server.world.channels[CHANNEL].messages) == 1


async def test_a_post_without_an_answer_in_time_may_stand_there(line: Line) -> None:
    line.server.faults.add("hang", path="/messages", times=1, after=True)
    with pytest.raises(OutcomeUnknownError):
        await line.post(CHANNEL)
    assert await line.find(CHANNEL) == next(iter(line.server.world.channels[CHANNEL].messages))
