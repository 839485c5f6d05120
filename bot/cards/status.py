"""The answer of /status: how the bot is, and the digests of the server that asks, for members who manage it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.cards.admin import MOST_TEXT, channel_tag, moment_tag, more_told, row_told
from bot.cards.feeds import tally_told as feeds_told
from bot.cards.safe import safe
from storage.feed_records import FeedTally
from storage.records import OutboxRow, Tally

STALE = timedelta(seconds=120)
NO_ROUND = "The bot has not looked at its digests since it started."
WELL = "Nothing is wrong with this server's digests."
SENDING_RESTS = (
    "Posting rests: Discord refused too many requests in the last ten minutes. It goes on by itself; the operator's "
    "log says which."
)
NOT_CHECKED = "The store was not checked yet."


def status_told(
    tally: Tally,
    troubles: Sequence[OutboxRow],
    *,
    now: datetime,
    last_tick: datetime | None,
    checked: tuple[datetime, bool] | None,
    resting: bool,
    versions: str,
    clock_off: timedelta | None = None,
    feeds: FeedTally | None = None,
) -> str:
    """How the bot is, and what is wrong with the digests of one server; whole lines, as many as fit."""
    head = [
        f"**Nutgraf** · {safe(versions)}",
        _tick_told(now, last_tick),
        *([SENDING_RESTS] if resting else []),
        *([_clock_told(clock_off)] if clock_off else []),
        _checked_told(checked),
        _tally_told(tally),
        *([feeds_told(feeds)] if feeds is not None else []),
    ]
    lines = [f"{channel_tag(row.channel_id)}: {row_told(row)}" for row in troubles]
    room = MOST_TEXT - len("\n".join(head)) - len(more_told(len(lines))) - 2
    shown: list[str] = []
    for line in lines:
        if len(line) + 1 > room:
            shown.append(more_told(len(lines) - len(shown)))
            break
        room -= len(line) + 1
        shown.append(line)
    return "\n".join([*head, *(shown or [WELL] * (tally.overdue == 0))])


def _tick_told(now: datetime, last_tick: datetime | None) -> str:
    if last_tick is None:
        return NO_ROUND
    told = f"It last looked at its digests {moment_tag(last_tick, 'R')}"
    return f"{told}: that is too long, digests do not go out." if now - last_tick > STALE else f"{told}."


def _clock_told(off: timedelta) -> str:
    minutes, where = abs(round(off / timedelta(minutes=1))), "ahead of" if off > timedelta(0) else "behind"
    return f"**The bot's clock is {minutes:,} minutes {where} Discord's**: no digest comes until it is right."


def _checked_told(checked: tuple[datetime, bool] | None) -> str:
    if checked is None:
        return NOT_CHECKED
    at, well = checked
    return f"The store was checked {moment_tag(at, 'R')}: {'nothing is wrong' if well else '**it is damaged**'}."


def _tally_told(tally: Tally) -> str:
    told = f"Digests here: {tally.digests} set, {tally.paused} paused, {tally.due} due"
    return f"{told}, {tally.overdue} overdue, {tally.uncertain} uncertain, {tally.suspended} suspended."
