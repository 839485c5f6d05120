"""Scores on the project's own gold sets and on the sample: each function returns {name of the figure: value}."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from briefs.blocks import find_blocks
from briefs.cohesion import dangling
from briefs.figures import find_figures
from briefs.models import Article, Brief, Line, Quote, Section
from briefs.pipeline import write_brief
from briefs.quotes import find_quotes
from briefs.reading import read_bytes
from briefs.sentences import split_sentences
from briefs.tables import find_tables

GOLD = Path(__file__).parent / "gold"
_BOUND = re.compile(
    r"(?:about|around|some|nearly|almost|roughly|only|just|over|under|up to|at least|at most|(?:more|less|fewer) than)"
    r"\s",
    re.IGNORECASE,
)
QUOTE_SETS = {
    "quotes": "gold quotes",
    "quotes_press": "press quotes",
    "quotes_long": "long quotes",
    "quotes_hard": "hard quotes",
}
SAMPLE = Path(__file__).parents[1] / "briefs" / "sample"


def rows_of(name: str) -> list[dict[str, Any]]:
    """The rows of one gold set."""
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def article_of(text: str) -> Article:
    """An article round a gold text."""
    return Article(headline="A headline of the gold set", text=text)


class Tally:
    """Hits, false and missed ones → precision, recall, F1."""

    def __init__(self) -> None:
        self.hits = self.false = self.missed = 0

    def add(self, gold: Iterable[Any], found: Iterable[Any]) -> None:
        """Compare two lists as bags."""
        left, right = list(gold), list(found)
        for one in list(right):
            if one in left:
                left.remove(one)
                right.remove(one)
                self.hits += 1
        self.missed += len(left)
        self.false += len(right)

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.false) if self.hits + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def quotes(name: str = "quotes") -> dict[str, float]:
    """Spans, speakers and mentions on a gold set of quotations, by the rules of `tests/gold/README.md`."""
    spans, both, rows = Tally(), Tally(), rows_of(name)
    verbatim = named = right = 0
    for row in rows:
        found = [quote for quote in find_quotes(article_of(row["text"])) if len(quote.text.split()) > 1]
        gold = [one for one in row["quotes"] if len(one["text"].split()) > 1]
        found = [quote for quote in found if not _is_optional(quote, gold)]
        gold = [one for one in gold if not one.get("optional")]
        verbatim += all(quote.is_in(row["text"]) for quote in found)
        spans.add([_bare(one["text"]) for one in gold], [_bare(quote.text) for quote in found])
        for quote in found:
            match = next((one for one in gold if _bare(one["text"]) == _bare(quote.text)), None)
            fits = match is not None and _is_speaker(quote.speaker.text if quote.speaker else None, match)
            named += quote.speaker is not None
            right += quote.speaker is not None and fits
            both.hits += fits
            both.false += not fits
        both.missed += len(gold)
    both.missed -= both.hits
    label = QUOTE_SETS[name]
    return {
        f"{label}: span F1": spans.f1,
        f"{label}: speaker right when named": right / named,
        f"{label}: quote and speaker, F1": both.f1,
        f"{label}: verbatim texts": verbatim / len(rows),
    }


def quotes_press() -> dict[str, float]:
    """The same on paragraphs as newspapers print them."""
    return quotes("quotes_press")


def quotes_long() -> dict[str, float]:
    """The same on whole articles."""
    return quotes("quotes_long")


def quotes_hard() -> dict[str, float]:
    """The same on texts written to be hard."""
    return quotes("quotes_hard")


def _is_optional(quote: Quote, gold: list[dict[str, Any]]) -> bool:
    """Whether the gold leaves it open if this is a quotation, and our speaker is not a wrong one."""
    name = quote.speaker.text if quote.speaker else None
    return any(
        one.get("optional") and _bare(one["text"]) == _bare(quote.text) and (name is None or _is_speaker(name, one))
        for one in gold
    )


def _bare(text: str) -> str:
    return text.strip().rstrip(",.;:!?…").strip()


def _is_speaker(name: str | None, gold: dict[str, Any]) -> bool:
    """Silence is right where nobody is named; else the same last name, and no contradicting given names."""
    allowed = [one for one in (gold["speaker"], *gold.get("accept", ())) if one]
    if name is None or not allowed:
        return name is None and gold["speaker"] is None
    return any(_same_name(name.casefold().split(), one.casefold().split()) for one in allowed)


def _same_name(one: list[str], other: list[str]) -> bool:
    return one[-1] == other[-1] and (len(one) == 1 or len(other) == 1 or bool({*one[:-1]} & {*other[:-1]}))


def sentences() -> dict[str, float]:
    """Sentences split exactly as labelled."""
    tally = Tally()
    for row in rows_of("sentences"):
        tally.add(row["sentences"], [line.text for line in split_sentences(row["text"])])
    return {"gold sentences: F1": tally.f1}


def figures() -> dict[str, float]:
    """Figures with what they count."""
    tally = Tally()
    for row in rows_of("figures"):
        found = find_figures(row["text"])
        optional = set(row.get("optional", ()))
        units = {figure["text"]: figure["counts"] for figure in row["figures"] if figure.get("unit")}
        tally.add(
            [(figure["text"], figure["counts"]) for figure in row["figures"]],
            [
                (_unbound(one.text), one.counts or units.get(_unbound(one.text)))
                for one in found
                if _unbound(one.text) not in optional
            ],
        )
    return {"gold figures: F1": tally.f1, "gold figures: precision": tally.precision}


def _unbound(text: str) -> str:
    """The figure without a bound before it: we print "more than 25 countries" with it, the labels leave it out."""
    return _BOUND.sub("", text)


def tables() -> dict[str, float]:
    """Tables with the right cells, and none where there is none."""
    tally = Tally()
    for row in rows_of("tables"):
        found = find_tables(row["text"], find_blocks(row["text"]))
        tally.add(
            [table["rows"] for table in row["tables"]],
            [[[cell.text if cell else None for cell in cells] for cells in table.rows] for table in found],
        )
    return {"gold tables: F1": tally.f1, "gold tables: precision": tally.precision}


def cohesion() -> dict[str, float]:
    """Dangling sentences told from those that stand alone, on both sets."""
    return {**_cohesion("cohesion", "gold cohesion"), **_cohesion("cohesion_more", "hard cohesion")}


def _cohesion(name: str, label: str) -> dict[str, float]:
    tally = Tally()
    for row in rows_of(name):
        lines = [*row["before"], row["sentence"]]
        judged = any(hang.line == len(lines) - 1 for hang in dangling(lines))
        tally.hits += judged and row["dangling"]
        tally.false += judged and not row["dangling"]
        tally.missed += row["dangling"] and not judged
    return {f"{label}: precision": tally.precision, f"{label}: recall": tally.recall}


def cleaning() -> dict[str, float]:
    """Lines kept and dirt removed in scraped texts."""
    kept = kept_all = left = left_all = facts = facts_all = 0
    for row in rows_of("cleaning"):
        article = read_bytes(row["text"].encode(), name="scraped.txt")
        flat = " ".join(article.text.split())
        kept += sum(" ".join(line.split()) in flat for line in row["keep"])
        kept_all += len(row["keep"])
        whole = {" ".join(line.split()).lstrip("•*->#| ") for line in article.text.splitlines()}
        left += sum(" ".join(line.split()).lstrip("•*->#| ") in whole for line in row["remove"])
        left_all += len(row["remove"])
        said = {"headline": article.headline, "byline": list(article.byline), "outlet": article.outlet}
        for key, value in said.items():
            gold = row.get(key)
            facts += (gold or None) == (value or None) if key in row else 0
            facts_all += key in row
    return {
        "gold cleaning: lines kept": kept / kept_all,
        "gold cleaning: dirt removed": 1 - left / left_all,
        "gold cleaning: headline, byline, outlet right": facts / facts_all,
    }


def sample_briefs() -> Iterator[Brief]:
    """The bundled sample, digested."""
    for path in sorted(SAMPLE.iterdir()):
        if path.suffix in {".md", ".txt", ".html"} and path.stem != "README":
            yield write_brief(read_bytes(path.read_bytes(), name=path.name))


def lines_of(brief: Brief) -> Iterator[Line]:
    """Every line of a brief that a card can show."""
    yield from (line for line in (brief.nut_graf, brief.why_it_matters) if line)
    yield from (*brief.summary, *brief.glance, *brief.takeaways)
    for table in brief.tables:
        yield from (cell for row in table.rows for cell in row if cell)
    for section in brief.sections:
        yield from _section_lines(section)
    for quote in brief.quotes:
        yield from (line for line in (quote.speaker, quote.mention, quote.context, quote.cue) if line)


def _section_lines(section: Section) -> Iterator[Line]:
    if section.heading:
        yield section.heading
    for item in section.items:
        if isinstance(item, Section):
            yield from _section_lines(item)
        else:
            yield item


def sample() -> dict[str, float]:
    """The sample's own figures: what a newcomer meets must be right."""
    briefs = list(sample_briefs())
    exact = [line.is_in(brief.article.text) for brief in briefs for line in lines_of(brief)]
    whole = [bool(brief.nut_graf and 2 <= len(brief.summary) <= 3 and 3 <= len(brief.glance) <= 6) for brief in briefs]
    tally, gold = Tally(), {row["headline"]: row for row in rows_of("sample")}
    for brief in briefs:
        tally.add(
            [(_bare(one["text"]), one["speaker"]) for one in gold[brief.article.headline]["quotes"]],
            [
                (_bare(one.text), one.speaker.text if one.speaker else None)
                for one in brief.quotes
                if len(one.text.split()) > 1
            ],
        )
    return {
        "sample: lines that are exact spans": sum(exact) / len(exact),
        "sample: briefs with nut graf, summary and glance": sum(whole) / len(whole),
        "sample: quotes with the right speaker, F1": tally.f1,
    }


ALL = (quotes, quotes_press, quotes_long, quotes_hard, sentences, figures, tables, cohesion, cleaning, sample)
