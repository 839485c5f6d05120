"""/quote by remembered words, right and wrong ones. People and places are invented."""

from pathlib import Path

import pytest

from bot.answers import NothingFound, QuotesAnswer
from briefs.models import Article
from tests.bot.desks import a_desk


def _told(headline: str, name: str, words: str, day: str) -> Article:
    text = f"{headline}, it was told on Monday in Ullerby.\n\n“{words},” said {name}, who leads the works there."
    return Article(headline=headline, text=text, outlet="The Ullerby Sheet", published=day)


ARTICLES = [
    _told("Dredger Runs Aground off Ullerby", "Marit Solheim-Vance", "The mud was kinder than the owner", "2026-01-02"),
    _told(
        "Kiln Goes Cold After Two Centuries",
        "Anders Pellgrove",
        "Bricks remember every hand that made them",
        "2026-01-03",
    ),
    _told("Orchard Sold to a Cider Firm", "Tove Lanyard", "You cannot prune a tree by letter", "2026-01-04"),
]


@pytest.mark.parametrize(
    ("about", "speaker", "words"),
    [
        ("who said the mud was kinder", "", "The mud was"),
        ("mud kinder than the owners", "", "The mud was"),
        ("bricks remember all the hands", "", "Bricks remember"),
        ("who said a tree cant be pruned by letter", "", "You cannot prune"),
        ("pellgrove bricks", "", "Bricks remember"),
        ("hand", "Pelgrove", "Bricks remember"),
    ],
)
async def test_a_few_words_find_the_quote_itself(tmp_path: Path, about: str, speaker: str, words: str) -> None:
    async with a_desk(tmp_path, ARTICLES) as desk:
        answer = await desk.find_quotes(about=about, speaker=speaker)
        assert isinstance(answer, QuotesAnswer)
        assert answer.quotes[0].parts[0].text.startswith(words)


@pytest.mark.parametrize("about", ["who said", "who said the eels are singing", "harmonium tuition", "the"])
async def test_words_that_nobody_said_find_nothing(tmp_path: Path, about: str) -> None:
    async with a_desk(tmp_path, ARTICLES) as desk:
        assert isinstance(await desk.find_quotes(about=about), NothingFound)
