"""Articles that an older version worked out, after an upgrade. People, towns and outlets are invented."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot import entering, upkeep
from bot.desk import Desk
from bot.filing import versions_now
from bot.people import RECOGNITION, people_in
from bot.upkeep import keep_up, keeping_up
from briefs import versions
from briefs.models import Article, Brief
from briefs.pipeline import write_brief
from briefs.stories import features_for
from storage.spellings import Named
from storage.store import Store
from tests.bot.conftest import FERRY, ORCHARD
from tests.bot.desks import NOON, a_desk, every_answer, lines_of
from tests.builders import an_article
from tests.storage.stores import by_hand, start_process

NICK = """\
The coach of the Elmford rowers, Margaret “Peg” Ashdown, will leave the club in spring, she said on Sunday.

“I have rowed enough for two lives,” Margaret Ashdown said. “The boats are yours now,” Peg Ashdown added.

The rowers matter to the town because their regatta fills its inns each August.
"""
_STEPS = ("BRIEF", "PEOPLE", "STORY", "ORIGIN")
_KEPT = {
    "revision": "SELECT * FROM revision ORDER BY id",
    "stories": "SELECT id, story_id, revision_id, slug, filed_at FROM article ORDER BY id",
    "story": "SELECT * FROM story ORDER BY id",
    "parted": "SELECT * FROM parted ORDER BY story_id, other_id",
}
_WORKED_OUT = {
    "brief": "SELECT * FROM brief ORDER BY revision_id",
    "quotes": "SELECT * FROM quote ORDER BY revision_id, number",
    "people": "SELECT article_id, name, start, quotes, evidence, living FROM spelling ORDER BY article_id, name",
    "bearers": "SELECT DISTINCT one.name, two.name FROM spelling AS one JOIN spelling AS two USING (person_id) "
    "ORDER BY one.name, two.name",
    "keys": "SELECT DISTINCT key, name FROM person_key ORDER BY key, name",
    "features": "SELECT id, features FROM article ORDER BY id",
    "terms": "SELECT * FROM term ORDER BY term, article_id",
    "origins": "SELECT * FROM origin ORDER BY article_id",
    "versions": "SELECT * FROM digested ORDER BY article_id",
    "words": "SELECT count(*) FROM quote_word WHERE quote_word MATCH 'ferry OR boats'",
}


def articles() -> list[Article]:
    return [
        an_article(text=FERRY.strip()),
        an_article(headline="Orchard Day Draws a Crowd", text=ORCHARD.strip(), outlet="Elm Courier"),
        an_article(headline="Rowing Coach to Leave Elmford", text=NICK.strip(), outlet="Elm Courier"),
        an_article(headline="Ferry Line to Sail Again", text=FERRY.strip() + "\n\nIt rained.", outlet="Quay Post"),
    ]


def _old_brief(article: Article) -> Brief:
    brief = write_brief(article)
    bare: dict[str, Any] = {"context": None, "cue": None, "about": None, "lead_in": None, "rule": "old"}
    return replace(brief, quotes=tuple(replace(one, **bare) for one in brief.quotes), summary=(), keywords=("town",))


def _old_people(brief: Brief) -> tuple[Named, ...]:
    """Without what stands beside the names, and with a body among them."""
    found = [replace(one, keys=one.keys[:1], evidence={}, aliased=False) for one in people_in(brief)]
    text = brief.article.text
    body = Named(name="The council", start=text.find("The council"), quotes=0, keys=("x|",), asked=(), evidence={})
    return (*found, body) if body.start >= 0 else tuple(found)


@contextmanager
def an_older_version(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the program did and noted before."""
    with patch.context() as before:
        for step in _STEPS:
            before.setattr(versions, step, getattr(versions, step) - 1)
        before.setattr(entering, "write_brief", _old_brief)
        before.setattr(entering, "people_in", _old_people)
        before.setattr(entering, "features_for", lambda brief: {**features_for(brief), "things": {}})
        yield


def tables(path: Path, queries: dict[str, str]) -> dict[str, Any]:
    return {name: by_hand(path, sql) for name, sql in queries.items()}


async def test_what_an_older_version_left_is_as_if_it_were_filed_now_and_nothing_else_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    with an_older_version(monkeypatch):
        async with a_desk(old, articles()):
            pass
    async with a_desk(new, articles()):
        pass
    before, fresh = tables(old, _KEPT), tables(new, _WORKED_OUT)
    assert all(tables(old, _WORKED_OUT)[name] != fresh[name] for name in ("brief", "quotes", "people", "features"))
    async with a_desk(old) as desk:
        assert (await keep_up(desk.store, rest=0)).renewed == len(articles())
        assert await desk.store.check() == ()
    assert tables(old, _WORKED_OUT) == fresh
    assert tables(old, _KEPT) == before


