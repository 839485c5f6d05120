"""Who was quoted: how often and by which outlets, each person once and each quotation once."""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from heapq import nlargest
from typing import NamedTuple

from bot.answers import Cited, SpanRef, VoiceRow, VoicesAnswer
from bot.compose import sources_of
from bot.hearings import Hearings, Told
from bot.voices_windows import Outlets, Window, move_window, open_window
from briefs.wordings import Utterance, gather
from storage.people import Heard
from storage.records import StoredBrief
from storage.store import Store
from storage.values import dump_time

VOICES_A_PAGE = 8
DAYS_OF_VOICES = 7  # that are asked for where nobody says otherwise
MOST_REFINED = 80  # utterances of a person that are compared across stories too
_MOST_REMEMBERED = 50_000  # counts of a person's quotations in a story
_MOST_WINDOWS = 8  # numbers of days asked for between two commits
_A_TURN = 100  # articles read, before others have theirs
_MOST_A_TURN = 400  # people counted at once: each turn as many again, until nobody more may stand among the first

_Said = tuple[int, tuple[tuple[int, str, int], ...]]  # a person, and what of a story quotes them: revision, name, read


class _Tally(NamedTuple):
    """Different quotations, and how many of them each outlet printed."""

    quotes: int
    outlets: Outlets


class Voices:
    """Counts who was quoted. What several outlets of a story print of one person is compared once and remembered.

    All that takes time is done off the event loop, on what `Hearings` has in memory.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counted: OrderedDict[_Said, _Tally] = OrderedDict()
        self._windows: OrderedDict[int | None, Window] = OrderedDict()  # by days
        self._turns: defaultdict[int | None, asyncio.Lock] = defaultdict(asyncio.Lock)  # who asks the same waits

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
        """A page of those quoted in articles that came out since, the most quoted first; past the end the last."""
        async with self._turns[days]:
            window = await self._window(hearings, since, days)
            asked = (days, page, most)
            if asked not in window.pages:
                window.pages[asked] = await self._page(window, days=days, page=page, value_of=value_of, most=most)
            return window.pages[asked]

    async def _page(
        self, window: Window, *, days: int | None, page: int, value_of: Callable[[int], str], most: int
    ) -> VoicesAnswer:
        told, total = window.told, len(window.told)
        pages = max(1, -(-total // most))
        page = max(0, min(page, pages - 1))
        ranked, counts = await self._rank(window, (page + 1) * most)
        shown = ranked[page * most : (page + 1) * most]
        refined = await self._refine(ranked[:1] + shown, told, counts)
        shown.sort(key=lambda who: -counts[who])
        await asyncio.to_thread(self._look, window, shown)
        people = [(window.named[who], who, counts[who], refined.get(who) or window.outlets[who]) for who in shown]
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

    async def _window(self, hearings: Hearings, since: datetime | None, days: int | None) -> Window:
        """Who was quoted since that minute, made from what it was when these days were last asked for."""
        after = "" if since is None else dump_time(since.replace(second=0, microsecond=0))
        generation, before = hearings.generation, self._windows.get(days)
        if before is not None and (before.hearings is not hearings or before.since > after):
            before = None
        if before is not None and (before.since, before.generation) == (after, generation):
            return before
        told = hearings.snapshot()
        changed = None if before is None else hearings.touched_since(before.generation)
        if before is None or changed is None:
            window = await asyncio.to_thread(open_window, hearings, after, generation, told)
        else:
            changed |= hearings.people_filed(before.since, after)
            window = await asyncio.to_thread(move_window, before, after, generation, told, changed)
        self._windows[days] = window
        self._windows.move_to_end(days)
        while len(self._windows) > _MOST_WINDOWS:
            gone, _ = self._windows.popitem(last=False)
            if not self._turns[gone].locked():
                del self._turns[gone]
        return window

    async def _rank(self, window: Window, need: int) -> tuple[list[int], dict[int, int]]:
        """The first people with how many quotations each has: as many as needed, and all who might stand among them.

        Nobody has more quotations than utterances, so that those with fewer of these need not be looked at.
        """
        first: list[int] = []
        while turn := window.first(len(first), max(need, min(len(first), _MOST_A_TURN))):
            if len(first) >= need:
                least = nlargest(need, (window.counts[who] for who in first))[-1]
                if least > window.printed[turn[0]]:
                    break
            await self._count(window, [who for who in turn if who not in window.counts])
            first += turn
        counts = {who: window.counts[who] for who in first}
        return await asyncio.to_thread(_ranked, counts, window.told), counts

    async def _rows(
        self, people: Sequence[tuple[Heard, int, int, Outlets]], value_of: Callable[[int], str]
    ) -> tuple[list[VoiceRow], list[StoredBrief]]:
        """The rows, each name cut from the newest article that prints it; a name that stands nowhere is left out."""
        ids = [name.article_id for name, _, _, _ in people]
        briefs = {one.article_id: one for one in await self._store.articles.load(ids)}
        rows: list[VoiceRow] = []
        stored: list[StoredBrief] = []
        for name, who, count, outlets in people:
            brief = briefs.get(name.article_id)
            if brief is None or not _stands(name, brief):
                continue
            if brief not in stored:
                stored.append(brief)
            cited = _cited(name, stored.index(brief) + 1)
            rows.append(VoiceRow(name=cited, speaker=value_of(who), quotes=count, outlets=outlets))
        return rows, stored

    def _look(self, window: Window, people: Sequence[int]) -> None:
        """Have in the window where each of these people is named, and which outlets printed them."""
        for who in people:
            if who not in window.outlets:
                window.outlets[who] = self._outlets(who, window.told[who])
                window.named[who] = _named(window.told[who])

    # ------------------------------------------------------------ one quotation in several outlets

    async def _refine(self, people: Sequence[int], told: Told, counts: dict[int, int]) -> dict[int, Outlets]:
        """Count what stories of these people have in common once; those who said very much keep their count."""
        few = [who for who in dict.fromkeys(people) if counts[who] <= MOST_REFINED]
        some = [(who, told[who]) for who in few if _is_quoted_little(told[who])]
        some = [(who, heard) for who, heard in some if len({one.story_id for one in heard}) > 1]
        keys = [_key(who, heard) for who, heard in some]
        known = await self._learn(keys, some)
        tallies = {who: known[key] for key, (who, _) in zip(keys, some, strict=True)}
        counts |= {who: tally.quotes for who, tally in tallies.items()}
        self._forget(len(keys))
        return {who: tally.outlets for who, tally in tallies.items()}

    def _outlets(self, who: int, heard: tuple[Heard, ...]) -> Outlets:
        """How many of a person's quotations each outlet printed, the same one of a story's articles once."""
        (shared, keys), found = _shared({who: heard}, [who]), Counter[str | None]()
        told_once = {(one.article_id, one.name) for _, some in shared for one in some}
        for key in keys:
            found.update(dict(self._counted[key].outlets if key in self._counted else ()))
        for one in heard:
            if (one.article_id, one.name) not in told_once:
                found[one.outlet] += one.quotes
        return _most_first(found)

    async def _count(self, window: Window, people: Sequence[int]) -> None:
        """Count each person's quotations; the same one of several articles of a story is one."""
        if not people:
            return
        shared, keys = await asyncio.to_thread(_shared, window.told, people)
        known = await self._learn(keys, shared)
        window.counts.update(await asyncio.to_thread(_tallied, window, people, shared, keys, known))
        self._forget(len(keys))

    async def _learn(self, keys: Sequence[_Said], shared: Sequence[tuple[int, Sequence[Heard]]]) -> dict[_Said, _Tally]:
        """How many quotations these articles print of these people, by key; compared once and remembered."""
        known = await asyncio.to_thread(self._remembered, keys)
        unknown = [(key, some) for key, (_, some) in zip(keys, shared, strict=True)] if len(known) < len(keys) else []
        unknown = await asyncio.to_thread(lambda: [one for one in unknown if one[0] not in known])
        for first in range(0, len(unknown), _A_TURN):
            now = unknown[first : first + _A_TURN]
            ids = sorted({one.article_id for _, some in now for one in some})
            said: dict[tuple[int, str], list[str]] = {}
            for at in range(0, len(ids), _A_TURN):
                said |= await self._store.people.said_in(ids[at : at + _A_TURN])
            found = await asyncio.to_thread(_compared, now, said)
            self._counted.update(found)
            known |= found
        return known

    def _remembered(self, keys: Sequence[_Said]) -> dict[_Said, _Tally]:
        return {key: tally for key in keys if (tally := self._counted.get(key)) is not None}

    def _forget(self, in_use: int) -> None:
        while len(self._counted) > max(_MOST_REMEMBERED, 2 * in_use):
            self._counted.popitem(last=False)


