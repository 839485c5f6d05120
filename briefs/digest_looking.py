"""What each story with something new is worth to a digest, and why others may not enter it.

What is the same for every channel is worked out once; a channel adds what it was told, and its topics.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from briefs.digest_dates import FRESH, is_ahead, is_fresh, latest_moment
from briefs.digest_ranking import Picked, Standing, count_independent, standing_of
from briefs.digest_reasons import LeftOut, Reason
from briefs.digest_topics import Haystack, Straw, Topic, on_topic
from briefs.outlets import count_outlets, outlet_keys

Piece = Literal["news", "opinion", "roundup"]

LOOK_BACK = timedelta(hours=24)  # the first digest of a channel starts here; older news was never promised to it
MOST_WEIGHED = 120  # articles of one story, the newest; more tell nothing of how widely it is told
MOST_SUBJECTS = 12  # keywords and people of a story, by which it is compared with those before it


class FiledArticle(NamedTuple):
    """What the choice needs to know of one article; ``number`` is the filing number of its newest revision.

    ``origin`` is equal for articles that print one copy (0: its own); ``beside`` are its keywords and people; ``site``
    is the host it was read from, which tells the outlet of an article that names none.
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
    language: str | None = None
    site: str | None = None


class StoryCandidate(NamedTuple):
    """A story with all its articles, new and old; ``running_id`` is equal for the events of one running story."""

    story_id: int
    articles: tuple[FiledArticle, ...]
    running_id: int = 0


class _Asked(NamedTuple):
    since: int | None
    at: datetime
    topics: tuple[Topic, ...]
    samples: bool
    told: Mapping[int, Collection[int]]
    fresh: timedelta
    owed: Collection[int]


_Found = Picked | Reason | None


class Ground:
    """What came in since a filing number (None: within a day), looked at once for all channels alike.

    ``fresh`` is how old dated news may be.
    """

    def __init__(
        self,
        candidates: Iterable[StoryCandidate],
        *,
        since: int | None,
        now: datetime,
        samples: bool = False,
        fresh: timedelta = FRESH,
    ) -> None:
        self.asked = _Asked(since, now, (), samples, {}, fresh, ())
        self._stories = {story.story_id: story for story in candidates}
        self._found: dict[int, _Found] = {one.story_id: _look_at(one, self.asked) for one in self._stories.values()}
        self._story_of = {one.article_id: story.story_id for story in self._stories.values() for one in story.articles}
        self._haystack: Haystack | None = None
        self._on_topic: dict[Topic, dict[int, float]] = {}
        self._standing: dict[timedelta, Standing] = {}
        numbers = (article.number for story in self._stories.values() for article in story.articles)
        self.covers = max(since or 0, *numbers, 0)

    def standing(self, window: timedelta) -> Standing:
        """What these stories weigh among each other to a channel that was told none of them and has no topics."""
        if window not in self._standing:
            fit = [one for one in self._found.values() if isinstance(one, Picked)]
            self._standing[window] = standing_of(fit, self.asked.at, window)
        return self._standing[window]

    def told_of(self, told: Iterable[int]) -> set[int]:
        """The stories that these articles are of."""
        return {self._story_of[one] for one in told if one in self._story_of}

    def look(
        self, topics: Sequence[Topic], told: Mapping[int, Collection[int]], owed: Sequence[StoryCandidate] = ()
    ) -> tuple[list[Picked], list[LeftOut]]:
        """The stories that may enter the digest of a channel with these topics, and those that may not.

        ``told`` are the articles it was shown, with the numbers under which it was; ``owed`` are further stories, all
        of whose articles are new to it.
        """
        asked = self.asked._replace(topics=tuple(topics), told=told)
        found = dict(self._found)
        for topic in topics:
            for story_id, worth in self._worths(topic).items():
                one = found[story_id]
                if isinstance(one, Picked) and one.topic < worth:
                    found[story_id] = one._replace(topic=worth)
        for story_id in self.told_of(told):
            found[story_id] = _look_at(self._stories[story_id], asked)
        asked = asked._replace(owed={one.article_id for story in owed for one in story.articles})
        found |= {story.story_id: _look_at(story, asked) for story in owed}
        fit = [one for one in found.values() if isinstance(one, Picked)]
        left_out = [LeftOut(story_id=one, reason=why) for one, why in found.items() if isinstance(why, str)]
        return fit, left_out

    def _worths(self, topic: Topic) -> dict[int, float]:
        """How much each story is on the topic, of those that are; looked for once in all that came in."""
        if topic not in self._on_topic:
            if self._haystack is None:
                self._haystack = self._made_haystack()
            self._on_topic[topic] = self._haystack.find(topic)
        return self._on_topic[topic]

    def _made_haystack(self) -> Haystack:
        straws = []
        for story_id, one in self._found.items():
            if isinstance(one, Picked):
                new = set(one.article_ids)
                telling = _telling([each for each in self._stories[story_id].articles if each.article_id in new])[1]
                straws += [
                    (story_id, Straw(each.headline, each.beside, each.outlet, each.language)) for each in telling
                ]
        return Haystack(straws)


