import asyncio
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.answers import NothingFound, QuotesAnswer, StoryAnswer
from bot.desk import Desk
from storage.errors import NotFoundError
from tests.bot.desks import SAMPLE, a_desk, articles_in, every_answer, lines_of
from tests.builders import HEADLINE, TEXT, an_article
from tests.data_beside import beside

ROOT = Path(__file__).parents[2]


async def _said(desk: Desk) -> list[str]:
    return [line.text for answer in await every_answer(desk) for line in lines_of(answer)]


@pytest.mark.parametrize("folder", ["sample", "articles"])
async def test_every_line_of_every_card_is_an_exact_span(tmp_path: Path, folder: str) -> None:
    articles = articles_in(SAMPLE if folder == "sample" else beside("articles"))
    async with a_desk(tmp_path, articles) as desk:
        answers = await every_answer(desk)
        stored = {one.article_id: one for one in await desk.store.articles.load(range(1, 100))}
    lines = [line for answer in answers for line in lines_of(answer)]
    assert len(stored) == len(articles)
    assert len(lines) > 20 * len(articles) / 3
    for line in lines:
        article = stored[line.span.article_id].brief.article
        whole = article.headline if line.span.field == "headline" else article.text
        assert whole[line.span.start : line.span.end] == line.text
        assert line.text.strip() == line.text != ""


async def test_a_mistyped_query_finds_the_story(tmp_path: Path) -> None:
    async with a_desk(tmp_path, [an_article()]) as desk:
        answer = await desk.find_story("harbor fery")
    assert isinstance(answer, StoryAnswer)
    assert answer.headline.text == HEADLINE
    assert answer.sources[0].outlet == "The Harbour Desk"


async def test_what_is_not_there_is_not_found_and_the_nearest_are_offered(tmp_path: Path) -> None:
    async with a_desk(tmp_path, [an_article()]) as desk:
        answer = await desk.find_story("volcano eruption iceland")
        gone = await desk.find_story("story:77")
    assert isinstance(answer, NothingFound)
    assert not answer.store_empty
    assert isinstance(gone, NothingFound)
    assert gone.nearest == ()