def _ranked(counts: dict[int, int], told: Told) -> list[int]:
    """The most quotations first, of equals the most outlets; looked at only where it decides."""
    by_count: dict[int, list[int]] = defaultdict(list)
    for who, count in counts.items():
        by_count[count].append(who)
    ranked: list[int] = []
    for count in sorted(by_count, reverse=True):
        equals = by_count[count]
        ranked += equals if len(equals) == 1 else sorted(equals, key=lambda who: _second(who, told[who]))
    return ranked


def _second(who: int, heard: Sequence[Heard]) -> tuple[int, str, int]:
    return -_outlets(heard), min(heard, key=lambda one: one.article_id).name, who


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
    window: Window,
    people: Sequence[int],
    shared: Sequence[tuple[int, Sequence[Heard]]],
    keys: Sequence[_Said],
    known: dict[_Said, _Tally],
) -> dict[int, int]:
    counts = {who: window.printed[who] for who in people}
    for (who, some), key in zip(shared, keys, strict=True):
        counts[who] -= sum(one.quotes for one in some) - known[key].quotes
    return counts


def _compared(
    groups: Sequence[tuple[_Said, Sequence[Heard]]], said: dict[tuple[int, str], list[str]]
) -> dict[_Said, _Tally]:
    counted: dict[_Said, _Tally] = {}
    for key, some in groups:
        utterances = [
            Utterance(words=words, speaker=one.name, article=one.article_id, event=one.story_id)
            for one in sorted(some, key=lambda one: (one.came_out, one.article_id), reverse=True)
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
    return who, tuple(sorted((one.revision_id, one.name, one.read) for one in some))


def _outlets(heard: Sequence[Heard]) -> int:
    return len({one.outlet for one in heard})


def _most_first(outlets: Counter[str | None]) -> Outlets:
    return tuple(sorted(outlets.items(), key=lambda one: (-one[1], one[0] is None, one[0] or "")))


def _named(heard: Sequence[Heard]) -> Heard:
    """The name printed most (of two the fuller one) where it is newest."""
    quotes = Counter[str]()
    for one in heard:
        quotes[one.name] += one.quotes
    name = min(quotes, key=lambda name: (-quotes[name], -len(name), name))
    return max((one for one in heard if one.name == name), key=lambda one: (one.came_out, one.article_id))


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
