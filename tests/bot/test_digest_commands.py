"""Every verb of /digest, through a simulated Discord: who may, what is refused and why, and what is said."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import discord
import pytest

from bot.cards import admin
from bot.cogs.digest import wanted_digest
from bot.errors import RefusedHereError
from storage.records import OutboxRow, Subscription
from tests.bot.conftest import NOON, Room
from tests.bot.digesting import STAMP, digests, posted_in, say, set_here

# ---------------------------------------------------------------- set


async def test_set_saves_and_confirms_with_the_next_instant(room: Room) -> None:
    told = await set_here(room, time="7:30 pm", zone="kyiv", days="mon-fri", topics="Ferry, harbour", when_empty="note")
    (saved,) = await digests(room)
    assert (saved.time, saved.zone, saved.days) == ("19:30", "Europe/Kyiv", (0, 1, 2, 3, 4))
    assert (saved.topics, saved.when_empty, saved.set_by) == (("Ferry", "harbour"), "note", room.editor.id)
    assert "19:30 Europe/Kyiv, Monday to Friday, topics: Ferry, harbour" in told
    found = STAMP.search(told)
    assert found is not None
    assert datetime.fromtimestamp(int(found[1]), UTC) == datetime(2026, 1, 6, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        ("US/Pacific", "US/Pacific"),
        ("us/pacific", "US/Pacific"),
        ("Asia/Calcutta", "Asia/Calcutta"),
        ("Kiev", "Europe/Kyiv"),
        ("europe/kiev", "Europe/Kiev"),
        ("EST5EDT", "EST5EDT"),
    ],
)
async def test_an_old_name_of_a_zone_is_taken(room: Room, typed: str, saved: str) -> None:
    assert f"07:30 {saved}" in await set_here(room, zone=typed)
    assert [one.zone for one in await digests(room)] == [saved]
    assert "Next: " in await say(room, "list")


async def test_a_late_digest_is_not_lost_when_it_is_set_again(room: Room) -> None:
    await set_here(room, time="12:05", zone="UTC", when_empty="note")
    room.clock.now = NOON + timedelta(minutes=30)
    await set_here(room, time="12:05", zone="UTC", when_empty="note", topics="ferries")
    (row,) = await room.store.outbox.list_for(room.guild.id)
    assert (row.state, row.due_at) == ("planned", NOON + timedelta(minutes=5))


async def test_set_again_replaces(room: Room) -> None:
    await set_here(room)
    assert "replaces" in await set_here(room, time="09:00", zone="UTC")
    assert [(one.time, one.zone) for one in await digests(room)] == [("09:00", "UTC")]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"time": "24:00"}, "midnight is 00:00"),
        ({"time": "７:３０"}, "digits 0 to 9"),
        ({"time": "soon"}, "Write the time as"),
        ({"zone": "Mars/Base"}, "is no time zone"),
        ({"zone": "localtime"}, "is no time zone"),
        ({"zone": "Factory"}, "is no time zone"),
        ({"zone": "Copenhagan"}, "Europe/Copenhagen"),
        ({"days": "someday"}, "is no day of the week"),
        ({"topics": "x" * 51}, "at most ten topics"),
        ({"topics": ",".join(f"t{number}" for number in range(11))}, "at most ten topics"),
    ],
)
async def test_what_can_not_be_read_is_refused_in_one_sentence_and_not_saved(
    room: Room, changes: dict[str, str], words: str
) -> None:
    assert words in await set_here(room, **changes)
    assert await digests(room) == []
    assert room.env.errors  # looked at: the sentence is the answer


@pytest.mark.parametrize(
    ("right", "named"),
    [
        ("view_channel", "View Channel"),
        ("send_messages", "Send Messages"),
        ("read_message_history", "Read Message History"),
    ],
)
async def test_a_missing_right_is_named_before_anything_is_saved(room: Room, right: str, named: str) -> None:
    deny = discord.PermissionOverwrite(**{right: False})
    closed = room.guild.create_text_channel("closed", overwrites={room.bot.user: deny})
    told = await set_here(room, channel=closed)
    assert named in told
    assert closed.mention in told
    assert await digests(room) == []
    assert room.env.errors


async def test_a_forum_is_taken_and_what_takes_no_digest_is_refused_clearly(room: Room) -> None:
    await set_here(room, channel=room.guild.create_forum_channel("ideas"))
    assert len(await digests(room)) == 1
    assert await say(room, "notices", channel=room.guild.create_category("all")) == admin.NO_TEXT_CHANNEL
    assert len(await digests(room)) == 1
    assert room.env.errors


async def test_only_an_announcement_channel_can_be_crossposted(room: Room) -> None:
    assert await set_here(room, crosspost=True) == admin.NO_FOLLOWERS
    assert await digests(room) == []
    told = await set_here(room, channel=room.guild.create_news_channel("announcements"), crosspost=True)
    assert "goes on to the channels that follow" in told
    (saved,) = await digests(room)
    assert saved.crosspost
    assert room.env.errors


async def test_a_locked_thread_is_refused(room: Room) -> None:
    starter = await room.editor.send(room.channel, "let us talk")
    thread = await room.bot.get_channel(room.channel.id).get_partial_message(starter.id).create_thread(name="talk")
    room.bot.get_channel(room.channel.id).get_thread(thread.id).locked = True
    told = await set_here(room, channel=next(one for one in room.channel.threads if one.id == thread.id))
    assert told == admin.LOCKED
    assert room.env.errors


async def test_notices_go_to_a_channel_or_to_whoever_set_the_digest(room: Room) -> None:
    assert room.channel.mention in await say(room, "notices", channel=room.channel)
    assert await room.store.notices.channel_for(room.guild.id) == room.channel.id
    forum = room.guild.create_forum_channel("ideas")
    assert await say(room, "notices", channel=forum) == admin.NOT_A_NOTICE_CHANNEL
    assert await say(room, "notices") == admin.NOTICES_ALONE
    assert await room.store.notices.channel_for(room.guild.id) is None
    assert room.env.errors


async def test_an_announcement_channel_and_a_thread_are_taken(room: Room) -> None:
    await set_here(room, channel=room.guild.create_news_channel("announcements"))
    starter = await room.editor.send(room.channel, "let us talk")
    thread = await room.bot.get_channel(room.channel.id).get_partial_message(starter.id).create_thread(name="talk")
    await set_here(room, channel=next(one for one in room.channel.threads if one.id == thread.id))
    assert len(await digests(room)) == 2


async def test_zones_are_suggested_by_city(room: Room) -> None:
    choices = await room.editor.autocomplete(
        room.channel, "digest set", "zone", "kolk", channel=room.channel, time="7:30"
    )
    assert [choice["value"] if isinstance(choice, dict) else choice.value for choice in choices] == ["Asia/Kolkata"]


# ---------------------------------------------------------------- who may


@pytest.mark.parametrize("verb", ["list", "pause", "resume", "remove", "preview", "now", "notices"])
async def test_every_verb_is_for_those_who_manage_the_server(room: Room, verb: str) -> None:
    await set_here(room)
    await let_everybody_see(room)
    assert await say(room, verb, by=room.reader) == admin.NOT_ADMITTED
    assert len(await digests(room)) == 1
    assert not (await digests(room))[0].paused
    assert room.env.errors


async def test_set_is_for_those_who_manage_the_server(room: Room) -> None:
    await let_everybody_see(room)
    told = await say(room, "set", by=room.reader, channel=room.channel, time="bad", zone="UTC")
    assert told == admin.NOT_ADMITTED
    assert room.env.errors


async def let_everybody_see(room: Room) -> None:
    """A server's own settings may show the command to everybody; Discord asks for no right of subcommands then."""
    (command,) = [one for one in await room.bot.tree.fetch_commands() if one.name == "digest"]
    room.guild.set_command_permissions(command, {room.guild.default_role: True})


