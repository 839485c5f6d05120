"""`make fuzz`: gold texts with marks lost, doubled and thrown in, and what every quotation must keep all the same.

Prints what it did; exit status 1 on an exception or a broken promise. ``python -m tests.fuzz --rounds 5000 --seed 7``
or ``--seconds 60``: the same seed makes the same texts.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, pairwise

from briefs.models import Article, Quote
from briefs.quotes import find_quotes
from tests.gold_scores import rows_of

SETS = ("quotes", "quotes_press", "quotes_long", "quotes_hard")
MARKS = [
    *"“”„‟\"″'‘’‚«»‹›「」『』《》`.,:;!?…—–-()[]>#|•*_ \n",
    "''",
    "``",
    "\n\n",
    "\n> ",
    "“”",
    " “",
    "” ",
    "'90s",
    '6"',
]
MOST_CHANGES = 8
MOST_SECONDS = 2.0  # for one text
_PATIENT = 20_000  # characters a text may have in that time


@dataclass(slots=True)
class Report:
    """What a run did: how many texts, and one line for each that failed."""

    rounds: int = 0
    quotes: int = 0
    failures: list[str] = field(default_factory=list)


def broken_promises(text: str, quotes: tuple[Quote, ...]) -> list[str]:
    """What `find_quotes` promises and does not keep for ``text``."""
    broken = [f"no span: {quote.text!r}" for quote in quotes if text[quote.start : quote.end] != quote.text]
    broken += [f"empty: {quote.start}" for quote in quotes if not quote.text.strip()]
    for quote in quotes:
        lines = (quote.speaker, quote.mention, quote.cue, quote.context)
        broken += [f"no line: {line.text!r}" for line in lines if line is not None and not line.is_in(text)]
    for before, after in pairwise(quotes):
        if before.end > after.start:
            broken.append(f"overlap: {before.text!r} {after.text!r}")
        if not before.utterance <= after.utterance <= before.utterance + 1:
            broken.append(f"utterances {before.utterance}, {after.utterance}")
    if quotes and quotes[0].utterance != 0:
        broken.append(f"first utterance {quotes[0].utterance}")
    return broken


def spoilt(text: str, rng: random.Random) -> str:
    """``text`` with a few marks put in, taken out and doubled."""
    for _ in range(rng.randint(1, MOST_CHANGES)):
        at = rng.randrange(len(text) + 1)
        places = [place for place, char in enumerate(text) if not char.isalnum() and char != " "]
        near = rng.choice(places) if places and rng.random() < 0.7 else at
        match rng.randrange(4):
            case 0:
                text = text[:at] + rng.choice(MARKS) + text[at:]
            case 1:
                text = text[:near] + text[near + 1 :]
            case 2:
                text = text[:near] + text[near : near + 1] * 2 + text[near + 1 :]
            case _:
                text = text[:near] + rng.choice(MARKS) + text[near + 1 :]
    return text


def failures_of(text: str) -> tuple[int, list[str]]:
    """How many quotations a text has, and what is wrong with them."""
    if not text.strip():
        return 0, []
    started = time.monotonic()
    try:
        quotes = find_quotes(Article(headline="Harbour", text=text))
    except Exception as error:  # any exception at all is a failure, and must not end the run
        return 0, [f"{type(error).__name__}: {error}"]
    took = time.monotonic() - started
    slow = [f"{took:.1f} s"] if took > MOST_SECONDS and len(text) < _PATIENT else []
    return len(quotes), broken_promises(text, quotes) + slow


def run(seed: int, rounds: Iterator[int]) -> Report:
    """Spoil one gold text after the other, as often as ``rounds`` yields."""
    texts = [row["text"] for name in SETS for row in rows_of(name)]
    report = Report()
    for number in rounds:
        rng = random.Random(f"{seed} {number}")
        text = spoilt(rng.choice(texts), rng)
        found, broken = failures_of(text)
        report.rounds += 1
        report.quotes += found
        report.failures += [f"round {number}: {what} in {text!r}" for what in broken]
    return report


def _until(end: float) -> Iterator[int]:
    for number in count():
        if time.monotonic() >= end:
            return
        yield number


def main(arguments: list[str] | None = None) -> int:
    """Run, print what was done, and say whether all went well."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--rounds", type=int, help="how many texts")
    parser.add_argument("--seconds", type=float, default=60, help="for how long, where no rounds are given")
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args(arguments)
    rounds = iter(range(told.rounds)) if told.rounds is not None else _until(time.monotonic() + told.seconds)
    report = run(told.seed, rounds)
    print(*report.failures[:20], sep="\n", end="\n" if report.failures else "")
    print(f"{report.rounds} rounds, {report.quotes} quotes, {len(report.failures)} failures (seed {told.seed})")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
