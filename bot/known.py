"""What the archive knows by its address: a link in any spelling, and an article that comes again over the wire."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue import STORY_PREFIX
from bot.filing import identity_of_address
from bot.link_text import link_in
from bot.wire.addresses import keys_for, spellings_of
from bot.wire.identity import known_by
from bot.wire.wire import PageAnswer
from briefs import origins
from briefs.models import Article
from storage.arrivals import Arrival
from storage.errors import UnstorableError
from storage.recognising import ALSO, OWN, TEXT, are_alike
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
    keys = keys_for(url=address).all()
    found = await find_known(store, keys, address)
    return found or await find_known(store, [f"{ALSO}{key.removeprefix(OWN)}" for key in keys], "")


async def find_page(store: Store, page: PageAnswer, asked: str) -> Known | None:
    """The article that a page is, found at an address that was ``asked`` for; one taken out as well."""
    by = known_by(page, asked)
    if found := await find_known(store, (*by.keys, *by.led_from), page.article.url or ""):
        return found
    for key in by.likely:
        found = await find_known(store, [key], "")
        if found and await _says_the_same(store, found, page.article, is_text=key.startswith(TEXT)):
            return found
    return None


async def _says_the_same(store: Store, known: Known, article: Article, *, is_text: bool) -> bool:
    stored = await store.articles.load([known.article_id])
    if not stored:
        return is_text  # taken out: the same text stays out
    held = stored[0].brief.article
    if is_text:
        return are_alike(held.headline, article.headline)
    if (held.headline, held.text) == (article.headline, article.text):
        return True
    return await asyncio.to_thread(lambda: origins.are_one(origins.fingerprint(held), origins.fingerprint(article)))


async def slug_for(store: Store, slug_or_url: str) -> str:
    """The slug of the article that a link leads to; else what was given."""
    known = await find_link(store, slug_or_url) if link_in(slug_or_url) else None
    return known.slug if known else slug_or_url


async def without_link(store: Store, words: str) -> str | None:
    """The words; in place of a link the story of its article, and None where the archive knows none."""
    address = link_in(words)
    if address is None:
        return words
    known = await find_link(store, address)
    return f"{STORY_PREFIX}{known.story_id}" if known and not known.removed else None


async def under_known_address(store: Store, article: Article, arrival: Arrival) -> Article:
    """The article; where the archive holds these words under another address of its own, under that one."""
    known = await find_known(store, (*arrival.keys, *arrival.led_from), article.url or "")
    stored = await store.articles.load([known.article_id]) if known and not known.removed else []
    before = stored[0].brief.article if stored else article
    return replace(article, url=before.url) if before.url and before.text == article.text else article
