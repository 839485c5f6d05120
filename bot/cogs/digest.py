"""/digest: the scheduled digests of a server, for members who may manage it. Every answer is private."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, cast

import discord
from discord import app_commands
from discord.app_commands import AppCommandChannel, AppCommandThread, Range

from bot.cards import admin
from bot.cards.digest import digest_card
from bot.cogs.answering import Interaction, defer, send_card, tell
from bot.cogs.digest_why import add_why
from bot.cogs.lookups import Choices
from bot.cogs.managers import admit, managers_group
from bot.cogs.paging import DIGESTS, show_list
from bot.delivery import Delivery
from bot.errors import RefusedHereError
from bot.health import IN_DOUBT_FOR, LATELY, is_known
from bot.planning import DAILY, NOW
from bot.posting import EditionRefusedError, tags_for
from bot.refusals import UNKNOWN_CHANNEL, code_of, is_closed
from bot.zones import find_zone, suggest_zones
from briefs.digest_topics import topics_in
from briefs.schedule import GRACE, LATE, parse_days, parse_time
from storage.outbox import ON_ITS_WAY, TROUBLE
from storage.records import OutboxRow, Subscription, WhenEmpty

if TYPE_CHECKING:
    from bot.desk import Desk

MOST_TOPICS, LONGEST_TOPIC = 10, 50

AnyChannel = AppCommandChannel | AppCommandThread


class PostedTo(app_commands.Transformer):
    """The channels that a digest can be set for; Discord offers no others."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """A channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Those that hold texts; whether a forum takes any is found out when it is set."""
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.news_thread, kinds.public_thread, kinds.private_thread, kinds.forum]

    async def transform(self, interaction: Interaction, value: Any, /) -> AnyChannel:
        """The channel as it was given."""
        return cast(AnyChannel, value)


_of_channel = app_commands.describe(channel="The digest's channel; may be left out where the server has only one")


def digest_commands(digests: Digests) -> list[app_commands.Group]:
    """The group of commands. Discord's own setting does not bind subcommands: each verb asks for the right again."""
    group = managers_group("digest", "Scheduled digests in this server's channels")
    _add_set(group, digests)
    _add_verbs(group, digests)
    add_why(group, digests.desk)
    return [group]


def _add_set(group: app_commands.Group, digests: Digests) -> None:
    async def suggest(_interaction: Interaction, typed: str) -> Choices:
        return [app_commands.Choice(name=name.replace("_", " "), value=name) for name in suggest_zones(typed)]

    @group.command(name="set", description="Post a digest in a channel every day at a set time")
    @app_commands.describe(
        channel="Where it is posted: a text or announcement channel, a thread or a forum",
        time="When, as 07:30 or 7:30 pm",
        zone="The time zone: type a city",
        days="Which days: daily (if left out), weekdays, mon-fri, mon,wed",
        topics="Words that lift a story in the digest, parted by commas",
        when_empty="A day without news: skip it (if left out) or post a note",
        crosspost="From an announcement channel: let it go on to the channels that follow",
    )
    @app_commands.autocomplete(zone=suggest)
    async def set_digest(
        interaction: Interaction,
        channel: app_commands.Transform[AnyChannel, PostedTo],
        time: Range[str, 1, 20],
        zone: Range[str, 1, 100],
        days: Range[str, 1, 100] = "daily",
        topics: Range[str, 1, 600] = "",
        when_empty: Literal["skip", "note"] = "skip",
        crosspost: bool = False,
    ) -> None:
        admit(interaction)
        wanted = wanted_digest(time=time, zone=zone, days=days, topics=topics, when_empty=when_empty)
        await digests.set_digest(interaction, channel.id, replace(wanted, crosspost=crosspost))


def _add_verbs(group: app_commands.Group, digests: Digests) -> None:
    @group.command(name="list", description="The digests of this server: when they come, and how the last ones went")
    async def show(interaction: Interaction) -> None:
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

    @group.command(description="Say in a channel when a digest fails; without a channel, to whoever set the digest")
    @app_commands.describe(channel="Where admins are told, once each time; leave it out to tell whoever set the digest")
    async def notices(interaction: Interaction, channel: AnyChannel | None = None) -> None:
        await digests.notices(interaction, _id_of(channel))


