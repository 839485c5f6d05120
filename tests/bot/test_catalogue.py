"""The lookup over a store: what day it is, which names are one person's, and what other processes file.

Towns, people and outlets are invented.
"""

from __future__ import annotations

import asyncio
import gc
import random
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bot.answers import NothingFound, StoryAnswer
from bot.catalogue import Catalogue
from bot.desk import Desk
from briefs import lookup
from briefs.models import Article
from storage.store import Store
from tests.bot.conftest import a_room
from tests.bot.desks import a_desk
from tests.builders import a_brief, an_article
from tests.storage.stores import file_brief, start_process

STROKE = 0.05  # seconds of work that one key stroke may cost


def _article(headline: str, day: str, outlet: str = "The Weir Post") -> Article:
    return an_article(headline=headline, published=day, outlet=outlet, text=f"{headline}.")


async def _catalogue(store: Store, articles: list[Article]) -> Catalogue:
    """Every article a story of its own; it is 6 January 2026."""
    for number, article in enumerate(articles):
        await file_brief(store, a_brief(article=article), identity=str(number))
    catalogue = Catalogue(store, today=lambda: date(2026, 1, 6))
    await catalogue.load()
    return catalogue


async def _found(catalogue: Catalogue, query: str) -> list[str]:
    await catalogue.refresh()
    wanted = await catalogue.find_story_ids(query)
    labels = {int(one.value.partition(":")[2]): one.label for one in await catalogue.suggest_stories("", 25)}
    return [labels[one] for one in wanted]


async def test_days_and_outlets_choose_and_the_newest_of_equals_comes_first(tmp_path: Path) -> None:
    articles = [
        _article("Quarry Blast Cracks Ogmore Walls", "2026-01-05"),
        _article("Quarry Fined Over Ogmore Dust", "2025-03-09"),
        _article("Ogmore Choir Sails to Ferrant", "2025-03-10", "Lantern"),
    ]
    async with await Store.open(tmp_path / "n.db") as store:
        catalogue = await _catalogue(store, articles)
        assert await _found(catalogue, "ogmore yesterday") == ["Quarry Blast Cracks Ogmore Walls · 2026-01-05"]
        assert await _found(catalogue, "lantern ogmore") == ["Ogmore Choir Sails to Ferrant · 2025-03-10"]
        assert [label[:12] for label in await _found(catalogue, "ogmore quarry")] == ["Quarry Blast", "Quarry Fined"]
        assert await _found(catalogue, "ogmore today") == []


async def test_what_the_words_leave_open_is_a_choice(tmp_path: Path) -> None:
    articles = [
        _article("Ferrant Bakers Win a Prize for Rye", "2026-01-02"),
        _article("Chess Hall Opens at Ferrant", "2026-01-03"),
        _article("Storm Warning for the Outer Banks", "2026-01-04"),
        _article("Storm Warning for the Outer Banks", "2026-01-05", "Lantern"),
    ]
    async with await Store.open(tmp_path / "n.db") as store:
        catalogue = await _catalogue(store, articles)
        labels = [one.label for one in (await catalogue.stories_meant("ferrant", 5))[1]]
        assert [label[:10] for label in labels] == ["Chess Hall", "Ferrant Ba"]
        for settled in ("ferrant chess", "storm warning", "zeppelin", "story:1"):
            assert (await catalogue.stories_meant(settled, 5))[1] == (), settled


async def test_an_article_is_found_by_another_spelling_of_a_name_in_it(tmp_path: Path) -> None:
    gates = "“The lock gates will hold,” said Dmytro Havrylyuk, the harbour engineer of Ogmore, on Monday."
    herons = "“Wild herons nest under our pier,” said Vasyl Ozerny, a ranger who counts birds in Ferrant, on Friday."
    articles = [
        an_article(headline="Lock Gates Hold", text=f"Lock gates held in the flood.\n\n{gates}"),
        an_article(headline="Herons Breed Again", text=f"Birds are back after years.\n\n{herons}"),
    ]
    async with a_desk(tmp_path, articles) as desk:
        people = {one.name: one.person_id for one in await desk.store.people.heard([1, 2])}
        asked = "vasyl ozerny gates"
        assert not [one for one in await desk.suggest_stories(asked) if one.label.startswith("Lock")]
        await desk.store.people.join(people["Dmytro Havrylyuk"], people["Vasyl Ozerny"], datetime.now(UTC))
        choice, *_ = await desk.suggest_stories(asked)
        assert choice.label.startswith("Lock Gates")


_FILES = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from storage.store import Store
from tests.builders import a_brief, an_article
from tests.storage.stores import file_brief

async def main():
    async with await Store.open(Path(sys.argv[1])) as store:
        for line in sys.stdin:
            verb, _, words = line.strip().partition(" ")
            if verb == "file":
                filed = await file_brief(store, a_brief(article=an_article(headline=words)))
                print(filed.slug, flush=True)
            else:
                print((await store.articles.remove(words, datetime.now(UTC))).slug, flush=True)

