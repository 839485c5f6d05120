"""One article into the store: under the address it is known by, digested, placed among the stories, and filed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot import known
from bot.filing import OutdatedError, identity_for, origin_of, place_with, story_terms, versions_now
from bot.people import RECOGNITION, people_in
from bot.upkeep import renew_features
from briefs.models import Article
from briefs.pipeline import write_brief
from briefs.stories import features_for
from storage.arrivals import Arrival
from storage.records import Filed
from storage.store import Store


async def file_article(
    store: Store,
    article: Article,
    *,
    clock: Callable[[], datetime],
    archive: bool,
    sample: bool,
    arrival: Arrival | None,
) -> Filed:
    """Digest and file it; the articles that it is compared with are brought up to this version where one is older."""
    if arrival is not None:
        article = await known.under_known_address(store, article, arrival)
    brief = await asyncio.to_thread(write_brief, article)
    features = await asyncio.to_thread(features_for, brief)
    file = partial(
        store.articles.file,
        brief,
        identity=identity_for(article),
        filed_at=clock(),
        features=features,
        terms=story_terms(features),
        origin=origin_of(article),
        archive=archive,
        sample=sample,
        people=await asyncio.to_thread(people_in, brief),
        recogniser=RECOGNITION,
        versions=versions_now(),
        arrival=arrival,
    )
    try:
        return await file(place=place_with(features, renewed=False))
    except OutdatedError as found:
        await renew_features(store, found.article_ids)
    return await file(place=place_with(features))
