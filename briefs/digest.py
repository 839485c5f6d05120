"""What goes into a digest: a pure choice among stories, the same for Discord, the preview and the command line.

"New" goes by filing number since the channel's last edition, not by the clock; a channel without an edition looks
back 24 hours. What an outlet dated must also be fresh. Archived articles never enter, sample ones only on request.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

LeftOutReason = Literal["archive", "sample", "not-new", "stale", "over"]

LOOK_BACK = timedelta(hours=24)  # the first digest of a channel starts here; older news was never promised to it
FRESH = timedelta(days=3)  # a Friday evening's story may still open a Monday's digest; older copy is no news
MOST = 10  # stories a digest: what one card holds, and what somebody reads over a coffee
TOPIC_WORTH = 2  # a story on one of the channel's topics ranks like one with two more outlets: lifted, never alone
ZONE_SLACK = timedelta(hours=14)  # a date without a zone may have been written anywhere on Earth

_TOPIC_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledArticle:
    """What the choice needs to know of one article; ``number`` is the filing number of its newest revision."""

    article_id: int
    number: int
    filed_at: datetime
    published: str | None = None  # ISO 8601 as precise as the source
    outlet: str | None = None
    archive: bool = False
    sample: bool = False
    words: tuple[str, ...] = ()  # to match topics with: keywords, people, the headline's words


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCandidate:
    """A story with all its articles, new and old."""

    story_id: int
    articles: tuple[FiledArticle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """A story for the digest: its new articles, newest first, and how many outlets tell it.

    ``update``: the channel was told this story before.
    """

    story_id: int
    article_ids: tuple[int, ...]
    outlets: int
    newest: datetime
    update: bool = False
    on_topic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A story that was looked at and not picked, with the reason from the fixed list."""

    story_id: int
    reason: LeftOutReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The stories picked, best first. ``covers`` is the filing number up to which everything was looked at."""

    stories: tuple[Picked, ...]
    left_over: int
    left_out: tuple[LeftOut, ...]
    covers: int


def pick_stories(
    candidates: Iterable[StoryCandidate],
    *,
    since: int | None,
    now: datetime,
    topics: Sequence[str] = (),
    most: int = MOST,
    samples: bool = False,
    told: Collection[int] = (),
    fresh: timedelta = FRESH,
) -> Selection:
    """The stories with something new, ranked by outlets and topics, then by recency.

    ``since`` is the filing number of the channel's last edition (None: it had none), ``told`` the ids of the articles
    which its editions showed before. Every candidate is either picked, left over or left out.
    """
    wanted = [words for topic in topics if (words := _fold_words(topic))]
    picked: list[Picked] = []
    left_out: list[LeftOut] = []
    covers = since or 0
    for story in candidates:
        covers = max(covers, *(article.number for article in story.articles), 0)
        fit: list[FiledArticle] = []
        reasons: list[LeftOutReason] = []
        for article in story.articles:
            reason = _why_not(article, since=since, now=now, samples=samples, fresh=fresh)
            if reason is None:
                fit.append(article)
            else:
                reasons.append(reason)
        if fit:
            picked.append(_pick(story, fit, wanted, told, samples=samples))
        elif reasons:
            left_out.append(LeftOut(story_id=story.story_id, reason=_nearest_miss(reasons)))
    picked.sort(key=_rank)
    left_out += (LeftOut(story_id=story.story_id, reason="over") for story in picked[most:])
    return Selection(
        stories=tuple(picked[:most]),
        left_over=max(0, len(picked) - most),
        left_out=tuple(left_out),
        covers=covers,
    )


def is_fresh(published: str | None, now: datetime, fresh: timedelta = FRESH) -> bool:
    """Whether what was published then still counts as news; the undated, and dates that can't be read, do.

    A date is as precise as its source: "2026-01" is fresh as long as any moment of that month is.
    """
    latest = latest_moment(published)
    return latest is None or latest >= now - fresh


def latest_moment(published: str | None) -> datetime | None:
    """The last moment that ``published`` can mean, or None where it says nothing that can be read."""
    if published is None:
        return None
    try:
        if len(published) <= len("2026-01-06"):
            return _end_of(published)
        moment = datetime.fromisoformat(published)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC) + ZONE_SLACK
    except (ValueError, OverflowError):
        return None


def _end_of(published: str) -> datetime:
    """The end of a year, a month or a day, wherever on Earth it was meant."""
    year, month, day = (*(int(part) for part in published.split("-")), 0, 0)[:3]
    if day:
        after = date(year, month, day) + timedelta(days=1)
    elif month:
        after = date(year + month // 12, month % 12 + 1, 1)
    else:
        after = date(year + 1, 1, 1)
    return datetime(after.year, after.month, after.day, tzinfo=UTC) + ZONE_SLACK


def _why_not(
    article: FiledArticle, *, since: int | None, now: datetime, samples: bool, fresh: timedelta
) -> LeftOutReason | None:
    if article.archive:
        return "archive"
    if article.sample and not samples:
        return "sample"
    if since is not None and article.number <= since:
        return "not-new"
    if since is None and article.filed_at < now - LOOK_BACK:
        return "not-new"
    # The sample's dates never change: where it may enter at all, its age is no reason.
    if not article.sample and not is_fresh(article.published, now, fresh):
        return "stale"
    return None


# The reason that says most about a story of several articles: the one nearest to having been picked.
_NEARNESS: tuple[LeftOutReason, ...] = ("stale", "not-new", "sample", "archive")


def _nearest_miss(reasons: Sequence[LeftOutReason]) -> LeftOutReason:
    return min(reasons, key=_NEARNESS.index)


def _pick(
    story: StoryCandidate,
    new: Sequence[FiledArticle],
    topics: Sequence[frozenset[str]],
    told: Collection[int],
    *,
    samples: bool,
) -> Picked:
    shown = [article for article in story.articles if not article.archive and (samples or not article.sample)]
    newest_first = sorted(new, key=lambda article: (article.filed_at, article.number), reverse=True)
    words = frozenset(word for article in shown for text in article.words for word in _fold_words(text))
    return Picked(
        story_id=story.story_id,
        article_ids=tuple(article.article_id for article in newest_first),
        outlets=_count_outlets(shown),
        newest=newest_first[0].filed_at,
        update=any(article.article_id in told for article in story.articles),
        on_topic=any(topic <= words for topic in topics),
    )


def _count_outlets(articles: Sequence[FiledArticle]) -> int:
    """How many outlets tell the story; an article that names none counts as one of its own."""
    named = {article.outlet.casefold() for article in articles if article.outlet}
    return len(named) + sum(not article.outlet for article in articles)


def _rank(story: Picked) -> tuple[int, float, int]:
    weight = story.outlets + (TOPIC_WORTH if story.on_topic else 0)
    return (-weight, -story.newest.timestamp(), -story.story_id)


def _fold_words(text: str) -> frozenset[str]:
    """The words of ``text`` without case and accents: "Élysée Summit" and "elysee summit" are the same."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return frozenset(_TOPIC_WORD.findall(plain.casefold()))
