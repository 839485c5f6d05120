"""The commands of the terminal, one function each; `bot/cli.py` parses, the desk answers, `bot/terminal.py` draws."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from rich.console import Console

from bot import feed_commands, ingest_commands, people_commands, story_commands, terminal
from bot.answers import (
    CompareAnswer,
    GlanceAnswer,
    NothingFound,
    QuotesAnswer,
    StoryAnswer,
    TimelineAnswer,
)
from bot.checking import check
from bot.config import Settings
from bot.desk import Desk
from bot.errors import DONE, NOT_DONE, UsageError, refuse_page
from bot.terminal_comparing import draw_differences, draw_timeline
from bot.terminal_digest import draw_edition, draw_why
from bot.upkeep import keeping_up
from storage.store import Store

_T = TypeVar("_T")
_Answer = StoryAnswer | GlanceAnswer | QuotesAnswer | TimelineAnswer | CompareAnswer


def _now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def _desk(settings: Settings, *, create: bool = True) -> AsyncIterator[Desk]:
    """The desk over the operator's store, which is made where it is missing if ``create``; closed at the end.

    Its answers go to the operator, whose store holds the whole articles: they are not cut to excerpts.
    """
    async with await Store.open(settings.store, create=create) as store:
        desk = Desk(store, clock=_now, zone=settings.zone, budget=None, fresh=_fresh(settings))
        await desk.start()
        yield desk


def _fresh(settings: Settings) -> timedelta:
    return timedelta(days=settings.fresh_days)


# ---------------------------------------------------------------- questions


async def _answer(
    arguments: argparse.Namespace,
    settings: Settings,
    ask: Callable[[Desk], Awaitable[_Answer | NothingFound]],
    draw: Callable[[Console, Any], None],
) -> int:
    answer = await _ask(settings, ask)
    if isinstance(answer, QuotesAnswer | TimelineAnswer | CompareAnswer):
        refuse_page(arguments.page, answer.pages)
    if arguments.json:
        terminal.print_json(asdict(answer))
    elif isinstance(answer, NothingFound):
        terminal.draw_nothing(Console(highlight=False), answer)
    else:
        draw(Console(highlight=False), answer)
    return NOT_DONE if isinstance(answer, NothingFound) and not answer.choices else DONE


async def _ask(settings: Settings, ask: Callable[[Desk], Awaitable[_T]]) -> _T:
    """What the desk answers; where there is no store that is said: a question makes none."""
    async with _desk(settings, create=False) as desk:
        return await ask(desk)


def _query(arguments: argparse.Namespace) -> str:
    return " ".join(arguments.query)


async def brief(arguments: argparse.Namespace, settings: Settings) -> int:
    """The story's card, or only what is new in it since a day."""

    def ask(desk: Desk) -> Awaitable[StoryAnswer | NothingFound]:
        if arguments.since is None:
            return desk.find_story(_query(arguments))
        return desk.find_news(_query(arguments), arguments.since)

    return await _answer(arguments, settings, ask, terminal.draw_story)


async def glance(arguments: argparse.Namespace, settings: Settings) -> int:
    """The story at a glance."""
    return await _answer(arguments, settings, lambda desk: desk.find_glance(_query(arguments)), terminal.draw_glance)


async def quote(arguments: argparse.Namespace, settings: Settings) -> int:
    """Exact words and who said them, a page at a time."""
    if arguments.speaker is not None and not arguments.speaker.strip():
        raise UsageError("Name the speaker: nutgraf quote --speaker NAME")
    return await _answer(
        arguments,
        settings,
        lambda desk: desk.find_quotes(
            about=" ".join(arguments.about), speaker=arguments.speaker or "", page=arguments.page - 1
        ),
        terminal.draw_quotes,
    )


async def timeline(arguments: argparse.Namespace, settings: Settings) -> int:
    """What happened when, a page at a time."""
    return await _answer(
        arguments,
        settings,
        lambda desk: desk.find_timeline(_query(arguments), arguments.page - 1),
        draw_timeline,
    )


async def compare(arguments: argparse.Namespace, settings: Settings) -> int:
    """Where the outlets of a story differ, a page at a time."""
    return await _answer(
        arguments,
        settings,
        lambda desk: desk.find_differences(_query(arguments), arguments.page - 1),
        draw_differences,
    )