async def test_a_desk_that_was_open_answers_from_what_was_worked_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with an_older_version(monkeypatch):
        async with a_desk(tmp_path, articles()):
            pass
    async with a_desk(tmp_path) as desk, a_desk(tmp_path / "new.db", articles()) as fresh:
        shown = [line for answer in await every_answer(desk) for line in lines_of(answer)]
        assert await desk.store.people.bearers("x|")
        await keep_up(desk.store, rest=0)
        assert await desk.check_spans(shown), "what was posted holds: no word and no revision is another one"
        assert not await desk.store.people.bearers("x|")
        assert [lines_of(one) for one in await every_answer(desk)] == [
            lines_of(one) for one in await every_answer(fresh)
        ]
        assert await desk.suggest_speakers("") == await fresh.suggest_speakers("")
        assert (await desk.voices(None)).rows == (await fresh.voices(None)).rows


async def test_where_all_is_up_to_date_nothing_is_written(tmp_path: Path) -> None:
    async with a_desk(tmp_path, articles()) as desk:
        version = await desk.store.data_version()
        assert (await keep_up(desk.store, rest=0)).renewed == 0
        assert await desk.store.data_version() == version


async def test_only_the_steps_that_are_outdated_are_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with a_desk(tmp_path, articles()) as desk:
        monkeypatch.setattr(versions, "STORY", versions.STORY + 1)
        monkeypatch.setattr(upkeep, "write_brief", None)
        monkeypatch.setattr(upkeep, "people_in", None)
        before, change = tables(desk.store.path, _KEPT), by_hand(desk.store.path, "SELECT value FROM counter")
        assert (await keep_up(desk.store, rest=0)).renewed == len(articles())
        assert by_hand(desk.store.path, "SELECT value FROM counter") == change, "no answer is another one"
        assert tables(desk.store.path, _KEPT) == before
        assert {row[0] for row in by_hand(desk.store.path, "SELECT story FROM digested")} == {versions.STORY}


async def test_a_new_article_joins_the_story_of_one_that_an_older_version_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *_, last = articles()
    with an_older_version(monkeypatch):
        async with a_desk(tmp_path, [first, articles()[1]]) as desk:
            story = (await desk.store.articles.load([1]))[0].story_id
    async with a_desk(tmp_path) as desk:
        assert (await desk.file_article(last)).story_id == story
        told = dict(by_hand(desk.store.path, "SELECT article_id, brief FROM digested"))
        assert told[1] == versions.BRIEF - 1, "filing waits for nothing but what it compares"


async def test_an_editor_s_word_on_stories_and_people_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with an_older_version(monkeypatch):
        async with a_desk(tmp_path, articles()) as desk:
            await desk.store.stories.move(4, None)
            await desk.join_people("Dana Whitlock", "Petra Lindqvist")
    kept = tables(tmp_path / "nutgraf.db", _KEPT)
    async with a_desk(tmp_path) as desk:
        (before,) = (await desk.people("Petra Lindqvist")).people
        await keep_up(desk.store, rest=0)
        (after,) = (await desk.people("Petra Lindqvist")).people
        assert after.person_id == before.person_id
        assert {one.name for one in after.spellings} >= {"Dana Whitlock", "Petra Lindqvist"}
        assert tables(desk.store.path, _KEPT) == kept
        undone = await desk.undo_people()
        assert {one.name.text if hasattr(one.name, "text") else one.name for one in undone} >= {"Petra Lindqvist"}


async def test_people_keep_their_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = "SELECT DISTINCT name, person_id FROM spelling WHERE name <> 'The council' ORDER BY name"
    with an_older_version(monkeypatch):
        async with a_desk(tmp_path, articles()):
            pass
    before = dict(by_hand(tmp_path / "nutgraf.db", numbers))
    async with a_desk(tmp_path) as desk:
        await keep_up(desk.store, rest=0)
        for name, number in by_hand(tmp_path / "nutgraf.db", numbers):
            person = (await desk.store.people.get(before[name]))[0]
            assert person == number, "the old number leads to whoever bears the name now"