asyncio.run(main())
"""


async def test_what_another_process_files_is_found_at_the_next_question_and_what_it_removes_never_again(
    tmp_path: Path,
) -> None:
    async with a_desk(tmp_path, [_article("Quarry Blast Cracks Walls", "2026-01-05")]) as desk:
        other = start_process(_FILES, desk.store.path)
        assert other.stdin is not None
        assert other.stdout is not None

        async def say(line: str) -> str:
            other.stdin.write(f"{line}\n")
            other.stdin.flush()
            return (await asyncio.to_thread(other.stdout.readline)).strip()

        try:
            assert await desk.suggest_stories("heron nests") == ()
            slug = await say("file Heron Nests Delay the Weir")
            assert [one.label[:5] for one in await desk.suggest_stories("heron nests")] == ["Heron"]
            assert await say(f"remove {slug}") == slug
            assert await desk.suggest_stories("heron nests") == ()
            assert [one.label[:6] for one in await desk.suggest_stories("")] == ["Quarry"]
        finally:
            other.stdin.close()
            assert other.wait(10) == 0
            other.stdout.close()
            assert other.stderr is not None
            other.stderr.close()


def _many(count: int) -> list[dict[str, Any]]:
    """Rows of a large archive, their words made of syllables; between them they have some thousand words."""
    dice = random.Random(5)
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    words = ["".join(dice.choices(syllables, k=dice.choice((2, 3, 3, 4)))) for _ in range(4000)]
    weights = [1 / (place + 3) for place in range(len(words))]
    picked = dice.choices(words, weights, k=7 * count)
    return [
        {
            "id": number,
            "story_id": number,
            "story": number,
            "headline": " ".join(picked[7 * number : 7 * number + 7]).title(),
            "date": f"20{number % 20 + 10}-0{number % 9 + 1}-11",
            "outlet": f"Paper {number % 40}",
            "filed_at": datetime(2026, 1, 1, tzinfo=UTC),
        }
        for number in range(count)
    ]


async def _fill(desk: Desk, rows: list[dict[str, Any]]) -> None:
    """An archive of these rows, as if they had been loaded."""
    catalogue = desk._catalogue
    catalogue._index = await asyncio.to_thread(lookup.build, rows)
    catalogue._rows = {row["id"]: row for row in rows}
    catalogue._last = None
    gc.collect()
    gc.freeze()


async def test_every_key_stroke_is_answered_at_once_over_a_hundred_thousand_briefs(tmp_path: Path) -> None:
    rows = _many(100_000)
    queries = [" ".join(rows[number * 9_001]["headline"].split()[2:4]).lower() for number in range(10)]
    costs: list[float] = []
    async with a_room(tmp_path / "n.db") as room:
        await _fill(room.desk, rows)
        for query in queries:
            for end in range(len(query) + 1):
                start = time.process_time()
                choices = await room.reader.autocomplete(room.channel, "brief", "query", query[:end])
                costs.append(time.process_time() - start)
                names = [choice["name"] for choice in choices]
                assert len({*names}) == len(names) <= 25
                assert all(len(name) <= 100 for name in names)
    gc.unfreeze()
    costs.sort()
    assert costs[len(costs) * 95 // 100] < STROKE, costs[-9:]


async def test_no_step_of_filing_or_asking_holds_up_the_others_for_long(tmp_path: Path) -> None:
    async with await Store.open(tmp_path / "n.db") as store:
        desk = Desk(store, clock=lambda: datetime(2026, 1, 6, tzinfo=UTC))
        await desk.start()
        await _fill(desk, _many(5_000))
        index, turns = desk._catalogue._index, 0

        async def count() -> None:
            nonlocal turns
            while True:
                turns += 1
                await asyncio.sleep(0)

        counting = asyncio.create_task(count())
        queries = ["bade kima", "lo", "zuzazo bibi", "the"] * 2
        answers = await asyncio.gather(*(index.asearch(query, 25) for query in queries))
        counting.cancel()
        assert [index.search(query, 25) for query in queries] == answers
        assert turns > 4 * len(queries)
    gc.unfreeze()


async def test_a_question_that_several_stories_answer_is_asked_back_and_settled_by_a_choice(tmp_path: Path) -> None:
    articles = [
        _article("Ferrant Bakers Win a Prize for Rye", "2026-01-02"),
        _article("Chess Hall Opens at Ferrant", "2026-01-05"),
    ]
    async with await Store.open(tmp_path / "n.db") as store:
        await _catalogue(store, articles)  # each a story of its own
        desk = Desk(store, clock=lambda: datetime(2026, 1, 6, 12, tzinfo=UTC))
        await desk.start()
        asked = await desk.find_story("ferrant")
        assert isinstance(asked, NothingFound)
        assert [one.label[:10] for one in asked.choices] == ["Chess Hall", "Ferrant Ba"]
        chosen = await desk.find_story(asked.choices[1].value)
        assert isinstance(chosen, StoryAnswer)
        assert chosen.headline.text == articles[0].headline
        clear = await desk.find_story("ferrant rye")
        assert isinstance(clear, StoryAnswer)
        assert clear.headline.text == articles[0].headline
