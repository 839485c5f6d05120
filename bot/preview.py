"""The same bot on a simulated Discord in a local web page: no token, the sample to try it on, links if you give any."""

from __future__ import annotations

import asyncio
import socket
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import discord

from bot.cards import labels
from bot.config import Settings
from bot.desk import Desk
from bot.errors import PreviewMissingError, RefusedHereError
from bot.feeds import feeds_over
from bot.newsroom import Newsroom, until_told
from briefs.models import Article
from briefs.reading import read_bytes
from storage.store import Store

SAMPLE_KINDS = (".md", ".txt", ".html", ".htm")
_NOT_ARTICLES = ("README.md",)
_NEEDED = ("simcord", "markdown_it", "linkify_it", "regex", "PIL")  # what the extra `preview` brings

_TO_TRY = """\
Nutgraf's preview: the real bot on a simulated Discord, with a sample story to try it on.

  {url}

Keep the address to yourself: whoever has it can use the page. Try there, as {editor}, who manages the server:
  /brief paris summit        the story's card; its buttons open Glance, Quotes and Sources
  /glance paris summit       three or four points and why it matters
  /quote speaker: macron     exact words with speaker, outlet and date
  /stories                   all there is to ask about
  /brief https://…           the page behind a link; {editor} may file it
  /feed add example.org      a feed to follow
  /digest set                a daily card in a channel; {reader} may not set one

To put the bot on a real server: make an application at https://discord.com/developers/applications, copy the token of
its bot into .env as DISCORD_TOKEN=…, and start again. The README has each step. Ctrl+C ends the preview."""

EDITOR, READER = "Edda Editor", "Rika Reader"


def sample_articles() -> Iterator[Article]:
    """The bundled articles, in the order of their names."""
    for entry in sorted(files("briefs.sample").iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(SAMPLE_KINDS) and entry.name not in _NOT_ARTICLES:
            yield read_bytes(entry.read_bytes(), name=entry.name)


async def serve_preview(
    *,
    port: int = 0,
    clock: Callable[[], datetime],
    announce: Callable[[str], None] = print,
    settings: Settings | None = None,
) -> None:
    """Serve the page on loopback until it is closed there, or by SIGTERM or SIGINT.

    Raises PreviewMissingError, and RefusedHereError for a port that can't be had.

    The store is made for this run and goes with it, so the operator's own is never touched. Links and feeds are fetched
    as ``settings`` allow it, behind the same guard as ever.
    """
    settings = settings or Settings()
    if any(find_spec(name) is None for name in _NEEDED):
        raise PreviewMissingError
    _refuse_taken(port)
    import simcord  # late: the lean bot goes without it

    with tempfile.TemporaryDirectory(prefix="nutgraf-preview-") as folder:
        async with await Store.open(Path(folder) / "preview.db") as store, until_told() as told:
            desk = Desk(store, clock=clock, preview=True, budget=settings.excerpt)
            await desk.start()
            for article in sample_articles():
                await desk.file_article(article, sample=True)
            async with feeds_over(desk, settings) as feeds, feeds.polling():
                # Synced always: this Discord starts out knowing no command.
                newsroom = Newsroom(desk, clock=clock, sync=True, feeds=feeds)
                async with simcord.run(newsroom, check_errors=False) as env:
                    await _show(env, newsroom, port, clock, told, announce)


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the page's server does
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise RefusedHereError(
                f"Port {port} can't be had: another program has it, or you may not use it. Name another with --port."
            ) from None


async def _show(
    env: Any,
    newsroom: Newsroom,
    port: int,
    clock: Callable[[], datetime],
    told: asyncio.Event,
    announce: Callable[[str], None],
) -> None:
    await env.advance_time(max(0.0, (clock() - env.now()).total_seconds()))  # it starts at a date of its own
    channel, viewers = _furnish(env)
    if newsroom.user is not None:
        await newsroom.user.edit(username=labels.ABOUT)
    async with env.preview(channel, viewers=viewers, layout="channel", port=port) as page:
        newsroom.delivery.start()
        announce(_TO_TRY.format(url=page.url, editor=EDITOR, reader=READER))
        waiting = {asyncio.create_task(told.wait()), asyncio.create_task(page.wait_closed())}
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in waiting:
                task.cancel()
            await newsroom.delivery.close()


def _furnish(env: Any) -> tuple[Any, list[Any]]:
    """A server with two channels, somebody who manages it and somebody who does not."""
    guild = env.create_guild("The Newsroom")
    channel = guild.create_text_channel("newsroom")
    guild.create_text_channel("morning-digest")
    manages = guild.create_role("Editors", permissions=discord.Permissions(manage_guild=True))
    editor = guild.add_member(env.create_user("edda", global_name=EDITOR), roles=[manages])
    reader = guild.add_member(env.create_user("rika", global_name=READER))
    return channel, [editor, reader]
