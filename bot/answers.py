"""What the desk answers: frozen values without a word of Discord, drawn by the cards and by the terminal alike.

Every `Cited` line carries the span it was cut from and the number of its source; the desk has checked each against
the stored text in the same read that made the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from briefs.digest_reasons import Decision, Reason
from briefs.models import GlanceSource, QuoteKind
from briefs.story_brief import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanRef:
    """Where a shown line stands: a revision of an article; ``field`` "headline" spans the whole headline."""

    article_id: int
    revision_id: int
    start: int
    end: int
    field: str = "text"

    def holds(self, other: SpanRef) -> bool:
        """Whether the other stands within this one, or is this one."""
        same = (self.article_id, self.revision_id, self.field) == (other.article_id, other.revision_id, other.field)
        return same and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article an answer rests on, numbered from 1 within the answer."""

    number: int
    article_id: int
    slug: str
    headline: str
    outlet: str | None
    byline: tuple[str, ...]
    published: str | None  # ISO 8601 as precise as the source; None is shown as "undated"
    url: str | None
    sample: bool = False
    reprint_of: int | None = None  # the source that prints the same copy
    opinion: bool = False  # the page or the text says so: marked wherever the source is named
    words: int = 0  # of the article
    allowed: int | None = None  # of these words in one message; None: the standard budget (bot/excerpts.py)
    may_show: int | None = None  # characters that its outlet lets others show; None: as many as the budget allows


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One printed line with the number of its source.

    ``mark``, in a story's brief only: "differ" where a line of another outlet beside it tells it otherwise, "later" and
    "earlier" for a count that goes on.
    """

    text: str
    source: int
    span: SpanRef
    mark: Mark = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherWording:
    """The same quotation in other words, as another article prints it."""

    parts: tuple[Cited, ...]
    source: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedQuote:
    """One utterance: its parts in order of the text (cards join them with " … "), and who the article says spoke.

    ``speaker`` is a name or None; ``mention`` the article's words for the source; both None: "unattributed". ``role``
    is the mention where it says more of the speaker than the name. ``context`` is the whole sentence to be read with
    the words, or the one that says what they speak of. ``also`` are the numbers of further sources that print the same
    words, ``shorter`` of those that print only some of them, ``reprints`` the words there; ``wordings`` tell the same
    quotation in other words.
    """

    parts: tuple[Cited, ...]
    speaker: Cited | None
    mention: Cited | None
    kind: QuoteKind
    source: int
    role: Cited | None = None
    context: Cited | None = None
    also: tuple[int, ...] = ()
    shorter: tuple[int, ...] = ()
    reprints: tuple[Cited, ...] = ()
    wordings: tuple[OtherWording, ...] = ()

    @property
    def lines(self) -> tuple[Cited, ...]:
        """The words, and the sentence to be read with them."""
        return (*self.parts, self.context) if self.context else self.parts


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusTable:
    """A table of the article, whole; a None cell is an empty one."""

    rows: tuple[tuple[Cited | None, ...], ...]
    header: bool
    source: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherEvent:
    """Another event of the same running story, to go on to: its number, and the headline of its best article."""

    story_id: int
    headline: Cited
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAnswer:
    """/brief: the story's card. ``headline`` is that of the first source."""

    story_id: int
    headline: Cited
    nut_graf: Cited | None
    summary: tuple[Cited, ...]
    sources: tuple[Source, ...]
    has_glance: bool
    quote_count: int
    corrections: tuple[Cited, ...] = ()  # the outlets' own, each by the number of its source
    dated: int = 0  # entries of its timeline
    differences: int = 0  # where its outlets differ
    other_events: tuple[OtherEvent, ...] = ()
    since: str | None = None  # set: ``summary`` is only what is new from that day on, and there is no ``nut_graf``