async def stories(arguments: argparse.Namespace, settings: Settings) -> int:
    """What the store covers, newest first."""
    answer = await _ask(settings, lambda desk: desk.recent_stories(arguments.days, limit=50))
    if arguments.json:
        terminal.print_json(asdict(answer))
    elif answer.rows:
        terminal.draw_stories(Console(highlight=False), answer)
    else:
        terminal.draw_nothing(Console(highlight=False), NothingFound(asked="", store_empty=answer.store_empty))
    return DONE if answer.rows else NOT_DONE


async def digest(arguments: argparse.Namespace, settings: Settings) -> int:
    """Today's digest, as a channel without a digest so far would get it; or why one was as it was."""
    if arguments.what == "why":
        return await _why(arguments, settings)
    if arguments.channel is not None or arguments.date is not None:
        raise UsageError("A channel and a day go with `nutgraf digest why`.")
    edition = await _ask(settings, lambda desk: desk.todays_edition())
    if arguments.json:
        terminal.print_json(asdict(edition) if edition else None)
    elif edition:
        draw_edition(Console(highlight=False), edition)
    else:
        terminal.draw_no_news(Console(highlight=False))
    return DONE if edition else NOT_DONE


async def _why(arguments: argparse.Namespace, settings: Settings) -> int:
    if arguments.channel is None:
        raise UsageError("Name the channel: nutgraf digest why --channel ID")
    found = await _ask(settings, lambda desk: desk.why_digest(arguments.channel, arguments.date))
    if arguments.json:
        terminal.print_json(asdict(found))
    else:
        draw_why(Console(highlight=False), found)
    return DONE if found.editions else NOT_DONE


# ---------------------------------------------------------------- running


async def run(arguments: argparse.Namespace, settings: Settings) -> int:
    """Connect to Discord and stay until told to stop; only one bot runs on a store."""
    token = settings.needed_token()
    _log_to_standard_error(settings.log_level)
    from bot.feeds import feeds_over
    from bot.housekeeping import forgetting
    from bot.newsroom import serve  # late: the other commands of the terminal don't need discord.py

    async with await Store.open(settings.store) as store:
        await store.hold_bot()
        await store.health.note_start(_now())
        desk = Desk(store, clock=_now, zone=settings.zone, budget=settings.excerpt, fresh=_fresh(settings))
        await desk.start()
        async with (
            forgetting(desk, settings.keep_days),
            keeping_up(desk),
            feeds_over(desk, settings) as feeds,
            feeds.polling(),
        ):
            await serve(desk, token, clock=_now, sync=arguments.sync, feeds=feeds)
    return DONE


async def preview(arguments: argparse.Namespace, settings: Settings) -> int:
    """The real bot on a simulated Discord in a local web page."""
    _log_to_standard_error(logging.ERROR)  # the simulated Discord makes discord.py warn of what is not so here
    from bot.preview import serve_preview

    await serve_preview(port=arguments.port, clock=_now, settings=settings)
    return DONE


def _log_to_standard_error(level: int) -> None:
    """Log lines with time and room; discord.py's own debug lines hold tokens and are never switched on."""
    logging.basicConfig(
        level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr, force=True
    )
    for handler in logging.getLogger().handlers:
        handler.addFilter(_in_one_line)
    for library in ("discord", "aiohttp", "asyncio"):
        logging.getLogger(library).setLevel(max(level, logging.INFO))


def _in_one_line(record: logging.LogRecord) -> bool:
    """What the library meets, such as each lost connection, by its kind in place of a traceback."""
    if record.name.startswith("discord") and record.exc_info and record.exc_info[0] is not None:
        record.msg = f"{record.getMessage()} error={record.exc_info[0].__name__}"
        record.args, record.exc_info, record.exc_text = (), None, None
    return True


RUN: dict[str, Callable[[argparse.Namespace, Settings], Awaitable[int]]] = {
    **ingest_commands.commands(_desk, _now),
    "group": story_commands.group,
    "brief": brief,
    "glance": glance,
    "quote": quote,
    "timeline": timeline,
    "compare": compare,
    "stories": stories,
    "digest": digest,
    "story": story_commands.story,
    **people_commands.commands(_desk),
    **feed_commands.commands(_desk),
    "run": run,
    "check": check,
    "preview": preview,
}
