"""What is kept of a story's articles while nothing of them changes. Texts and names are invented."""

from dataclasses import replace
from pathlib import Path

from bot.comparing import Comparer
from bot.compose import corrections_of
from bot.remembering import Remembered
from tests.bot.desks import a_desk
from tests.builders import an_article
from tests.storage.stores import by_hand

TEXT = "Forty boats sailed in the regatta of Marrow on Tuesday, the harbour master said. The sea was calm all day long."


async def test_the_store_gives_back_the_very_same_article_until_a_letter_of_it_changes(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        filed = await desk.file_article(an_article(text=TEXT))
        (one,) = await desk.store.articles.load([filed.article_id])
        (again,) = await desk.store.articles.load([filed.article_id])
        assert one is again

        by_hand(tmp_path / "nutgraf.db", "UPDATE revision SET outlet = 'Marrow Sun'")
        (changed,) = await desk.store.articles.load([filed.article_id])
        assert changed.brief.article.outlet == "Marrow Sun"


async def test_a_brief_worked_out_anew_has_its_timeline_worked_out_anew(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        filed = await desk.file_article(an_article(text=TEXT, published="2025-05-07"))
        (one,) = await desk.store.articles.load([filed.article_id])
    comparer = Comparer()
    undated = replace(one, brief=replace(one.brief, article=replace(one.brief.article, published=None)))

    assert comparer.findings([one]) is comparer.findings([one])
    assert comparer.findings([one]).entries[0].iso == "2025-05-06"
    assert comparer.findings([undated]).entries[0].iso is None


async def test_only_so_many_are_remembered(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        filed = await desk.file_article(an_article(text=TEXT))
        (one,) = await desk.store.articles.load([filed.article_id])
    remembered: Remembered[int] = Remembered(1)
    other = replace(one, revision_id=one.revision_id + 1)

    assert remembered.of([one], lambda: 1) == 1
    assert remembered.of([one], lambda: 2) == 1
    assert remembered.of([other], lambda: 3) == 3
    assert remembered.of([one], lambda: 4) == 4


async def test_a_correction_of_an_article_that_does_not_lead_has_its_number(tmp_path: Path) -> None:
    corrected = f"{TEXT}\n\nCorrection: An earlier version of this article said that fifty boats sailed."
    async with a_desk(tmp_path) as desk:
        first = await desk.file_article(an_article(text=TEXT))
        other = await desk.file_article(an_article(text=corrected, url="https://sun.example.com/boats"))
        stored = await desk.store.articles.load([first.article_id, other.article_id])

    (line,) = corrections_of(stored)

    assert line.source == 2
    assert line.text.startswith("Correction:")
    assert [one.source for one in corrections_of([*reversed(stored), stored[1]])] == [1]