async def test_an_altered_text_is_not_made_the_source_of_a_brief(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with an_older_version(monkeypatch):
        async with a_desk(tmp_path, articles()):
            pass
    by_hand(tmp_path / "nutgraf.db", "UPDATE revision SET text = replace(text, 'ferry', 'canal') WHERE id = 1")
    async with a_desk(tmp_path) as desk:
        assert (await keep_up(desk.store, rest=0)).renewed == len(articles()) - 1


async def test_a_removed_article_waits_until_it_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with an_older_version(monkeypatch):
        async with a_desk(tmp_path, articles()) as desk:
            slug = (await desk.remove((await desk.store.articles.load([3]))[0].slug)).slug
    async with a_desk(tmp_path) as desk:
        assert (await keep_up(desk.store, rest=0)).renewed == len(articles()) - 1
        await desk.restore(slug)
        assert (await keep_up(desk.store, rest=0)).renewed == 1


async def test_one_article_that_fails_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(article: Article) -> Brief:
        if "Orchard" in article.headline:
            raise RuntimeError("secret words")
        return write_brief(article)

    with an_older_version(monkeypatch):
        async with a_desk(tmp_path, articles()):
            pass
    async with a_desk(tmp_path) as desk:
        monkeypatch.setattr(upkeep, "write_brief", failing)
        done = await keep_up(desk.store, rest=0)
        assert (done.renewed, done.failed) == (len(articles()) - 1, 1)
    assert "not renewed article=2 error=RuntimeError" in caplog.text
    assert "secret" not in caplog.text


async def test_an_article_filed_again_meanwhile_is_left_as_filed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with an_older_version(monkeypatch):
        async with a_desk(tmp_path, articles()[:1]):
            pass
    async with a_desk(tmp_path) as desk:
        old = await desk.store.upkeep.get(1)
        assert old is not None
        late = upkeep._worked_out(old, versions_now())
        await desk.file_article(an_article(text=FERRY.strip(), byline=("Ann Dow",)))
        before = tables(desk.store.path, _WORKED_OUT)
        assert await desk.store.upkeep.renew([late], RECOGNITION) == 0
        assert tables(desk.store.path, _WORKED_OUT) == before


async def test_it_goes_on_beside_a_bot_and_ends_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with an_older_version(monkeypatch):
        async with a_desk(tmp_path, articles()):
            pass
    async with a_desk(tmp_path) as desk:
        async with keeping_up(desk), asyncio.timeout(30):
            while await desk.store.upkeep.outdated(versions_now(), most=1):
                await asyncio.sleep(0)
        assert not [task for task in asyncio.all_tasks() if "keep_up" in str(task.get_coro())]


KEEPING = """
import asyncio, sys
from pathlib import Path
from bot import upkeep
from storage.store import Store

upkeep.A_TURN = 1

async def main():
    async with await Store.open(Path(sys.argv[1])) as store:
        renew = store.upkeep.renew
        async def told(*given):
            done = await renew(*given)
            print("done", flush=True)
            return done
        store.upkeep.renew = told
        await upkeep.keep_up(store, rest=0)

asyncio.run(main())
"""


async def test_killed_at_any_moment_it_leaves_each_article_old_or_new_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "nutgraf.db"
    with an_older_version(monkeypatch):
        async with a_desk(tmp_path, articles()):
            pass
    async with a_desk(tmp_path / "new.db", articles()):
        pass
    kept, old = tables(path, _KEPT), tables(path, {"quotes": _WORKED_OUT["quotes"]})["quotes"]
    process = start_process(KEEPING, path)
    assert process.stdout is not None
    assert process.stdout.readline() == "done\n"
    process.kill()
    process.communicate()
    fresh = tables(tmp_path / "new.db", _WORKED_OUT)
    with closing(sqlite3.connect(path)) as db:
        states = db.execute("SELECT article_id, brief FROM digested").fetchall()
    renewed = {article_id for article_id, brief in states if brief == versions.BRIEF}
    assert renewed
    expected = [row for row in (*old, *fresh["quotes"]) if (row in fresh["quotes"]) == (row[2] in renewed)]
    assert sorted(tables(path, _WORKED_OUT)["quotes"]) == sorted(expected)
    async with await Store.open(path) as store:
        await keep_up(store, rest=0)
        assert await store.check() == ()
        assert (await Desk(store, clock=lambda: NOON).counts()).articles == len(articles())
    assert tables(path, _WORKED_OUT) == fresh
    assert tables(path, _KEPT) == kept
