"""Why a story is not in a digest: the fixed list, and the record of one choice, small enough to keep for every digest.

What was decided when an edition was planned is written down then: worked out anew later it would be another choice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, get_args

Reason = Literal[
    "told",  # told before; the article was only reworded since
    "nothing-new",  # told before; the new articles tell nothing that was not told
    "reprint",  # told before; the new articles print the copy that was told
    "not-new",  # no article of it came in since the last digest
    "stale",  # dated too long ago
    "archive",  # filed as archive
    "sample",  # the sample, not news
    "removed",  # taken out before the digest was planned
    "running",  # two stronger events of the same matter in its running story come before it
    "opinion",  # opinion or a roundup; the news took the room
    "off-topic",  # no room; without the channel's topics it would have been told
    "room",  # no room; stories of more outlets, or newer ones, came before it
    "ahead",  # dated more than a day ahead
    "before",  # brought by a feed that the server follows, and came out before it did
]
REASONS: tuple[Reason, ...] = get_args(Reason)
MORE: tuple[Reason, ...] = ("running", "off-topic", "room", "opinion")  # left over: behind the "more" button

MOST_RECORDED = 200  # stories of one reason, the best first; how many there were is kept of all
_FORMAT = 1


class LeftOut(NamedTuple):
    """A story that was looked at and is not in the digest."""

    story_id: int
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was chosen for one digest. ``more`` are the stories left over, best first; ``counts`` count all left out.

    ``quote`` are the marks by which its quote of the day is known again.
    """

    told: tuple[int, ...] = ()
    updates: tuple[int, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    counts: Mapping[Reason, int]
    quote: tuple[str, ...] = ()

    @property
    def more(self) -> tuple[int, ...]:
        """The stories left over, in the order in which they would have come."""
        return tuple(one.story_id for one in self.left_out if one.reason in MORE)


def decision_of(
    told: Iterable[int], updates: Iterable[int], left_out: Iterable[LeftOut], quote: Iterable[str] = ()
) -> Decision:
    """The record of a choice, with at most `MOST_RECORDED` stories a reason."""
    counts: dict[Reason, int] = {}
    kept: list[LeftOut] = []
    for one in left_out:
        counts[one.reason] = counts.get(one.reason, 0) + 1
        if counts[one.reason] <= MOST_RECORDED:
            kept.append(one)
    return Decision(told=tuple(told), updates=tuple(updates), left_out=tuple(kept), counts=counts, quote=tuple(quote))


def as_drawn(decision: Decision, drawn: Sequence[int], *, quoted: bool) -> Decision:
    """The record once the card is drawn: stories that it had no room for are left over, before all others."""
    shown = [one for one in decision.told if one in drawn]
    over = [LeftOut(story_id=one, reason="room") for one in decision.told if one not in drawn]
    counts = dict(decision.counts)
    if over:
        counts["room"] = counts.get("room", 0) + len(over)
    return replace(
        decision,
        told=tuple(shown),
        updates=tuple(one for one in decision.updates if one in drawn),
        left_out=(*over, *decision.left_out),
        counts=counts,
        quote=decision.quote if quoted else (),
    )


def encode_decision(decision: Decision) -> str:
    """The record as compact JSON; story ids of one reason in a row stand together."""
    left: list[list[str | int]] = []
    for one in decision.left_out:
        if not left or left[-1][0] != one.reason:
            left.append([one.reason])
        left[-1].append(one.story_id)
    fields = {
        "format": _FORMAT,
        "told": decision.told,
        "updates": decision.updates,
        "left": left,
        "counts": dict(decision.counts),
        "quote": decision.quote,
    }
    return json.dumps(fields, separators=(",", ":"))


def decode_decision(text: str) -> Decision | None:
    """The record that `encode_decision` wrote; None for anything else."""
    try:
        fields = json.loads(text)
        if fields["format"] != _FORMAT:
            return None
        left = [LeftOut(story_id=int(one), reason=_reason(row[0])) for row in fields["left"] for one in row[1:]]
        return Decision(
            told=tuple(map(int, fields["told"])),
            updates=tuple(map(int, fields["updates"])),
            left_out=tuple(left),
            counts={_reason(name): int(count) for name, count in fields["counts"].items()},
            quote=tuple(map(str, fields["quote"])),
        )
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        return None


def _reason(name: str) -> Reason:
    for reason in REASONS:
        if reason == name:
            return reason
    raise ValueError(name)
