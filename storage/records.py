"""What goes in and out of the store besides `briefs.models`: frozen values, keyword-only, times aware and in UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from briefs.models import Brief

FilingStatus = Literal["new", "unchanged", "revised", "older", "removed"]
OutboxState = Literal["planned", "sending", "sent", "uncertain", "failed", "missed", "suspended", "skipped"]
WhenEmpty = Literal["skip", "note"]
MOST_NONCE = 25  # characters, Discord's limit

Features = Mapping[str, Any]  # JSON-able; the store only keeps and hands them out
Span = Mapping[str, Any]  # article_id, revision_id, start, end, field ("text" or "headline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A story a new article may join: its articles with their features, newest first (at most eight of them)."""

    story_id: int
    running_id: int  # the running story it belongs to; its own id where it stands alone
    article_ids: tuple[int, ...] = ()
    features: tuple[Features, ...]
    total: int = 0  # how many articles it has
    kept: bool = False  # an editor put its articles so: they stay together
    parted: frozenset[int] = frozenset()  # stories that an editor says are others


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a new article goes: into ``story_id``, or into a new story (None); and what else changes with it.

    ``running`` are stories of the same running story. ``merges`` are pairs (gone, stays). ``moves`` are pairs of an
    article and the story it goes into: an id, 0 for the story of the new article, or below 0 for further new ones.
    """

    story_id: int | None = None
    running: tuple[int, ...] = ()
    merges: tuple[tuple[int, int], ...] = ()
    moves: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What became of one filing.

    "revised" with a new ``number`` is a changed headline or text; with the number it had before, the same words with
    other particulars (byline, link, a better digested brief). "older": other words, those of an older version by its
    dates, or by the outlet's own correction, which only the kept one has; that one stays. "removed": it was taken out
    earlier and stays out.
    """

    status: FilingStatus
    article_id: int
    revision_id: int
    slug: str
    story_id: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBrief:
    """The newest revision of an article with its brief, every line of it checked against the stored text.

    ``filed_at`` is when the article first came in, ``revised_at`` when this revision did; ``brief.slug == slug``.
    """

    article_id: int
    revision_id: int
    number: int
    story_id: int
    slug: str
    sample: bool
    archive: bool
    filed_at: datetime
    revised_at: datetime
    brief: Brief
    origin_id: int = 0  # the oldest article of the same piece of reporting; 0: not known
    may_show: int | None = None  # characters in one piece that its outlet lets others show; 0: the headline alone


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRevision:
    """The words of one revision, old ones too, for checking what was drawn from it.

    ``intact``: headline and text are as they were filed; ``current``: no newer revision; ``removed``: taken out.
    """

    revision_id: int
    article_id: int
    headline: str
    text: str
    intact: bool
    current: bool
    removed: bool

    @property
    def holds(self) -> bool:
        """Whether lines drawn from this revision may still be shown as new."""
        return self.intact and self.current and not self.removed


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An article that an address leads to; ``removed``: it was taken out, and no answer holds it."""

    article_id: int
    slug: str
    story_id: int
    removed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """An article taken out, or put back; ``changed`` is False where it was so before."""

    article_id: int
    slug: str
    story_id: int
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What lookup has to take in and to forget since it last asked; ``newest`` is what to ask with next."""

    rows: tuple[dict[str, Any], ...]
    removed_ids: tuple[int, ...]
    newest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much there is, without what was removed; ``samples`` of the ``articles`` are samples."""

    articles: int
    stories: int
    quotes: int
    outlets: int
    samples: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryHead:
    """A story by its ids. ``newest`` is when its newest article was first filed."""

    story_id: int
    running_id: int
    article_ids: tuple[int, ...]  # newest first
    newest: datetime
    number: int  # the highest filing number among its articles


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRef:
    """Where a quote stands; find it in the loaded brief by ``start`` (a quote that no longer holds is not there)."""

    article_id: int
    revision_id: int
    number: int  # its place among the quotes as filed, from 0
    start: int
    utterance: int
    speaker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A public card that was posted, with the spans it shows."""

    guild_id: int | None
    channel_id: int
    message_id: int
    kind: str
    purpose: str = ""
    spans: tuple[Span, ...] = ()
    posted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """The daily digest of one channel: wall time and zone name, days 0 (Monday) to 6.

    ``last_number`` is the filing number the first edition starts after; later ones go by the outbox.
    """

    guild_id: int
    channel_id: int
    time: str  # "HH:MM"
    zone: str
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    topics: tuple[str, ...] = ()
    when_empty: WhenEmpty = "skip"
    crosspost: bool = False  # an announcement channel's digest goes on to the channels that follow it
    paused: bool = False
    set_by: int
    set_at: datetime
    last_number: int = 0

    def __post_init__(self) -> None:
        if not self.days or not all(0 <= day <= 6 for day in self.days):
            raise ValueError("a digest needs days from 0 (Monday) to 6")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """One part of one edition for one channel. ``row_id`` is 0 until it is planned."""

    row_id: int = 0
    guild_id: int
    channel_id: int
    local_date: date
    purpose: str  # "daily" or "now"
    part: int = 0
    state: OutboxState = "planned"
    attempt: int = 0
    planned_at: datetime
    due_at: datetime
    started_at: datetime | None = None
    sent_at: datetime | None = None
    message_id: int | None = None
    payload: str  # JSON, frozen from the first attempt on
    spans: tuple[Span, ...] = ()
    nonce: str
    mark: str
    last_number: int = 0  # the filing number this edition covers up to
    strikes: int = 0
    reason: str = ""
    place: str = ""  # "channel" or "forum": what the channel was at the first attempt
    crosspost: str = ""  # "wanted", "done" or why not; "": nobody wants it
    notice: str = ""  # to the admins: "wanted", "told" or why not; "": nothing to tell
    decision: str = ""  # what was chosen and why; written when it is planned, read by `Decisions` alone

    def __post_init__(self) -> None:
        if not 0 < len(self.nonce) <= MOST_NONCE:
            raise ValueError("a row needs a nonce that Discord takes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A row of the outbox that waits for its post, or whose outcome nobody knows, without what it says."""

    row_id: int
    guild_id: int
    channel_id: int
    due_at: datetime
    strikes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How the digests stand, of one server or of all: what needs somebody's eye, and what is on its way."""

    digests: int = 0  # set, paused ones among them
    paused: int = 0
    due: int = 0  # planned or being sent, and their time has come
    overdue: int = 0  # of these, for longer than they should be
    uncertain: int = 0
    suspended: int = 0
    failed: int = 0  # lately; so the next two
    missed: int = 0
    not_crossposted: int = 0  # posted, and not let go on to the channels that follow
