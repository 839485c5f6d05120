"""The brief of a story that several outlets tell: what the best article says, what the others add and tell otherwise.

Nothing here is written: every line is one that an article's own brief or one of its sentences holds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefs.claims import stems_of
from briefs.cohesion import is_behind, stands_alone
from briefs.differences import Difference, Side
from briefs.hanging import hangs, is_bare
from briefs.lives import of_one_life
from briefs.models import Brief, Line
from briefs.news import (
    COVERED,
    COVERED_MORE,
    COVERED_NEWS,
    COVERED_OPENING,
    Facts,
    clashes,
    facts_of,
    new_since,
    retells,
    tolls_differ,
)
from briefs.reports import read_report
from briefs.story_lead import CLOCK, is_nobodys, is_report, own_lines

Mark = Literal["", "differ", "later", "earlier"]

MOST_ADDED = 2  # lines other outlets add to those of the article that leads
MOST_BESIDE = 2  # lines set beside one that they contradict
LEAST_SHARED = 4  # words of a line of a roundup or a live report that the lead knows too: it may tell of another story
MOST_WORDS = 60
LEAST_TOLD = 4  # lines; a card of fewer takes in more
LEAST_WORDS = 8  # of a line that its own outlet did not pick: "The clerk thanked the jury." adds nothing
MOST_OF_LIFE = 2  # lines on how a life went, of an obituary

_BESIDE = ("figure", "who")  # kinds of difference of which the card shows both sides, marked; the others have a card
_LIFE = re.compile(r"\b(?:born|survived by|leaves (?:a|her|his|two|three|four|five))\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A line of the story's brief, with the place of its article among those given.

    ``mark``: "differ" where another outlet tells it otherwise, "later" and "earlier" for a count that goes on.
    """

    line: Line
    article: int
    mark: Mark = ""

    @property
    def text(self) -> str:
        """Its words."""
        return self.line.text


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryBrief:
    """The lines of the story's card in order; ``nut_graf`` stands above all others and not among them."""

    nut_graf: Point | None
    points: tuple[Point, ...]


# ---------------------------------------------------------------- what the card tells


def compose_story(
    briefs: Sequence[Brief],
    differences: Sequence[Difference] = (),
    copies: Collection[frozenset[int]] = (),
    most: int = 6,
) -> StoryBrief:
    """The story's brief, the article that leads first among ``briefs``, the others the newest first.

    ``copies`` are pairs of places of articles that print one text: a copy adds nothing. No more than ``most`` articles
    are drawn on.
    """
    lead = briefs[0]
    found = [one for one in differences if one.of in _BESIDE and len({side.article for side in one.sides}) > 1]
    told = [Point(line=line, article=0) for line in _standing(lead)]
    told = _set_beside(told, found, briefs)
    told += _added(told, briefs, copies, found, most)
    told = _filled(told, briefs, copies, most)
    told = _set_beside(told, found, briefs)
    told = _with_clashes(_set_clashes(_marked(told, found, briefs), briefs[:most], copies), briefs)
    told = _gathered(told, found)
    nut_graf = next((one for one in told[:1] if lead.nut_graf), None)
    return StoryBrief(nut_graf=nut_graf, points=tuple(one for one in told if one is not nut_graf))


def _standing(brief: Brief) -> list[Line]:
    """The lead's own lines, the nut graf first, without those that speak of somebody the line does not tell."""
    kept: list[Line] = []
    lines = own_lines(brief)
    for line in lines:
        above = next((one.text for one in kept if is_behind(one, line)), "")
        shown = "\n".join([brief.article.headline, *(one.text for one in kept)])
        leans = line is not lines[0] and len(kept) < lines.index(line)  # on a line that was left out
        if hangs(line.text, above) or (leans and not stands_alone(line.text, shown, above, brief.people)):
            continue
        if kept or not is_nobodys(line.text):
            kept.append(line)
    return kept


