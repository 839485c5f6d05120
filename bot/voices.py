"""Who was quoted: how often and by which outlets, each person once and each quotation once."""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import nlargest
from typing import NamedTuple

from bot.answers import Cited, SpanRef, VoiceRow, VoicesAnswer
from bot.compose import sources_of
from bot.hearings import Hearings, Told
from briefs.wordings import Utterance, gather
from storage.people import Heard
from storage.records import StoredBrief
from storage.store import Store
from storage.values import dump_time

VOICES_A_PAGE = 8
MOST_REFINED = 80  # utterances of a person that are compared across stories too
_MOST_REMEMBERED = 50_000  # counts of a person's quotations in a story
_MOST_WINDOWS = 8  # numbers of days asked for between two commits
_A_TURN = 100  # articles read, before others have theirs
_MOST_A_TURN = 400  # people counted at once: each turn as many again, until nobody more may stand among the first

_Said = tuple[int, tuple[tuple[int, str], ...]]  # a person, and the revisions of one story that quote them, by name
_Outlets = tuple[tuple[str | None, int], ...]  # how many of these quotations each outlet printed


class _Tally(NamedTuple):
    """Different quotations, and how many of them each outlet printed."""

    quotes: int
    outlets: _Outlets


@dataclass(frozen=True, slots=True)
class _Window:
    """Who was quoted in some days, with how many utterances, the most first; and the quotations as they are counted."""

    told: Told
    printed: dict[int, int]
    by_printed: list[int]
    counts: dict[int, int] = field(default_factory=dict)
    pages: dict[tuple[int | None, int, int], VoicesAnswer] = field(default_factory=dict)


