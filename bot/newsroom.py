"""The bot on Discord: least intents, mentions off, the commands, the buttons, and an answer for every error."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import json
import logging
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import Any, cast

import aiohttp
import discord
from discord import app_commands
from discord.abc import GuildChannel

from bot.bucket import Bucket
from bot.cards import labels
from bot.cards.buttons import BUTTONS
from bot.cards.links import LinkButton
from bot.cards.voices import VoicesButton
from bot.cogs.about import about_commands
from bot.cogs.answering import Interaction, refuse
from bot.cogs.brief import brief_commands
from bot.cogs.comparing import comparing_commands
from bot.cogs.digest import Digests, digest_commands
from bot.cogs.feed import feed_commands, show_feeds
from bot.cogs.limiter import Limiter
from bot.cogs.links import LinkAnswers
from bot.cogs.lookups import Lookups
from bot.cogs.message_menu import message_menu
from bot.cogs.paging import DIGESTS, ListButton
from bot.cogs.quotes import quote_commands
from bot.cogs.status import status_commands
from bot.cogs.stories import stories_commands
from bot.cogs.under_way import UnderWay
from bot.cogs.voices import voices_commands
from bot.delivery import A_SECOND, Delivery
from bot.desk import Desk
from bot.errors import GatewayRefusedError, TokenRefusedError, place_of, sentence_for
from bot.exchanges import Exchanges
from bot.feeds import Feeds
from bot.gate import Gate
from bot.links import Links
from bot.posting import Courier
from bot.refusals import code_of
from bot.sightings import rights_in
from bot.version import version
from bot.watching import Socket, Watch
from storage.errors import NotFoundError, StorageError

log = logging.getLogger(__name__)

# View, Send, Embed Links, Read History, Send in Threads: what lookups and digests need, and nothing more.
PERMISSIONS = 274877991936
SCOPES = ("bot", "applications.commands")
_MOST_WAIT = 60.0  # seconds a request may wait for a rate limit
_END_TIME = 5.5  # seconds for answers under way; then a second is left to say that the bot stops
_CLOSE_TIME = 7.0  # seconds for all that is under way to end, and
_LEAVE_TIME = 2.0  # for the connections to close after it: all is over within ten
_LOGIN_WAITS = (5, 15, 30, 60, 120, 300)  # seconds between attempts while Discord can't be reached
_TOKEN_REFUSED = 4004  # how the gateway closes on a token that was withdrawn
_INTENTS_REFUSED = 4014  # for which the library has an error of its own
_GONE = frozenset({10062, 40060})  # the question has expired, or was answered already: nobody waits

AnyCommand = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu


class Newsroom(discord.Client):
    """Nutgraf's client. It sees that servers exist and what it is asked, and no message else."""

    def __init__(
        self,
        desk: Desk,
        *,
        clock: Callable[[], datetime],
        sync: bool = False,
        feeds: Feeds | None = None,
    ) -> None:
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks; no need to warn
        exchanges = Exchanges()
        super().__init__(
            http_trace=exchanges.trace,
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            max_ratelimit_timeout=_MOST_WAIT,
        )
        self.desk = desk
        self.feeds = feeds
        self.pages = None
        if feeds is not None:
            self.pages = LinkAnswers(desk, Links(desk, feeds.wire, feeds.intake, clock), clock)
        self.lookups = Lookups(desk, Limiter(clock), self.pages)
        self.under_way = UnderWay()
        self.watch = Watch(lambda: cast(Socket | None, getattr(self, "ws", None)), monotonic=time.monotonic)
        self.tree = NewsroomTree(self)
        self._sync = sync
        bucket = Bucket(A_SECOND, monotonic=time.monotonic, sleep=asyncio.sleep)
        courier = Courier(self, turn=bucket.take, exchanges=exchanges)
        self.delivery = Delivery(courier, desk, clock, ready=self.wait_until_ready, bucket=bucket, exchanges=exchanges)
        self.digests = Digests(desk, self.delivery)
        for command in _commands(self):
            self.tree.add_command(command)

    # ------------------------------------------------------------ start

    async def setup_hook(self) -> None:
        """Once at each start, before the gateway: buttons sent by earlier runs work, commands are as they should be."""
        self.http._global_over = Gate(_MOST_WAIT)
        self.add_dynamic_items(*BUTTONS, VoicesButton, ListButton, LinkButton)
        await self.sync_changed()
        log.info("invite the bot with %s", self.invite())

    def invite(self) -> str:
        """The link that adds the bot to a server with the right scopes and permissions."""
        assert self.application_id is not None
        return discord.utils.oauth_url(self.application_id, permissions=discord.Permissions(PERMISSIONS), scopes=SCOPES)

    async def sync_changed(self) -> bool:
        """Tell Discord the commands if they changed since it was last told; whether it was told.

        A failure is logged and left for the next start: the commands told earlier go on working.
        """
        key, fingerprint = f"commands:{self.application_id}", self.tree.fingerprint()
        if not self._sync and await self.desk.setting(key) == fingerprint:
            return False
        try:
            await self.tree.sync()
        except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
            log.warning("commands not synced error=%s", type(error).__name__)
            return False
        await self.desk.set_setting(key, fingerprint)
        log.info("commands synced")
        return True

    async def on_connect(self) -> None:
        """A session began; the servers in it are still to come."""
        self.watch.hear()

    async def on_resumed(self) -> None:
        """A session goes on."""
        self.watch.hear()

    async def on_ready(self) -> None:
        """Say that the bot is there; it comes again after each reconnect."""
        log.info("connected guilds=%d", len(self.guilds))
        # A server in an outage is among them; one that is not among them was left while nobody was listening.
        gone = await self.desk.store.servers.note_present([guild.id for guild in self.guilds], self.desk.clock())
        if gone:
            log.info("left meanwhile guilds=%d", len(gone))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """A server's settings go on where the bot comes back to it in time."""
        await self.desk.note_servers(guild.id)
        self.delivery.wake(guild.id)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """The outage of a server is over, or the bot was put out of it and is back since."""
        await self.on_guild_join(guild)

    async def on_guild_channel_update(self, before: GuildChannel, after: GuildChannel) -> None:
        """A channel may have been opened to the bot; threads go by the rights of their channel."""
        if rights_in(after) - rights_in(before):
            for channel_id in (after.id, *(one.id for one in after.guild.threads if one.parent_id == after.id)):
                self.delivery.wake(after.guild.id, channel_id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The digests of a server rest once the bot is out of it; an outage is no such event."""
        await self.desk.note_left(guild.id)

    async def settle(self) -> None:
        """Before the connections are closed: everybody who asked gets an answer, or is told to ask again."""
        if self.pages is not None:
            await self.pages.close()
        await self.under_way.close(_END_TIME)

    async def close(self) -> None:
        """End what is being fetched, then leave Discord."""
        if self.pages is not None:
            await self.pages.close()
        await super().close()

    # ------------------------------------------------------------ buttons and errors

    async def press_story(
        self, interaction: Interaction, card: str, story_id: int, page: int, *, turning: bool = False
    ) -> None:
        """Answer a press on a button of a story."""
        answer = self.lookups.press_story(interaction, card, story_id, page, turning=turning)
        await self._answering(interaction, answer, f"button {card}")

    async def press_quotes(
        self, interaction: Interaction, about: str, speaker: str, page: int, *, turning: bool = False
    ) -> None:
        """Answer a press on a button of a page of quotes."""
        answer = self.lookups.press_quotes(interaction, about, speaker, page, turning=turning)
        await self._answering(interaction, answer, "button p")

    async def press_more(self, interaction: Interaction, mark: str, page: int, *, turning: bool = False) -> None:
        """Answer a press on the button of what a digest had no room for, to the presser alone."""
        answer = self.lookups.more_stories(interaction, mark, page, turning=turning)
        await self._answering(interaction, answer, "button m")

    async def press_voices(
        self, interaction: Interaction, days: int | None, page: int, *, turning: bool = False
    ) -> None:
        """Answer a press on a page button of who was quoted, to the presser alone."""
        answer = self.lookups.voices(interaction, days, page, private=True, turning=turning)
        await self._answering(interaction, answer, "button v")

    async def press_link(self, interaction: Interaction, do: str, mark: str) -> None:
        """Answer a press on a button that shows or files the page behind a link."""
        await self._answering(interaction, self.lookups.press_link(interaction, do, mark), "button u")

    async def press_list(self, interaction: Interaction, which: str, page: int) -> None:
        """Answer a press on a page button of the list of digests or of feeds; it is as private as the list."""
        if which == DIGESTS:
            await self._answering(interaction, self.digests.list_digests(interaction, page, turning=True), "button l")
        elif self.feeds is not None:
            await self._answering(interaction, show_feeds(self.feeds, interaction, page, turning=True), "button f")

    async def _answering(self, interaction: Interaction, answer: Awaitable[None], what: str) -> None:
        self.under_way.add(interaction)
        try:
            await answer
        except Exception as error:  # noqa: BLE001 - discord.py would only log it, and leave the presser waiting
            await answer_error(interaction, error, what)

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Log what went wrong in an event by its kind alone: its arguments may hold what somebody wrote."""
        error = sys.exc_info()[1]
        log.error("event failed event=%s error=%s at=%s", event_method, type(error).__name__, place_of(error))


def _commands(newsroom: Newsroom) -> list[AnyCommand]:
    lookups = newsroom.lookups
    return [
        *brief_commands(lookups),
        *quote_commands(lookups),
        *comparing_commands(lookups),
        *stories_commands(lookups),
        *voices_commands(lookups),
        *about_commands(lookups),
        *message_menu(lookups),
        *digest_commands(newsroom.digests),
        *status_commands(newsroom.desk, newsroom.delivery, version()),
        *(feed_commands(newsroom.feeds, newsroom.desk.clock) if newsroom.feeds is not None else ()),
    ]


class NewsroomTree(app_commands.CommandTree[Newsroom]):
    """The commands, and the answer for each of their errors."""

    def fingerprint(self) -> str:
        """A digest of all that Discord is told of the commands."""
        commands = [command.to_dict(self) for command in self._get_all_commands()]
        payload = sorted(json.dumps(command, sort_keys=True, default=str) for command in commands)
        return hashlib.sha256("\n".join(payload).encode()).hexdigest()

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Everybody may ask; who did is known from here on."""
        self.client.under_way.add(interaction)
        return True

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Answer the reader in one sentence, privately; the log gets ids."""
        command = interaction.command
        await answer_error(interaction, error, command.qualified_name if command else "unknown")


async def answer_error(interaction: Interaction, error: BaseException, what: str) -> None:
    """One clear sentence to whoever asked; what is unexpected is logged by kind and place, never by its words."""
    cause = getattr(error, "original", error)
    sentence = _known(cause)
    if sentence is None:
        ids = (what, interaction.guild_id, interaction.id)
        log.error("failed what=%s guild=%s interaction=%d error=%s at=%s", *ids, type(cause).__name__, place_of(cause))
        sentence = labels.WENT_WRONG
    if isinstance(cause, discord.HTTPException) and cause.code in _GONE:
        return
    if interaction.type is discord.InteractionType.autocomplete:
        return
    try:
        await refuse(interaction, sentence)
    except Exception as second:  # noqa: BLE001 - nobody is left to be told, as where the connections are closed
        log.warning("no answer given what=%s interaction=%d error=%s", what, interaction.id, type(second).__name__)


def _known(cause: BaseException) -> str | None:
    if isinstance(cause, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return labels.CHANGED
    if isinstance(cause, app_commands.CheckFailure):
        return labels.NOT_HERE
    if isinstance(cause, StorageError) and not isinstance(cause, NotFoundError):
        return None  # its sentence is the operator's: it names a path and a setting
    return sentence_for(cause) if isinstance(cause, Exception) else None


# ---------------------------------------------------------------- running


async def serve(
    desk: Desk, token: str, *, clock: Callable[[], datetime], sync: bool = False, feeds: Feeds | None = None
) -> None:
    """Run the bot until SIGTERM or SIGINT, then close in reverse order within ten seconds.

    Lost connections are taken up again; raises TokenRefusedError where Discord does not know the token, and lets
    through what no retry mends. The store is left open.
    """
    async with until_told() as told:
        newsroom = Newsroom(desk, clock=clock, sync=sync, feeds=feeds)
        work = asyncio.create_task(_work(newsroom, token))
        refused = asyncio.create_task(newsroom.delivery.until_refused())
        stopping = asyncio.create_task(told.wait())
        try:
            await asyncio.wait({work, stopping, refused}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            refused.cancel()
            work.cancel()
            with suppress(asyncio.CancelledError):
                await work  # it closes what it opened; what it raised goes on up
        if newsroom.delivery.halted:
            raise TokenRefusedError


@asynccontextmanager
async def until_told() -> AsyncIterator[asyncio.Event]:
    """An event that SIGTERM and SIGINT set, for as long as the block runs."""
    told, loop = asyncio.Event(), asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)
    for number in signals:
        loop.add_signal_handler(number, told.set)
    try:
        yield told
    finally:
        for number in signals:
            loop.remove_signal_handler(number)


async def _work(client: Newsroom, token: str) -> None:
    try:
        await _log_in(client, token)
        client.delivery.start()
        watching = asyncio.create_task(client.watch.run())
        try:
            await _connect(client)
        finally:
            watching.cancel()
    except discord.LoginFailure:
        raise TokenRefusedError from None
    except discord.ConnectionClosed as error:
        if error.code == _TOKEN_REFUSED:
            raise TokenRefusedError from None
        raise GatewayRefusedError(error.code) from None  # the library goes on after any other
    except discord.PrivilegedIntentsRequired:
        raise GatewayRefusedError(_INTENTS_REFUSED) from None
    finally:
        ending = [_close(client.settle(), _CLOSE_TIME), _close(client.delivery.close(), _CLOSE_TIME)]
        await asyncio.gather(*ending, return_exceptions=True)
        await _close(client.close(), _LEAVE_TIME)


def _waits() -> Iterator[int]:
    """Seconds before each further attempt, for as long as it takes."""
    return itertools.chain(_LOGIN_WAITS, itertools.repeat(_LOGIN_WAITS[-1]))


async def _log_in(client: Newsroom, token: str) -> None:
    """Log in; a network that is not up yet, as on a server that boots, is waited for."""
    for wait in _waits():
        try:
            await client.login(token)
            return
        except (aiohttp.ClientError, discord.HTTPException, OSError, TimeoutError) as error:
            if isinstance(error, discord.HTTPException) and code_of(error):  # a word of Discord's own
                raise
            log.warning("Discord can't be reached, trying again in %d s error=%s", wait, type(error).__name__)
            await client.http.close()  # the next attempt opens a session and a connector of its own
            client.http.connector = discord.utils.MISSING
            await asyncio.sleep(wait)


async def _connect(client: Newsroom) -> None:
    """Stay connected. The library takes up again only a connection that once stood: the first one is waited for."""
    for wait in _waits():
        try:
            await client.connect()
            break
        except AttributeError:  # it asks its socket how far it had come, and there is none yet
            if getattr(client, "ws", None) is not None:
                raise
            log.warning("Discord's gateway can't be reached, trying again in %d s", wait)
            await asyncio.sleep(wait)


async def _close(closing: Coroutine[Any, Any, None], within: float) -> None:
    try:
        async with asyncio.timeout(within):
            await closing
    except TimeoutError:
        log.warning("closed without waiting any longer")
