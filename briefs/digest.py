"""What goes into a digest: a pure choice among stories, the same for Discord, the preview and the command line.

"New" goes by filing number since the channel's last edition, not by the clock; a channel without an edition looks
back 24 hours. What an outlet dated must also be fresh. Archived articles never enter, sample ones only on request.

    looked = look_through(candidates, since=1200, now=now, topics=["ferries"])   # once for all channels alike
    selection = choose(looked)                                                  # again where a story turns out told
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from briefs.digest_ranking import A_DAY, Picked, count_independent, count_outlets, in_order, is_told_enough
from briefs.digest_reasons import LeftOut, Reason
from briefs.digest_topics import Topic, on_topic, topic_of
from briefs.lookup_words import fold, stem

Piece = Literal["news", "opinion", "roundup"]

LOOK_BACK = timedelta(hours=24)  # the first digest of a channel starts here; older news was never promised to it
AHEAD = timedelta(days=1)  # a date further ahead is a slip or an announcement's, not when the article came out
FRESH = timedelta(days=3)  # a Friday evening's story may still open a Monday's digest; older copy is no news
MOST = 10  # stories a digest: what one card holds, and what somebody reads over a coffee
ZONE_SLACK = timedelta(hours=14)  # a date without a zone may have been written anywhere on Earth
MOST_WEIGHED = 120  # articles of one story, the newest; more tell nothing of how widely it is told
MOST_SUBJECTS = 12  # keywords and people of a story, by which it is compared with those before it


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledArticle:
    """What the choice needs to know of one article; ``number`` is the filing number of its newest revision.

    ``origin`` is equal for articles that print one copy (0: its own); ``beside`` are its keywords and people.
    """

    article_id: int
    number: int
    filed_at: datetime
    published: str | None = None  # ISO 8601 as precise as the source
    outlet: str | None = None
    origin: int = 0
    kind: Piece = "news"
    archive: bool = False
    sample: bool = False
    headline: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCandidate:
    """A story with all its articles, new and old; ``running_id`` is equal for the events of one running story."""

    story_id: int
    articles: tuple[FiledArticle, ...]
    running_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The stories that may enter, in no order, and those that may not."""

    fit: tuple[Picked, ...]
    left_out: tuple[LeftOut, ...]
    covers: int
    at: datetime
    window: timedelta
    topics: bool = False


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
    told: Mapping[int, Collection[int]] | None = None,
    fresh: timedelta = FRESH,
    window: timedelta = A_DAY,
) -> Selection:
    """`look_through` and `choose` in one."""
    looked = look_through(
        candidates, since=since, now=now, topics=topics, samples=samples, told=told, fresh=fresh, window=window
    )
    return choose(looked, most=most)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    since: int | None
    at: datetime
    topics: tuple[Topic, ...]
    samples: bool
    told: Mapping[int, Collection[int]]
    fresh: timedelta
    owed: Collection[int]


def look_through(
    candidates: Iterable[StoryCandidate],
    *,
    since: int | None,
    now: datetime,
    topics: Sequence[str] = (),
    samples: bool = False,
    told: Mapping[int, Collection[int]] | None = None,
    fresh: timedelta = FRESH,
    window: timedelta = A_DAY,
    owed: Collection[int] = (),
) -> Looked:
    """Which stories have something new, and what each is worth.

    ``since`` is the filing number of the channel's last edition (None: it had none), ``told`` the articles which its
    editions showed before, by their ids, with the filing numbers under which they did, ``window`` the time since the
    last one; ``owed`` are articles that are new although an edition looked at them. Every candidate is in it once.
    """
    wanted = tuple(topic for topic in map(topic_of, topics) if topic.forms)
    asked = _Asked(since=since, at=now, topics=wanted, samples=samples, told=told or {}, fresh=fresh, owed=owed)
    fit: list[Picked] = []
    left_out: list[LeftOut] = []
    covers = since or 0
    for story in candidates:
        covers = max(covers, *(article.number for article in story.articles), 0)
        found = _look_at(story, asked)
        if isinstance(found, Picked):
            fit.append(found)
        elif found is not None:
            left_out.append(LeftOut(story_id=story.story_id, reason=found))
    return Looked(fit=tuple(fit), left_out=tuple(left_out), covers=covers, at=now, window=window, topics=bool(wanted))


def choose(looked: Looked, *, most: int = MOST, dropped: Mapping[int, Reason] | None = None) -> Selection:
    """The stories for the card in their order; ``dropped`` are stories that turned out to have nothing for it.

    Every story is picked, left over or left out.
    """
    gone = dropped or {}
    fit = [one for one in looked.fit if one.story_id not in gone]
    chosen, others = in_order(fit, looked.at, looked.window, most)
    pushed = _pushed_off(fit, chosen, looked, most) if looked.topics else frozenset[int]()
    over = [LeftOut(story_id=one.story_id, reason=_why_over(one, chosen, pushed)) for one in others]
    said = [LeftOut(story_id=one.story_id, reason=gone[one.story_id]) for one in looked.fit if one.story_id in gone]
    return Selection(
        stories=tuple(chosen),
        left_over=len(over),
        left_out=(*over, *said, *looked.left_out),
        covers=looked.covers,
    )


def _pushed_off(fit: Sequence[Picked], chosen: Sequence[Picked], looked: Looked, most: int) -> frozenset[int]:
    """The stories that would be on the card if the channel had no topics."""
    if not any(one.topic for one in chosen):
        return frozenset()
    plain, _ = in_order([replace(one, topic=0.0) for one in fit], looked.at, looked.window, most)
    return frozenset(one.story_id for one in plain) - {one.story_id for one in chosen}


