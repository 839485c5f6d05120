"""What an editor would show of whole articles, and what the brief shows (`tests/gold/README.md`, briefs.jsonl)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from briefs.blocks import find_blocks
from briefs.cohesion import dangling
from briefs.models import Brief, Line
from briefs.pipeline import write_brief
from briefs.prose import find_prose
from briefs.reading import read_bytes
from tests.data_beside import find_beside
from tests.gold_scores import rows_of

ROOM = 3  # a summary has room for so many of the telling sentences
WORDS = 60


@lru_cache(maxsize=1)
def briefed() -> tuple[tuple[dict[str, Any], Brief], ...]:
    """Each gold article with its brief, read as a text file: the headline, an empty line, the text."""
    rows = rows_of("briefs")
    return tuple((row, write_brief(read_bytes(_bytes_of(row), name="gold.txt"))) for row in rows)


def _bytes_of(row: dict[str, Any]) -> bytes:
    return f"{row['headline']}\n\n{row['text']}\n".encode()


def bare(words: str) -> str:
    """A sentence as it is compared: white space as single spaces."""
    return " ".join(words.split())


def shown(brief: Brief) -> Iterator[tuple[str, Line]]:
    """Every sentence that a card shows, with the field it stands in; tables and sections are shown as such."""
    if brief.nut_graf:
        yield "nut graf", brief.nut_graf
    yield from (("summary", line) for line in brief.summary)
    yield from (("glance", line) for line in brief.glance)
    yield from (("takeaways", line) for line in brief.takeaways)
    if brief.why_it_matters:
        yield "why", brief.why_it_matters


def never_shown(row: dict[str, Any], brief: Brief) -> list[tuple[str, str]]:
    """The lines of the brief that must not stand on a card, with their fields."""
    never = {bare(line) for line in row["never"]}
    return [(field, line.text) for field, line in shown(brief) if bare(line.text) in never]


def is_nut_graf_right(row: dict[str, Any], brief: Brief) -> bool:
    """One of the sentences an editor would take, or none where there is none."""
    if brief.nut_graf is None or not row["nut_graf"]:
        return brief.nut_graf is None and not row["nut_graf"]
    return bare(brief.nut_graf.text) in map(bare, row["nut_graf"])


def picks() -> dict[str, float]:
    """Nut graf, summary and why, sentence by sentence."""
    cases = briefed()
    hits = printed = room = 0
    given = right = labelled = never = 0
    for row, brief in cases:
        telling, good = set(map(bare, row["telling"])), set(map(bare, (*row["nut_graf"], *row["telling"])))
        lines = {bare(line.text) for line in brief.summary}
        head = {bare(brief.nut_graf.text)} if brief.nut_graf else set()
        printed += len(lines)
        hits += len(lines & good)
        room += min(ROOM, len(telling))
        right_lines = len(telling & (lines | head))
        given += min(ROOM, right_lines)
        never += len(never_shown(row, brief))
        labelled += bool(row["why"])
        right += brief.why_it_matters is not None and bare(brief.why_it_matters.text) in map(bare, row["why"] or ())
    whys = sum(brief.why_it_matters is not None for _, brief in cases)
    return {
        "gold briefs: nut graf right": sum(is_nut_graf_right(*case) for case in cases) / len(cases),
        "gold briefs: summary, lines that tell": hits / printed,
        "gold briefs: summary, telling lines shown": given / room,
        "gold briefs: lines never to be shown (lower is better)": never,
        "gold briefs: why it matters, precision": right / whys if whys else 1.0,
        "gold briefs: why it matters, recall": right / labelled,
    }


def kinds() -> dict[str, float]:
    """The kind of each piece ("short" is only about its length), and the outlet's own correction."""
    cases = briefed()
    right = sum(brief.kind == ("news" if row["kind"] == "short" else row["kind"]) for row, brief in cases)
    marked = [brief.kind == "opinion" for row, brief in cases if row["kind"] == "opinion"]
    wrongly = sum(brief.kind == "opinion" for row, brief in cases if row["kind"] != "opinion")
    kept = sum((brief.correction.text if brief.correction else None) == row["correction"] for row, brief in cases)
    return {
        "gold briefs: kind right": right / len(cases),
        "gold briefs: opinion marked": sum(marked) / len(marked),
        "gold briefs: taken for opinion wrongly (lower is better)": wrongly,
        "gold briefs: correction right": kept / len(cases),
    }