def wanted_digest(
    *, time: str, zone: str, days: str = "daily", topics: str = "", when_empty: WhenEmpty = "skip"
) -> Subscription:
    """What somebody typed, read; the server, the channel and the moment are still to come.

    Raises BadTimeError, BadZoneError, BadDaysError or RefusedHereError.
    """
    named = topics_in(topics)
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
        self.desk = self._desk = desk
        self._delivery, self._planner = delivery, delivery.planner
        self._servers, self._outbox = desk.store.servers, desk.store.outbox

    async def set_digest(self, interaction: Interaction, channel_id: int, wanted: Subscription) -> None:
        """Set the digest of a channel in place of the one it may have."""
        guild_id = admit(interaction)
        await defer(interaction)
        channel = await _check_rights(interaction, channel_id)
        if wanted.crosspost and not (isinstance(channel, discord.TextChannel) and channel.is_news()):
            raise RefusedHereError(admin.NO_FOLLOWERS)
        before = await self._servers.get(guild_id, channel_id)
        now = self._desk.clock()
        subscription = replace(wanted, guild_id=guild_id, channel_id=channel_id, set_by=interaction.user.id, set_at=now)
        if before is not None:
            await self._planner.plan_owed(before, subscription, now)
        await self._servers.set(subscription)
        again = await self._try_again(subscription, now)
        slot = await self._planner.next_for(subscription, now)
        await tell(interaction, admin.set_told(subscription, slot, replaced=before is not None, again=again))

    async def list_digests(self, interaction: Interaction, page: int = 0, *, turning: bool = False) -> None:
        """Every digest of this server, by the page; ``turning`` a page shows it in place of the one before."""
        guild_id = admit(interaction)
        entries = [await self._entry(one) for one in await self._servers.list_for(guild_id)]
        await show_list(interaction, DIGESTS, admin.list_pages(entries), page, turning=turning)

    async def _entry(self, subscription: Subscription) -> admin.Entry:
        if not is_known(subscription.zone):
            return admin.Entry(subscription, zone_known=False)
        now, last = self._desk.clock(), await self._planner.last_for(subscription)
        doubt = await self._outbox.last_for(
            subscription.guild_id, subscription.channel_id, DAILY, states=("uncertain",)
        )
        is_old = doubt is None or doubt == last or now - doubt.due_at > IN_DOUBT_FOR
        waits = last is not None and last.state in ON_ITS_WAY
        return admin.Entry(
            subscription,
            slot=await self._planner.next_for(subscription, now),
            last=last,
            doubt=None if is_old else doubt,
            asked=await self._asked(subscription, now),
            overdue=waits and last is not None and now - last.due_at > LATE,
        )

    async def _asked(self, subscription: Subscription, now: datetime) -> OutboxRow | None:
        """The last one posted on request that is on its way, or not there for as long as `nutgraf check` counts it."""
        place = (subscription.guild_id, subscription.channel_id, NOW)
        row = await self._outbox.last_for(*place, states=(*ON_ITS_WAY, *TROUBLE))
        if row is None or row.state in ON_ITS_WAY:
            return row
        if row.due_at < subscription.set_at:
            return None
        return row if now - row.due_at <= (IN_DOUBT_FOR if row.state == "uncertain" else LATELY) else None

    async def pause(self, interaction: Interaction, channel_id: int | None) -> None:
        """Pause a digest."""
        subscription = await self._digest_of(interaction, channel_id)
        await self._servers.pause(subscription.guild_id, subscription.channel_id)
        await tell(interaction, admin.paused_told(subscription.channel_id))

    async def resume(self, interaction: Interaction, channel_id: int | None) -> None:
        """Go on with a digest; one that was suspended is tried again."""
        subscription = await self._running(interaction, channel_id)
        await defer(interaction)
        await _check_rights(interaction, subscription.channel_id)
        now = self._desk.clock()
        going = replace(subscription, paused=False, set_at=now)
        await self._planner.plan_owed(subscription, going, now)  # what fell into a pause is not owed
        await self._servers.set(going)
        again = await self._try_again(going, now)
        slot = await self._planner.next_for(going, now)
        await tell(interaction, admin.resumed_told(going.channel_id, slot, again=again))

    async def _try_again(self, subscription: Subscription, now: datetime) -> bool:
        """What Discord refused until the channel was given up is owed as before; whether anything was."""
        place = (subscription.guild_id, subscription.channel_id)
        return await self._outbox.rearm(*place, due_at=now, oldest=now - GRACE) > 0

    async def remove(self, interaction: Interaction, channel_id: int | None) -> None:
        """Remove a digest. What was posted stays known, so that setting it again posts nothing twice."""
        admit(interaction)
        await defer(interaction)
        gone = [] if channel_id else await self._without_channel(interaction)
        subscriptions = gone or [await self._digest_of(interaction, channel_id)]
        for subscription in subscriptions:
            await self._servers.remove(subscription.guild_id, subscription.channel_id)
        await tell(interaction, admin.removed_told([one.channel_id for one in subscriptions]))

    async def preview(self, interaction: Interaction, channel_id: int | None) -> None:
        """Show what the next digest would hold."""
        subscription = await self._running(interaction, channel_id)
        edition = await self._planner.preview(subscription, self._desk.clock())
        await send_card(interaction, digest_card(edition), private=True)

    async def now(self, interaction: Interaction, channel_id: int | None) -> None:
        """Post a digest now."""
        subscription = await self._running(interaction, channel_id)
        await defer(interaction)
        await _check_rights(interaction, subscription.channel_id)
        row = await self._delivery.deliver_now(subscription)
        await tell(interaction, admin.now_told(row) if row else admin.NOW_EMPTY)

    async def notices(self, interaction: Interaction, channel_id: int | None) -> None:
        """Say where admins are told of trouble."""
        guild_id = admit(interaction)
        await defer(interaction)
        if channel_id is not None:
            channel = await _check_rights(interaction, channel_id)
            if isinstance(channel, discord.ForumChannel):
                raise RefusedHereError(admin.NOT_A_NOTICE_CHANNEL)
        await self._desk.store.notices.set_channel(guild_id, channel_id)
        await tell(interaction, admin.notices_told(channel_id))

    async def _running(self, interaction: Interaction, channel_id: int | None) -> Subscription:
        """The digest that is meant, if it can be scheduled at all."""
        subscription = await self._digest_of(interaction, channel_id)
        if not is_known(subscription.zone):
            raise RefusedHereError(admin.lost_zone(subscription))
        return subscription

    async def _digest_of(self, interaction: Interaction, channel_id: int | None) -> Subscription:
        """The digest that is meant: of the channel named, of this one, or the only one of the server."""
        mine = {one.channel_id: one for one in await self._servers.list_for(admit(interaction))}
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
        for subscription in await self._servers.list_for(admit(interaction)):
            if interaction.guild is None or interaction.guild.get_channel_or_thread(subscription.channel_id):
                continue
            try:
                await interaction.client.fetch_channel(subscription.channel_id)
            except discord.HTTPException as error:
                if code_of(error) == UNKNOWN_CHANNEL:
                    found.append(subscription)
                elif not is_closed(error):  # not Discord's own word: which one is meant can't be told
                    raise RefusedHereError(admin.UNREACHED) from error
            except discord.InvalidData:
                continue
        return found


