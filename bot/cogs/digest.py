"""/digest: the scheduled digests of a server, for members who may manage it. Every answer is private."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import discord
from discord import app_commands
from discord.app_commands import AppCommandChannel, AppCommandThread, Range

from bot.cards import admin
from bot.cards.digest import digest_card
from bot.cogs.digest_why import add_why
from bot.cogs.lookups import NO_MENTIONS, Choices, Interaction, send_card
from bot.delivery import Delivery
from bot.errors import RefusedHereError
from bot.zones import find_zone, suggest_zones
from briefs.schedule import GRACE, parse_days, parse_time
from storage.records import Subscription, WhenEmpty

if TYPE_CHECKING:
    from bot.desk import Desk

MOST_TOPICS, LONGEST_TOPIC = 10, 50
_ALREADY_ANSWERED = 40060

AnyChannel = AppCommandChannel | AppCommandThread
_of_channel = app_commands.describe(channel="The digest's channel; may be left out where the server has only one")


def digest_commands(desk: Desk, delivery: Delivery) -> list[app_commands.Group]:
    """The group of commands. Discord's own setting does not bind subcommands: each verb asks for the right again."""
    digests = Digests(desk, delivery)
    group = app_commands.Group(
        name="digest",
        description="Scheduled digests in this server's channels",
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    async def suggest(_interaction: Interaction, typed: str) -> Choices:
        return [app_commands.Choice(name=name.replace("_", " "), value=name) for name in suggest_zones(typed)]

    @group.command(name="set", description="Post a digest in a channel every day at a set time")
    @app_commands.describe(
        channel="Where it is posted: a text or announcement channel, or a thread",
        time="When, as 07:30 or 7:30 pm",
        zone="The time zone: type a city",
        days="Which days: daily (if left out), weekdays, mon-fri, mon,wed",
        topics="Words that lift a story in the digest, parted by commas",
        when_empty="A day without news: skip it (if left out) or post a note",
    )
    @app_commands.autocomplete(zone=suggest)
    async def set_digest(
        interaction: Interaction,
        channel: AnyChannel,
        time: Range[str, 1, 20],
        zone: Range[str, 1, 100],
        days: Range[str, 1, 100] = "daily",
        topics: Range[str, 1, 600] = "",
        when_empty: Literal["skip", "note"] = "skip",
    ) -> None:
        _admit(interaction)
        wanted = wanted_digest(time=time, zone=zone, days=days, topics=topics, when_empty=when_empty)
        await digests.set_digest(interaction, channel.id, wanted)

    @group.command(name="list", description="The digests of this server: when they come, and how the last ones went")
    async def list_digests(interaction: Interaction) -> None:
        await digests.list_digests(interaction)

    @group.command(description="Post no digest in a channel until you resume it")
    @_of_channel
    async def pause(interaction: Interaction, channel: AnyChannel | None = None) -> None:
        await digests.pause(interaction, _id_of(channel))

    @group.command(description="Go on with a paused or suspended digest")
    @_of_channel
    async def resume(interaction: Interaction, channel: AnyChannel | None = None) -> None:
        await digests.resume(interaction, _id_of(channel))

    @group.command(description="Remove a channel's digest; without a channel, those of deleted channels")
    @_of_channel
    async def remove(interaction: Interaction, channel: AnyChannel | None = None) -> None:
        await digests.remove(interaction, _id_of(channel))

    @group.command(description="Show you alone what the next digest would hold")
    @_of_channel
    async def preview(interaction: Interaction, channel: AnyChannel | None = None) -> None:
        await digests.preview(interaction, _id_of(channel))

    @group.command(description="Post a digest now, besides the daily one")
    @_of_channel
    async def now(interaction: Interaction, channel: AnyChannel | None = None) -> None:
        await digests.now(interaction, _id_of(channel))

    add_why(group, desk)
    return [group]


def wanted_digest(
    *, time: str, zone: str, days: str = "daily", topics: str = "", when_empty: WhenEmpty = "skip"
) -> Subscription:
    """What somebody typed, read; the server, the channel and the moment are still to come.

    Raises BadTimeError, BadZoneError, BadDaysError or RefusedHereError.
    """
    named = tuple(dict.fromkeys(" ".join(topic.split()) for topic in topics.split(",") if topic.strip()))
    if len(named) > MOST_TOPICS or any(len(topic) > LONGEST_TOPIC for topic in named):
        raise RefusedHereError(admin.TOO_MANY_TOPICS)
    return Subscription(
        guild_id=0,
        channel_id=0,
        time=f"{parse_time(time):%H:%M}",
        zone=find_zone(zone),
        days=parse_days(days),
        topics=named,
        when_empty=when_empty,
        set_by=0,
        set_at=discord.utils.utcnow(),
    )


class Digests:
    """The verbs of /digest. Settings are only ever read and written under the server the question comes from."""

    def __init__(self, desk: Desk, delivery: Delivery) -> None:
        self._desk, self._delivery, self._planner = desk, delivery, delivery.planner
        self._servers, self._outbox = desk.store.servers, desk.store.outbox

    async def set_digest(self, interaction: Interaction, channel_id: int, wanted: Subscription) -> None:
        """Set the digest of a channel in place of the one it may have."""
        guild_id = _admit(interaction)
        await _defer(interaction)
        await _check_rights(interaction, channel_id)
        before = await self._servers.get(guild_id, channel_id)
        now = self._desk.clock()
        subscription = replace(wanted, guild_id=guild_id, channel_id=channel_id, set_by=interaction.user.id, set_at=now)
        await self._servers.set(subscription)
        slot = await self._planner.next_for(subscription, now)
        await _tell(interaction, admin.set_told(subscription, slot, replaced=before is not None))

    async def list_digests(self, interaction: Interaction) -> None:
        """Every digest of this server."""
        now, entries = self._desk.clock(), []
        for subscription in await self._servers.list_for(_admit(interaction)):
            slot = await self._planner.next_for(subscription, now)
            entries.append((subscription, slot, await self._planner.last_for(subscription)))
        await _tell(interaction, admin.list_told(entries))

    async def pause(self, interaction: Interaction, channel_id: int | None) -> None:
        """Pause a digest."""
        subscription = await self._digest_of(interaction, channel_id)
        await self._servers.pause(subscription.guild_id, subscription.channel_id)
        await _tell(interaction, admin.paused_told(subscription.channel_id))

    async def resume(self, interaction: Interaction, channel_id: int | None) -> None:
        """Go on with a digest; one that was suspended is tried again."""
        subscription = await self._digest_of(interaction, channel_id)
        await _defer(interaction)
        await _check_rights(interaction, subscription.channel_id)
        now = self._desk.clock()
        going = replace(subscription, paused=False, set_at=now)  # what fell into the pause is not owed
        await self._servers.set(going)
        await self._outbox.rearm(going.guild_id, going.channel_id, due_at=now, oldest=now - GRACE)
        slot = await self._planner.next_for(going, now)
        await _tell(interaction, admin.resumed_told(going.channel_id, slot))

    async def remove(self, interaction: Interaction, channel_id: int | None) -> None:
        """Remove a digest. What was posted stays known, so that setting it again posts nothing twice."""
        _admit(interaction)
        await _defer(interaction)
        gone = [] if channel_id else await self._without_channel(interaction)
        subscriptions = gone or [await self._digest_of(interaction, channel_id)]
        for subscription in subscriptions:
            await self._servers.remove(subscription.guild_id, subscription.channel_id)
        await _tell(interaction, admin.removed_told([one.channel_id for one in subscriptions]))

    async def preview(self, interaction: Interaction, channel_id: int | None) -> None:
        """Show what the next digest would hold."""
        subscription = await self._digest_of(interaction, channel_id)
        edition = await self._planner.preview(subscription, self._desk.clock())
        await send_card(interaction, digest_card(edition), private=True)

    async def now(self, interaction: Interaction, channel_id: int | None) -> None:
        """Post a digest now."""
        subscription = await self._digest_of(interaction, channel_id)
        await _defer(interaction)
        await _check_rights(interaction, subscription.channel_id)
        row = await self._delivery.deliver_now(subscription)
        await _tell(interaction, admin.now_told(row) if row else admin.NOW_EMPTY)

    async def _digest_of(self, interaction: Interaction, channel_id: int | None) -> Subscription:
        """The digest that is meant: of the channel named, of this one, or the only one of the server."""
        mine = {one.channel_id: one for one in await self._servers.list_for(_admit(interaction))}
        if not mine:
            raise RefusedHereError(admin.NO_DIGESTS)
        if channel_id is not None:
            if channel_id not in mine:
                raise RefusedHereError(admin.no_digest_in(channel_id))
            return mine[channel_id]
        if interaction.channel_id in mine:
            return mine[interaction.channel_id]
        if len(mine) > 1:
            raise RefusedHereError(admin.WHICH)
        return next(iter(mine.values()))

    async def _without_channel(self, interaction: Interaction) -> list[Subscription]:
        """The digests whose channels are known to be deleted; an outage or a lost right does not count."""
        found = []
        for subscription in await self._servers.list_for(_admit(interaction)):
            if interaction.guild is None or interaction.guild.get_channel_or_thread(subscription.channel_id):
                continue
            try:
                await interaction.client.fetch_channel(subscription.channel_id)
            except discord.NotFound:
                found.append(subscription)
            except (discord.HTTPException, discord.InvalidData):
                continue
        return found


def _admit(interaction: Interaction) -> int:
    """The server that is asked about; raises unless the asker may manage it."""
    if interaction.guild_id is None:
        raise RefusedHereError(admin.SERVER_ONLY)
    if not interaction.permissions.manage_guild:
        raise RefusedHereError(admin.NOT_ADMITTED)
    return interaction.guild_id


async def _check_rights(interaction: Interaction, channel_id: int) -> None:
    """Raise unless the bot may post in the channel and read it back."""
    channel = await _resolve(interaction, channel_id)
    if channel is None:
        raise RefusedHereError(admin.lacking(channel_id, ["View Channel"]))
    if isinstance(channel, discord.ForumChannel):
        raise RefusedHereError(admin.FORUM)
    if not isinstance(channel, discord.abc.Messageable):
        raise RefusedHereError(admin.NO_TEXT_CHANNEL)
    if lacking := _lacking(channel):
        raise RefusedHereError(admin.lacking(channel_id, lacking))


async def _resolve(interaction: Interaction, channel_id: int) -> Any:
    """The channel as the bot sees it, or None where it sees none in this server."""
    guild = interaction.guild
    found: Any = guild.get_channel_or_thread(channel_id) if guild else None
    if found is None:
        try:
            found = await interaction.client.fetch_channel(channel_id)
        except (discord.Forbidden, discord.NotFound, discord.InvalidData):
            return None
    return found if getattr(found, "guild", None) == guild else None


def _lacking(channel: Any) -> list[str]:
    rights = channel.permissions_for(channel.guild.me)
    sending = "Send Messages"
    may_send = rights.send_messages
    if isinstance(channel, discord.Thread):
        sending, may_send = "Send Messages in Threads", rights.send_messages_in_threads
    needed = {
        "View Channel": rights.view_channel,
        sending: may_send,
        "Read Message History": rights.read_message_history,
    }
    return [name for name, held in needed.items() if not held]


def _id_of(channel: AnyChannel | None) -> int | None:
    return channel.id if channel else None


async def _defer(interaction: Interaction) -> None:
    """Win time for requests to Discord; a first try whose answer was lost counts."""
    try:
        await interaction.response.defer(ephemeral=True, thinking=True)
    except discord.HTTPException as error:
        if error.code != _ALREADY_ANSWERED:
            raise


async def _tell(interaction: Interaction, sentence: str) -> None:
    """Say it to the asker alone, in place of "thinking" where that was shown."""
    if interaction.response.is_done():
        await interaction.edit_original_response(content=sentence, allowed_mentions=NO_MENTIONS)
    else:
        await interaction.response.send_message(sentence, ephemeral=True, allowed_mentions=NO_MENTIONS)
