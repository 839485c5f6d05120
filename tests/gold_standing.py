"""Scores on the sets of wordings and of the order of quotes: each function returns {name of the figure: value}."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from briefs.models import Article, Brief
from briefs.pipeline import write_brief
from briefs.standing import Said, order, quotations, said_in, utterances_in
from briefs.wordings import Utterance, compare
from tests.data_beside import find_beside
from tests.gold_scores import rows_of

WORDING_SETS = ("wordings", "wordings_more")
HARD_WORDINGS = ("wordings_hard",)
ORDER_SETS = ("order", "order_more")


def wording_cases() -> list[dict[str, Any]]:
    """Every pair of quotations."""
    return [row for name in (*WORDING_SETS, *HARD_WORDINGS) for row in rows_of(name)]


def told_apart(row: dict[str, Any]) -> str:
    """What `compare` says of a pair."""
    one, other = (Utterance(words=row[side]["words"], speaker=row[side]["speaker"]) for side in ("one", "other"))
    return compare(one, other)


def wordings() -> dict[str, float]:
    """Pairs judged as labelled, and how many that are not one quotation stay apart."""
    return _judged("gold wordings", WORDING_SETS) | _judged("hard wordings", HARD_WORDINGS)


def _judged(title: str, names: Sequence[str]) -> dict[str, float]:
    judged = [(row["are"], told_apart(row)) for name in names for row in rows_of(name)]
    apart = [found for gold, found in judged if gold == "other"]
    return {
        f"{title}: accuracy": sum(gold == found for gold, found in judged) / len(judged),
        f"{title}: others kept apart": apart.count("other") / len(apart),
    }


# ---------------------------------------------------------------- order


def ordered(briefs: Sequence[Brief]) -> list[list[str]]:
    """The quotations of a story in their order, each as the words of its parts, those shown first."""
    told = [(at, quotes) for at, brief in enumerate(briefs) for quotes in utterances_in(brief)]
    groups = quotations(told)
    places = order(briefs, [said_in(group, told) for group in groups])
    return [[_bare(quote.text) for at in groups[place].places for quote in told[at][1]] for place in places]


def as_printed(briefs: Sequence[Brief]) -> list[list[str]]:
    """The same as the text has them, full quotes first."""
    found = [quotes for brief in briefs for quotes in utterances_in(brief)]
    found.sort(key=lambda quotes: all(quote.kind != "full" for quote in quotes))
    return [[_bare(quote.text) for quote in quotes] for quotes in found]


def pairs_right(put_in_order: Callable[[Sequence[Brief]], list[list[str]]] = ordered) -> float:
    """The share of the pairs whose better quote comes first; a cut shown under its whole sentence is behind it."""
    right = count = 0
    for name in ORDER_SETS:
        for row in rows_of(name):
            articles = [Article(headline=one["headline"], text=one["text"]) for one in row["articles"]]
            ranks: dict[str, tuple[int, int]] = {}
            for rank, words in enumerate(put_in_order([write_brief(article) for article in articles])):
                for number, text in enumerate(words):
                    ranks.setdefault(text, (rank, number))
            last = (len(ranks), 0)
            right += sum(ranks.get(_bare(one), last) < ranks.get(_bare(other), last) for one, other in row["pairs"])
            count += len(row["pairs"])
    return right / count


def _bare(words: str) -> str:
    return words.strip(" ,.!?")


def pairs() -> dict[str, float]:
    """Pairs of quotes in the order an editor would have them."""
    return {"gold order: pairs right": pairs_right()}


# ---------------------------------------------------------------- what editors chose


def first_three(put_in_order: Callable[[Brief, list[Said]], Sequence[int]]) -> float:
    """How many of the first three quotes of an article other outlets print too; 0.0 where the data is absent.

    Taken on the articles with some such quotes and some others; how many outlets print a quote is not told.
    """
    shares = []
    for briefs in _events():
        told = [(at, quotes) for at, brief in enumerate(briefs) for quotes in utterances_in(brief)]
        fullest = sorted(range(len(told)), key=lambda at: -sum(len(quote.text) for quote in told[at][1]))
        group_of = {at: group for group in quotations(told) for at in group.places}
        for number, brief in enumerate(briefs):
            own = {id(group_of[at]): at for at in reversed(fullest) if told[at][0] == number}
            mine = sorted(own.values())
            chosen = {at for at in mine if len({told[one][0] for one in group_of[at].places}) > 1}
            if chosen and len(mine) > max(3, len(chosen)):
                places = put_in_order(brief, [Said(article=0, quotes=told[at][1]) for at in mine])
                shares.append(sum(mine[place] in chosen for place in places[:3]) / 3)
    return sum(shares) / len(shares) if shares else 0.0


@cache
def _events() -> tuple[tuple[Brief, ...], ...]:
    path = find_beside("story-dev", "basil.jsonl")
    events: dict[str, list[Brief]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path else ():
        row = json.loads(line)
        headline = row["title"].strip() or row["body"].strip().partition("\n")[0][:120]
        article = Article(headline=headline, text=row["body"].strip(), published=row["date"] or None)
        events.setdefault(row["story"], []).append(write_brief(article))
    return tuple(tuple(briefs) for briefs in events.values())


def chosen_by_others() -> dict[str, float]:
    """The first three quotes of an article against what the other outlets of its event quoted."""
    if find_beside("story-dev", "basil.jsonl") is None:
        return {}
    return {"story-dev: first three quotes that others print": first_three(lambda brief, said: order([brief], said))}


ALL = (wordings, pairs, chosen_by_others)