def overlap() -> dict[str, float]:
    """The first sixty words of nut graf and summary against an editor's own brief: mean of ROUGE-1, 2 and L."""
    figures = [rouge(_opening(brief.summary), row["reference"]) for row, brief in briefed()]
    return {"gold briefs: summary against the reference, w60": sum(figures) / len(figures)}


def _opening(lines: Sequence[Line]) -> str:
    return " ".join(" ".join(line.text for line in lines).split()[:WORDS])


def rouge(one: str, other: str) -> float:
    """The mean of the F1 of shared words, shared pairs and the longest common run of words, times 100."""
    mine, gold = _tokens(one), _tokens(other)
    parts = [_grams(mine, gold, 1), _grams(mine, gold, 2), _f1(_common(mine, gold), len(mine), len(gold))]
    return 100 * sum(parts) / len(parts)


def _tokens(words: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", words.lower())


def _grams(mine: list[str], gold: list[str], size: int) -> float:
    a, b = (Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1)) for words in (mine, gold))
    return _f1(sum((a & b).values()), sum(a.values()), sum(b.values()))


def _common(mine: list[str], gold: list[str]) -> int:
    above = [0] * (len(gold) + 1)
    for word in mine:
        row = [0]
        for at, other in enumerate(gold, 1):
            row.append(above[at - 1] + 1 if word == other else max(above[at], row[at - 1]))
        above = row
    return above[-1]


def _f1(shared: int, mine: int, gold: int) -> float:
    return 2 * shared / (mine + gold) if shared else 0.0


def cards_of(brief: Brief) -> tuple[list[Line], list[Line]]:
    """The lines of the two cards in the order they are shown: the brief's, and the glance's where they were picked."""
    head = [brief.nut_graf] if brief.nut_graf else []
    told = [*head, *(line for line in brief.summary if line != brief.nut_graf)]
    if brief.glance_source == "outlet" or brief.takeaways_source == "outlet":
        return told, []
    why = [brief.why_it_matters] if brief.why_it_matters else []
    return told, [*brief.glance, *why, *brief.takeaways]


def trial_briefs() -> Iterator[Brief]:
    """The articles of the trial data for summaries and quotations, digested, where that data lies beside."""
    for folder, names in (("summary-dev", ("inshorts", "cnndm", "bbc")), ("quotes-dev", ("dev",))):
        place = find_beside(folder)
        for path in [place / f"{name}.jsonl" for name in names] if place else []:
            for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
                text = row.get("body") or row["text"]
                yield write_brief(read_bytes(f"{row['title']}\n\n{text}\n".encode(), name="article.txt"))


def first_of(text: str) -> Line | None:
    """The first sentence of an article: nothing stands before it that it could hang on."""
    prose = find_prose(text, find_blocks(text))
    return prose[0].line if prose else None


def hanging() -> dict[str, float]:
    """Cards of the trial articles with a line that hangs on what the card does not show, and lines told on both."""
    briefs = list(trial_briefs())
    if not briefs:
        return {}
    hung = sum(
        bool(dangling(card, brief.article.headline, brief.people, first_of(brief.article.text)))
        for brief in briefs
        for card in cards_of(brief)
    )
    picked = [brief for brief in briefs if brief.glance_source == "nutgraf"]
    points = sum(len(brief.glance) for brief in picked)
    twice = sum(line in brief.summary for brief in picked for line in brief.glance)
    return {
        "trial articles: cards with a line that hangs (lower is better)": hung,
        "trial articles: points that the summary tells too (lower is better)": twice / points,
    }


ALL = (picks, kinds, overlap, hanging)
