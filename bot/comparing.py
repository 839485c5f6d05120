"""A story's timeline and its differences → answers: of lines cut from the stored texts, each worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import compose
from bot.answers import (
    Cited,
    CitedDifference,
    CompareAnswer,
    DifferenceSide,
    Source,
    StoryAnswer,
    TimelineAnswer,
    TimelineEntry,
)
from bot.compose import cited, headline_of, sources_of
from bot.remembering import Remembered
from briefs.differences import Difference, Side, do_differ, find_differences
from briefs.models import Line
from briefs.reports import read_report
from briefs.timeline import MOST_REPORTS, Dated, Entry, timeline
from storage.records import StoredBrief

ENTRIES_A_PAGE = 8
DIFFERENCES_A_PAGE = 3
FIRST_COMPARED = 3  # articles between which a difference is looked for before it is among all
KEPT = 256  # stories whose timeline and differences are kept in memory


@dataclass(frozen=True, slots=True)
class Findings:
    """What a story's articles give: articles by their place, lead first."""

    entries: tuple[Entry, ...] = ()
    differences: tuple[Difference, ...] = ()


class Comparer:
    """Works out timelines and differences, each once for the same briefs of the same articles."""

    def __init__(self) -> None:
        self._found: Remembered[Findings] = Remembered(KEPT)
        self._differ: Remembered[bool] = Remembered(KEPT)

    def findings(self, stored: Sequence[StoredBrief]) -> Findings:
        """The findings on a story, its lead first. Any thread may ask; two at once only work it out twice."""
        return self._found.of(stored, lambda: _find(stored))

    def differ(self, stored: Sequence[StoredBrief]) -> bool:
        """Whether the outlets differ anywhere; much less work than the findings. Any thread may ask."""
        return self._differ.of(stored, lambda: _do_differ(stored))


def _do_differ(stored: Sequence[StoredBrief]) -> bool:
    """Where outlets differ the first few mostly do: only where these agree all are compared."""
    copies = same_origin(stored)
    reports = [read_report(one.brief) for one in stored[:FIRST_COMPARED]]
    if do_differ(reports, copies):
        return True
    reports += [read_report(one.brief) for one in stored[FIRST_COMPARED:]]
    return len(reports) > FIRST_COMPARED and do_differ(reports, copies)


def _find(stored: Sequence[StoredBrief]) -> Findings:
    reports = [read_report(one.brief) for one in stored[:MOST_REPORTS]]
    headline = stored[0].brief.article.headline if stored else ""
    return Findings(timeline(reports, headline), find_differences(reports, same_origin(stored)))


def same_origin(stored: Sequence[StoredBrief]) -> frozenset[frozenset[int]]:
    """The pairs of articles, by their places, that are copies of one text."""
    return frozenset(
        frozenset((at, before))
        for at, one in enumerate(stored)
        for before in range(at)
        if one.origin_id and one.origin_id == stored[before].origin_id
    )


def story_answer(story_id: int, stored: Sequence[StoredBrief], found: Findings) -> StoryAnswer:
    """The story's card, lines that contradict each other marked, and how much timeline and differences hold."""

    def work_out() -> tuple[Findings, StoryAnswer]:
        answer = compose.story_answer(story_id, stored, found.differences, same_origin(stored))
        return found, replace(answer, dated=len(found.entries), differences=len(found.differences))

    known, answer = _answers.of(stored, work_out)
    if known is not found:
        answer = work_out()[1]
    return replace(answer, story_id=story_id)


_answers: Remembered[tuple[Findings, StoryAnswer]] = Remembered(KEPT)


def timeline_answer(story_id: int, stored: Sequence[StoredBrief], found: Findings, page: int = 0) -> TimelineAnswer:
    """A page of the timeline; a page past the end shows the last one."""
    page, pages = _page(page, len(found.entries), ENTRIES_A_PAGE)
    shown = found.entries[page * ENTRIES_A_PAGE : (page + 1) * ENTRIES_A_PAGE]
    return TimelineAnswer(
        story_id=story_id,
        headline=headline_of(stored[0]),
        entries=tuple(_entry(entry, stored) for entry in shown),
        sources=sources_of(stored),
        page=page,
        pages=pages,
        total=len(found.entries),
    )


def _entry(entry: Entry, stored: Sequence[StoredBrief]) -> TimelineEntry:
    return TimelineEntry(
        date=entry.iso,
        when=_cited(entry.told.when, entry.told, stored),
        line=_cited(entry.told.line, entry.told, stored),
        also=tuple(_cited(one.line, one, stored) for one in entry.also),
    )


def compare_answer(story_id: int, stored: Sequence[StoredBrief], found: Findings, page: int = 0) -> CompareAnswer:
    """A page of the differences; a page past the end shows the last one."""
    page, pages = _page(page, len(found.differences), DIFFERENCES_A_PAGE)
    sources = sources_of(stored)
    shown = found.differences[page * DIFFERENCES_A_PAGE : (page + 1) * DIFFERENCES_A_PAGE]
    return CompareAnswer(
        story_id=story_id,
        headline=headline_of(stored[0]),
        differences=tuple(_difference(one, stored, sources) for one in shown),
        sources=sources,
        page=page,
        pages=pages,
        total=len(found.differences),
    )


def _difference(found: Difference, stored: Sequence[StoredBrief], sources: Sequence[Source]) -> CitedDifference:
    """A text and its copies are one side: the original's, or that of the copy that stands for it."""
    one_a_text: dict[int, Side] = {}
    for side in sorted(found.sides, key=lambda side: sources[side.article].reprint_of is not None):
        one_a_text.setdefault(sources[side.article].reprint_of or side.article + 1, side)
    sides = tuple(
        DifferenceSide(
            line=_cited(side.line, side, stored),
            words=_cited(side.words, side, stored),
            speaker=_cited(side.speaker, side, stored) if side.speaker else None,
        )
        for side in found.sides
        if side in one_a_text.values()
    )
    return CitedDifference(of=found.of, later=found.later, sides=sides)


def _cited(line: Line, place: Dated | Side, stored: Sequence[StoredBrief]) -> Cited:
    return cited(line, stored[place.article], place.article + 1)


def _page(page: int, count: int, size: int) -> tuple[int, int]:
    pages = max(1, -(-count // size))
    return min(max(page, 0), pages - 1), pages
