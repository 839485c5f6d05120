"""What an edition owes of the days before: articles that one looked at, and that no reader was told of, nor why not.

A story that was told holds articles whose lines were not shown. Where one of these turns out to be of another story,
that story is in no record: it comes up again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from briefs.digest import LOOK_BACK, StoryCandidate
from briefs.digest_reasons import Decision, decode_decision
from storage.records import OutboxRow, Subscription
from storage.store import Store

_JITTER = timedelta(hours=1)  # editions are not planned on the second: what another one looked at is not owed twice


Told = Mapping[int, frozenset[int]]  # articles with the revisions that a channel was shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """What a channel's last edition looked at: what was filed after a number, and the stories that have a record."""

    floor: int
    stories: frozenset[int]


async def considered_by(
    store: Store, subscription: Subscription, last: OutboxRow, records: Sequence[Decision | None]
) -> Considered | None:
    """What the last edition looked at, from its record and those ``records`` before it; None where none is kept.

    A record that could not be read is None: there was an edition.
    """
    noted = await store.decisions.on(subscription.guild_id, subscription.channel_id, last.local_date)
    own = next((decode_decision(one.decision) for one in noted if one.mark == last.mark), None)
    if own is None or not _is_complete(own):
        return None
    decisions = [own, *(one for one in records if one)]
    before = await store.outbox.last_for(
        subscription.guild_id, subscription.channel_id, last.purpose, before=last.local_date
    )
    if before is not None:
        floor = before.last_number
    else:  # it looked back a day
        floor = await store.stories.number_before(last.planned_at - LOOK_BACK + _JITTER)
    return Considered(floor=floor, stories=frozenset(one for decision in decisions for one in _stories_of(decision)))


def _is_complete(decision: Decision) -> bool:
    return sum(decision.counts.values()) == len(decision.left_out)


def _stories_of(decision: Decision) -> Iterable[int]:
    return (*decision.told, *(one.story_id for one in decision.left_out))


async def owed_of(
    store: Store,
    candidates: Sequence[StoryCandidate],
    considered: Considered,
    told: Collection[int],
    *,
    apart: Collection[int],
) -> tuple[StoryCandidate, ...]:
    """Those of the stories filed since that edition's floor that it owes; ``apart`` are stories that come up anyhow.

    None of their articles was ``told``, nor printed as another's copy of one that was.
    """
    owed = await asyncio.to_thread(_untold, candidates, considered, told, apart)
    if not owed:
        return ()
    living = {*await store.stories.living_ids(considered.stories)}
    return tuple(story for story in owed if story.story_id not in living)


def _untold(
    stories: Sequence[StoryCandidate], considered: Considered, told: Collection[int], apart: Collection[int]
) -> list[StoryCandidate]:
    owed = [one for one in stories if one.story_id not in apart and one.story_id not in considered.stories]
    if not owed:
        return []
    copies = {one.origin for story in stories for one in story.articles if one.article_id in told and one.origin}
    return [
        story for story in owed if not any(one.article_id in told or one.origin in copies for one in story.articles)
    ]
