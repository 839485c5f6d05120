"""`nutgraf feed …`: the feeds of the operator, whose news goes into every server's digest."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.config import Settings
from bot.desk import Desk, OpenDesk
from bot.errors import DONE, NOT_DONE, RefusedHereError
from bot.feeds import NONE_OF_OPERATOR, Checked, Feeds, feeds_over
from bot.files import opened
from bot.terminal import draw_story, print_json, printable
from bot.wire.opml import MOST_BYTES
from bot.wire.polling import FAILING
from storage.errors import StoreMissingError
from storage.feed_records import OPERATOR, Followed

_Verb = Callable[[argparse.Namespace, Feeds, Desk], Awaitable[int]]


def commands(open_desk: OpenDesk) -> dict[str, Callable[[argparse.Namespace, Settings], Awaitable[int]]]:
    """The commands of this file, over the given way to open the store."""
    return {"feed": partial(feed, open_desk=open_desk)}


async def feed(arguments: argparse.Namespace, settings: Settings, open_desk: OpenDesk) -> int:
    """Do one verb on the operator's feeds."""
    adds = arguments.action in ("add", "import")
    try:
        async with open_desk(settings, create=adds) as desk, feeds_over(desk, settings) as feeds:
            return await _VERBS[arguments.action](arguments, feeds, desk)
    except StoreMissingError:
        if arguments.action not in ("list", "export"):
            raise
        return _listed(arguments, [], datetime.now(UTC))  # a question makes no store


def draw_feeds(console: Console, feeds: Sequence[Followed], now: datetime) -> None:
    """A line a feed, and under it what is wrong with it and why items were left out."""
    table = Table(box=None, pad_edge=False)
    counted = ("seen", "stored", "known", "skipped", "waiting")
    for column in ("no.", "feed", "last success", "next poll", *counted):
        table.add_column(column, justify="right" if column in ("no.", *counted) else "left")
    for one in feeds:
        numbers = [f"{getattr(one, column):,}" for column in counted]
        name = Text(printable(one.feed.title or one.feed.url))  # a title in brackets is no markup of ours
        table.add_row(str(one.feed.feed_id), name, _ago(one.feed.succeeded_at, now), _next(one, now), *numbers)
    console.print(table)
    for one in feeds:
        for line in notes_of(one):
            console.print(f"{one.feed.feed_id}: {printable(line)}", markup=False, soft_wrap=True)


def notes_of(one: Followed) -> list[str]:
    """What is to be known of a feed besides its numbers: sentences."""
    notes = []
    if one.feed.gone:
        notes.append(f"Polled no more. {one.feed.reason}")
    elif one.feed.failures >= FAILING:
        notes.append(f"Failed {one.feed.failures} times in a row. {one.feed.reason}")
    elif one.feed.reason:
        notes.append(f"The last poll failed. {one.feed.reason}")
    return [*notes, *(f"{number:,} skipped: {reason}" for reason, number in one.reasons[:5])]


def fields_of(one: Followed) -> dict[str, Any]:
    """A feed for programs."""
    feed = one.feed
    return {
        "feed": feed.feed_id,
        "url": feed.url,
        "title": feed.title,
        "followed_at": one.followed_at.isoformat(),
        "paused": one.paused,
        "gone": feed.gone,
        "last_poll": feed.polled_at.isoformat() if feed.polled_at else None,
        "last_success": feed.succeeded_at.isoformat() if feed.succeeded_at else None,
        "next_poll": None if feed.gone or one.paused else feed.next_at.isoformat(),
        "failures": feed.failures,
        "reason": feed.reason,
        **{name: getattr(one, name) for name in ("seen", "stored", "known", "waiting", "skipped")},
        "reasons": dict(one.reasons),
    }


# ---------------------------------------------------------------- the verbs


async def _add(arguments: argparse.Namespace, feeds: Feeds, desk: Desk) -> int:
    added = await feeds.add(OPERATOR, arguments.address)
    await _take_in(feeds, desk, added.followed)
    (one,) = [one for one in await feeds.list_for(OPERATOR) if one.feed.feed_id == added.followed.feed.feed_id]
    name = printable(one.feed.title or one.feed.url)
    if arguments.json:
        print_json({**fields_of(one), "new": added.is_new, "others": list(added.others)})
    elif not added.is_new:
        print(f"{name} is followed already, as number {one.feed.feed_id}.")
    else:
        print(f"{name} is followed, as number {one.feed.feed_id}: what comes out from now on enters digests.")
        print(f"Of what was there before, {one.stored + one.waiting} of {one.seen} items go into the archive.")
        for other in added.others:
            print(f"The page also names {printable(other)}")
    return DONE


