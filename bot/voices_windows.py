"""Who was quoted in some days, made from what it was before: only those quoted otherwise are looked at again."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection
from dataclasses import dataclass, field

from bot.answers import VoicesAnswer
from bot.hearings import Hearings, Told
from storage.people import Heard

Outlets = tuple[tuple[str | None, int], ...]  # how many of some quotations each outlet printed

_MANY = 2_000  # people to put in their places: sorting all is no slower


@dataclass(frozen=True, slots=True)
class Window:
    """Who was quoted in articles that came out since, with how many utterances, the most first; and what was counted.

    ``since``: as the store writes a time; "" is ever.
    """

    hearings: Hearings
    since: str
    generation: int
    told: Told
    printed: dict[int, int]
    order: list[tuple[int, int]]  # utterances, negative, and the person
    counts: dict[int, int] = field(default_factory=dict)  # different quotations
    outlets: dict[int, Outlets] = field(default_factory=dict)
    named: dict[int, Heard] = field(default_factory=dict)
    pages: dict[tuple[int | None, int, int], VoicesAnswer] = field(default_factory=dict)

    def first(self, after: int, most: int) -> list[int]:
        """The people after the first so many, those with the most utterances first."""
        return [who for _, who in self.order[after : after + most]]


def open_window(hearings: Hearings, since: str, generation: int, told: Told) -> Window:
    """The window on all that is told, from nothing."""
    kept = {who: some for who, heard in told.items() if (some := late(heard, since))} if since else told
    printed = {who: sum(one.quotes for one in heard) for who, heard in kept.items()}
    order = sorted((-quotes, who) for who, quotes in printed.items())
    return Window(hearings, since, generation, kept, printed, order)


def move_window(before: Window, since: str, generation: int, told: Told, changed: Collection[int]) -> Window:
    """The same from one that is as old or older; ``changed``: all whom it may tell otherwise."""
    kept, printed, order = dict(before.told), dict(before.printed), list(before.order)
    for who in changed:
        was, some = printed.pop(who, None), late(told.get(who, ()), since)
        kept.pop(who, None)
        if was is not None and len(changed) < _MANY:
            del order[bisect_left(order, (-was, who))]
        if some:
            kept[who] = some
            printed[who] = sum(one.quotes for one in some)
            if len(changed) < _MANY:
                insort(order, (-printed[who], who))
    if len(changed) >= _MANY:
        order = sorted((-quotes, who) for who, quotes in printed.items())
    return Window(
        before.hearings,
        since,
        generation,
        kept,
        printed,
        order,
        {who: one for who, one in before.counts.items() if who not in changed},
        {who: one for who, one in before.outlets.items() if who not in changed},
        {who: one for who, one in before.named.items() if who not in changed},
    )


def late(heard: tuple[Heard, ...], since: str) -> tuple[Heard, ...]:
    """Those of articles that came out since."""
    if not since:
        return heard
    some = [one for one in heard if one.came_out >= since]
    return heard if len(some) == len(heard) else tuple(some)
