"""The lookup over the store, kept up to date: what any process commits is found at the next question."""

from __future__ import annotations

import asyncio
import gc
import heapq
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from bot.answers import Choice, NothingFound
from bot.cards import labels
from bot.hearings import Hearings
from bot.people_listing import called
from bot.speakers import PERSON_PREFIX, PERSON_VALUE, Speakers, Spoken
from briefs import lookup
from storage.errors import NotFoundError
from storage.store import Store

STORY_PREFIX = "story:"
STORY_VALUE = re.compile(r"story:([0-9]{1,18})", re.ASCII)
MOST_NEAREST = 3  # headlines offered where nothing fits
MOST_LABEL = 100  # Discord's limit for a choice's name and value
_FILED_A_TURN = 12  # articles taken in before others have their turn
_A_TURN = 500  # articles whose people are read before others have their turn
HITS = 60  # article hits looked at for up to 25 different stories


class Catalogue:
    """Headlines, people and subjects of every article in the store, and who said how much."""

    def __init__(self, store: Store, today: Callable[[], date] | None = None) -> None:
        """``today``: the day it is for who asks; without it "yesterday" names no day."""
        self._store = store
        self._today: Callable[[], date | None] = today or (lambda: None)
        self._rows: dict[int, Mapping[str, Any]] = {}
        self._index: lookup.Index = lookup.build([])
        self._speakers = Speakers()
        self._names: dict[int, frozenset[str]] = {}  # of everybody printed under several
        self.hearings = Hearings()
        self._newest: dict[int, tuple[str, datetime]] | None = None
        self._last: list[int] | None = None
        self._change = 0
        self._version: int | None = None
        self._lock = asyncio.Lock()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to find at all."""
        return not self._rows

    async def load(self) -> None:
        """Build the lookup from the whole store, off the event loop."""
        async with self._lock:
            with _collector_at_rest():
                await self._load()

    async def _load(self) -> None:
        self._version = await self._store.data_version()
        rows, self._change = await self._store.articles.lookup_rows()
        self._rows = {row["id"]: row for row in rows}
        self._newest = self._last = None
        self._index = await asyncio.to_thread(lookup.build, rows)
        self.hearings = Hearings()
        await self._hear(list(self._rows))
        self._names = {}
        await self._learn(await self._store.people.names())

    async def refresh(self) -> None:
        """Take in what was committed since; one cheap question to SQLite when nothing was."""
        async with self._lock:
            version = await self._store.data_version()
            if version == self._version:
                return
            changes = await self._store.articles.changes_since(self._change)
            gone = [*changes.removed_ids, *(row["id"] for row in changes.rows)]
            if gone:
                self._newest = self._last = None
                await self._take_in(gone, {row["id"]: row for row in changes.rows})
                await self._hear(gone)
                await self._learn(await self._store.people.names(gone))
            self._change, self._version = changes.newest, version

    async def _take_in(self, article_ids: Sequence[int], rows: Mapping[int, Mapping[str, Any]]) -> None:
        """Put what came or changed in place of what was, a few articles a turn."""
        for at in range(0, len(article_ids), _FILED_A_TURN):
            some = article_ids[at : at + _FILED_A_TURN]
            self._index.remove(number for number in some if self._rows.pop(number, None) is not None)
            new = [rows[number] for number in some if number in rows]
            self._index.add(new)
            self._rows.update((row["id"], row) for row in new)
            await asyncio.sleep(0)

    async def _learn(self, names: Mapping[int, frozenset[str]]) -> None:
        """Take in under which names people are printed: an article with one of them is found by another."""
        several = {who: some for who, some in names.items() if len(some) > 1 or who in self._names}
        if any(self._names.get(who) != some for who, some in several.items()):
            self._names.update(several)
            await asyncio.to_thread(self._index.learn_names, list(self._names.values()))

    async def _hear(self, article_ids: Sequence[int]) -> None:
        """Take in who is quoted in articles that came, changed or went."""
        for at in range(0, len(article_ids), _A_TURN):
            some = article_ids[at : at + _A_TURN]
            self.hearings.take_in(some, await self._store.people.heard([one for one in some if one in self._rows]))
        self._speakers = await asyncio.to_thread(self._speakers.follow, self.hearings.quoted())

    # ------------------------------------------------------------ stories

    async def find_story_ids(self, query: str) -> list[int]:
        """The stories that fit the words, best first; "story:12" is that story; [] when nothing fits."""
        return (await self.stories_meant(query, 0))[0]

    async def stories_meant(self, query: str, most: int) -> tuple[list[int], tuple[Choice, ...]]:
        """The same, and up to ``most`` between which the words do not decide; () where they mean one, or none."""
        if chosen := STORY_VALUE.fullmatch(query.strip()):
            return [int(chosen[1])], ()
        hits = await self._index.asearch(query, HITS, self._today())
        known = [(self._rows[int(number)], score) for number, score in hits if number in self._rows]
        story_ids = list(dict.fromkeys(row["story_id"] for row, _ in known))
        if not most:
            return story_ids, ()
        equals = lookup.undecided([(row["story"], row["headline"], score) for row, score in known])
        return story_ids, self._choices((known[place][0]["id"] for place in equals), most)

    async def nearest(self, query: str, most: int) -> tuple[Choice, ...]:
        """The nearest headlines to words that no brief fits, one a story."""
        return self._choices((int(number) for number, _ in await self._index.anearest(query, most * 4)), most)

    async def nothing_found(self, asked: str) -> NothingFound:
        """The answer where nothing fits: the nearest headlines, or none where a story was named by its number."""
        nearest = () if asked.startswith(STORY_PREFIX) else await self.nearest(asked, MOST_NEAREST)
        return NothingFound(asked=asked, nearest=nearest, store_empty=self.is_empty)

    async def suggest_stories(self, typed: str, most: int) -> tuple[Choice, ...]:
        """One choice a story, best first; the newest first where nothing is typed."""
        if not typed.strip():
            return self._choices(self._filed_last(), most)
        if STORY_VALUE.fullmatch(typed.strip()):
            wanted = await self._store.stories.living_ids(await self.find_story_ids(typed))
            return self._choices((row["id"] for row in self._rows.values() if row["story_id"] in wanted), most)
        return self._choices(
            (int(number) for number, _ in await self._index.asuggest(typed, HITS, self._today())), most
        )

    def _filed_last(self) -> list[int]:
        """The articles filed last; looked for anew only when something changed."""
        if self._last is None:
            newest = heapq.nlargest(HITS, self._rows.values(), key=lambda row: (row["filed_at"], row["id"]))
            self._last = [row["id"] for row in newest]
        return self._last

    def _choices(self, article_ids: Iterable[int], most: int) -> tuple[Choice, ...]:
        choices: dict[int, Choice] = {}
        labels: set[str] = set()
        for number in article_ids:
            row = self._rows.get(number)
            if row is None or row["story_id"] in choices:
                continue
            detail = day_of(row["date"])
            label = _label(row["headline"], detail)
            if label in labels:
                label = _label(row["headline"], f"{row['outlet'] or ''} {detail}".strip())
            if label in labels:
                continue
            labels.add(label)
            choices[row["story_id"]] = Choice(label=label, value=f"story:{row['story_id']}", detail=detail)
            if len(choices) == most:
                break
        return tuple(choices.values())

    def newest_stories(self, since: datetime | None, most: int) -> list[int]:
        """The stories with the newest articles by the dates these print; by filing where none prints one, or one ahead.

        ``since`` leaves out stories of which nothing was filed since.
        """
        if self._newest is None:
            self._newest = self._dated_stories()
        fresh = (one for one in self._newest.items() if since is None or one[1][1] >= since)
        return [story for story, _ in heapq.nlargest(most, fresh, key=lambda one: (one[1][0], one[0]))]

    def _dated_stories(self) -> dict[int, tuple[str, datetime]]:
        """For each story its newest date, and when something of it was filed last."""
        newest: dict[int, tuple[bool, str]] = {}  # a date outweighs the filing of an article without one
        filed: dict[int, datetime] = {}
        for row in self._rows.values():
            story, at = row["story_id"], row["filed_at"]
            day = at.isoformat()
            dated = "" < row["date"][:10] <= day[:10]
            newest[story] = max(newest.get(story, (False, "")), (dated, row["date"] if dated else day))
            filed[story] = max(filed.get(story, at), at)
        return {story: (date, filed[story]) for story, (_, date) in newest.items()}

    # ------------------------------------------------------------ speakers

    async def suggest_speakers(self, typed: str, most: int) -> tuple[Choice, ...]:
        """One choice a person, by the name printed most, and how many articles quote them; nothing typed: the first.

        Articles, not quotes: how many different quotations these are is told only by comparing their words.
        """
        speakers = self._speakers
        found = speakers.search(typed, most) if typed.strip() else speakers.most_quoted(most)
        return tuple(
            Choice(label=_label(speakers.name_of(one), detail), value=speakers.value_of(one), detail=detail)
            for one in found
            if (detail := labels.quoted_in_label(self.hearings.articles_quoting(one)))
            and len(speakers.value_of(one)) <= MOST_LABEL
        )

    def speaker_value(self, person_id: int) -> str:
        """What to ask with for a person's quotes."""
        return self._speakers.value_of(person_id)

    async def spoken_by(self, speaker: str) -> Spoken | None:
        """Whose quotes are meant, by any spelling of the name or "person:12"; None when nobody is."""
        people = await self._meant(speaker)
        if not people and (chosen := PERSON_VALUE.fullmatch(speaker.strip())):
            people = self._speakers.find(f"{PERSON_PREFIX}{await self._joined(int(chosen[1]))}")
        if not people:
            return None
        names, shared = self._speakers.names_of(people)
        return Spoken(names, {name: await self._store.people.articles_of(who, name) for name, who in shared.items()})

    async def _meant(self, speaker: str) -> list[int]:
        """Who is quoted of those meant; a name under which nobody is quoted may be one of somebody who is."""
        found = self._speakers.find(speaker)
        exact = await called(self._store, speaker)
        if not exact:
            return found
        near = [one for one in found if self._speakers.is_called(one, speaker)]
        return list(dict.fromkeys([one for one in exact if self._speakers.holds(one)] + near))

    async def _joined(self, person_id: int) -> int:
        """The person to whom an editor joined that one; the number of an old button leads to them."""
        try:
            return (await self._store.people.get(person_id))[0]
        except NotFoundError:
            return 0


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Without it while very much is made that stays: it would walk all of it many times while others wait."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def day_of(published: str) -> str:
    """The day (or month, or year) of an ISO date, as precise as it is; "undated" where there is none."""
    return published[:10] or "undated"


def _label(words: str, detail: str) -> str:
    """``words · detail`` in at most 100 characters; only the words are shortened, at a space where one is near."""
    tail = f" · {detail}" if detail else ""
    room = MOST_LABEL - len(tail)
    words = " ".join(words.split())
    if len(words) > room:
        cut = words[: room - 1]
        space = cut.rfind(" ")
        words = (cut[:space] if space > room // 2 else cut).rstrip(" ,;:—–-") + "…"
    return words + tail