async def test_a_server_sees_and_changes_only_its_own_digests(room: Room) -> None:
    other = Subscription(guild_id=99, channel_id=room.channel.id, time="07:00", zone="UTC", set_by=1, set_at=NOON)
    await room.store.servers.set(other)
    assert await say(room, "list") == admin.NO_DIGESTS
    for verb in ("pause", "remove", "now", "preview"):
        assert await say(room, verb, channel=room.channel) == admin.NO_DIGESTS
    assert await room.store.servers.get(99, room.channel.id) == other
    assert room.env.errors


# ---------------------------------------------------------------- list, pause, resume, remove


async def test_list_shows_each_digest_with_what_comes_next(room: Room) -> None:
    assert await say(room, "list") == admin.NO_DIGESTS
    await set_here(room, topics="*bold* <@1>")
    told = await say(room, "list")
    assert room.channel.mention in told
    assert "07:30 Europe/Kyiv, every day" in told
    assert STAMP.search(told)
    assert "<@1>" not in told.replace("\\<@1>", "")


async def test_a_long_list_is_turned_by_buttons_which_ask_for_the_right_again(room: Room) -> None:
    for number in range(30):
        one = Subscription(
            guild_id=room.guild.id, channel_id=500 + number, time="07:00", zone="UTC", set_by=1, set_at=NOON
        )
        await room.store.servers.set(replace(one, topics=("a topic that takes some room",) * 3))
    result = await room.editor.slash(room.channel, "digest list")
    first = result.response.message
    assert "page 1 of" in first.content
    await room.restart()
    turned = await room.click(first, by=room.editor, custom_id="ng:l:1")
    second = turned.response.message if turned.response.message else first
    assert "page 2 of" in second.content
    assert "**<#500>" not in second.content