class Voices:
    """Counts who was quoted. What several outlets of a story print of one person is compared once and remembered.

    All that takes time is done off the event loop, on what `Hearings` has in memory.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counted: OrderedDict[_Said, _Tally] = OrderedDict()
        self._windows: dict[datetime | None, _Window] = {}
        self._before: dict[datetime | None, _Window] = {}  # the same until somebody was quoted elsewhere
        self._generation = -1

    async def page(
        self,
        hearings: Hearings,
        *,
        since: datetime | None,
        days: int | None,
        page: int,
        value_of: Callable[[int], str],
        most: int,
    ) -> VoicesAnswer:
        """A page of the people quoted in articles filed since, those quoted most first; past the end the last one."""
        window = await self._window(hearings, since)
        asked = (days, page, most)
        if asked not in window.pages:
            window.pages[asked] = await self._page(window, days=days, page=page, value_of=value_of, most=most)
        return window.pages[asked]

    async def _page(
        self, window: _Window, *, days: int | None, page: int, value_of: Callable[[int], str], most: int
    ) -> VoicesAnswer:
        told, total = window.told, len(window.told)
        pages = max(1, -(-total // most))
        page = max(0, min(page, pages - 1))
        ranked, counts = await self._rank(window, (page + 1) * most)
        shown = ranked[page * most : (page + 1) * most]
        refined = await self._refine(ranked[:1] + shown, told, counts)
        shown.sort(key=lambda who: -counts[who])
        outlets = await asyncio.to_thread(lambda: [refined.get(who) or self._outlets(who, told[who]) for who in shown])
        people = [(who, told[who], counts[who], of) for who, of in zip(shown, outlets, strict=True)]
        rows, stored = await self._rows(people, value_of)
        return VoicesAnswer(
            rows=tuple(rows),
            sources=sources_of(stored),
            page=page,
            pages=pages,
            total=total,
            most=max((counts[who] for who in ranked[:1] + shown), default=0),
            days=days,
        )

    async def _window(self, hearings: Hearings, since: datetime | None) -> _Window:
        """Who was quoted since that minute; remembered for the next page while nobody else was quoted."""
        if self._generation != hearings.generation or len(self._windows) > _MOST_WINDOWS:
            self._before = self._windows or self._before
            self._windows = {}
            self._generation = hearings.generation
        windows = self._windows
        minute = None if since is None else since.replace(second=0, microsecond=0)
        if minute not in windows:
            before = list(self._before.values())
            windows[minute] = await asyncio.to_thread(_window, hearings.snapshot(), minute, before)
        return windows[minute]

    async def _rank(self, window: _Window, need: int) -> tuple[list[int], dict[int, int]]:
        """The first people with how many quotations each has: as many as needed, and all who might stand among them.

        Nobody has more quotations than utterances, so that those with fewer of these need not be looked at.
        """
        first: list[int] = []
        while turn := window.by_printed[len(first) : len(first) + max(need, min(len(first), _MOST_A_TURN))]:
            if len(first) >= need:
                least = nlargest(need, (window.counts[who] for who in first))[-1]
                if least > window.printed[turn[0]]:
                    break
            await self._count(window, [who for who in turn if who not in window.counts])
            first += turn
        counts = {who: window.counts[who] for who in first}
        return await asyncio.to_thread(_ranked, counts, window.told), counts

    async def _rows(
        self, people: Sequence[tuple[int, tuple[Heard, ...], int, _Outlets]], value_of: Callable[[int], str]
    ) -> tuple[list[VoiceRow], list[StoredBrief]]:
        """The rows, each name cut from the newest article that prints it; a name that stands nowhere is left out."""
        named = await asyncio.to_thread(lambda: [_named(told) for _, told, _, _ in people])
        ids = [name.article_id for name in named]
        briefs = {one.article_id: one for one in await self._store.articles.load(ids)}
        rows: list[VoiceRow] = []
        stored: list[StoredBrief] = []
        for (who, _, count, outlets), name in zip(people, named, strict=True):
            brief = briefs.get(name.article_id)
            if brief is None or not _stands(name, brief):
                continue
            if brief not in stored:
                stored.append(brief)
            cited = _cited(name, stored.index(brief) + 1)
            rows.append(VoiceRow(name=cited, speaker=value_of(who), quotes=count, outlets=outlets))
        return rows, stored

    # ------------------------------------------------------------ one quotation in several outlets

    async def _refine(self, people: Sequence[int], told: Told, counts: dict[int, int]) -> dict[int, _Outlets]:
        """Count what stories of these people have in common once; those who said very much keep their count."""
        few = [who for who in dict.fromkeys(people) if counts[who] <= MOST_REFINED]
        some = [(who, told[who]) for who in few if _is_quoted_little(told[who])]
        some = [(who, heard) for who, heard in some if len({one.story_id for one in heard}) > 1]
        keys = [_key(who, heard) for who, heard in some]
        await self._learn(keys, some)
        tallies = {who: self._counted[key] for key, (who, _) in zip(keys, some, strict=True)}
        counts |= {who: tally.quotes for who, tally in tallies.items()}
        self._forget(len(keys))
        return {who: tally.outlets for who, tally in tallies.items()}

    def _outlets(self, who: int, heard: tuple[Heard, ...]) -> _Outlets:
        """How many of a person's quotations each outlet printed, the same one of a story's articles once."""
        (shared, keys), found = _shared({who: heard}, [who]), Counter[str | None]()
        told_once = {(one.article_id, one.name) for _, some in shared for one in some}
        for key in keys:
            found.update(dict(self._counted[key].outlets if key in self._counted else ()))
        for one in heard:
            if (one.article_id, one.name) not in told_once:
                found[one.outlet] += one.quotes
        return _most_first(found)

    async def _count(self, window: _Window, people: Sequence[int]) -> None:
        """Count each person's quotations; the same one of several articles of a story is one."""
        if not people:
            return
        shared, keys = await asyncio.to_thread(_shared, window.told, people)
        await self._learn(keys, shared)
        known = {key: self._counted[key].quotes for key in keys}
        window.counts.update(await asyncio.to_thread(_tallied, window, people, shared, known))
        self._forget(len(keys))

    async def _learn(self, keys: Sequence[_Said], shared: Sequence[tuple[int, Sequence[Heard]]]) -> None:
        """Have under each key remembered how many quotations these articles print of these people."""
        unknown = [(key, some) for key, (_, some) in zip(keys, shared, strict=True) if key not in self._counted]
        while unknown:
            now, unknown = unknown[:_A_TURN], unknown[_A_TURN:]
            ids = sorted({one.article_id for _, some in now for one in some})
            said: dict[tuple[int, str], list[str]] = {}
            for at in range(0, len(ids), _A_TURN):
                said |= await self._store.people.said_in(ids[at : at + _A_TURN])
            self._counted.update(await asyncio.to_thread(_compared, now, said))

    def _forget(self, in_use: int) -> None:
        while len(self._counted) > max(_MOST_REMEMBERED, 2 * in_use):
            self._counted.popitem(last=False)


