"""Scraped text → the article alone, and what the lines taken out say about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from briefs.blocks import find_blocks, looks_like_heading
from briefs.models import Removed
from briefs.reading import heads
from briefs.reading.body import SOFT, find_body
from briefs.reading.bylines import bio_names, is_role, presents
from briefs.reading.kinds_press import WRAPPER
from briefs.reading.layout import lay_out
from briefs.reading.lines import Row, rows_of, scrub, tell
from briefs.reading.places import tell_by_place
from briefs.tables import find_tables

MOST_ROUNDS: Final = 6  # each round takes lines out; real texts are stable after the first
LEAST_DIRT: Final = 1  # lines of a page, after which the edges are looked at
LEAST_POINT_WORDS: Final = 4  # a shorter item above the text is an entry of a menu
LEAST_STANDFIRST: Final = 7  # words
FACTS: Final = frozenset({"byline", "date line"})
MOST_QUESTION: Final = 14  # words of a question that heads its answer
MOST_UNDER: Final = 7  # lines between a headline and its first paragraph
LEAST_TABLE: Final = 3  # lines
MOST_TABLE: Final = 24
MOST_BOX_HEAD: Final = 4  # words
LEAST_LEDE: Final = 12  # words
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
    tell_by_place(rows, titled=extracted or headline is not None)
    begin, end = (0, len(rows)) if extracted or not _has_page_round_it(rows) else find_body(rows)
    place = None if headline else heads.find_headline(rows, _first_paragraph(rows, begin, end), extracted=extracted)
    if place is not None:
        begin = _right_under(rows, place, begin)
    title = headline or (rows[place].words if place is not None else None)
    names = byline or heads.find_byline(rows, _first_paragraph(rows, begin, end), end, place)
    outlet = heads.find_outlet(rows, _first_paragraph(rows, begin, end), place, names=names)
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


def _right_under(rows: list[Row], headline: int, begin: int) -> int:
    """The first paragraph right under the headline, though links or offers part it from the rest."""
    for at in range(headline + 1, min(begin, headline + MOST_UNDER)):
        if rows[at].is_sentence and rows[at].count >= LEAST_LEDE and not rows[at].why and not rows[at].tags:
            return at
    return begin


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
    _take_edges(rows, begin, end, None if place is None else place + 1)
    seen: set[str] = set()
    for row in rows:
        if row.why or row.count < LEAST_REPEATED or row.prefix == "|":
            continue
        if row.fold in seen:
            row.why = "repeated line"
        seen.add(row.fold)


def _take_edges(rows: list[Row], begin: int, end: int, under: int | None) -> None:
    """What stands before and after the article; a heading or a list that belongs to its edge stays."""
    while begin > 0 and _leads_in(rows, begin - 1):
        begin -= 1
    while end < len(rows) and (more := _going_on(rows, end)):
        end += more
    for at, row in enumerate(rows):
        if begin <= at < end or (at == under and begin - at <= MOST_UNDER and _is_standfirst(row)):
            continue
        row.why = row.why or "page furniture"


def _is_standfirst(row: Row) -> bool:
    """Whether the line under the headline says more of the story, without an end mark: a sentence, not a title."""
    plain = not (row.why or row.tags or row.marker or row.prefix)
    small = sum(word[0].islower() for word in row.words.split())
    return plain and LEAST_STANDFIRST <= row.count <= 2 * small and row.words[-1] not in ":,;"


def _leads_in(rows: list[Row], at: int) -> bool:
    """Whether a line above the first paragraph is the article's own: a point, a box, or what heads one."""
    row = rows[at]
    if row.why or row.tags:
        return False
    if row.is_clipped and (not row.words.endswith("?") or _asks_again(rows, at)):
        return True
    if row.words.endswith(":") and row.count <= MOST_BOX_HEAD and not row.marker:
        return True  # "In short:"
    return bool(row.prefix) or (bool(row.marker) and row.count >= LEAST_POINT_WORDS) or _heads(row, rows[at + 1])