async def test_a_zone_that_this_machine_lost_is_told_and_stops_no_list(room: Room) -> None:
    one = Subscription(guild_id=room.guild.id, channel_id=5, time="07:00", zone="Mars/Base", set_by=1, set_at=NOON)
    await room.store.servers.set(one)
    await set_here(room)
    told = await say(room, "list")
    assert "knows no zone" in told
    await room.store.servers.remove(room.guild.id, room.channel.id)
    for verb in ("now", "preview", "resume"):
        assert "knows no zone" in await say(room, verb)
    await set_here(room)
    assert room.env.errors
    assert room.channel.mention in told
    await room.bot.delivery.tick()


async def test_pause_stops_and_resume_goes_on_without_catching_up(room: Room) -> None:
    await set_here(room, time="13:00", zone="UTC")
    assert "paused" in await say(room, "pause")
    room.clock.now = NOON + timedelta(hours=1, minutes=5)
    await room.bot.delivery.tick()
    assert room.channel.last_message is None
    assert "Paused." in await say(room, "list")
    told = await say(room, "resume", channel=room.channel)
    found = STAMP.search(told)
    assert found is not None
    assert datetime.fromtimestamp(int(found[1]), UTC) == datetime(2026, 1, 7, 13, 0, tzinfo=UTC)
    await room.bot.delivery.tick()
    assert room.channel.last_message is None


async def test_resume_checks_the_rights_again(room: Room) -> None:
    deny = discord.PermissionOverwrite(send_messages=False)
    closed = room.guild.create_text_channel("closed", overwrites={room.bot.user: deny})
    paused = Subscription(
        guild_id=room.guild.id, channel_id=closed.id, time="07:00", zone="UTC", paused=True, set_by=1, set_at=NOON
    )
    await room.store.servers.set(paused)
    assert "Send Messages" in await say(room, "resume", channel=closed)
    assert await digests(room) == [paused]
    assert room.env.errors


async def a_suspended_digest(room: Room, *, hours: int = 1) -> OutboxRow:
    """One of 12:30 that Discord refused three times, so many hours ago."""
    await set_here(room, time="12:30", zone="UTC")
    room.clock.now = NOON + timedelta(minutes=30)
    await room.bot.delivery.planner.plan_due(room.clock.now)
    (row,) = await room.store.outbox.list_for(room.guild.id)
    await room.store.outbox.mark(row.row_id, "suspended", "refused 403/50013")
    room.clock.now += timedelta(hours=hours)
    return row


async def test_resume_arms_a_suspended_digest_again(room: Room) -> None:
    await a_suspended_digest(room)
    await room.bot.delivery.tick()
    assert "Suspended" in await say(room, "list")
    assert "goes on" in await say(room, "resume")
    await room.bot.delivery.tick()
    (row,) = await room.store.outbox.list_for(room.guild.id)
    assert (row.state, row.strikes) == ("sent", 0)
    assert len(posted_in(room)) == 1
    assert "Suspended" not in await say(room, "list")


async def test_set_arms_a_suspended_digest_again(room: Room) -> None:
    await a_suspended_digest(room)
    assert "Next:" not in await say(room, "list")
    assert admin.TRIED_AGAIN in await set_here(room, time="12:30", zone="UTC")
    await room.bot.delivery.tick()
    (row,) = await room.store.outbox.list_for(room.guild.id)
    assert (row.state, row.strikes) == ("sent", 0)
    assert len(posted_in(room)) == 1


async def test_a_list_promises_no_date_while_a_digest_that_was_armed_again_rests(room: Room) -> None:
    row = await a_suspended_digest(room)
    await say(room, "resume")
    await room.store.outbox.mark(row.row_id, "suspended", "refused 403/50013")
    told = await say(room, "list")
    assert "Suspended" in told
    assert "Next:" not in told