def _window(told: Told, since: datetime | None, before: Sequence[_Window] = ()) -> _Window:
    """Who was quoted since; what was counted of people who are quoted as before is not counted again."""
    if since is not None:
        after = dump_time(since)
        told = {who: kept for who, heard in told.items() if (kept := _since(heard, after))}
    printed = {who: sum(one.quotes for one in heard) for who, heard in told.items()}
    counts = {
        who: count
        for window in before
        for who, count in window.counts.items()
        if who in told and (told[who] is window.told[who] or told[who] == window.told[who])
    }
    return _Window(told, printed, sorted(printed, key=lambda who: (-printed[who], who)), counts)


def _since(heard: tuple[Heard, ...], after: str) -> tuple[Heard, ...]:
    late = [one for one in heard if one.filed_at >= after]
    return heard if len(late) == len(heard) else tuple(late)


def _ranked(counts: dict[int, int], told: Told) -> list[int]:
    return sorted(counts, key=lambda who: (-counts[who], -_outlets(told[who]), told[who][0].name, who))


def _shared(told: Told, people: Sequence[int]) -> tuple[list[tuple[int, list[Heard]]], list[_Said]]:
    """The stories in which several names or articles quote a person, with the key of each."""
    shared: list[tuple[int, list[Heard]]] = []
    for who in people:
        if len(told[who]) == 1:
            continue
        by_story: dict[int, list[Heard]] = defaultdict(list)
        for one in told[who]:
            by_story[one.story_id].append(one)
        shared += [(who, some) for some in by_story.values() if len(some) > 1]
    return shared, [_key(who, some) for who, some in shared]


def _tallied(
    window: _Window, people: Sequence[int], shared: Sequence[tuple[int, Sequence[Heard]]], known: dict[_Said, int]
) -> dict[int, int]:
    counts = {who: window.printed[who] for who in people}
    for (who, some), count in zip(shared, known.values(), strict=True):
        counts[who] -= sum(one.quotes for one in some) - count
    return counts


def _compared(
    groups: Sequence[tuple[_Said, Sequence[Heard]]], said: dict[tuple[int, str], list[str]]
) -> dict[_Said, _Tally]:
    counted: dict[_Said, _Tally] = {}
    for key, some in groups:
        utterances = [
            Utterance(words=words, speaker=one.name, article=one.article_id, event=one.story_id)
            for one in sorted(some, key=lambda one: (one.filed_at, one.article_id), reverse=True)
            for words in said.get((one.article_id, one.name), ())
        ]
        outlet_of = {one.article_id: one.outlet for one in some}
        groups_of = gather(utterances) if utterances else ()
        outlets = Counter[str | None]()
        for group in groups_of:
            outlets.update({outlet_of[utterances[at].article] for at in group.places})
        counted[key] = _Tally(len(groups_of), _most_first(outlets))
    return counted


def _is_quoted_little(heard: Sequence[Heard]) -> bool:
    return len(heard) <= MOST_REFINED and sum(one.quotes for one in heard) <= MOST_REFINED


def _key(who: int, some: Sequence[Heard]) -> _Said:
    return who, tuple(sorted((one.revision_id, one.name) for one in some))


def _outlets(heard: Sequence[Heard]) -> int:
    return len({one.outlet for one in heard})


def _most_first(outlets: Counter[str | None]) -> _Outlets:
    return tuple(sorted(outlets.items(), key=lambda one: (-one[1], one[0] is None, one[0] or "")))


def _named(heard: Sequence[Heard]) -> Heard:
    """The name printed most (of two the fuller one) where it is newest."""
    quotes = Counter[str]()
    for one in heard:
        quotes[one.name] += one.quotes
    name = min(quotes, key=lambda name: (-quotes[name], -len(name), name))
    return max((one for one in heard if one.name == name), key=lambda one: (one.filed_at, one.article_id))


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
