"""Which utterances answer /quote: by speaker, by subject, by both, or the newest of all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, utils

from bot import compose
from bot.answers import Choice, NothingFound, QuotesAnswer
from bot.catalogue import STORY_VALUE, Catalogue
from briefs.keywords import content_words
from briefs.models import Quote
from storage.errors import NotFoundError
from storage.records import StoredBrief
from storage.store import Store

MOST_ARTICLES = 60  # the newest articles looked through for one answer
NEWEST = 10  # articles whose quotes answer when neither a speaker nor a subject is asked for
TOLD = 80.0  # token_set_ratio from which a quote or the sentence round it speaks of the subject

MOST_STORIES = 3  # that a subject may mean

_Utterance = tuple[StoredBrief, tuple[Quote, ...]]


@dataclass(frozen=True, slots=True)
class _Found:
    """What answers; ``capped``: only the newest were looked at."""

    utterances: list[_Utterance]
    capped: bool = False


async def find_quotes(
    store: Store, catalogue: Catalogue, *, about: str, speaker: str, page: int
) -> QuotesAnswer | NothingFound:
    """One page; a page past the end shows the last one."""
    about, speaker = about.strip(), speaker.strip()
    names = catalogue.spellings_of(speaker) if speaker else None
    if names is not None and not names:
        return await _nobody(catalogue, speaker)
    chosen = STORY_VALUE.fullmatch(about)
    if chosen:
        stored = await _stories(store, [int(chosen[1])])
        found = _Found(_said_by(compose.utterances_of(stored), names))
    elif about:
        found = await _about(store, catalogue, about, names)
    else:
        found = await _by_speaker(store, names)
    utterances = compose.said_once(found.utterances)
    if not utterances:
        return catalogue.nothing_found(about or speaker)
    answer = _page(utterances, page, about=about, speaker=speaker)
    return replace(answer, story_id=int(chosen[1]) if chosen else None, capped=found.capped)


async def _about(store: Store, catalogue: Catalogue, about: str, names: Sequence[str] | None) -> _Found:
    """Utterances that tell of the subject, then the others of articles headed by it; else those of its stories.

    Words that only hold a sentence together mean nothing: nobody asked about "the".
    """
    if not content_words(about):
        return _Found([])
    stories = await _stories(store, (await catalogue.find_story_ids(about))[:MOST_STORIES])
    of_stories = _said_by(compose.utterances_of(stories), names)
    headed = [one for one in of_stories if _likeness(about, one[0].brief.article.headline) >= TOLD]
    if telling := _telling_of(about, of_stories):
        starts = {one[1][0].start: one[0].article_id for one in telling}
        rest = [one for one in headed if starts.get(one[1][0].start) != one[0].article_id]
        return _Found(telling + rest)
    elsewhere = await (_by_speaker(store, names) if names else _by_words(store, about))
    if telling := _telling_of(about, elsewhere.utterances):
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


async def _by_speaker(store: Store, names: Sequence[str] | None) -> _Found:
    most = NEWEST if names is None else MOST_ARTICLES
    refs = await store.articles.find_quotes(speakers=names, most_articles=most)
    ids = list(dict.fromkeys(ref.article_id for ref in refs))
    utterances = _said_by(compose.utterances_of(await store.articles.load(ids)), names)
    return _Found(utterances, capped=len(ids) == most)


async def _by_words(store: Store, about: str) -> _Found:
    """The utterances of the newest articles in which a quote, or the sentence round it, holds every word asked for."""
    words = [word.removesuffix("s") for word in re.findall(r"[^\W_]{3,}", about.lower())]
    ids = await store.articles.find_telling(words, most_articles=MOST_ARTICLES) if words else []
    return _Found(compose.utterances_of(await store.articles.load(ids)), capped=len(ids) == MOST_ARTICLES)


def _said_by(utterances: Sequence[_Utterance], names: Sequence[str] | None) -> list[_Utterance]:
    if names is None:
        return list(utterances)
    wanted = frozenset(names)
    return [
        one for one in utterances if any(quote.speaker is not None and quote.speaker.text in wanted for quote in one[1])
    ]


def _telling_of(about: str, utterances: Sequence[_Utterance]) -> list[_Utterance]:
    """The utterances whose own words, or the sentence round them, hold what is asked for; best first."""
    scored = [(_told(about, quotes), number) for number, (_, quotes) in enumerate(utterances)]
    best = sorted((pair for pair in scored if pair[0] >= TOLD), key=lambda pair: (-pair[0], pair[1]))
    return [utterances[number] for _, number in best]


def _told(about: str, quotes: Sequence[Quote]) -> float:
    words = " ".join(f"{quote.text} {quote.context.text if quote.context else ''}" for quote in quotes)
    return _likeness(about, words)


def _likeness(about: str, words: str) -> float:
    return float(fuzz.token_set_ratio(about, words, processor=utils.default_process))


async def _nobody(catalogue: Catalogue, speaker: str) -> NothingFound:
    near = await catalogue.suggest_speakers(speaker, 3)
    choices = tuple(Choice(label=one.label, value=f"speaker:{one.value}", detail=one.detail) for one in near)
    return NothingFound(asked=speaker, nearest=choices, store_empty=catalogue.is_empty)


def _page(found: Sequence[_Utterance], page: int, *, about: str, speaker: str) -> QuotesAnswer:
    pages = -(-len(found) // compose.QUOTES_A_PAGE)
    page = max(0, min(page, pages - 1))
    shown = found[page * compose.QUOTES_A_PAGE : (page + 1) * compose.QUOTES_A_PAGE]
    stored: dict[int, StoredBrief] = {one.article_id: one for one, _ in shown}
    numbers = {article_id: number for number, article_id in enumerate(stored, start=1)}
    return QuotesAnswer(
        quotes=tuple(compose.cited_quote(one, quotes, numbers[one.article_id]) for one, quotes in shown),
        sources=compose.sources_of(tuple(stored.values())),
        page=page,
        pages=pages,
        total=len(found),
        story_id=None,
        about=about,
        speaker=speaker,
    )
