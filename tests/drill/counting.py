"""The count of what arrived: each message is held against the outbox, each outbox row against the messages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.discord_server.bodies import texts_of
from tests.discord_server.world import CROSSPOSTED, DM, World
from tests.drill.stores import REPORTED, Row

UNDER_WAY = frozenset({"planned", "sending"})
_COUNTS = ("expected", "posted", "duplicates", "lost", "false", "unsettled", "told_twice", "stale")
_CHANNEL = re.compile(r"<\#(?P<here>\d+)>|/channels/\d+/(?P<away>\d+)", re.VERBOSE)


@dataclass
class Verdict:
    """What arrived. All but ``expected`` and ``posted`` must be 0: ``false`` are rows that say what is not so,
    ``told_twice`` notices that came again, ``stale`` digests with lines of a story that was withdrawn before."""

    expected: int = 0
    posted: int = 0
    duplicates: int = 0
    lost: int = 0
    false: int = 0
    unsettled: int = 0
    told: int = 0
    told_twice: int = 0
    stale: int = 0
    reported: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, other: Verdict) -> None:
        """Count another one in."""
        for name in (*_COUNTS, "told"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.reported.update(other.reported)
        self.notes += other.notes

    @property
    def is_clean(self) -> bool:
        """Whether every digest arrived once or is accounted for."""
        return not any(getattr(self, name) for name in _COUNTS[2:])


def count(
    world: World,
    rows: Iterable[Row],
    days: Collection[str],
    places: Iterable[int],
    *,
    name: str,
    called_off: Collection[str] = (),
    withdrawn: Collection[str] = (),
    since: int = 0,
) -> Verdict:
    """Count messages by channel and local date. ``called_off``: why a digest may be left out with nobody told;
    ``withdrawn``: words that no message after the id ``since`` may show."""
    verdict, known = Verdict(), {(row.channel_id, row.local_date): row for row in rows}
    for channel_id in places:
        editions = editions_in(world, channel_id)
        for day in {*days, *editions}:
            verdict.expected += 1
            row, found = known.get((channel_id, day)), editions.get(day, [])
            _count_one(verdict, row, found, (name, channel_id, day), called_off)
        stale = [
            one for found in editions.values() for one in found if int(one["id"]) > since and _shows(one, withdrawn)
        ]
        verdict.stale += len(stale)
        verdict.notes += [f"{name} {channel_id} shows what was withdrawn" for _ in stale]
    told = notices_in(world)
    verdict.told = len(told)
    verdict.told_twice = sum(times - 1 for times in told.values())
    verdict.notes += [f"{name} {channel_id} told {times} times" for channel_id, times in told.items() if times > 1]
    return verdict


def _shows(message: dict[str, Any], words: Collection[str]) -> bool:
    shown = "\n".join(texts_of(message))
    return any(one in shown for one in words)


def editions_in(world: World, channel_id: int) -> dict[str, list[dict[str, Any]]]:
    """The editions in a channel, or in the posts of a forum, by their local date; also where it was deleted since."""
    every = {**world.gone, **world.channels}
    posts = [one for one in every.values() if one.is_thread and one.parent_id == channel_id]
    found: dict[str, list[dict[str, Any]]] = {}
    for place in [every[channel_id], *posts]:
        for message in place.messages.values():
            mark = (texts_of(message) or [""])[-1].rstrip().rpartition("\n")[2]
            if "Edition " in mark:
                found.setdefault(mark.partition("Edition ")[2][:10], []).append(message)
    return found


def notices_in(world: World) -> Counter[int]:
    """How often somebody was told of each channel, in plain words: there, or alone."""
    found: Counter[int] = Counter()
    for place in (*world.channels.values(), *world.gone.values()):
        for message in place.messages.values():
            if message["author"] == world.bot and (place.kind == DM or not message["components"]):
                for named in _CHANNEL.finditer(message["content"]):
                    found[int(named["here"] or named["away"])] += 1
    return found


def _count_one(
    verdict: Verdict,
    row: Row | None,
    there: list[dict[str, Any]],
    place: tuple[str, int, str],
    called_off: Collection[str],
) -> None:
    state = row.state if row else "no row"
    verdict.posted += len(there) > 0
    verdict.duplicates += max(0, len(there) - 1)
    verdict.reported[state] += 1
    if row is not None and is_under_way(row):
        verdict.unsettled += 1
        verdict.notes.append(f"{place} unsettled {row}")
    if len(there) > 1:
        where = [(one["channel_id"], one["timestamp"]) for one in there]
        verdict.notes.append(f"{place} posted {len(there)} times: {where}, {row}")
    excused = state in REPORTED or (row is not None and state == "skipped" and row.reason in called_off)
    if not there and not excused:
        verdict.lost += 1
        verdict.notes.append(f"{place} lost, {row}")
    if wrong := _false(row, there):
        verdict.false += 1
        verdict.notes.append(f"{place} {wrong}, {row}")


def _false(row: Row | None, there: list[dict[str, Any]]) -> str:
    """What the row says that is not so; "" for the truth."""
    state = row.state if row else "no row"
    if there and state in ("missed", "failed", "skipped", "suspended", "no row"):
        return "is there"
    if there and row is not None and state == "sent":
        if row.message_id not in {int(one["id"]) for one in there}:
            return "is another message"
        if row.crosspost and (row.crosspost == "done") != any(one["flags"] & CROSSPOSTED for one in there):
            return "went on, or did not"
    return ""


def is_under_way(row: Row) -> bool:
    """Whether something of it is still to come: the digest, its way on, or telling somebody of it."""
    return row.state in UNDER_WAY or row.notice == "wanted" or (row.state == "sent" and row.crosspost == "wanted")