def _set_beside(told: list[Point], differences: Sequence[Difference], briefs: Sequence[Brief]) -> list[Point]:
    """The lines with those that contradict them beside them: the newer one of a count that goes on first."""
    room = MOST_BESIDE
    for difference in differences:
        if not room:
            break
        at = _place_of(told, difference)
        if at is None:
            continue
        shown = [one.text for one in told]
        other = _other_side(difference, told[at].article, told, briefs)
        if other is None or not stands_alone(other.line.text, "\n".join(shown), "", briefs[other.article].people):
            continue
        if hangs(other.line.text) or _is_told(told, other):
            continue
        first = difference.later and day_of(briefs[other.article]) > day_of(briefs[told[at].article])
        first = first and (at > 0 or _opens(other.line, briefs[other.article]))  # what happened stands above all
        told.insert(at if first else at + 1, Point(line=other.line, article=other.article))
        room -= 1
    return told


def _opens(line: Line, brief: Brief) -> bool:
    return any(_overlap(line, one) for one in own_lines(brief)[:1])


def _place_of(told: Sequence[Point], difference: Difference) -> int | None:
    """Which line is a side of the difference."""
    for at, point in enumerate(told):
        if _side_of(point, difference):
            return at
    return None


def _side_of(point: Point, difference: Difference) -> Side | None:
    for side in difference.sides:
        if side.article == point.article and _overlap(side.line, point.line):
            return side
    return None


def _overlap(one: Line, other: Line) -> bool:
    return one.start < other.end and other.start < one.end


def _is_told(told: Sequence[Point], side: Side) -> bool:
    return any(one.article == side.article and _overlap(one.line, side.line) for one in told)


def _other_side(difference: Difference, article: int, told: Sequence[Point], briefs: Sequence[Brief]) -> Side | None:
    """The newest side that differs from those the card shows; None where it tells that or a later one already."""
    shown = [side for point in told if (side := _side_of(point, difference))]
    if not difference.later and any(not agree(one, other) for one in shown for other in shown):
        return None
    others = [
        side
        for side in difference.sides
        if side.article != article
        and not any(agree(side, one) for one in shown)
        and briefs[side.article].kind != "opinion"
        and len(side.line.text.split()) <= MOST_WORDS
    ]
    newest = max(others, key=lambda side: (day_of(briefs[side.article]), -side.article), default=None)
    if newest is None:
        return None
    if difference.later and day_of(briefs[newest.article]) <= day_of(briefs[article]):
        return None  # the card tells the newest already
    return newest


def agree(one: Side, other: Side) -> bool:
    """Whether two sides of a difference that several articles make up tell the same: "35 nations", "35 leaders"."""
    amounts, figures = facts_of(one.words.text).amounts, facts_of(other.words.text).amounts
    if amounts and figures:
        return any(amount.agrees_with(figure) for amount in amounts for figure in figures)
    return one.words.text.casefold() == other.words.text.casefold()


def day_of(brief: Brief) -> str:
    """When the article was published, so that two can be compared; what has no date is older than all."""
    return brief.article.published or ""


def _added(
    told: Sequence[Point],
    briefs: Sequence[Brief],
    copies: Collection[frozenset[int]],
    differences: Sequence[Difference],
    most: int,
) -> list[Point]:
    """One line an article, at most `MOST_ADDED`, that stands alone and that no line so far tells in other words.

    Of an article that tells something otherwise than another that line comes first.
    """
    added: list[Point] = []
    used = {one.article for one in told}
    lead = briefs[0]
    untold = [one for one in differences if not any(_side_of(point, one) for point in told)]
    disputed = _disputed(briefs[:most], copies, untold)
    for place, brief in enumerate(briefs[:most]):
        if place in used or any(frozenset((place, one)) in copies for one in used) or brief.kind == "opinion":
            continue
        shown = [lead.article.headline, *(one.text for one in (*told, *added))]
        apart = {start for article, start in disputed if article == place}
        if line := next(_adding(brief, lead, shown, apart), None):
            added.append(Point(line=line, article=place))
            used.add(place)
        if len(added) == MOST_ADDED:
            break
    return added


