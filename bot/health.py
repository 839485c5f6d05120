"""Is everything well? What `nutgraf check` and /status find out, and the sentence for each thing that is not."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.timetables import is_given_up, last_row, timetable_for
from briefs.schedule import LATE, next_slot
from storage.feed_records import FeedTally
from storage.records import OutboxRow, Subscription, Tally
from storage.store import Store

TICK_WITHIN = timedelta(seconds=120)  # six rounds: one that takes long, or a busy disk, is no trouble yet
IN_DOUBT_FOR = timedelta(days=7)  # an uncertain digest counts so long; somebody has looked by then
POLLED_WITHIN = timedelta(hours=1)  # of the time when a feed is due
LATELY = timedelta(days=1)  # a digest that failed or was missed counts so long: the next one is there by then
LEAST_FREE = 100_000_000  # bytes: the log of a large ingest, and a copy of a small store

Problem = Literal[
    "no-bot",
    "tick",
    "clock",
    "overdue",
    "uncertain",
    "suspended",
    "failed",
    "crosspost",
    "database",
    "disk",
    "zone",
    "feeds",
]
SENTENCES: dict[Problem, str] = {
    "no-bot": "No bot is running on this store: `nutgraf run` starts one.",
    "tick": "The bot has not looked at its digests for over 120 s: see its log, and start it again.",
    "clock": "The clock of the bot's machine is wrong, and digests wait for that: set it right.",
    "overdue": "Digests are due for over ten minutes: see the bot's log, and whether Discord can be reached.",
    "uncertain": "Digests may or may not stand in their channels: `/digest list` there says what to do.",
    "suspended": "Digests were refused three times and rest: `/digest list` there says what to do.",
    "failed": "Digests of the last day were refused by Discord: `/digest list` there says why.",
    "crosspost": "Digests of the last day did not go on to the channels that follow: `/digest list` there says why.",
    "database": "The store is damaged: stop the bot and put your copy back.",
    "disk": "The disk of the store is almost full: free some room.",
    "zone": "This machine does not know the zone of some digests, so they do not come: update Python's tzdata.",
    "feeds": "Feeds are due for over an hour and are not polled: see the bot's log.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How a store, its bot and its digests stand. ``database`` is what SQLite found wrong."""

    running: bool
    last_tick: datetime | None
    tally: Tally
    database: tuple[str, ...]
    sqlite: str
    word_index: bool
    free_bytes: int
    unknown_zones: tuple[str, ...]
    problems: tuple[Problem, ...]
    feeds: FeedTally


async def tally_of(store: Store, now: datetime, guild_id: int | None = None) -> Tally:
    """How the digests stand, of one server or of all."""
    return await store.health.tally(now, **_moments(now), guild_id=guild_id)


async def troubles_of(store: Store, now: datetime, guild_id: int) -> list[OutboxRow]:
    """The digests of a server that `tally_of` counts as trouble, the oldest first."""
    return await store.health.troubles(guild_id, **_moments(now))


def _moments(now: datetime) -> dict[str, datetime]:
    """What was due by when is late, and what was due after when still counts as each kind of trouble."""
    return {"late": now - LATE, "since": now - IN_DOUBT_FOR, "recent": now - LATELY}


async def feeds_of(store: Store, now: datetime, guild_id: int | None = None) -> FeedTally:
    """How the feeds stand, of one server or of all."""
    return await store.feeds.tally(late=now - POLLED_WITHIN, guild_id=guild_id)


async def examine(store: Store, now: datetime, *, quick: bool = False, needs_bot: bool = False) -> Report:
    """Look at everything; ``quick`` leaves out what takes as long as reading the whole file."""
    health = store.health
    running, last_tick = await store.bot_runs(), await health.last_tick()
    started = await health.started()
    tally, feeds = await tally_of(store, now), await feeds_of(store, now)
    if not running:
        tally = _with_unplanned(tally, await _unplanned(store, last_tick, now), now)
    database = await (health.quick_check(now) if quick else store.check())
    free = await health.free_bytes()
    unknown = tuple(zone for zone in await health.zones() if not is_known(zone))
    is_ahead = last_tick is not None and last_tick - now > TICK_WITHIN
    looked = max((one for one in (last_tick, started) if one is not None), default=None)
    found: dict[Problem, bool] = {
        "no-bot": needs_bot and not running,
        "tick": running and (looked is None or now - looked > TICK_WITHIN),
        "clock": running and (is_ahead or await health.clock_off() is not None),
        "overdue": tally.overdue > 0,
        "uncertain": tally.uncertain > 0,
        "suspended": tally.suspended > 0,
        "failed": tally.failed > 0,
        "crosspost": tally.not_crossposted > 0,
        "database": bool(database),
        "disk": free < LEAST_FREE,
        "zone": bool(unknown),
        # A bot that was away for a while comes to them in time.
        "feeds": running and feeds.late > 0 and started is not None and now - started > POLLED_WITHIN,
    }
    return Report(
        running=running,
        last_tick=last_tick,
        tally=tally,
        database=database,
        sqlite=sqlite3.sqlite_version,
        word_index=await health.searches_words(),
        free_bytes=free,
        unknown_zones=unknown,
        problems=tuple(problem for problem, is_so in found.items() if is_so),
        feeds=feeds,
    )


async def _unplanned(store: Store, last_tick: datetime | None, now: datetime) -> list[datetime]:
    """When digests came due since the bot last looked: while none runs, nothing is planned that could be late."""
    if last_tick is None:
        return []
    found = []
    for one in await store.servers.all_active():
        if is_known(one.zone):
            coming = next_slot(timetable_for(one), served=(), now=max(last_tick, one.set_at))
            if coming is not None and coming.due_at <= now and not await _is_settled(store, one, coming.local_date):
                found.append(coming.due_at)
    return found


async def _is_settled(store: Store, one: Subscription, local_date: date) -> bool:
    """Whether that date has a row of its own, or the channel was given up and not set or resumed since."""
    last = await last_row(store.outbox, one)
    return is_given_up(last, one) or (last is not None and last.local_date >= local_date)


def _with_unplanned(tally: Tally, due: Sequence[datetime], now: datetime) -> Tally:
    late = sum(at <= now - LATE for at in due)
    return replace(tally, due=tally.due + len(due), overdue=tally.overdue + late)


def is_known(zone: str) -> bool:
    """Whether this machine knows the zone: a database of zones may lack what another one had."""
    try:
        ZoneInfo(zone)
    except (OSError, ValueError, LookupError):
        return False
    return True
