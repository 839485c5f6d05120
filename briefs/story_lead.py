"""Which article of a story tells it best: a report before a live blog or an opinion, the original before its copies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from briefs import story_roundups
from briefs.claims import stems_of
from briefs.differences import find_differences
from briefs.models import Article, Brief, Line
from briefs.reports import Report, read_report

AS_LONG = 0.6  # of the longest report of the story: from there on the newer one leads
LEAST_HEADED = 0.5  # of what the first line that tells most of its headline tells of it
LEAST_HEADLINE = 3  # words of a headline; of fewer one tells little
LEAST_COMMON = 0.6  # of what the article that shares most shares with the others
LEAST_MEMBERS = 3  # of two articles neither is the one that stands apart
MOST_WEIGHED = 24  # of the newest reports; older ones of a long story are no news any more
LEAST_LINES = 2  # that a short report must have to lead with the newest figure
LEAST_ENTRIES = 3  # paragraphs with a time before them: a live report
AHEAD = timedelta(days=1)  # a clock that goes wrong, or a zone: further ahead no article was published

CLOCK = re.compile(
    r"^\W{0,3}(?:[01]?\d|2[0-3])[:.h][0-5]\d\b|^\W{0,3}\d{1,2}(?:[:.]\d\d)?[ ]?[ap]\.?m\b", re.IGNORECASE
)
_LIVE = re.compile(
    r"^live\b(?![ ](?:music|animals?|birds?|theatre))|\blive (?:updates?|blog|coverage|:)", re.IGNORECASE
)
_ROUNDUP = re.compile(
    r"""
    ^ (?: (?: the [ ] )? (?: news | world | morning | evening | midday | daily | weekend | weekly | today | day | week )
      (?:['’]s)? [ ] (?: in [ ] (?: brief | short | pictures | review | numbers ) | briefing | brief | digest
      | round-?up | bulletin | news | headlines | stories | newsletter )
      | (?: news | world | local ) [ ]? (?: briefs? | roundup | round-up | digest ) | in [ ] (?: brief | short )
      | (?: what | everything ) [ ] (?: happened | to [ ] know ) [ ] (?: today | this [ ] (?: week | morning ) )
      | \w+ [ ] (?: things | stories ) [ ] to [ ] (?: know | read ) | round-?up ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What is written of an event afterwards: its dead, its mood, its meaning.
_AFTERMATH = re.compile(
    r"""
    \b (?: tributes? | mourn(?: s | ers | ing | ed )? | vigils? | remember(?: s | ed | ing ) | grie(?: f | ves? | ving )
      | reactions? | reacts? | profile | portrait | timeline | explained | explainer | analysis | in [ ] pictures
      | what [ ] we [ ] know | inside [ ] the ) \b
    | ^ (?: how | why | who | what | inside | meet ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SAID_BY_PRONOUN = re.compile(
    r"""
    ^ (?: “[^”]*” | "[^"]*" ) ,? [ ]
    (?: (?: he | she | they ) [ ] \w+ | (?: said | says | told | added ) [ ] (?: he | she | they ) ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_nobodys(words: str) -> bool:
    """Whether a line is a quotation of "her", whoever that is: who reads it first cannot know."""
    return _SAID_BY_PRONOUN.match(words) is not None


def is_report(brief: Brief) -> bool:
    """Whether the piece reports the story alone: no live report, no roundup, no opinion, no interview."""
    return brief.kind in ("news", "explainer") and not is_live(brief.article) and not is_roundup(brief.article)


def is_live(article: Article) -> bool:
    """Whether it is told entry by entry, each with its time."""
    entries = sum(bool(CLOCK.match(paragraph)) for paragraph in article.text.split("\n\n"))
    return entries >= LEAST_ENTRIES or (entries > 0 and bool(_LIVE.search(article.headline)))


def is_roundup(article: Article) -> bool:
    """Whether it tells of many matters, or its headline is that of a rubric: it says nothing of what is told below."""
    if story_roundups.is_roundup(article.headline, article.text):
        return True
    headline = " ".join(article.headline.split())
    if not _ROUNDUP.match(headline):
        return False
    return not stems_of(_ROUNDUP.sub(" ", headline)) & stems_of(article.text)


def best_first(briefs: Sequence[Brief], filed: Sequence[datetime], origins: Sequence[int]) -> list[int]:
    """The places of the articles: the one that tells the story best, the others the newest first.

    ``origins`` are equal for articles that print one text (0: not known). Of these the one published first is the
    original: the others are no lead and stand right behind it.
    """
    moments = [moment_of(brief, at) for brief, at in zip(briefs, filed, strict=True)]
    newest = sorted(range(len(briefs)), key=lambda place: (moments[place], filed[place]), reverse=True)
    first = originals_of(moments, filed, origins)
    leading = [place for place in newest if first[place] == place]
    lead = leading[lead_of([briefs[place] for place in leading])]
    order = [lead, *(place for place in leading if place != lead)]
    return [copy for place in order for copy in (place, *(one for one in newest if first[one] == place != one))]


def originals_of(moments: Sequence[datetime], filed: Sequence[datetime], origins: Sequence[int]) -> list[int]:
    """For each article the place of the one whose text it prints: the first published of its origin, or itself."""
    first: dict[int, int] = {}
    for place in sorted(range(len(origins)), key=lambda one: (moments[one], filed[one], one)):
        if origins[place]:
            first.setdefault(origins[place], place)
    return [first.get(origin, place) for place, origin in enumerate(origins)]


def moment_of(brief: Brief, filed: datetime) -> datetime:
    """When an article came out: by the date it prints, else, or where that lies ahead, by when it was filed."""
    published = brief.article.published or ""
    try:
        if len(published) <= len("2026-01-06"):
            year, month, day = (*(int(part) for part in published.split("-")), 0, 0)[:3]
            moment = datetime(year, month or 7, day or 15, 12, tzinfo=UTC)  # the middle of what is meant
        else:
            moment = datetime.fromisoformat(published)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return filed
    return moment.astimezone(UTC) if moment <= filed + AHEAD else filed


def lead_of(briefs: Sequence[Brief]) -> int:
    """The place of the article that tells the story best, of articles that come the newest first.

    Reports before all else, news before what explains it; of these the newest that is about as long as the longest and
    opens with what the others open with and with what its headline says: a scene, a portrait or what was told beside
    the event tells less of what happened than the report does. A
    late update of two lines leads only if it has the newer figure of what the report tells first.
    """
    rank = min(map(_rank, briefs))
    places = [place for place, brief in enumerate(briefs) if _rank(brief) == rank][:MOST_WEIGHED]
    common = _commons([briefs[place] for place in places])
    headed = [_headed(briefs[place]) for place in places]
    telling = [
        place
        for place, share, own in zip(places, common, headed, strict=True)
        if share >= LEAST_COMMON * max(common) and own >= LEAST_HEADED * max(headed)
    ] or [place for place, share in zip(places, common, strict=True) if share >= LEAST_COMMON * max(common)]
    longest = max(len(briefs[place].article.text) for place in telling)
    lead = next(place for place in telling if len(briefs[place].article.text) >= AS_LONG * longest)
    for place in places:
        if place < lead and len(own_lines(briefs[place])) >= LEAST_LINES and _is_overtaken(briefs[lead], briefs[place]):
            return place
    return lead


def _rank(brief: Brief) -> int:
    if not is_report(brief):
        return 2
    return int(brief.kind == "explainer" or _AFTERMATH.search(brief.article.headline) is not None)


def _headed(brief: Brief) -> float:
    """How much of its headline the first line of an article tells."""
    first = next(iter(own_lines(brief)), None)
    if first is None or is_nobodys(first.text):
        return 0.0
    headline = stems_of(brief.article.headline)
    return len(headline & stems_of(first.text)) / max(LEAST_HEADLINE, len(headline))


def _commons(briefs: Sequence[Brief]) -> list[float]:
    """For each article what share of the words it opens with the others open with too."""
    openings = [
        stems_of("\n".join([one.article.headline, *(line.text for line in own_lines(one)[:1])])) for one in briefs
    ]
    if len(briefs) < LEAST_MEMBERS:
        return [1.0] * len(briefs)
    return [
        max(len(one & other) / max(1, min(len(one), len(other))) for at, other in enumerate(openings) if at != place)
        for place, one in enumerate(openings)
    ]


def _is_overtaken(brief: Brief, newer: Brief) -> bool:
    """Whether the newer article opens with a later figure of what the other opens with."""
    found = find_differences([_opening(brief), _opening(newer)])
    return any(one.later for one in found)


def _opening(brief: Brief) -> Report:
    report = read_report(brief)
    first = {(line.start, line.end) for line in own_lines(brief)[:LEAST_LINES]}
    return replace(report, sentences=tuple(one for one in report.sentences if (one.line.start, one.line.end) in first))


def own_lines(brief: Brief) -> list[Line]:
    """The lines an article's own card tells, the nut graf first."""
    return list(dict.fromkeys([*([brief.nut_graf] if brief.nut_graf else []), *brief.summary]))
