"""What stands beside a quotation on its card, judged by the two sets labelled for it (`tests/gold/README.md`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefs.models import Article, Quote
from briefs.pipeline import write_brief
from tests.gold_scores import rows_of

SETS = ("context", "context_more")


def labelled(name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any], Quote | None]]:
    """Each labelled quotation of a set with its article and what the brief holds of it, None where it is missed."""
    for row in rows_of(name):
        brief = write_brief(Article(headline=row["headline"], text=row["text"]))
        for gold in row["quotes"]:
            yield row, gold, _found(gold["text"], brief.quotes)


def _found(words: str, quotes: tuple[Quote, ...]) -> Quote | None:
    return next((quote for quote in quotes if _bare(quote.text) == _bare(words)), None)


def _bare(words: str) -> str:
    return words.strip(" ,.;:!?…")


def is_about_right(gold: dict[str, Any], quote: Quote | None) -> bool:
    """One of the labelled sentences, or none where none is right."""
    given = quote.about.text if quote and quote.about else None
    return given is None if gold["about"] is None else given in gold["about"]


def is_lead_in_right(gold: dict[str, Any], quote: Quote | None) -> bool:
    """The labelled sentence, or none where the quotation stands on its own."""
    return bool(quote) and (quote.lead_in.text if quote and quote.lead_in else None) == gold["lead_in"]


def is_cue_right(gold: dict[str, Any], quote: Quote | None) -> bool:
    """Words of which one holds the other, case aside."""
    given = quote.cue.text.lower() if quote and quote.cue else None
    if given is None or gold["cue"] is None:
        return given is None and gold["cue"] is None
    return given in gold["cue"].lower() or gold["cue"].lower() in given


def context() -> dict[str, float]:
    """What is beside the quotations of both sets."""
    cases = [(gold, quote) for name in SETS for _, gold, quote in labelled(name)]
    given = [(gold, quote) for gold, quote in cases if quote and quote.about]
    return {
        "context: about right": sum(is_about_right(*case) for case in cases) / len(cases),
        "context: about, precision when one is given": sum(is_about_right(*case) for case in given) / len(given)
        if given
        else 0.0,
        "context: lead-in right": sum(is_lead_in_right(*case) for case in cases) / len(cases),
        "context: cue right": sum(is_cue_right(*case) for case in cases) / len(cases),
    }


ALL = (context,)