def _asks_again(rows: list[Row], at: int) -> bool:
    """Whether a question above the text is one of several that it answers."""
    return any(row.words.endswith("?") and row.count <= MOST_QUESTION and not row.why for row in rows[at + 2 :])


def _going_on(rows: list[Row], at: int) -> int:
    """How many lines below the last paragraph are the article's own: a point, a table, or what heads one."""
    before, row = rows[at - 1], rows[at]
    if table := _table_lines(rows, at):
        return len(table)
    if row.why or row.tags:
        return 0
    if row.prefix or (row.marker and (before.words.endswith(":") or before.marker or looks_like_heading(before.words))):
        return 1
    if at + 1 < len(rows) and _heads(row, rows[at + 1]):
        return 1
    table = _table_lines(rows, at + 1) if looks_like_heading(row.words) else []
    return 1 + len(table) if table else 0


def _table_lines(rows: list[Row], at: int) -> list[str]:
    """The lines of a table that lost its cells, where one stands at this place."""
    run: list[str] = []
    for row in rows[at : at + MOST_TABLE]:
        if row.why or row.tags - {"byline"} or row.marker or row.prefix or row.ends or (run and row.after_gap):
            break
        run.append(row.words)
    text = "\n".join(run)
    return run if len(run) >= LEAST_TABLE and find_tables(text, find_blocks(text)) else []


def _heads(row: Row, after: Row) -> bool:
    structured = bool(after.prefix) or (bool(after.marker) and after.count >= 2)
    return structured and not after.why and not row.marker and looks_like_heading(row.words)


def _take_facts(rows: list[Row], first: int, end: int, names: tuple[str, ...]) -> None:
    """The lines whose facts are kept with the article: byline, date, biography."""
    last = max((at for at, row in enumerate(rows) if _is_text(row)), default=-1)
    for at, row in enumerate(rows):
        if row.why:
            continue
        beside = at > 0 and rows[at - 1].why in FACTS and not row.is_sentence
        if _is_byline(rows, at, first, end, names) or (beside and is_role(row.words)):
            row.why = "byline"
        elif "date" in row.tags and (
            at < first or (beside and at < first + heads.NEAR_ROWS) or "publish" in row.fold or "updated" in row.fold
        ):
            row.why = "date line"
        elif _is_biography(row, names, ends=first < at >= last or _beside_facts(rows, at, last)):
            row.why = "author biography"


def _beside_facts(rows: list[Row], at: int, last: int) -> bool:
    """Whether the line stands right under a byline or a date and is not the last of the text."""
    return 0 < at < last and rows[at - 1].why in FACTS


def _is_text(row: Row) -> bool:
    return row.is_sentence and not row.why and "bio" not in row.tags


def _is_biography(row: Row, names: tuple[str, ...], *, ends: bool) -> bool:
    """Whether the line presents its author; where running text follows, only the byline's bearer is believed."""
    if "bio" in row.tags:
        return ends or bio_names(row.words)[:1] == names[:1]
    return ends and presents(row.words, names)


def _is_byline(rows: list[Row], at: int, first: int, end: int, names: tuple[str, ...]) -> bool:
    row = rows[at]
    if "byline" in row.tags or row.words.lower() in {name.lower() for name in names}:
        return True
    if at < first:
        return not row.is_sentence and heads.is_lone_byline(rows, at)
    return first < at and end - 1 <= at <= end and heads.signs(rows, at)


def _unwrap_feed(kept: list[Row]) -> None:
    """ "… . The post X appeared first on Y." at the end of a longer line: the wrapper alone goes."""
    for at, row in enumerate(kept):
        if "appeared first on" in row.words and (match := WRAPPER.search(row.words)):
            kept[at] = replace(row, words=row.words[: match.start()].rstrip())
    kept[:] = [row for row in kept if row.words]


def _guard_first(kept: list[Row]) -> None:
    """A bare line at the top of the clean text carries its heading mark, so that it is never read as the headline."""
    if len(kept) < 2 or kept[0].prefix or kept[0].is_sentence:
        return
    if heads.has_headline_form(kept[0]) or heads.stands_above_text(kept):
        kept[0].prefix = "## "
