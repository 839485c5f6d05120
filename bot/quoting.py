"""Which quotations answer /quote: by speaker, by subject, by both, or the newest of all."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import compose
from bot.answers import Choice, NothingFound, QuotesAnswer
from bot.catalogue import STORY_VALUE, Catalogue
from bot.excerpts import Budget
from bot.quotations import Quotation, Told, find_quotations, page_of, speaker_of, utterances_of
from bot.remembering import Remembered
from bot.speakers import Spoken
from bot.subjects import Subject, subject_of
from briefs.keywords import content_words
from briefs.lookup_words import stem
from briefs.models import Line
from briefs.quote_lookup import Said, is_of_a_saying, recall, telling_words
from storage.errors import NotFoundError
from storage.records import StoredBrief
from storage.store import Store

MOST_ARTICLES = 60  # the newest articles looked through for one answer
NEWEST = 10  # articles whose quotes answer when neither a speaker nor a subject is asked for
PREFIX = 4  # letters; the last of a longer stem may change: "treaty", "treaties"
MOST_REMEMBERED = 60  # quotes whose words are compared with remembered ones
MOST_RECALLED = 6
MOST_STORIES = 3  # that a subject may mean
KEPT = 64  # lists of articles whose quotations are kept in memory


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
        if not found.quotations and names is None and (meant := await catalogue.spoken_by(about)):
            found = await _by_speaker(store, meant)
    else:
        found = await _by_speaker(store, names)
    if not found.quotations:
        return await catalogue.nothing_found(about or speaker)
    answer = await asyncio.to_thread(page_of, found.quotations, page, about=about, speaker=speaker, budget=budget)
    return replace(answer, story_id=int(chosen[1]) if chosen else None, capped=found.capped)


async def _about(store: Store, catalogue: Catalogue, about: str, names: Spoken | None) -> _Found:
    """Quotations that tell of the subject, then the others of the stories that are about it.

    Words that only hold a sentence together mean nothing: nobody asked about "the". Nor is an answer filled with quotes
    of other stories, because they share a part of a word or one word of two.
    """
    of_a_saying = is_of_a_saying(about)
    if of_a_saying and (remembered := await _remembered(store, about, names)):
        return _Found(remembered)
    subject = subject_of(about)
    if not subject.words:
        return _Found([])
    stories = await _stories(store, (await catalogue.find_story_ids(about))[:MOST_STORIES])
    of_stories = await _said_by(stories, names)
    telling = _telling_of(subject, of_stories)
    headed = {one.story_id for one in stories if subject.heads(one.brief)}
    if telling or headed:
        others = (one for one in of_stories if one.shown[0].story_id in headed)
        return _Found(telling + [one for one in others if one not in telling])
    elsewhere = await (_by_speaker(store, names) if names else _by_words(store, about))
    if telling := _telling_of(subject, elsewhere.quotations):
        return _Found(telling, capped=elsewhere.capped)
    if not of_a_saying and (remembered := await _remembered(store, about, names)):
        return _Found(remembered)
    meant = {one.story_id for one in stories if subject.is_told_in(one.brief)}
    return _Found([one for one in of_stories if one.shown[0].story_id in meant])


async def _remembered(store: Store, about: str, names: Spoken | None) -> list[Quotation]:
    """The quotations of which somebody remembers some words, not all of them rightly, the likeliest first."""
    found = await store.articles.find_remembered(telling_words(about), most=MOST_REMEMBERED)
    found = [one for one in found or () if names is None or names.holds(one.speaker, one.article_id)]
    said = [
        Said(
            key=key,
            text=one.text,
            speaker=one.speaker or "",
            about=" ".join((one.headline, one.context or "", one.about or "")),
            day=one.published or "",
        )
        for key, one in enumerate(found)
    ]
    meant = [found[key] for key in await asyncio.to_thread(recall, about, said, MOST_RECALLED)]
    places = {(one.article_id, one.utterance): place for place, one in reversed([*enumerate(meant)])}
    told = utterances_of(await store.articles.load({one.article_id for one in meant}))
    wanted = [one for one in told if (one[0].article_id, one[1][0].utterance) in places]
    quotations = await asyncio.to_thread(find_quotations, wanted)
    return sorted(quotations, key=lambda one: places[(one.shown[0].article_id, one.shown[1][0].utterance)])


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
    words = [_beginning(word) for word in content_words(about) if len(word) > 2]
    ids = await store.articles.find_telling(words, most_articles=MOST_ARTICLES) if words else []
    return _Found(await _said_by(await store.articles.load(ids), None), capped=len(ids) == MOST_ARTICLES)


def _beginning(word: str) -> str:
    """What every inflection of a word begins with: enough to look for articles by."""
    found = stem(word)
    return found[:-1] if len(found) > PREFIX else found


_told: Remembered[list[Quotation]] = Remembered(KEPT)


async def _said_by(stored: Sequence[StoredBrief], names: Spoken | None) -> list[Quotation]:
    """The quotations in these articles by one of these names; None: by anybody.

    Words that an article gives to nobody are looked at too: another one may name who said them.
    """
    if names is None:
        return [*await asyncio.to_thread(_told.of, stored, lambda: find_quotations(utterances_of(stored)))]
    told = utterances_of(stored)
    wanted = [one for one in told if (name := speaker_of(one)) is None or names.holds(name, one[0].article_id)]
    found = await asyncio.to_thread(find_quotations, wanted)
    return [one for one in found if speaker_of(one.shown) is not None]


def _telling_of(subject: Subject, quotations: Sequence[Quotation]) -> list[Quotation]:
    """Those that hold all that is asked for, then those that answer it."""
    tiers = [_tier(subject, one.shown) for one in quotations]
    ranked = sorted((tier, place) for place, tier in enumerate(tiers) if tier is not None)
    return [quotations[place] for _, place in ranked]


def _tier(subject: Subject, told: Told) -> int | None:
    own = " ".join(f"{quote.text} {_text(quote.context)}" for quote in told[1])
    if subject.is_held_in(own):
        return 0
    beside = " ".join(_text(line) for quote in told[1] for line in (quote.about, quote.lead_in))
    return 1 if subject.is_held_in(f"{own} {beside}") else None


def _text(line: Line | None) -> str:
    return line.text if line else ""


async def _nobody(catalogue: Catalogue, speaker: str) -> NothingFound:
    near = await catalogue.suggest_speakers(speaker, 3)
    choices = tuple(Choice(label=one.label, value=f"speaker:{one.value}", detail=one.detail) for one in near)
    return NothingFound(asked=speaker, nearest=choices, store_empty=catalogue.is_empty)