# ---------------------------------------------------------------- one story


# The reason that says most about a story of several articles: the one nearest to having been picked.
_NEARNESS: tuple[Reason, ...] = ("told", "stale", "ahead", "not-new", "sample", "archive")


def _look_at(story: StoryCandidate, asked: _Asked) -> Picked | Reason | None:
    """The story with what is new in it, or why it may not enter; None for one without an article."""
    if len(story.articles) == 1:  # most stories, the long way spared
        update = story.articles[0].article_id in asked.told
        return _why_not(story.articles[0], asked) or _pick(story, story.articles, (), asked, update=update)
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
        copies = [one for one in fit if one.origin in known and one.article_id not in asked.told]
        fit = [one for one in fit if one not in copies]
        if not fit:
            return "reprint"
        old += copies  # nothing new, but who prints it tells the story
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
    if len(new) == 1 and not old:
        return _pick_alone(story, new[0], asked, update=update)
    newest_first, telling = _telling(new)
    everything = [*new, *old]
    told_by = [one for one in everything if one.kind == "news"] or everything
    return Picked(
        story_id=story.story_id,
        running_id=story.running_id,
        article_ids=tuple(one.article_id for one in newest_first),
        outlets=count_outlets(_told(told_by)),
        origins=_independent(told_by[:MOST_WEIGHED]),
        independent=_independent(telling),
        known=_independent([one for one in old if one.kind == "news"][:MOST_WEIGHED]),
        newest=max(map(_came_out, telling)),
        update=update,
        topic=_topic(telling, asked.topics),
        opinion=telling[0].kind != "news",
        only_outlet=_only_outlet(newest_first),
        beside=_beside(telling),
    )


def _pick_alone(story: StoryCandidate, one: FiledArticle, asked: _Asked, *, update: bool) -> Picked:
    """The same for one article alone, as most are."""
    return Picked(
        story_id=story.story_id,
        running_id=story.running_id,
        article_ids=(one.article_id,),
        outlets=1,
        origins=1,
        newest=_came_out(one),
        update=update,
        topic=_topic([one], asked.topics),
        opinion=one.kind != "news",
        only_outlet=_only_outlet([one]),
        beside=one.beside[:MOST_SUBJECTS],
    )


def _telling(new: Sequence[FiledArticle]) -> tuple[list[FiledArticle], list[FiledArticle]]:
    """The articles newest first, and those that tell the story: the news among them, or else all."""
    newest_first = sorted(new, key=_by_time, reverse=True) if len(new) > 1 else list(new)
    news = [one for one in newest_first if one.kind == "news"]
    return newest_first, (news or newest_first)[:MOST_WEIGHED]


def _by_time(article: FiledArticle) -> tuple[datetime, int]:
    return article.filed_at, article.number


def _came_out(article: FiledArticle) -> datetime:
    """When it came out, as far as its date tells: never after it was filed."""
    latest = latest_moment(article.published)
    return article.filed_at if latest is None else min(article.filed_at, latest)


def _independent(articles: Sequence[FiledArticle]) -> int:
    if len(articles) < 2:
        return len(articles)
    return count_independent(zip(outlet_keys(_told(articles)), (one.origin for one in articles), strict=True))


def _only_outlet(articles: Sequence[FiledArticle]) -> str:
    outlets = set(outlet_keys(_told(articles)))
    return outlets.pop() if len(outlets) == 1 else ""


def _told(articles: Sequence[FiledArticle]) -> list[tuple[str | None, str | None]]:
    return [(one.outlet, one.site) for one in articles]


def _topic(articles: Sequence[FiledArticle], topics: Sequence[Topic]) -> float:
    if not topics:
        return 0.0
    return max(on_topic(topics, one.headline, one.beside, one.outlet, one.language) for one in articles)


def _beside(articles: Sequence[FiledArticle]) -> tuple[str, ...]:
    return tuple(word for one in articles[:3] for word in one.beside)[:MOST_SUBJECTS]
