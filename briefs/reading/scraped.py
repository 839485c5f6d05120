"""Scraped text → the article alone, and what the lines taken out say about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from briefs.blocks import looks_like_heading
from briefs.models import Removed
from briefs.reading import heads
from briefs.reading.body import SOFT, find_body
from briefs.reading.bylines import is_bio, is_name
from briefs.reading.kinds_press import WRAPPER
from briefs.reading.layout import lay_out
from briefs.reading.lines import Row, rows_of, scrub, tell
from briefs.reading.places import tell_by_place

MOST_ROUNDS: Final = 6  # each round takes lines out; real texts are stable after the first
LEAST_DIRT: Final = 1  # lines of a page, after which the edges are looked at
LEAST_REPEATED: Final = 6  # words; a shorter line may well stand twice


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """The clean text, the lines taken out with the reason, and the facts found in lines."""

    text: str
    removed: tuple[Removed, ...] = ()
    headline: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None


def clean(text: str, *, headline: str | None = None, byline: tuple[str, ...] = (), extracted: bool = False) -> Cleaned:
    """The article's own text; cleaning it again changes nothing.

    ``headline`` and ``byline`` are what is known from elsewhere (metadata): lines that repeat them go.
    ``extracted``: the article was already parted from its page, so that its first and last lines are its own.
    """
    cleaned = _clean_once(text, headline, byline, extracted)
    for _ in range(MOST_ROUNDS):
        again = _clean_once(cleaned.text, None, (), extracted)
        if again.text == cleaned.text:
            break
        cleaned = _joined(cleaned, again)
    return cleaned


def _joined(first: Cleaned, again: Cleaned) -> Cleaned:
    return replace(
        first,
        text=again.text,
        removed=first.removed + again.removed,
        byline=first.byline or again.byline,
        outlet=first.outlet or again.outlet,
        published=first.published or again.published,
    )


def _clean_once(text: str, headline: str | None, byline: tuple[str, ...], extracted: bool) -> Cleaned:
    rows = rows_of(scrub(text))
    tell(rows)
    tell_by_place(rows)
    begin, end = (0, len(rows)) if extracted or not _has_page_round_it(rows) else find_body(rows)
    place = None if headline else heads.find_headline(rows, _first_paragraph(rows, begin, end))
    title = headline or (rows[place].words if place is not None else None)
    outlet = heads.find_outlet(rows)
    names = byline or heads.find_byline(rows, _first_paragraph(rows, begin, end), end, place)
    published = heads.find_published(rows, _first_paragraph(rows, begin, end), place)
    _take_out(rows, begin, end, title, place, names)
    kept = [row for row in rows if not row.why]
    _unwrap_feed(kept)
    _guard_first(kept)
    return Cleaned(
        text=lay_out(kept),
        removed=tuple(Removed(text=row.words, why=row.why) for row in rows if row.why),
        headline=title,
        byline=names,
        outlet=outlet,
        published=published,
    )


def _has_page_round_it(rows: list[Row]) -> bool:
    """Whether the text carries parts of a page, so that its edges are not to be trusted."""
    return sum(row.why is not None and row.why not in SOFT for row in rows) >= LEAST_DIRT


def _first_paragraph(rows: list[Row], begin: int, end: int) -> int:
    for at in range(begin, end):
        if rows[at].is_sentence and not rows[at].why and not rows[at].tags:
            return at
    return begin


def _take_out(
    rows: list[Row], begin: int, end: int, title: str | None, place: int | None, names: tuple[str, ...]
) -> None:
    first = _first_paragraph(rows, begin, end)
    if place is not None:
        rows[place].why = "headline"
    for row in rows:
        if title and not row.why and not row.marker and heads.repeats_headline(row, title):
            row.why = "repeated title"
    _take_facts(rows, first, end, names)
    _take_edges(rows, begin, end)
    seen: set[str] = set()
    for row in rows:
        if row.why or row.count < LEAST_REPEATED:
            continue
        if row.fold in seen:
            row.why = "repeated line"
        seen.add(row.fold)


def _take_edges(rows: list[Row], begin: int, end: int) -> None:
    """What stands before and after the article; a heading or a list that belongs to its edge stays."""
    while begin > 0 and not rows[begin - 1].why and rows[begin - 1].prefix in ("## ", "### ", "> "):
        begin -= 1
    while end < len(rows) and not rows[end].why and _goes_on(rows, end):
        end += 1
    for row in [*rows[:begin], *rows[end:]]:
        row.why = row.why or "page furniture"


def _goes_on(rows: list[Row], at: int) -> bool:
    before, row = rows[at - 1], rows[at]
    if row.prefix in ("> ", "|"):
        return True
    return bool(row.marker) and (before.words.endswith(":") or before.marker == row.marker)


def _take_facts(rows: list[Row], first: int, end: int, names: tuple[str, ...]) -> None:
    known = {name.lower() for name in names}
    for at, row in enumerate(rows):
        if row.why:
            continue
        if "byline" in row.tags:
            row.why = "byline"
        elif "date" in row.tags and (at < first or "publish" in row.fold or "updated" in row.fold):
            row.why = "date line"
        elif (
            (at < first and not row.is_sentence and heads._lone_names(row))
            or row.words.lower() in known
            or (end - 1 <= at <= end and at > first and is_name(row.words) and not row.marker)
        ):
            row.why = "byline"
        elif "bio" in row.tags and (at * 10 >= len(rows) * 6 or (is_bio(row.words, names) and known)):
            row.why = "author biography"


def _unwrap_feed(kept: list[Row]) -> None:
    """ "… . The post X appeared first on Y." at the end of a longer line: the wrapper alone goes."""
    for at, row in enumerate(kept):
        if "appeared first on" in row.words and (match := WRAPPER.search(row.words)):
            kept[at] = replace(row, words=row.words[: match.start()].rstrip())
    kept[:] = [row for row in kept if row.words]


def _guard_first(kept: list[Row]) -> None:
    """A bare line at the top of the clean text carries its heading mark, so that it is never read as the headline."""
    if kept and not kept[0].prefix and heads.has_headline_form(kept[0]) and not kept[0].is_sentence:
        kept[0].prefix = "## "
        kept[0].marker = "" if not looks_like_heading(kept[0].words) else kept[0].marker