def _filled(told: list[Point], briefs: Sequence[Brief], copies: Collection[frozenset[int]], most: int) -> list[Point]:
    """A card of few lines with more: of a life where it began and whom it leaves, and a line of each other article."""
    if len(told) < LEAST_TOLD and told and told[0].article == 0:
        lives = [
            line for line in of_one_life(read_report(briefs[0]), briefs[0].article.headline) if _LIFE.search(line.text)
        ]
        fresh = [line for line in lives if not any(_overlap(line, one.line) for one in told if not one.article)]
        told = [told[0], *(Point(line=line, article=0) for line in fresh[:MOST_OF_LIFE]), *told[1:]]
    used = {one.article for one in told}
    for place, brief in enumerate(briefs[:most]):
        if len(told) >= LEAST_TOLD:
            break
        copied = any(frozenset((place, one)) in copies for one in used)
        if place in used or copied or not is_report(brief):
            continue
        further = [
            one.line for one in read_report(brief).sentences if one.fit and not one.spoken and one.words >= LEAST_WORDS
        ]
        shown = [briefs[0].article.headline, *(one.text for one in told)] if told else []
        if line := next(_adding(brief, briefs[0], shown, (), [*own_lines(brief), *further], COVERED_MORE), None):
            told = [*told, Point(line=line, article=place)]
            used.add(place)
    return told


def _disputed(
    briefs: Sequence[Brief], copies: Collection[frozenset[int]], differences: Sequence[Difference]
) -> set[tuple[int, int]]:
    """Where the lines begin, by article, that another article tells otherwise."""
    found = {(side.article, side.line.start) for one in differences for side in one.sides}
    lines = [(place, line) for place, brief in enumerate(briefs) for line in _reporting(brief)]
    for at, (place, line) in enumerate(lines):
        for other, against in lines[:at]:
            apart = place != other and frozenset((place, other)) not in copies
            if apart and clashes(facts_of(line.text), facts_of(against.text)):
                found |= {(place, line.start), (other, against.start)}
    return found


def _adding(
    brief: Brief,
    lead: Brief,
    shown: Sequence[str],
    disputed: Collection[int],
    lines: Sequence[Line] = (),
    least: float = COVERED,
) -> Iterator[Line]:
    """The lines of an article that add something to those shown, first those that another tells otherwise.

    ``lines`` are those to choose from, () for its own; ``least`` is how much of one may have been told.
    """
    known = stems_of(f"{lead.article.headline}\n{lead.article.text}")
    lines = sorted(lines or own_lines(brief), key=lambda line: line.start not in disputed)
    told = [facts_of(one) for one in shown]
    newer = day_of(brief) > day_of(lead)
    deeds = stems_of(brief.article.headline) - frozenset().union(*(one.stems for one in told)) if newer else frozenset()
    for line in lines:
        facts = facts_of(line.text)
        if (
            CLOCK.match(line.text)
            or hangs(line.text)
            or is_bare(line.text)
            or _is_beside_the_point(facts, brief, known)
        ):
            continue
        if any(tolls_differ(facts, one) for one in told):
            continue  # the card has a newer one, or it stands there with its mark
        opens = line.start in {first.start for first in own_lines(brief)[:1]}
        covered = (
            COVERED_NEWS if line.start in disputed or facts.stems & deeds else COVERED_OPENING if opens else COVERED
        )
        covered = max(covered, least)
        if stands_alone(line.text, "\n".join(shown), "", brief.people) and not retells(facts, told, deeds, covered):
            yield line


def _is_beside_the_point(line: Facts, brief: Brief, known: frozenset[str]) -> bool:
    return not is_report(brief) and len(line.stems & known) < LEAST_SHARED


def _marked(told: Sequence[Point], differences: Sequence[Difference], briefs: Sequence[Brief]) -> list[Point]:
    """The lines, those marked of which the card shows another side."""
    marked = list(told)
    for difference in differences:
        sides = [(at, side) for at, point in enumerate(told) if (side := _side_of(point, difference))]
        for at, own in sides:
            if any(side.article != own.article and not agree(own, side) for _, side in sides):
                mark = _mark_by(told[at], [side for _, side in sides], difference, briefs)
                marked[at] = replace(told[at], mark=_stronger(marked[at].mark, mark))
    return marked


def _stronger(one: Mark, other: Mark) -> Mark:
    """The mark that says more: which of two figures is the newer one."""
    return min(one, other, key=("later", "earlier", "differ", "").index)