async def _take_in(feeds: Feeds, desk: Desk, followed: Followed) -> None:
    """Take in a new feed's first items, unless a bot is running, which does it."""
    if await desk.store.bot_runs():
        return
    for item in await desk.store.feeds.waiting(desk.clock(), feed_id=followed.feed.feed_id):
        await feeds.poller.take(item)


async def _list(arguments: argparse.Namespace, feeds: Feeds, desk: Desk) -> int:
    return _listed(arguments, await feeds.list_for(OPERATOR), desk.clock())


def _listed(arguments: argparse.Namespace, found: list[Followed], now: datetime) -> int:
    if arguments.json:
        print_json([fields_of(one) for one in found])
    elif found:
        draw_feeds(Console(highlight=False), found, now)
    else:
        print(NONE_OF_OPERATOR, file=sys.stderr)
    return DONE if found else NOT_DONE


async def _check(arguments: argparse.Namespace, feeds: Feeds, desk: Desk) -> int:
    checked = await feeds.check(OPERATOR, arguments.feed)
    if arguments.json:
        item = checked.item
        newest = {"state": item.state, "reason": item.reason} if item else None
        print_json(
            {**fields_of(checked.followed), "newest": newest, "slug": checked.slug, "headline": checked.headline}
        )
    else:
        print(printable(told_of(checked)))
        if checked.story is not None and not checked.reason:
            draw_story(Console(highlight=False), checked.story)
    return NOT_DONE if checked.reason else DONE


def told_of(checked: Checked) -> str:
    """What a poll of now brought, in a sentence or two."""
    if checked.reason:
        return checked.reason
    match checked.item:
        case None:
            return "It can be read, and holds no item."
        case item if item.article_id and checked.slug:
            return f"The newest item is in the store: {checked.headline} ({checked.slug})"
        case item if item.article_id:
            return "The newest item was taken out of the store, and stays out."
        case item if item.state == "waiting":
            return f"The newest item can't be had now and is tried again. {item.reason}".strip()
        case item:
            return f"The newest item was skipped. {item.reason}"


async def _pause(arguments: argparse.Namespace, feeds: Feeds, desk: Desk) -> int:
    return _changed(arguments, await feeds.pause(OPERATOR, arguments.feed), "paused")


async def _resume(arguments: argparse.Namespace, feeds: Feeds, desk: Desk) -> int:
    return _changed(arguments, await feeds.resume(OPERATOR, arguments.feed), "followed again, from now on")


async def _remove(arguments: argparse.Namespace, feeds: Feeds, desk: Desk) -> int:
    return _changed(arguments, await feeds.remove(OPERATOR, arguments.feed), "followed no longer; its articles stay")


def _changed(arguments: argparse.Namespace, one: Followed, what: str) -> int:
    if arguments.json:
        print_json(fields_of(one))
    else:
        print(f"{printable(one.feed.title or one.feed.url)} is {what}.")
    return DONE


async def _import(arguments: argparse.Namespace, feeds: Feeds, desk: Desk) -> int:
    with opened(arguments.path) as file:
        data = file.read(MOST_BYTES + 1)
    found = await feeds.import_opml(OPERATOR, data)
    for one in found:
        if arguments.json:
            print_json({"url": one.url, "new": one.is_new, "error": one.reason or None})
        elif one.reason:
            print(f"nutgraf: {printable(one.url)}: {one.reason}", file=sys.stderr)
    if not arguments.json:
        told = (sum(one.is_new for one in found), sum(bool(one.reason) for one in found), len(found))
        print(f"{told[0]} of {told[2]} feeds are new, {told[1]} could not be followed.")
    return NOT_DONE if any(one.reason for one in found) or not found else DONE


async def _export(arguments: argparse.Namespace, feeds: Feeds, desk: Desk) -> int:
    text = await feeds.export_opml(OPERATOR)
    if not await feeds.list_for(OPERATOR):
        raise RefusedHereError(NONE_OF_OPERATOR)
    print(text, end="")
    return DONE


_VERBS: dict[str, _Verb] = {
    "add": _add,
    "list": _list,
    "check": _check,
    "pause": _pause,
    "resume": _resume,
    "remove": _remove,
    "import": _import,
    "export": _export,
}


def _ago(at: datetime | None, now: datetime) -> str:
    return "never" if at is None else f"{_span(now - at)} ago"


def _next(one: Followed, now: datetime) -> str:
    if one.feed.gone:
        return "no more"
    if one.paused:
        return "paused"
    return "due" if one.feed.next_at <= now else f"in {_span(one.feed.next_at - now)}"


def _span(span: timedelta) -> str:
    minutes = max(0, round(span.total_seconds() / 60))
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h" if minutes < 2_880 else f"{minutes // 1_440} d"
