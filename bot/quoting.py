"""Which quotations answer /quote: by speaker, by subject, by both, or the newest of all."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, utils

from bot import compose
from bot.answers import Choice, NothingFound, QuotesAnswer
from bot.catalogue import STORY_VALUE, Catalogue
from bot.excerpts import Budget
from bot.quotations import Quotation, Told, find_quotations, page_of, speaker_of, utterances_of
from bot.speakers import Spoken
from briefs.keywords import content_words
from briefs.models import Line
from storage.errors import NotFoundError
from storage.records import StoredBrief
from storage.store import Store

MOST_ARTICLES = 60  # the newest articles looked through for one answer
NEWEST = 10  # articles whose quotes answer when neither a speaker nor a subject is asked for
TOLD = 80.0  # token_set_ratio from which a quote or the sentence round it speaks of the subject
TOLD_WHOLLY = 99.0  # every word asked for is there

MOST_STORIES = 3  # that a subject may mean


@dataclass(frozen=True, slots=True)
class _Found:
    """What answers; ``capped``: only the newest were looked at."""

    quotations: list[Quotation]
    capped: bool = False


async def find_quotes(
    store: Store, catalogue: Catalogue, *, about: str, speaker: str, page: int, budget: Budget | None = None
) -> QuotesAnswer | NothingFound:
    """One page; a page past the end shows the last one. ``budget`` holds for all pages together, None: all is shown.

    The quotes of a story and of a subject come in the order of `briefs.standing`, those of a speaker newest first.
    """
    about, speaker = about.strip(), speaker.strip()
    names = await catalogue.spoken_by(speaker) if speaker else None
    if speaker and names is None:
        return await _nobody(catalogue, speaker)
    chosen = STORY_VALUE.fullmatch(about)
    if chosen:
        found = _Found(await _said_by(await _stories(store, [int(chosen[1])]), names))
    elif about:
        found = await _about(store, catalogue, about, names)
    else:
        found = await _by_speaker(store, names)
    if not found.quotations:
        return catalogue.nothing_found(about or speaker)
    answer = await asyncio.to_thread(page_of, found.quotations, page, about=about, speaker=speaker, budget=budget)
    return replace(answer, story_id=int(chosen[1]) if chosen else None, capped=found.capped)


async def _about(store: Store, catalogue: Catalogue, about: str, names: Spoken | None) -> _Found:
    """Quotations that tell of the subject, then the others of articles headed by it; else those of its stories.

    Words that only hold a sentence together mean nothing: nobody asked about "the".
    """
    if not content_words(about):
        return _Found([])
    stories = await _stories(store, (await catalogue.find_story_ids(about))[:MOST_STORIES])
    of_stories = await _said_by(stories, names)
    if telling := _telling_of(about, of_stories):
        headed = (one for one in of_stories if _likeness(about, one.shown[0].brief.article.headline) >= TOLD)
        return _Found(telling + [one for one in headed if one not in telling])
    elsewhere = await (_by_speaker(store, names) if names else _by_words(store, about))
    if telling := _telling_of(about, elsewhere.quotations):
        return _Found(telling, capped=elsewhere.capped)
    return _Found(of_stories)


async def find_story(store: Store, story_id: int) -> tuple[int, list[StoredBrief]] | None:
    """A story by its number, or the one it was merged into, its lead first; None where nothing of it can be shown."""
    try:
        head = await store.stories.get(story_id)
    except NotFoundError:
        return None
    stored = compose.lead_first(await store.articles.load(head.article_ids))
    return (head.story_id, stored) if stored else None


async def _stories(store: Store, story_ids: Sequence[int]) -> list[StoredBrief]:
    found = [await find_story(store, story_id) for story_id in story_ids]
    return [one for story in found if story for one in story[1]]


async def _by_speaker(store: Store, names: Spoken | None) -> _Found:
    """The newest first; within one article in its order."""
    most = NEWEST if names is None else MOST_ARTICLES
    speakers = None if names is None else sorted(names.names)
    refs = await store.articles.find_quotes(speakers=speakers, most_articles=most)
    theirs = (ref for ref in refs if names is None or names.holds(ref.speaker, ref.article_id))
    ids = list(dict.fromkeys(ref.article_id for ref in theirs))
    found = await _said_by(await store.articles.load(ids), names)
    ages = {article_id: age for age, article_id in enumerate(ids)}
    found.sort(key=lambda one: ages[one.shown[0].article_id])
    return _Found(found, capped=len(ids) == most)


async def _by_words(store: Store, about: str) -> _Found:
    """The quotations of the newest articles in which a quote, or a sentence beside it, holds every word asked for."""
    words = [word.removesuffix("s") for word in re.findall(r"[^\W_]{3,}", about.lower())]
    ids = await store.articles.find_telling(words, most_articles=MOST_ARTICLES) if words else []
    return _Found(await _said_by(await store.articles.load(ids), None), capped=len(ids) == MOST_ARTICLES)


async def _said_by(stored: Sequence[StoredBrief], names: Spoken | None) -> list[Quotation]:
    """The quotations in these articles by one of these names; None: by anybody.

    Words that an article gives to nobody are looked at too: another one may name who said them.
    """
    told = utterances_of(stored)
    if names is None:
        return await asyncio.to_thread(find_quotations, told)
    wanted = [one for one in told if (name := speaker_of(one)) is None or names.holds(name, one[0].article_id)]
    found = await asyncio.to_thread(find_quotations, wanted)
    return [one for one in found if speaker_of(one.shown) is not None]


def _telling_of(about: str, quotations: Sequence[Quotation]) -> list[Quotation]:
    """Those that hold all that is asked for, then those that answer it, then those that nearly hold it."""
    tiers = [_tier(about, one.shown) for one in quotations]
    ranked = sorted((tier, place) for place, tier in enumerate(tiers) if tier is not None)
    return [quotations[place] for _, place in ranked]


def _tier(about: str, told: Told) -> int | None:
    own = " ".join(f"{quote.text} {_text(quote.context)}" for quote in told[1])
    likeness = _likeness(about, own)
    if likeness >= TOLD_WHOLLY:
        return 0
    beside = " ".join(_text(line) for quote in told[1] for line in (quote.about, quote.lead_in))
    if {*content_words(about)} <= {*content_words(f"{own} {beside}")}:
        return 1
    return 2 if likeness >= TOLD else None


def _text(line: Line | None) -> str:
    return line.text if line else ""


def _likeness(about: str, words: str) -> float:
    return float(fuzz.token_set_ratio(about, words, processor=utils.default_process))


async def _nobody(catalogue: Catalogue, speaker: str) -> NothingFound:
    near = await catalogue.suggest_speakers(speaker, 3)
    choices = tuple(Choice(label=one.label, value=f"speaker:{one.value}", detail=one.detail) for one in near)
    return NothingFound(asked=speaker, nearest=choices, store_empty=catalogue.is_empty)
