"""Who was quoted: how often and by which outlets, each person once and each quotation once."""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.answers import Cited, SpanRef, VoiceRow, VoicesAnswer
from bot.compose import sources_of
from briefs.wordings import Utterance, gather
from storage.people import Heard
from storage.records import StoredBrief
from storage.store import Store

VOICES_A_PAGE = 8
MOST_REFINED = 80  # utterances of a person that are compared across stories too
_MOST_REMEMBERED = 50_000  # counts of a person's quotations in a story

_Said = tuple[int, tuple[tuple[int, str], ...]]  # a person, and the revisions of one story that quote them, by name


class Voices:
    """Counts who was quoted. What several outlets of a story print of one person is compared once and remembered."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counted: OrderedDict[_Said, int] = OrderedDict()
        self._last: tuple[tuple[int, datetime | None], dict[int, list[Heard]], dict[int, int]] | None = None

    async def page(
        self, *, since: datetime | None, days: int | None, page: int, value_of: Callable[[int], str], most: int
    ) -> VoicesAnswer:
        """A page of the people quoted in articles filed since, those quoted most first; past the end the last one."""
        told, counts = await self._told(since)
        ranked = sorted(told, key=lambda who: (-counts[who], -_outlets(told[who]), told[who][0].name, who))
        pages = max(1, -(-len(ranked) // most))
        page = max(0, min(page, pages - 1))
        shown = ranked[page * most : (page + 1) * most]
        await self._refine(ranked[:1] + shown, told, counts)
        shown.sort(key=lambda who: -counts[who])
        rows, stored = await self._rows([(who, told[who], counts[who]) for who in shown], value_of)
        return VoicesAnswer(
            rows=tuple(rows),
            sources=sources_of(stored),
            page=page,
            pages=pages,
            total=len(ranked),
            most=max((counts[who] for who in ranked[:1] + shown), default=0),
            days=days,
        )

    async def _told(self, since: datetime | None) -> tuple[dict[int, list[Heard]], dict[int, int]]:
        """Who was quoted where, and how often; remembered for the next page while nothing was committed."""
        minute = None if since is None else since.replace(second=0, microsecond=0)
        asked = (await self._store.data_version(), minute)
        if self._last is None or self._last[0] != asked:
            told: dict[int, list[Heard]] = defaultdict(list)
            for one in await self._store.people.heard(minute):
                told[one.person_id].append(one)
            self._last = (asked, told, await self._count(told))
        return self._last[1], dict(self._last[2])

    async def _rows(
        self, people: Sequence[tuple[int, list[Heard], int]], value_of: Callable[[int], str]
    ) -> tuple[list[VoiceRow], list[StoredBrief]]:
        """The rows, each name cut from the newest article that prints it; a name that stands nowhere is left out."""
        named = [_newest_of_most_printed(told) for _, told, _ in people]
        briefs = {one.article_id: one for one in await self._store.articles.load([one.article_id for one in named])}
        rows: list[VoiceRow] = []
        stored: list[StoredBrief] = []
        for (who, told, count), name in zip(people, named, strict=True):
            brief = briefs.get(name.article_id)
            if brief is None or not _stands(name, brief):
                continue
            if brief not in stored:
                stored.append(brief)
            outlets = Counter[str | None]()
            for one in told:
                outlets[one.outlet] += one.quotes
            rows.append(
                VoiceRow(
                    name=_cited(name, stored.index(brief) + 1),
                    speaker=value_of(who),
                    quotes=count,
                    outlets=tuple(sorted(outlets.items(), key=lambda one: (-one[1], one[0] is None, one[0] or ""))),
                )
            )
        return rows, stored

    # ------------------------------------------------------------ one quotation in several outlets

    async def _refine(self, people: Sequence[int], told: dict[int, list[Heard]], counts: dict[int, int]) -> None:
        """Count what stories of these people have in common once; those who said very much keep their count."""
        few = [who for who in dict.fromkeys(people) if sum(one.quotes for one in told[who]) <= MOST_REFINED]
        some = [(who, told[who]) for who in few if len({one.story_id for one in told[who]}) > 1]
        keys = await self._learn(some)
        counts |= {who: self._counted[key] for key, (who, _) in zip(keys, some, strict=True)}

    async def _count(self, told: dict[int, list[Heard]]) -> dict[int, int]:
        """How many quotations each person has; the same one of several articles of a story is one."""
        counts: dict[int, int] = {}
        shared: list[tuple[int, list[Heard]]] = []
        for who, heard in told.items():
            counts[who] = sum(one.quotes for one in heard)
            if len(heard) == 1:
                continue
            by_story: dict[int, list[Heard]] = defaultdict(list)
            for one in heard:
                by_story[one.story_id].append(one)
            shared += [(who, some) for some in by_story.values() if len(some) > 1]
        for key, (who, some) in zip(await self._learn(shared), shared, strict=True):
            counts[who] -= sum(one.quotes for one in some) - self._counted[key]
        return counts

    async def _learn(self, shared: Sequence[tuple[int, list[Heard]]]) -> list[_Said]:
        """The keys under which is remembered how many quotations these articles print of these people."""
        keys = [_key(who, some) for who, some in shared]
        unknown = [some for (_, some), key in zip(shared, keys, strict=True) if key not in self._counted]
        if unknown:
            said = await self._store.people.said_in(sorted({one.article_id for some in unknown for one in some}))
            await asyncio.to_thread(self._compare, list(zip(keys, shared, strict=True)), said)
        for key in keys:
            self._counted.move_to_end(key)
        while len(self._counted) > max(_MOST_REMEMBERED, 2 * len(keys)):
            self._counted.popitem(last=False)
        return keys

    def _compare(
        self, shared: Sequence[tuple[_Said, tuple[int, list[Heard]]]], said: dict[tuple[int, str], list[str]]
    ) -> None:
        for key, (_, some) in shared:
            if key in self._counted:
                continue
            utterances = [
                Utterance(words=words, speaker=one.name, article=one.article_id, event=one.story_id)
                for one in some
                for words in said.get((one.article_id, one.name), ())
            ]
            self._counted[key] = len(gather(utterances)) if utterances else 0


def _key(who: int, some: Sequence[Heard]) -> _Said:
    return who, tuple(sorted((one.revision_id, one.name) for one in some))


def _outlets(heard: Sequence[Heard]) -> int:
    return len({one.outlet for one in heard})


def _newest_of_most_printed(heard: Sequence[Heard]) -> Heard:
    """Of the name printed most, of two the fuller one, the newest article."""
    quotes = Counter[str]()
    for one in heard:
        quotes[one.name] += one.quotes
    name = min(quotes, key=lambda name: (-quotes[name], -len(name), name))
    return next(one for one in heard if one.name == name)


def _stands(name: Heard, stored: StoredBrief) -> bool:
    return (
        name.revision_id == stored.revision_id
        and stored.brief.article.text[name.start : name.start + len(name.name)] == name.name
    )


def _cited(name: Heard, number: int) -> Cited:
    span = SpanRef(
        article_id=name.article_id, revision_id=name.revision_id, start=name.start, end=name.start + len(name.name)
    )
    return Cited(text=name.name, source=number, span=span)
