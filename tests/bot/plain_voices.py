"""Who was quoted, counted the plain and slow way: everybody, every time, from the rows of the store."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.voices import MOST_REFINED
from briefs.wordings import Utterance, gather
from storage.people import Heard
from storage.store import Store

Outlets = tuple[tuple[str | None, int], ...]
Said = dict[tuple[int, str], list[str]]


async def plain_voices(store: Store, since: str = "") -> list[tuple[int, int, Outlets]]:
    """Each person with how many different quotations and those of each outlet, in order: before any are refined."""
    heard, said = await _read(store, since)
    told: dict[int, list[Heard]] = defaultdict(list)
    for one in heard:
        told[one.person_id].append(one)
    rows = []
    for who, some in told.items():
        count, outlets = _counted(some, said)
        rows.append((-count, -len({one.outlet for one in some}), some[0].name, who, _most_first(outlets)))
    return [(who, -count, outlets) for count, _, _, who, outlets in sorted(rows)]


async def plain_page(store: Store, since: str, page: int, most: int) -> list[tuple[int, int, Outlets]]:
    """The page that is shown: of whom little is quoted, what stories have in common is counted once too."""
    heard, said = await _read(store, since)
    ranked = await plain_voices(store, since)
    shown = []
    for who, count, outlets in ranked[page * most : (page + 1) * most]:
        some = [one for one in heard if one.person_id == who]
        little = len(some) <= MOST_REFINED and sum(one.quotes for one in some) <= MOST_REFINED
        if count <= MOST_REFINED and little and len({one.story_id for one in some}) > 1:
            groups = _groups(some, said)
            shown.append((who, len(groups), _most_first(_printed(groups))))
        else:
            shown.append((who, count, outlets))
    return sorted(shown, key=lambda one: -one[1])


async def _read(store: Store, since: str) -> tuple[list[Heard], Said]:
    ids = [row["id"] for row in (await store.articles.lookup_rows())[0]]
    heard = [one for one in await store.people.heard(ids) if one.came_out >= since]
    return heard, await store.people.said_in(ids)


def _counted(some: Sequence[Heard], said: Said) -> tuple[int, Counter[str | None]]:
    by_story: dict[int, list[Heard]] = defaultdict(list)
    for one in some:
        by_story[one.story_id].append(one)
    count, outlets = 0, Counter[str | None]()
    for story in by_story.values():
        if len(story) == 1:
            count += story[0].quotes
            outlets[story[0].outlet] += story[0].quotes
        else:
            groups = _groups(story, said)
            count += len(groups)
            outlets.update(_printed(groups))
    return count, outlets


def _groups(some: Sequence[Heard], said: Said) -> list[set[str | None]]:
    """The outlets of each different quotation."""
    newest_first = sorted(some, key=lambda one: (one.came_out, one.article_id), reverse=True)
    utterances = [
        (Utterance(words=words, speaker=one.name, article=one.article_id, event=one.story_id), one.outlet)
        for one in newest_first
        for words in said.get((one.article_id, one.name), ())
    ]
    groups = gather([utterance for utterance, _ in utterances])
    return [{utterances[at][1] for at in group.places} for group in groups]


def _printed(groups: Sequence[set[str | None]]) -> Counter[str | None]:
    return Counter(outlet for group in groups for outlet in group)


def _most_first(outlets: Counter[str | None]) -> Outlets:
    return tuple(sorted(outlets.items(), key=lambda one: (-one[1], one[0] is None, one[0] or "")))