_TAKING = (discord.TextChannel, discord.Thread, discord.ForumChannel)  # voice and stage channels have other uses


async def _check_rights(interaction: Interaction, channel_id: int) -> Any:
    """The channel; raises unless the bot may post in it and read it back."""
    channel = await _resolve(interaction, channel_id)
    if channel is None:
        raise RefusedHereError(admin.lacking(channel_id, ["View Channel"]))
    if not isinstance(channel, _TAKING) or (isinstance(channel, discord.ForumChannel) and channel.is_media()):
        raise RefusedHereError(admin.NO_TEXT_CHANNEL)
    if lacking := _lacking(channel):
        raise RefusedHereError(admin.lacking(channel_id, lacking))
    if isinstance(channel, discord.Thread) and channel.locked:
        raise RefusedHereError(admin.LOCKED)
    if isinstance(channel, discord.ForumChannel):
        try:
            tags_for(channel)
        except EditionRefusedError:
            raise RefusedHereError(admin.NO_TAG) from None
    return channel


async def _resolve(interaction: Interaction, channel_id: int) -> Any:
    """The channel as the bot sees it, or None where it sees none in this server."""
    guild = interaction.guild
    found: Any = guild.get_channel_or_thread(channel_id) if guild else None
    if found is None:
        try:
            found = await interaction.client.fetch_channel(channel_id)
        except discord.HTTPException as error:
            if not is_closed(error):
                raise RefusedHereError(admin.UNREACHED) from error
            return None
        except discord.InvalidData:
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