def _why_over(story: Picked, chosen: Sequence[Picked], pushed: Collection[int]) -> Reason:
    if is_told_enough(story, chosen):
        return "running"
    if story.opinion:
        return "opinion"
    return "off-topic" if story.story_id in pushed else "room"


# ---------------------------------------------------------------- dates


def is_fresh(published: str | None, now: datetime, fresh: timedelta = FRESH) -> bool:
    """Whether what was published then still counts as news; the undated, and dates that can't be read, do.

    A date is as precise as its source: "2026-01" is fresh as long as any moment of that month is.
    """
    latest = latest_moment(published)
    return latest is None or latest >= now - fresh


def is_ahead(published: str | None, now: datetime) -> bool:
    """Whether a date lies more than a day ahead, whatever moment of it is meant: it is no report of today.

    A clock that goes wrong, or another zone, makes less of a difference.
    """
    if published is None:
        return False
    try:
        if len(published) <= len("2026-01-06"):
            year, month, day = (*(int(part) for part in published.split("-")), 1, 1)[:3]
            first = datetime(year, month, day, tzinfo=UTC)
        else:
            moment = datetime.fromisoformat(published)
            first = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return first > now + AHEAD
    except (ValueError, OverflowError):
        return False


@lru_cache(maxsize=4096)
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


# ---------------------------------------------------------------- one story


# The reason that says most about a story of several articles: the one nearest to having been picked.
_NEARNESS: tuple[Reason, ...] = ("told", "stale", "ahead", "not-new", "sample", "archive")


def _look_at(story: StoryCandidate, asked: _Asked) -> Picked | Reason | None:
    """The story with what is new in it, or why it may not enter; None for one without an article."""
    fit: list[FiledArticle] = []
    reasons: list[Reason] = []
    for article in story.articles:
        reason = _why_not(article, asked)
        if reason is None:
            fit.append(article)
        else:
            reasons.append(reason)
    if not fit:
        return min(reasons, key=_NEARNESS.index) if reasons else None
    new_ids = {article.article_id for article in fit}
    shown = [one for one in story.articles if not one.archive and (asked.samples or not one.sample)]
    old = [one for one in shown if one.article_id not in new_ids]
    update = any(one.article_id in asked.told for one in story.articles)
    if update:
        known = {one.origin for one in old if one.origin}
        fit = [one for one in fit if one.origin not in known or one.article_id in asked.told]
        if not fit:
            return "reprint"
    return _pick(story, fit, old, asked, update=update)


def _why_not(article: FiledArticle, asked: _Asked) -> Reason | None:
    if article.archive:
        return "archive"
    if article.sample and not asked.samples:
        return "sample"
    if asked.since is not None and article.number <= asked.since and article.article_id not in asked.owed:
        return "not-new"
    if asked.since is None and article.filed_at < asked.at - LOOK_BACK:
        return "not-new"
    if article.number in asked.told.get(article.article_id, ()):
        return "told"
    # The sample's dates never change: where it may enter at all, its age is no reason.
    if not article.sample and not is_fresh(article.published, asked.at, asked.fresh):
        return "stale"
    if not article.sample and is_ahead(article.published, asked.at):
        return "ahead"
    return None


def _pick(
    story: StoryCandidate,
    new: Sequence[FiledArticle],
    old: Sequence[FiledArticle],
    asked: _Asked,
    *,
    update: bool,
) -> Picked:
    newest_first = sorted(new, key=lambda one: (one.filed_at, one.number), reverse=True)
    news = [one for one in newest_first if one.kind == "news"]
    telling = (news or newest_first)[:MOST_WEIGHED]
    everything = [*new, *old]
    told_by = [one for one in everything if one.kind == "news"] or everything
    return Picked(
        story_id=story.story_id,
        running_id=story.running_id,
        article_ids=tuple(one.article_id for one in newest_first),
        outlets=count_outlets(one.outlet for one in told_by),
        origins=_independent(told_by[:MOST_WEIGHED]),
        independent=_independent(telling),
        known=_independent([one for one in old if one.kind == "news"][:MOST_WEIGHED]),
        newest=max(map(_came_out, telling)),
        update=update,
        topic=_topic(telling, asked.topics),
        opinion=not news,
        only_outlet=_only_outlet(newest_first),
        subjects=_subjects(telling),
    )


def _came_out(article: FiledArticle) -> datetime:
    """When it came out, as far as its date tells: never after it was filed."""
    latest = latest_moment(article.published)
    return article.filed_at if latest is None else min(article.filed_at, latest)


def _independent(articles: Sequence[FiledArticle]) -> int:
    return count_independent((fold(one.outlet or ""), one.origin) for one in articles)


def _only_outlet(articles: Sequence[FiledArticle]) -> str:
    outlets = {fold(one.outlet or "") for one in articles}
    return outlets.pop() if len(outlets) == 1 else ""


def _topic(articles: Sequence[FiledArticle], topics: Sequence[Topic]) -> float:
    return max((on_topic(topics, one.headline, one.beside) for one in articles), default=0.0) if topics else 0.0


def _subjects(articles: Sequence[FiledArticle]) -> frozenset[str]:
    words = [word for one in articles[:3] for word in one.beside]
    return frozenset(map(_stemmed, words[:MOST_SUBJECTS]))


@lru_cache(maxsize=32_768)
def _stemmed(words: str) -> str:
    return " ".join(map(stem, fold(words).split()))
