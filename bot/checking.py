"""`nutgraf check`: how the store, its bot and its digests stand; status 1 where something is wrong."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.config import Settings
from bot.errors import DONE, NOT_DONE, sentence_for, status_for
from bot.health import SENTENCES, Report, examine
from bot.terminal import printable
from bot.wire.spans import span_told
from storage.errors import StorageError
from storage.feed_records import FeedTally
from storage.store import Store

_MILLION = 1_000_000


async def check(arguments: argparse.Namespace, settings: Settings) -> int:
    """Look at everything and say what is wrong."""
    now = datetime.now(UTC)
    try:
        async with await Store.open(settings.store, create=False) as store:
            report = await examine(store, now, quick=arguments.quick, needs_bot=arguments.running)
    except StorageError as error:
        if not arguments.json:
            raise
        problem = {"problem": "store", "sentence": sentence_for(error)}
        print(json.dumps({"ok": False, "store": str(settings.store), "problems": [problem]}, ensure_ascii=False))
        return status_for(error)
    if arguments.json:
        print(json.dumps(fields_of(report, settings), ensure_ascii=False))
    else:
        draw(Console(highlight=False), report, settings, now)
    return NOT_DONE if report.problems else DONE


def fields_of(report: Report, settings: Settings) -> dict[str, Any]:
    """The report for programs."""
    return {
        "ok": not report.problems,
        "store": str(settings.store),
        "running": report.running,
        "last_tick": report.last_tick.isoformat() if report.last_tick else None,
        **asdict(report.tally),
        "feeds": _feed_fields(report.feeds),
        "database": list(report.database),
        "sqlite": report.sqlite,
        "word_index": report.word_index,
        "free_bytes": report.free_bytes,
        "unknown_zones": list(report.unknown_zones),
        "token_set": settings.token is not None,
        "problems": [{"problem": problem, "sentence": SENTENCES[problem]} for problem in report.problems],
    }


def draw(console: Console, report: Report, settings: Settings, now: datetime) -> None:
    """The report for people: what is, then what is wrong."""
    table = Table(box=None, show_header=False, pad_edge=False)
    tally, feeds = report.tally, report.feeds
    ticked = f"{max(0, round((now - report.last_tick).total_seconds())):,} s ago" if report.last_tick else "never"
    facts = {
        "store": printable(str(settings.store)),
        "bot": "running" if report.running else "not running",
        "last look at the digests": ticked,
        "digests": f"{tally.digests} set, {tally.paused} paused",
        "on their way": f"{tally.due} due, {tally.overdue} overdue",
        "in trouble": f"{tally.uncertain} uncertain, {tally.suspended} suspended",
        "of the last day": f"{tally.failed} failed, {tally.missed} missed, {tally.not_crossposted} not passed on",
        "feeds": _feeds_told(report, now),
        "items of feeds": "\n".join(_items_told(feeds)),
        "database": "well" if not report.database else "; ".join(report.database[:3]),
        "SQLite": f"{report.sqlite}, {'with' if report.word_index else 'without'} an index of words (FTS5)",
        "free disk": f"{report.free_bytes // _MILLION:,} MB",
        "token": "set" if settings.token else "not set: `nutgraf run` needs one",
    }
    for name, fact in facts.items():
        table.add_row(name, Text(fact))  # a path or an address in brackets is no markup
    console.print(table)
    for problem in report.problems:
        console.print(f"✗ {SENTENCES[problem]}", style="red", markup=False)
    if not report.problems:
        console.print("✓ Nothing is wrong.", style="green")


def _feed_fields(feeds: FeedTally) -> dict[str, Any]:
    times = {name: at.isoformat() if (at := getattr(feeds, name)) else None for name in ("succeeded_at", "next_at")}
    return {**asdict(feeds), **times, "reasons": dict(feeds.reasons)}


def _feeds_told(report: Report, now: datetime) -> str:
    feeds = report.feeds
    told = f"{feeds.feeds} followed, {feeds.paused} paused, {feeds.failing} failing, {feeds.gone} gone for good"
    if feeds.succeeded_at is not None:
        told += f"; last success {span_told((now - feeds.succeeded_at).total_seconds())} ago"
    if feeds.next_at is not None:
        told += (
            f"; next poll in {span_told((feeds.next_at - now).total_seconds())}"
            if feeds.next_at > now
            else "; next poll due"
        )
    return told


def _items_told(feeds: FeedTally) -> list[str]:
    told = f"{feeds.seen:,} seen, {feeds.stored:,} stored, {feeds.skipped:,} skipped, {feeds.waiting:,} waiting"
    return [told, *(f"{number:,} skipped: {printable(reason)}" for reason, number in feeds.reasons)]