@dataclass(frozen=True, slots=True, kw_only=True)
class GlanceAnswer:
    """/glance: three or four points, why it matters, takeaways and status tables of the story's best article."""

    story_id: int
    headline: Cited
    points: tuple[Cited, ...]
    glance_source: GlanceSource
    why_it_matters: Cited | None
    takeaways: tuple[Cited, ...]
    takeaways_source: GlanceSource
    tables: tuple[StatusTable, ...]
    sources: tuple[Source, ...]
    corrections: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesAnswer:
    """/quote: one page of quotes. ``page`` counts from 0, ``pages`` is the number of pages, ``total`` all quotes.

    ``kept_back`` of them stand on no page: these would show too much of their articles; ``kept_in`` are the numbers of
    the sources that hold them.
    """

    quotes: tuple[CitedQuote, ...]
    sources: tuple[Source, ...]
    page: int
    pages: int
    total: int
    story_id: int | None  # set when the page answers the Quotes button of a story
    about: str = ""
    speaker: str = ""
    capped: bool = False  # ``total`` counts the newest only; older ones were not looked at
    kept_back: int = 0
    kept_in: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One happening: the line that tells it, and the lines of further sources that tell it too.

    ``date`` is ISO 8601, as precise as the words; None where only ``when``, the words as printed, say it.
    """

    date: str | None
    when: Cited
    line: Cited
    also: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineAnswer:
    """/timeline: one page of a story's dated lines in order. ``page`` counts from 0, ``total`` all entries."""

    story_id: int
    headline: Cited
    entries: tuple[TimelineEntry, ...]
    sources: tuple[Source, ...]
    page: int
    pages: int
    total: int
    other_events: tuple[OtherEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceSide:
    """One outlet's whole sentence, and the words in it that differ from the others'.

    ``speaker`` is who is quoted, where the sentence itself does not name them.
    """

    line: Cited
    words: Cited
    speaker: Cited | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDifference:
    """Outlets' sentences that cannot all be right, or of which a reader should see all.

    ``of`` is "figure", "date", "name", "role", "who" or "wording"; ``later``: a count that goes on, told at
    different times.
    """

    of: str
    later: bool
    sides: tuple[DifferenceSide, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareAnswer:
    """/compare: one page of where a story's outlets differ. ``page`` counts from 0, ``total`` all differences."""

    story_id: int
    headline: Cited
    differences: tuple[CitedDifference, ...]
    sources: tuple[Source, ...]
    page: int
    pages: int
    total: int
    other_events: tuple[OtherEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to pick from: a story in autocomplete or "nothing found", or a speaker.

    ``value`` is what to send back: "story:12", "speaker:Full Name".
    """

    label: str
    value: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingFound:
    """No answer; up to three nearest headlines to choose from. ``store_empty``: there is nothing to find yet.

    ``choices``: several stories fit the words equally well, and none is told before one is chosen.
    """

    asked: str
    nearest: tuple[Choice, ...] = ()
    choices: tuple[Choice, ...] = ()
    store_empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """One story in the list of what the store covers, or in a digest."""

    story_id: int
    headline: Cited
    nut_graf: Cited | None
    sources: tuple[Source, ...]
    outlets: int
    newest: datetime  # when its newest article came out, or was filed where that is not known, UTC
    update: bool = False  # told before in this channel, with something new
    published: str | None = None  # of its newest article
    origins: int = 0  # in a digest, whose ``sources`` are only those it may name; 0: as many as ``sources`` tell
    differences: int = 0  # in a digest: whether its outlets differ; where that is counted, in how many places
    small: bool = False  # in a digest: the second event of a running story

    @property
    def lead(self) -> Source:
        """The source of the headline."""
        return next((source for source in self.sources if source.number == self.headline.source), self.sources[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesAnswer:
    """/stories: what the store covers, newest first."""

    rows: tuple[StoryRow, ...]
    total: int  # of the stories of these days
    days: int | None
    store_empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceRow:
    """Somebody quoted: the name as printed, how many quotations, and how many of them each outlet printed.

    ``speaker`` is what to ask for their quotes with.
    """

    name: Cited
    speaker: str
    quotes: int
    outlets: tuple[tuple[str | None, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicesAnswer:
    """/voices: a page of who was quoted, those quoted most first. ``most`` is the count that fills a bar."""

    rows: tuple[VoiceRow, ...]
    sources: tuple[Source, ...]
    page: int
    pages: int
    total: int  # people
    most: int
    days: int | None
    store_empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSpelling:
    """A name a person is printed under, by whom, and by which rules it was joined ((): it came first)."""

    name: str
    quotes: int
    outlets: tuple[str | None, ...]
    rules: tuple[str, ...]
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAnswer:
    """One person under all names; ``name`` is the one printed most."""

    person_id: int
    name: str
    quotes: int
    articles: int
    outlets: tuple[str | None, ...]
    spellings: tuple[PersonSpelling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleAnswer:
    """`nutgraf people`: those a name may mean (``named``), or those quoted most of ``total``."""

    people: tuple[PersonAnswer, ...]
    total: int
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteOfTheDay:
    """One quotation of the stories that a digest tells, with the one source it stands in."""

    story_id: int
    quote: CitedQuote
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A digest ready to draw. ``mark`` is the visible edition mark, the last line of the card.

    ``decision`` is why it holds what it holds; it is recorded beside the edition, not frozen in it.
    """

    local_date: date
    rows: tuple[StoryRow, ...]
    left_over: int
    mark: str
    purpose: str  # "daily", "now" or "preview"
    late: bool = False
    quote: QuoteOfTheDay | None = None
    decision: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreAnswer:
    """A page of the stories that a digest had no room for. ``local_date`` None: nobody knows any more which."""

    mark: str
    rows: tuple[StoryRow, ...]
    page: int
    pages: int
    total: int
    local_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyStory:
    """A story that was, or was not, in a digest; ``headline`` None where nothing of it may be shown any more."""

    story_id: int
    headline: Cited | None
    reason: Reason | None  # None: it was told
    update: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyEdition:
    """What became of one edition and why it held what it held; ``decided`` False: no record of it is kept."""

    channel_id: int
    local_date: date
    purpose: str
    state: str
    state_reason: str
    decided: bool
    told: tuple[WhyStory, ...] = ()
    left_out: tuple[WhyStory, ...] = ()  # some of each reason, the best first
    counts: Mapping[Reason, int] = field(default_factory=dict)  # of all left out


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyAnswer:
    """`/digest why`: the editions of a channel on a local date; () where there was none."""

    channel_id: int
    local_date: date | None
    editions: tuple[WhyEdition, ...]