async def test_an_empty_store_says_that_it_is_empty(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        for answer in (await desk.find_story("paris"), await desk.find_glance("x"), await desk.find_quotes()):
            assert isinstance(answer, NothingFound)
            assert answer.store_empty
        assert await desk.suggest_stories("") == ()
        assert await desk.suggest_speakers("a") == ()


async def test_quotes_are_found_by_speaker_by_subject_by_both_and_by_their_own_words(tmp_path: Path) -> None:
    async with a_desk(tmp_path, [an_article()]) as desk:
        for asked in (
            {"speaker": "whitlok"},
            {"speaker": "Dana Whitlock", "about": "ferry"},
            {"about": "promised crossing children"},
            {"about": "harbour ferry line"},
        ):
            answer = await desk.find_quotes(**asked)
            assert isinstance(answer, QuotesAnswer), asked
            assert answer.quotes[0].parts[0].text.startswith("We promised this crossing"), asked
            assert answer.quotes[0].speaker is not None
            assert answer.quotes[0].speaker.text == "Dana Whitlock"
        assert isinstance(await desk.find_quotes(speaker="Nobody Atall"), NothingFound)
        assert isinstance(await desk.find_quotes(speaker="Orrin Vale", about="volcano eruption"), NothingFound)


async def test_remembered_words_find_the_quote_however_old_it_is(tmp_path: Path) -> None:
    others = [
        an_article(
            headline=f"Case {n} Opens in Lowen",
            text=f"Case {n * 7919} opened.\n\n“It is case {n}, I fear,” said Ida Holt.",
        )
        for n in range(30)
    ]
    async with a_desk(tmp_path, [an_article(), *others]) as desk:
        answer = await desk.find_quotes(about="promised children crossing")
        assert isinstance(answer, QuotesAnswer)
        assert answer.quotes[0].parts[0].text.startswith("We promised this crossing")
        for hostile in ("%", "_____", "'); DROP TABLE quote; --", "\x00", "\ud800", "a" * 5000, "“”", "😀😀😀"):
            await desk.find_quotes(about=hostile)


async def test_a_page_past_the_end_is_the_last_one(tmp_path: Path) -> None:
    async with a_desk(tmp_path, [an_article()]) as desk:
        answer = await desk.find_quotes(page=99)
    assert isinstance(answer, QuotesAnswer)
    assert answer.page == answer.pages - 1


async def test_suggestions_are_within_limits_and_no_two_alike(tmp_path: Path) -> None:
    long = "Harbour " + "very long words " * 20
    articles = [
        an_article(headline=f"{long} {n}", outlet=f"Desk {n % 3}", text=f"{TEXT}\n\nCase {n * 7919}.")
        for n in range(40)
    ]
    async with a_desk(tmp_path, articles) as desk:
        for typed in ("", "h", "harbour", "harbour very lnog"):
            choices = await desk.suggest_stories(typed)
            assert choices
            assert len(choices) <= 25
            assert all(1 <= len(choice.label) <= 100 and 1 <= len(choice.value) <= 100 for choice in choices)
            assert len({choice.label for choice in choices}) == len(choices)
        (speaker, *_) = await desk.suggest_speakers("whit")
    assert speaker.value == "Dana Whitlock"


async def test_one_changed_byte_hides_the_line_and_nothing_else_is_shown_in_its_place(tmp_path: Path) -> None:
    async with a_desk(tmp_path, [an_article()]) as desk:
        before = await _said(desk)
        assert any("closed nine years ago" in line for line in before)
    with sqlite3.connect(tmp_path / "nutgraf.db") as db:
        (table,) = {
            table
            for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for row in db.execute(f"PRAGMA table_info({table})").fetchall()
            if row[1] == "text" and table == "revision"
        }
        db.execute(f"UPDATE {table} SET text = replace(text, 'nine years', 'nine tears')")
    db.close()
    async with a_desk(tmp_path) as desk:
        after = await _said(desk)
    assert after
    assert not any("closed nine" in line for line in after)
    assert set(after) < set(before)


async def test_a_changed_headline_hides_the_article(tmp_path: Path) -> None:
    async with a_desk(tmp_path, [an_article()]):
        pass
    with sqlite3.connect(tmp_path / "nutgraf.db") as db:
        db.execute("UPDATE revision SET headline = 'Harbour Town Votes to Sink Its Ferry Line'")
    db.close()
    async with a_desk(tmp_path) as desk:
        assert isinstance(await desk.find_story("harbour ferry"), NothingFound)
        assert await _said(desk) == []


async def test_a_removed_article_is_in_no_answer_until_it_is_brought_back(tmp_path: Path) -> None:
    async with a_desk(tmp_path, [an_article()]) as desk:
        before = await _said(desk)
        found = await desk.find_story("harbour ferry")
        assert isinstance(found, StoryAnswer)
        taken = await desk.remove(found.sources[0].slug)
        assert isinstance(await desk.find_story("harbour ferry"), NothingFound)
        assert isinstance(await desk.find_story(f"story:{taken.story_id}"), NothingFound)
        assert isinstance(await desk.find_quotes(speaker="whitlock"), NothingFound)
        assert await _said(desk) == []
        assert (await desk.file_article(an_article())).status == "removed"
        assert await _said(desk) == []
        await desk.restore(taken.slug)
        assert await _said(desk) == before
        with pytest.raises(NotFoundError):
            await desk.remove("no-such-article")


async def test_the_same_article_changes_nothing_and_changed_text_is_a_revision(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        first = await desk.file_article(an_article())
        again = await desk.file_article(an_article())
        changed = await desk.file_article(an_article(text=TEXT.replace("400", "450")))
        assert (first.status, again.status, changed.status) == ("new", "unchanged", "revised")
        assert first.article_id == again.article_id == changed.article_id
        assert changed.revision_id != first.revision_id
        said = await _said(desk)
    assert not any("400 people" in line for line in said)


async def test_a_running_desk_knows_at_once_what_another_process_ingests_and_removes(tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(f"{HEADLINE}\n\n{TEXT}", encoding="utf-8")

    async def nutgraf(*arguments: str) -> None:
        env = {"NUTGRAF_STORE": str(tmp_path / "nutgraf.db"), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *arguments, cwd=tmp_path, env=env, stdout=subprocess.DEVNULL
        )
        assert await process.wait() == 0

    async with a_desk(tmp_path) as desk:
        assert isinstance(await desk.find_story("harbour ferry"), NothingFound)
        await nutgraf("ingest", str(file))
        found = await desk.find_story("harbour ferry")
        assert isinstance(found, StoryAnswer)
        assert await desk.suggest_speakers("whitlock")
        await nutgraf("remove", found.sources[0].slug)
        assert isinstance(await desk.find_story("harbour ferry"), NothingFound)
        assert await desk.suggest_speakers("whitlock") == ()


async def test_spans_hold_until_the_article_is_revised_or_removed(tmp_path: Path) -> None:
    async with a_desk(tmp_path, [an_article()]) as desk:
        answer = await desk.find_story("harbour ferry")
        assert isinstance(answer, StoryAnswer)
        lines = lines_of(answer)
        assert await desk.check_spans(lines)
        await desk.remove(answer.sources[0].slug)
        assert not await desk.check_spans(lines)
        await desk.restore(answer.sources[0].slug)
        assert await desk.check_spans(lines)
        await desk.file_article(an_article(text=TEXT.replace("400", "450")))
        assert not await desk.check_spans(lines)


async def test_a_text_can_be_digested_without_being_filed(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        brief = await desk.digest_text(f"{HEADLINE}\n\n{TEXT}")
        assert brief.quotes
        assert (await desk.counts()).articles == 0