def _mark_by(point: Point, sides: Sequence[Side], difference: Difference, briefs: Sequence[Brief]) -> Mark:
    if not difference.later:
        return "differ"
    days = [day_of(briefs[one.article]) for one in sides]
    if min(days) == max(days):
        return "differ"
    return "later" if day_of(briefs[point.article]) == max(days) else "earlier"


def _set_clashes(told: list[Point], briefs: Sequence[Brief], copies: Collection[frozenset[int]]) -> list[Point]:
    """The lines with those of other briefs beside them that are alike and give another figure or day."""
    room = MOST_BESIDE - sum(bool(one.mark) for one in told)
    for point in list(told):
        for place, brief in enumerate(briefs):
            if room <= 0 or place == point.article or frozenset((place, point.article)) in copies:
                continue
            other = next((one for one in _reporting(brief) if clashes(facts_of(one.text), facts_of(point.text))), None)
            if other and not any(one.article == place and _overlap(one.line, other) for one in told):
                told.insert(told.index(point) + 1, Point(line=other, article=place))
                room -= 1
    return told


def _reporting(brief: Brief) -> list[Line]:
    return own_lines(brief) if is_report(brief) else []


def _with_clashes(told: Sequence[Point], briefs: Sequence[Brief]) -> list[Point]:
    """Lines of two articles that give two figures of one thing, marked where nothing marks them yet."""
    marked = list(told)
    for at, one in enumerate(told):
        for other in told[:at]:
            first, second = facts_of(one.text), facts_of(other.text)
            if one.article != other.article and clashes(first, second):
                goes_on = tolls_differ(first, second)
                for point, against in ((one, other), (other, one)):
                    place = told.index(point)
                    days = day_of(briefs[point.article]), day_of(briefs[against.article])
                    mark: Mark = (
                        "differ" if not goes_on or days[0] == days[1] else "later" if days[0] > days[1] else "earlier"
                    )
                    marked[place] = replace(point, mark=_stronger(marked[place].mark, mark))
    return marked


def _gathered(told: Sequence[Point], differences: Sequence[Difference]) -> list[Point]:
    """The lines with those of others that contradict one of them directly behind it."""
    order: list[Point] = []
    waiting = list(told)
    while waiting:
        one = waiting.pop(0)
        order.append(one)
        beside = [other for other in waiting if other.article and _contradict(one, other, differences)]
        waiting = [*beside, *(other for other in waiting if other not in beside)]
    return order


def _contradict(one: Point, other: Point, differences: Sequence[Difference]) -> bool:
    if not (one.mark and other.mark) or one.article == other.article:
        return False
    sides = [(_side_of(one, difference), _side_of(other, difference)) for difference in differences]
    return clashes(facts_of(one.text), facts_of(other.text)) or any(
        first and second and not agree(first, second) for first, second in sides
    )


# ---------------------------------------------------------------- what is new


def news_of(briefs: Sequence[Brief], old: Collection[int]) -> tuple[Point, ...]:
    """What the articles that are not ``old`` tell that those do not, the newest article's lines first.

    Somebody was told the old ones: the lines of their briefs and their headlines.
    """
    before = [Point(line=line, article=place) for place in sorted(old) for line in own_lines(briefs[place])]
    known = frozenset().union(
        *(stems_of(f"{briefs[place].article.headline}\n{briefs[place].article.text}") for place in old)
    )
    lines = [
        Point(line=line, article=place)
        for place, brief in enumerate(briefs)
        if place not in old and brief.kind != "opinion"
        for line in _fresh(brief, known if old else None)
    ]
    found: list[Point] = []
    titles = [brief.article.headline for place, brief in enumerate(briefs) if place not in old]
    for one in new_since(before, lines, titles):
        shown = "\n".join([briefs[one.article].article.headline, *(told.text for told in found)])
        above = next(
            (told.text for told in found if told.article == one.article and is_behind(told.line, one.line)), ""
        )
        if stands_alone(one.text, shown, above, briefs[one.article].people) and not hangs(one.text, above):
            found.append(one)
    return tuple(found)


def _fresh(brief: Brief, known: frozenset[str] | None) -> Iterator[Line]:
    """The lines of a new article that belong to the story."""
    for line in own_lines(brief):
        if not CLOCK.match(line.text) and (
            known is None or not _is_beside_the_point(facts_of(line.text), brief, known)
        ):
            yield line
