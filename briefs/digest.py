"""What goes into a digest: a pure choice among stories, the same for Discord, the preview and the command line.

"New" goes by filing number since the channel's last edition, not by the clock; a channel without an edition looks
back 24 hours. What an outlet dated must also be fresh. Archived articles never enter, sample ones only on request.

    ground = Ground(candidates, since=1200, now=now)               # once for all channels alike
    looked = look_for(ground, topics=["ferries"], told=told)       # for those with the same topics and the same past
    selection = choose(looked)                                     # again where a story turns out told
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from briefs.digest_dates import FRESH, is_ahead, is_fresh, latest_moment
from briefs.digest_looking import LOOK_BACK, FiledArticle, Ground, StoryCandidate
from briefs.digest_ranking import A_DAY, Picked, Standing, in_order, is_told_enough
from briefs.digest_reasons import LeftOut, Reason
from briefs.digest_topics import topic_of

__all__ = [
    "FRESH",
    "LOOK_BACK",
    "MOST",
    "FiledArticle",
    "Ground",
    "Looked",
    "Selection",
    "StoryCandidate",
    "choose",
    "is_ahead",
    "is_fresh",
    "latest_moment",
    "look_for",
    "pick_stories",
]

MOST = 10  # stories a digest: what one card holds, and what somebody reads over a coffee


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The stories that may enter, in no order, and those that may not."""

    fit: tuple[Picked, ...]
    left_out: tuple[LeftOut, ...]
    covers: int
    at: datetime
    window: timedelta
    standing: Standing
    changed: frozenset[int] = frozenset()  # stories that are others to the channel than to one without a past
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
    """All of it in one.

    ``since`` is the filing number of the channel's last edition (None: it had none), ``told`` the articles which its
    editions showed before, by their ids, with the filing numbers under which they did, ``window`` the time since the
    last one.
    """
    ground = Ground(candidates, since=since, now=now, samples=samples, fresh=fresh)
    return choose(look_for(ground, topics=topics, told=told or {}, window=window), most=most)


def look_for(
    ground: Ground,
    *,
    topics: Sequence[str],
    told: Mapping[int, Collection[int]],
    window: timedelta = A_DAY,
    owed: Sequence[StoryCandidate] = (),
) -> Looked:
    """Which stories have something new to a channel, and what each is worth to it. Every one is in it once.

    ``told`` are the articles which its editions showed before, with the filing numbers under which they did, ``window``
    is the time since the last one; ``owed`` are stories that are new to it although an edition looked at them.
    """
    wanted = [topic for topic in map(topic_of, topics) if topic]
    fit, left_out = ground.look(wanted, told, owed)
    return Looked(
        fit=tuple(fit),
        left_out=tuple(left_out),
        covers=ground.covers,
        at=ground.asked.at,
        window=window,
        standing=ground.standing(window),
        changed=frozenset((*ground.told_of(told), *(story.story_id for story in owed))),
        topics=bool(wanted),
    )


def choose(looked: Looked, *, most: int = MOST, dropped: Mapping[int, Reason] | None = None) -> Selection:
    """The stories for the card in their order; ``dropped`` are stories that turned out to have nothing for it.

    Every story is picked, left over or left out.
    """
    gone = dropped or {}
    fit = [one for one in looked.fit if one.story_id not in gone]
    changed = looked.changed | gone.keys()
    chosen, others = in_order(fit, looked.at, looked.window, most, known=looked.standing, changed=changed)
    pushed = _pushed_off(fit, chosen, looked, most, changed) if looked.topics else frozenset[int]()
    running = {one.running_id for one in chosen}
    over = [LeftOut(story_id=one.story_id, reason=_why_over(one, chosen, running, pushed)) for one in others]
    said = [LeftOut(story_id=one.story_id, reason=gone[one.story_id]) for one in looked.fit if one.story_id in gone]
    return Selection(
        stories=tuple(chosen),
        left_over=len(over),
        left_out=(*over, *said, *looked.left_out),
        covers=looked.covers,
    )


def _pushed_off(
    fit: Sequence[Picked], chosen: Sequence[Picked], looked: Looked, most: int, changed: Collection[int]
) -> frozenset[int]:
    """The stories that would be on the card if the channel had no topics."""
    if not any(one.topic for one in chosen):
        return frozenset()
    without = [one._replace(topic=0.0) if one.topic else one for one in fit]
    plain, _ = in_order(without, looked.at, looked.window, most, known=looked.standing, changed=changed)
    return frozenset(one.story_id for one in plain) - {one.story_id for one in chosen}


def _why_over(story: Picked, chosen: Sequence[Picked], running: Collection[int], pushed: Collection[int]) -> Reason:
    if story.running_id in running and is_told_enough(story, chosen):
        return "running"
    if story.opinion:
        return "opinion"
    return "off-topic" if story.story_id in pushed else "room"
