"""What the archive knows by its address: a link in any spelling, and an article that comes again over the wire."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue import STORY_PREFIX
from bot.filing import identity_of_address
from bot.link_text import link_in
from bot.wire.addresses import keys_for, spellings_of
from briefs.models import Article
from storage.arrivals import Arrival
from storage.errors import UnstorableError
from storage.records import Known
from storage.store import Store


async def find_known(store: Store, keys: Sequence[str], address: str) -> Known | None:
    """The article that is known by one of the keys of an arrival, or by its address; one taken out as well."""
    # In a thread: what reads addresses is loaded with the first one.
    identities = await asyncio.to_thread(lambda: [identity_of_address(one) for one in spellings_of(address)])
    try:
        return await store.articles.find_known(keys, identities)
    except UnstorableError:  # letters that no address of an article has
        return None


async def find_link(store: Store, address: str) -> Known | None:
    """The article that a link leads to, one taken out as well; nothing is fetched."""
    return await find_known(store, keys_for(url=address).all(), address)


async def slug_for(store: Store, slug_or_url: str) -> str:
    """The slug of the article that a link leads to; else what was given."""
    known = await find_link(store, slug_or_url) if link_in(slug_or_url) else None
    return known.slug if known else slug_or_url


async def without_link(store: Store, words: str) -> str:
    """The words; in place of a link the story of its article, and "" where the archive knows none."""
    address = link_in(words)
    if address is None:
        return words
    known = await find_link(store, address)
    return f"{STORY_PREFIX}{known.story_id}" if known and not known.removed else ""


async def under_known_address(store: Store, article: Article, arrival: Arrival) -> Article:
    """The article; where the archive holds these words under another address of theirs, under that one."""
    known = await find_known(store, arrival.keys, article.url or "")
    stored = await store.articles.load([known.article_id]) if known and not known.removed else []
    before = stored[0].brief.article if stored else article
    return replace(article, url=before.url) if before.url and before.text == article.text else article
