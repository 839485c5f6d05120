"""/feed: the feeds of a server, for members who may manage it. Every answer is private."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

import aiohttp
import discord
from discord import app_commands
from discord.app_commands import Range

from bot.cards import feeds as cards
from bot.cards.brief import brief_card
from bot.cogs.answering import NO_MENTIONS, Interaction, defer, put, tell
from bot.cogs.limiter import Limiter
from bot.cogs.lookups import MOST_CHOICES, Choices
from bot.cogs.managers import admit, managers_group
from bot.cogs.paging import FEEDS, show_list
from bot.errors import RefusedHereError
from bot.feeds import NONE_HERE, OPML_FAULTS, Feeds
from bot.wire.opml import MOST_BYTES

A_FETCH = timedelta(seconds=30)
_FILE_SECONDS = 20.0  # that Discord has to hand out a file
_MOST_ADDRESS, _MOST_ASKED, _MOST_CHOICE = 2_000, 200, 100

_of_feed = app_commands.describe(feed="Which: pick one, or type a part of its title or its address")


def feed_commands(feeds: Feeds, clock: Callable[[], datetime]) -> list[app_commands.Group]:
    """The group of commands. Discord's own setting does not bind subcommands: each verb asks for the right again."""
    verbs = FeedVerbs(feeds, clock)
    group = managers_group("feed", "The feeds whose news enters this server's digests")

    @group.command(name="add", description="Follow a feed: what comes out from now on enters this server's digests")
    @app_commands.describe(address="The address of a feed, or of a site that has one")
    async def add(interaction: Interaction, address: Range[str, 1, _MOST_ADDRESS]) -> None:
        await verbs.add(interaction, address)

    @group.command(name="list", description="The feeds of this server: when they were read, and what came of it")
    async def show(interaction: Interaction) -> None:
        await show_feeds(feeds, interaction)

    @group.command(description="Try a feed: read it now, and show you alone the story of its newest item")
    @_of_feed
    @app_commands.autocomplete(feed=verbs.suggest)
    async def check(interaction: Interaction, feed: Range[str, 1, _MOST_ASKED]) -> None:
        await verbs.check(interaction, feed)

    @group.command(description="Take nothing from a feed until you resume it")
    @_of_feed
    @app_commands.autocomplete(feed=verbs.suggest)
    async def pause(interaction: Interaction, feed: Range[str, 1, _MOST_ASKED]) -> None:
        await tell(interaction, cards.paused_told(await feeds.pause(admit(interaction), feed)))

    @group.command(description="Go on with a paused feed, from now on")
    @_of_feed
    @app_commands.autocomplete(feed=verbs.suggest)
    async def resume(interaction: Interaction, feed: Range[str, 1, _MOST_ASKED]) -> None:
        await tell(interaction, cards.resumed_told(await feeds.resume(admit(interaction), feed)))

    @group.command(description="Follow a feed no longer; its articles stay in the archive")
    @_of_feed
    @app_commands.autocomplete(feed=verbs.suggest)
    async def remove(interaction: Interaction, feed: Range[str, 1, _MOST_ASKED]) -> None:
        await tell(interaction, cards.removed_told(await feeds.remove(admit(interaction), feed)))

    @group.command(name="import", description="Follow the feeds of an OPML file, as feed readers export them")
    @app_commands.describe(file="The OPML file")
    async def take(interaction: Interaction, file: discord.Attachment) -> None:
        await verbs.take(interaction, file)

    @group.command(name="export", description="This server's feeds as an OPML file, which other feed readers import")
    async def give(interaction: Interaction) -> None:
        await verbs.give(interaction)

    return [group]


class FeedVerbs:
    """What takes a fetch, the file, and the choices while somebody types."""

    def __init__(self, feeds: Feeds, clock: Callable[[], datetime]) -> None:
        self._feeds = feeds
        self._fetches = Limiter(clock, most=1, per=A_FETCH)

    async def add(self, interaction: Interaction, address: str) -> None:
        """Follow a feed."""
        guild_id = self._admit_fetch(interaction)
        await defer(interaction)
        added = await self._feeds.add(guild_id, address, by=interaction.user.id)
        await tell(interaction, cards.added_told(added))

    async def check(self, interaction: Interaction, asked: str) -> None:
        """Read a feed now, and show the story that its newest item became, as a digest would have it."""
        guild_id = self._admit_fetch(interaction)
        await defer(interaction)
        checked = await self._feeds.check(guild_id, asked)
        if checked.story is None or checked.reason:
            await tell(interaction, cards.checked_told(checked))
            return
        card = brief_card(checked.story, note=cards.checked_note(checked))
        await put(interaction, view=card.view)

    async def take(self, interaction: Interaction, file: discord.Attachment) -> None:
        """Follow the feeds of a list."""
        guild_id = self._admit_fetch(interaction)
        if file.size > MOST_BYTES:
            raise RefusedHereError(OPML_FAULTS["size"])
        await defer(interaction)
        try:
            async with asyncio.timeout(_FILE_SECONDS):
                data = await file.read()
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            raise RefusedHereError(cards.NO_FILE) from error
        await tell(
            interaction, cards.imported_told(await self._feeds.import_opml(guild_id, data, by=interaction.user.id))
        )

    async def give(self, interaction: Interaction) -> None:
        """The feeds of this server as a file."""
        guild_id = admit(interaction)
        if not await self._feeds.list_for(guild_id):
            await tell(interaction, NONE_HERE)
            return
        data = (await self._feeds.export_opml(guild_id)).encode()
        file = discord.File(BytesIO(data), filename="feeds.opml")
        await interaction.response.send_message(file=file, ephemeral=True, allowed_mentions=NO_MENTIONS)

    async def suggest(self, interaction: Interaction, typed: str) -> Choices:
        """The feeds of this server whose names hold what was typed; to members who may manage it."""
        if interaction.guild_id is None or not interaction.permissions.manage_guild:
            return []
        words = typed.casefold().strip()
        named = [(cards.plain_name(one), one.feed.feed_id) for one in await self._feeds.list_for(interaction.guild_id)]
        found = [(name, number) for name, number in named if words in name.casefold()][:MOST_CHOICES]
        return [app_commands.Choice(name=name[:_MOST_CHOICE], value=f"feed:{number}") for name, number in found]

    def _admit_fetch(self, interaction: Interaction) -> int:
        guild_id = admit(interaction)
        if not self._fetches.is_allowed(interaction.user.id):
            raise RefusedHereError(cards.WAIT)
        return guild_id


async def show_feeds(feeds: Feeds, interaction: Interaction, page: int = 0, *, turning: bool = False) -> None:
    """A page of the list, to a member who may manage the server; ``turning``: in place of the one before."""
    pages = cards.pages_of(await feeds.list_for(admit(interaction)))
    await show_list(interaction, FEEDS, pages, page, turning=turning)
