"""Where the lookup's bar stands: false answers and missed right ones for a range of it.

    python -m bench calibrate

Two numbers make the bar: ACCEPT, the score an answer must have, and LEAST_SHARE, the share of the query's information
it must explain. For each pair the program counts queries answered though nothing is there ("false") and queries whose
right brief was not first ("missed"); the loss is the sum of both shares. Halves of the queries drawn at random then
say how much the best pair owes to chance.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from bench.headlines import Row
from bench.lookup_data import beside, beside_there, own
from bench.mistyping import Query
from briefs import lookup_index
from briefs.lookup import build

_GOLD = Path(__file__).parents[1] / "tests" / "gold"
_HALVES = 40

ACCEPTS = tuple(round(0.4 + 0.04 * step, 2) for step in range(12))
SHARES = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)

Pair = tuple[float, float]  # ACCEPT and LEAST_SHARE


class Try(NamedTuple):
    """The first answer to one query before the bar is laid on it."""

    known: bool  # the store has a right brief
    right: bool  # and it came first
    score: float

    def is_bad(self, accept: float) -> bool:
        """A false answer where nothing is there, else no right one."""
        answered = self.score >= accept
        return not (self.right and answered) if self.known else answered


class Losses(NamedTuple):
    """Shares of the queries that went wrong."""

    false: float
    missed: float

    @property
    def sum(self) -> float:
        """What the bar is chosen by."""
        return self.false + self.missed


def gold(name: str) -> tuple[list[Row], list[Query]]:
    """The rows and queries of a gold file; queries whose words depend on the day are left out."""
    path = _GOLD / name
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    rows = [line["row"] for line in lines if "row" in line]
    asked = []
    for line in lines:
        if "row" not in line and "today" not in line:
            right = frozenset(line.get("ok", line.get("find", ())))
            asked.append(Query(line.get("q", line.get("query", "")), line.get("kind", ""), right))
    return rows, asked


@contextmanager
def _bar(accept: float, least_share: float) -> Iterator[None]:
    """The lookup with another bar."""
    kept = lookup_index.ACCEPT, lookup_index.LEAST_SHARE
    lookup_index.ACCEPT, lookup_index.LEAST_SHARE = accept, least_share
    try:
        yield
    finally:
        lookup_index.ACCEPT, lookup_index.LEAST_SHARE = kept


def tries(rows: Iterable[Row], queries: Sequence[Query], shares: Iterable[float] = SHARES) -> dict[float, list[Try]]:
    """By LEAST_SHARE: the first answer to each query, whatever its score."""
    index = build(rows)
    tried: dict[float, list[Try]] = {}
    for share in shares:
        with _bar(0.0, share):
            tried[share] = [_first(query, index.search) for query in queries]
    return tried


def _first(query: Query, search: Callable[[str, int], list[tuple[Any, float]]]) -> Try:
    hits = search(query.text, 5)
    known = bool(query.right)
    return Try(known, known and bool(hits) and hits[0][0] in query.right, hits[0][1] if hits else float("-inf"))


def losses(tried: Sequence[Try], accept: float) -> Losses:
    """What goes wrong at this bar."""
    known = [one.is_bad(accept) for one in tried if one.known]
    unknown = [one.is_bad(accept) for one in tried if not one.known]
    return Losses(sum(unknown) / max(1, len(unknown)), sum(known) / max(1, len(known)))


def best(tried: Mapping[float, Sequence[Try]], among: Sequence[int] | None = None) -> Pair:
    """The pair with the least loss over these queries; of equals the middle one."""
    rated: dict[Pair, float] = {}
    for share, all_tries in tried.items():
        mine = all_tries if among is None else [all_tries[at] for at in among]
        for accept in ACCEPTS:
            rated[accept, share] = losses(mine, accept).sum
    least = min(rated.values())
    equals = sorted(pair for pair, loss in rated.items() if loss <= least + 1e-9)
    return equals[len(equals) // 2]


class Stability(NamedTuple):
    """What became of pairs chosen on one half of the queries and counted on the other."""

    chosen: list[Pair]
    elsewhere: float  # their mean loss on the other half
    fixed: float  # the mean loss there of the pair in use


def stability(tried: Mapping[float, Sequence[Try]], used: Pair, halves: int = _HALVES) -> Stability:
    """Over random halves."""
    chance = random.Random(5)
    count = len(next(iter(tried.values())))
    chosen, elsewhere, fixed = [], 0.0, 0.0
    for _ in range(halves):
        order = chance.sample(range(count), count)
        learnt, other = order[: count // 2], order[count // 2 :]
        pair = best(tried, learnt)
        chosen.append(pair)
        for accept, share in (pair, used):
            loss = losses([tried[share][at] for at in other], accept).sum
            if (accept, share) == used:
                fixed += loss
            if (accept, share) == pair:
                elsewhere += loss
                if pair == used:
                    break
    return Stability(chosen, elsewhere / halves, fixed / halves)


def _print(name: str, rows: Sequence[Row], queries: Sequence[Query]) -> dict[float, list[Try]]:
    used = lookup_index.ACCEPT, lookup_index.LEAST_SHARE
    tried = tries(rows, queries, sorted({*SHARES, used[1]}))
    nothing = sum(not query.right for query in queries)
    print(f"\n{name}: {len(rows):,} briefs, {len(queries)} queries, {nothing} of them for what is not there")
    print("false answers / right ones missed, in %")
    print("ACCEPT  " + "".join(f"  share {share:4.2f} " for share in tried))
    for accept in sorted({*ACCEPTS, used[0]}):
        cells = (losses(mine, accept) for mine in tried.values())
        mark = "*" if accept == used[0] else " "
        print(f"{accept:5.2f} {mark} " + "".join(f" {100 * c.false:5.1f}/{100 * c.missed:4.1f} " for c in cells))
    least = best(tried)
    for label, (accept, share) in (("in use", used), ("best here", least)):
        found = losses(tried[share], accept)
        print(f"{label}: ACCEPT {accept}, LEAST_SHARE {share}: {100 * found.false:.1f} / {100 * found.missed:.1f}")
    steady = stability(tried, used)
    accepts, shares = (sorted(pair[at] for pair in steady.chosen) for at in (0, 1))
    middle = slice(len(accepts) // 10, -(len(accepts) // 10) or None)
    print(
        f"chosen on halves: ACCEPT {accepts[middle][0]} to {accepts[middle][-1]}, LEAST_SHARE {shares[middle][0]} to "
        f"{shares[middle][-1]}; loss on the other half {100 * steady.elsewhere:.1f}, with the pair in use "
        f"{100 * steady.fixed:.1f}"
    )
    return tried


def report() -> None:
    """Print the range for every set of queries there is, and for all of them together."""
    sets = {name: gold(name) for name in ("lookup.jsonl", "lookup_more.jsonl")}
    sets["made-up headlines"] = own(20_000, 800)
    if beside_there():
        sets["trial headlines"] = beside(30_000, 1_800)
    print("* and “in use”: the pair in briefs/lookup_index.py")
    together: dict[float, list[list[Try]]] = {}
    for name, (rows, queries) in sets.items():
        if queries:
            for share, mine in _print(name, rows, queries).items():
                together.setdefault(share, []).append(mine)
    used = lookup_index.ACCEPT, lookup_index.LEAST_SHARE
    rated = {
        (accept, share): sum(losses(mine, accept).sum for mine in sets_) / len(sets_)
        for share, sets_ in together.items()
        for accept in {*ACCEPTS, used[0]}
    }
    (accept, share), loss = min(rated.items(), key=lambda pair: pair[1])
    print(
        f"\nall sets, each counting alike: best ACCEPT {accept}, LEAST_SHARE {share} (loss {100 * loss:.1f}); in use "
        f"{100 * rated[used]:.1f}"
    )
