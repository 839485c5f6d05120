"""Articles that an older version of the program worked out are worked out anew, from their stored words, by and by.

A bot does so beside its other work, the newest articles first; a program that only files does so for the articles that
a new one is compared with. No word, revision, story or editor's decision changes, so that every span posted holds.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.errors import place_of
from bot.filing import origin_of, story_terms, versions_now
from bot.people import RECOGNITION, people_in
from briefs.pipeline import write_brief
from briefs.stories import features_of
from storage.briefs import encode
from storage.digested import Versions
from storage.errors import StorageError
from storage.store import Store
from storage.upkeep import Outdated, Renewed, renewed

if TYPE_CHECKING:
    from bot.desk import Desk  # which renews what it compares by the functions here

log = logging.getLogger(__name__)

LOOK_EVERY = 6 * 3600.0  # seconds: an article that was put back may be outdated
A_TURN = 8  # articles written at once: a write holds up others by some milliseconds an article
REST = 1.0  # seconds of rest for each second of work: readers come first
_LISTED = 500  # articles looked up at once
_TELL_EVERY = 2_000  # articles between two lines of the log


@dataclass(frozen=True, slots=True)
class Upkept:
    """What a round did: articles worked out anew, and those that could not be."""

    renewed: int = 0
    failed: int = 0


@asynccontextmanager
async def keeping_up(desk: Desk) -> AsyncIterator[None]:
    """Meanwhile, work out anew what is outdated: at once, and for what comes back later every few hours.

    What takes long to count first is counted before that.
    """
    task = asyncio.create_task(_keep_up_again_and_again(desk))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def keep_up(store: Store, *, rest: float = REST) -> Upkept:
    """One round over all that is outdated. It may end anywhere, by a kill or by cancelling: the next one goes on."""
    now, before, started = versions_now(), None, time.monotonic()
    done = Upkept()
    while ids := await store.upkeep.outdated(now, before=before, most=_LISTED):
        before = ids[-1]
        for at in range(0, len(ids), A_TURN):
            done = _added(done, await _renew(store, ids[at : at + A_TURN], now, rest))
            if done.renewed and done.renewed % _TELL_EVERY < A_TURN:
                log.info("working out articles anew done=%d failed=%d", done.renewed, done.failed)
    if done.renewed or done.failed:
        seconds = time.monotonic() - started
        log.info("worked out anew articles=%d failed=%d seconds=%.1f", done.renewed, done.failed, seconds)
    return done


async def renew_features(store: Store, article_ids: Iterable[int]) -> Upkept:
    """Work out anew what tells to which story these articles belong, and nothing else."""
    now, done = versions_now(), Upkept()
    ids = list(dict.fromkeys(article_ids))
    for at in range(0, len(ids), A_TURN):
        done = _added(done, await _renew(store, ids[at : at + A_TURN], Versions(story=now.story), 0.0))
    return done


async def _renew(store: Store, article_ids: Iterable[int], now: Versions, rest: float) -> Upkept:
    """A few articles, each worked out in a thread and all written in one transaction."""
    ready: list[Renewed] = []
    failed = 0
    for article_id in article_ids:
        old = await store.upkeep.get(article_id)
        if old is None or not old.versions.is_older(now):
            continue
        begun = time.monotonic()
        try:
            ready.append(await asyncio.to_thread(_worked_out, old, now))
        except Exception as error:  # noqa: BLE001 - one article of thousands; what is stored of it stays
            failed += 1
            log.warning("not renewed article=%d error=%s at=%s", article_id, type(error).__name__, place_of(error))
        await asyncio.sleep(rest * (time.monotonic() - begun))
    return Upkept(await store.upkeep.renew(ready, RECOGNITION), failed)


def _worked_out(old: Outdated, now: Versions) -> Renewed:
    """What is outdated of the article; its people are read in its brief, and are outdated with it."""
    brief, its, story = old.stored.brief, old.versions, None
    of_brief = its.brief < now.brief
    if of_brief:
        brief = replace(write_brief(brief.article), slug=brief.slug)
    if its.story < now.story:
        story = features_of(brief.article)
    return renewed(
        old,
        now,
        encoded=encode(brief) if of_brief else None,
        people=people_in(brief) if of_brief or its.people < now.people else None,
        features=story,
        terms=() if story is None else story_terms(story),
        origin=origin_of(brief.article) if its.origin < now.origin else None,
    )


def _added(one: Upkept, other: Upkept) -> Upkept:
    return Upkept(one.renewed + other.renewed, one.failed + other.failed)


async def _keep_up_again_and_again(desk: Desk) -> None:
    while True:
        try:
            await desk.warm()
            await keep_up(desk.store)
        except StorageError as error:  # a full disk, a busy writer: the next round goes on where this one ended
            log.warning("not kept up error=%s", type(error).__name__)
        await asyncio.sleep(LOOK_EVERY)