async def test_a_refusal_too_old_to_be_tried_again_is_settled_by_a_setting(room: Room) -> None:
    await a_suspended_digest(room, hours=5)
    assert admin.TRIED_AGAIN not in await set_here(room, time="12:30", zone="UTC")
    told = await say(room, "list")
    assert "Next:" in told
    assert "Suspended" not in told


async def test_remove_takes_the_digest_of_a_channel(room: Room) -> None:
    await set_here(room)
    second = room.guild.create_text_channel("second")
    await set_here(room, channel=second)
    await say(room, "remove", channel=second)
    assert [one.channel_id for one in await digests(room)] == [room.channel.id]
    assert await say(room, "pause", channel=second) == admin.no_digest_in(second.id)
    assert room.env.errors


async def test_remove_without_a_channel_clears_those_of_deleted_channels(room: Room) -> None:
    await set_here(room)
    await room.store.servers.set(
        Subscription(guild_id=room.guild.id, channel_id=424242, time="07:00", zone="UTC", set_by=1, set_at=NOON)
    )
    assert "<#424242>" in await say(room, "remove")
    assert [one.channel_id for one in await digests(room)] == [room.channel.id]


@pytest.mark.parametrize(("status", "code"), [(404, 0), (403, 0), (502, 0), (400, 0)])
async def test_remove_clears_no_digest_on_the_word_of_others(room: Room, status: int, code: int) -> None:
    await room.store.servers.set(
        Subscription(guild_id=room.guild.id, channel_id=424242, time="07:00", zone="UTC", set_by=1, set_at=NOON)
    )
    room.env.inject_error("GET", "/channels/*", status=status, code=code, times=None)
    assert await say(room, "remove") == admin.UNREACHED
    assert [one.channel_id for one in await digests(room)] == [424242]
    assert room.env.errors


async def test_a_list_says_why_a_digest_on_request_is_not_there(room: Room) -> None:
    await set_here(room, time="12:30", zone="UTC")
    room.env.inject_error("POST", "/channels/*/messages", status=400, code=50035)
    assert "refused 50035" in await say(room, "now")
    assert "(`/digest now`) was refused by Discord" in await say(room, "list")
    room.clock.now += timedelta(days=2)
    assert "/digest now" not in await say(room, "list")


async def test_a_list_says_that_a_digest_on_request_is_on_its_way(room: Room) -> None:
    await set_here(room, time="12:30", zone="UTC")
    (subscription,) = await digests(room)
    row = await room.bot.delivery.planner.plan_now(subscription, room.clock.now)
    assert row is not None
    assert "(`/digest now`) is waiting to be posted" in await say(room, "list")
    await room.store.outbox.begin(row.row_id, room.clock.now)
    assert "(`/digest now`) is being posted" in await say(room, "list")
    await room.store.outbox.sent(row.row_id, 77, room.clock.now)
    assert "/digest now" not in await say(room, "list")


async def test_with_several_digests_the_channel_has_to_be_named(room: Room) -> None:
    for name in ("one", "two"):
        await set_here(room, channel=room.guild.create_text_channel(name))
    assert await say(room, "pause") == admin.WHICH
    assert room.env.errors


# ---------------------------------------------------------------- what was typed


def test_what_was_typed_is_read_before_discord_is_asked() -> None:
    wanted = wanted_digest(time="7:30 pm", zone="new york", days="weekends", topics=" a ,, b , a ")
    assert (wanted.time, wanted.zone, wanted.days, wanted.topics) == ("19:30", "America/New_York", (5, 6), ("a", "b"))
    assert wanted_digest(time="7:30", zone="UTC", topics=',,,,"').topics == ()
    with pytest.raises(RefusedHereError):
        wanted_digest(time="7:30", zone="UTC", topics="x" * 60)


async def test_only_channels_that_hold_texts_are_offered_and_taken(room: Room) -> None:
    group = room.bot.tree.get_command("digest")
    assert isinstance(group, discord.app_commands.Group)
    (setting,) = [one for one in group.commands if one.name == "set"]
    (channel,) = [one for one in setting.to_dict(room.bot.tree)["options"] if one["name"] == "channel"]
    assert set(channel["channel_types"]) == {0, 5, 10, 11, 12, 15}
    assert await say(room, "notices", channel=room.guild.create_voice_channel("talk")) == admin.NO_TEXT_CHANNEL
    assert room.env.errors
