"""Which utterances answer /quote: by speaker, by subject, by both, or the newest of all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, utils

from bot import compose
from bot.answers import Choice, NothingFound, QuotesAnswer
from bot.catalogue import STORY_VALUE, Catalogue
from briefs.models import Quote
from storage.errors import NotFoundError
from storage.records import StoredBrief
from storage.store import Store

MOST_ARTICLES = 60  # the newest articles looked through for one answer
NEWEST = 10  # articles whose quotes answer when neither a speaker nor a subject is asked for
TOLD = 80.0  # token_set_ratio from which a quote or the sentence round it speaks of the subject

_Utterance = tuple[StoredBrief, tuple[Quote, ...]]


async def find_quotes(
    store: Store, catalogue: Catalogue, *, about: str, speaker: str, page: int
) -> QuotesAnswer | NothingFound:
    """One page; a page past the end shows the last one."""
    about, speaker = about.strip(), speaker.strip()
    names = catalogue.spellings_of(speaker) if speaker else ()
    if speaker and not names:
        return await _nobody(catalogue, speaker)
    story_ids = await catalogue.find_story_ids(about) if about else []
    found = await _by_story(store, story_ids[:3]) if story_ids else []
    if speaker:
        found = _said_by(found, names)
    if about and not found:
        found = _telling_of(about, await (_by_speaker(store, names) if names else _by_words(store, about)))
    if not about:
        found = await _by_speaker(store, names or None)
    if not found:
        return _nothing(catalogue, about or speaker)
    chosen = STORY_VALUE.fullmatch(about)
    if about and not chosen:
        found = _nearest_first(about, found)
    return _page(found, page, story_id=int(chosen[1]) if chosen else None, about=about, speaker=speaker)


async def _by_story(store: Store, story_ids: Sequence[int]) -> list[_Utterance]:
    found: list[_Utterance] = []
    for story_id in story_ids:
        try:
            head = await store.stories.get(story_id)
        except NotFoundError:
            continue
        found += compose.utterances_of(compose.lead_first(await store.articles.load(head.article_ids)))
    return found


async def _by_speaker(store: Store, names: Sequence[str] | None) -> list[_Utterance]:
    refs = await store.articles.find_quotes(speakers=names, most_articles=MOST_ARTICLES if names else NEWEST)
    stored = await store.articles.load(dict.fromkeys(ref.article_id for ref in refs))
    utterances = compose.utterances_of(stored)
    return _said_by(utterances, names) if names is not None else utterances


async def _by_words(store: Store, about: str) -> list[_Utterance]:
    """The utterances of the newest articles in which a quote, or the sentence round it, holds every word asked for."""
    words = [word.removesuffix("s") for word in re.findall(r"[^\W_]{3,}", about.lower())]
    ids = await store.articles.find_telling(words, most_articles=MOST_ARTICLES) if words else []
    return compose.utterances_of(await store.articles.load(ids))


def _said_by(utterances: Sequence[_Utterance], names: Sequence[str]) -> list[_Utterance]:
    wanted = frozenset(names)
    return [
        one for one in utterances if any(quote.speaker is not None and quote.speaker.text in wanted for quote in one[1])
    ]


def _telling_of(about: str, utterances: Sequence[_Utterance]) -> list[_Utterance]:
    """The utterances whose own words, or the sentence round them, hold what is asked for; best first."""
    scored = [(_told(about, quotes), number) for number, (_, quotes) in enumerate(utterances)]
    best = sorted((pair for pair in scored if pair[0] >= TOLD), key=lambda pair: (-pair[0], pair[1]))
    return [utterances[number] for _, number in best]


def _nearest_first(about: str, utterances: Sequence[_Utterance]) -> list[_Utterance]:
    """Those that tell of the subject themselves before the others of its story; else the order stays."""
    telling = _telling_of(about, utterances)
    ids = {id(one) for one in telling}
    return telling + [one for one in utterances if id(one) not in ids]


def _told(about: str, quotes: Sequence[Quote]) -> float:
    words = " ".join(f"{quote.text} {quote.context.text if quote.context else ''}" for quote in quotes)
    return float(fuzz.token_set_ratio(about, words, processor=utils.default_process))


async def _nobody(catalogue: Catalogue, speaker: str) -> NothingFound:
    near = await catalogue.suggest_speakers(speaker, 3)
    choices = tuple(Choice(label=one.label, value=f"speaker:{one.value}", detail=one.detail) for one in near)
    return NothingFound(asked=speaker, nearest=choices, store_empty=catalogue.is_empty)


def _nothing(catalogue: Catalogue, asked: str) -> NothingFound:
    nearest = () if STORY_VALUE.fullmatch(asked) else catalogue.nearest(asked, 3)
    return NothingFound(asked=asked, nearest=nearest, store_empty=catalogue.is_empty)


def _page(found: Sequence[_Utterance], page: int, *, story_id: int | None, about: str, speaker: str) -> QuotesAnswer:
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
        story_id=story_id,
        about=about,
        speaker=speaker,
    )
