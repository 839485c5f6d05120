"""Cards of whole articles, measured as a reader would: what stands on them against the text it was cut from.

The trial articles and the sample are measured where they are; the articles written here are made up, people included.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.answers import QuotesAnswer
from bot.cards import labels
from bot.cards.brief import message_card
from bot.cards.layout import Card
from bot.cards.quotes import quotes_card
from bot.cards.safe import shown
from bot.desk import Desk
from bot.excerpts import STANDARD, Budget
from bot.preview import sample_articles
from briefs.models import Article
from storage.store import Store
from tests.bot.conftest import Clock
from tests.bot.desks import a_desk
from tests.bot.drawing import lines_of
from tests.bot.test_cards_of_articles import cards_of, trial_articles
from tests.builders import an_article

LEAST = 3  # words in a row that are the article's; fewer are of the language
LEAST_AMONG = 6  # where other outlets, who print the same names and phrases, stand on the card too

MARKS = str.maketrans("“”", "  ")
PLACES = ("Brill", "Cold Ash", "Fenwick", "Marl", "Otley Quay", "Sallow Weir", "Tarn End", "Upper Holt")
WORKS = ("bridge", "ferry", "harbour wall", "lock", "mill race", "quay", "sluice", "towpath")
PEOPLE = ("Dana Whitlock", "Orrin Vale", "Petra Lindqvist", "Konrad Fell", "Ruth Amsel", "Ida Holt")


def a_long_article(paragraphs: int = 75) -> Article:
    """An invented report of about forty words a paragraph, with a quotation in every second one."""
    told = ["The valley council of Brill voted on Monday to rebuild eight crossings over five years."]
    for n in range(paragraphs):
        place, work, name = PLACES[n % 8], WORKS[n // 8 % 8], PEOPLE[n % 6]
        cost = 120 + 7 * n
        told.append(
            f"In {place} the {work} is to be rebuilt in stage {n + 1} at a price of {cost} thousand crowns, and the "
            f"engineers of the valley expect the work to take {n % 11 + 2} months once the water is low enough."
        )
        if n % 2:
            told.append(
                f"“Stage {n + 1} is the one that the people of {place} have asked us for since the flood took the old "
                f"{work},” said {name}, who speaks for the {work} keepers of {place}."
            )
    return an_article(
        headline="Valley to Rebuild Eight Crossings",
        text="\n\n".join(told),
        outlet="Brill Courier",
        url="https://brill.example.com/crossings",
    )


def a_short_article() -> Article:
    text = (
        "The ferry at Otley Quay will not sail on Sunday.\n\nA rope has to be replaced, said Konrad Fell, who owns it. "
        "“It will be a quiet day and we will paint the rail while we wait,” he said. It sails again on Monday."
    )
    return an_article(headline="No Ferry at Otley Quay on Sunday", text=text, outlet="Brill Courier")


def words_of(card: Card, article: Article, least: int = LEAST) -> int:
    """How many of the words on a card stand there as in the article, in a row of ``least`` or more.

    Headlines, speakers and the card's own labels are no excerpt.
    """
    text = f" {' '.join(shown(article.text).translate(MARKS).split())} "
    return sum(_words_of(_told(line, article).translate(MARKS).split(), text, least) for line in lines_of(card))


def _told(line: str, article: Article) -> str:
    headline = shown(article.headline) in line and len(line) < len(article.headline) + 12
    if headline or line.startswith(labels.DASH):
        return ""
    for label in (labels.GLANCE, labels.WHY_IT_MATTERS, labels.TAKEAWAYS):
        line = line.removeprefix(label)
    return line


def _words_of(words: Sequence[str], text: str, least: int) -> int:
    count = start = 0
    while start < len(words):
        end = start
        while end < len(words) and f" {' '.join(words[start : end + 1])}" in text:
            end += 1
        if end - start >= least:
            count += end - start
            start = end
        else:
            start += 1
    return count


def allowed(article: Article, budget: Budget = STANDARD) -> int:
    return budget.words_for(len(article.text.split()))


ARTICLES = [
    pytest.param(lambda: list(sample_articles()), id="sample"),
    pytest.param(trial_articles, id="trial"),
    pytest.param(lambda: [a_long_article()], id="long"),
    pytest.param(lambda: [a_short_article()], id="short"),
]


async def _filed(store: Store, articles: Iterable[Article], budget: Budget) -> tuple[Desk, set[int]]:
    desk = Desk(store, clock=Clock(), budget=budget)
    await desk.start()
    return desk, {(await desk.file_article(article)).story_id for article in articles}


@pytest.mark.parametrize("budget", [STANDARD, Budget(share=10, words=60)], ids=["standard", "tight"])
@pytest.mark.parametrize("articles", ARTICLES)
async def test_no_card_of_an_article_shows_more_than_an_excerpt(tmp_path: Path, articles: Any, budget: Budget) -> None:
    for number, article in enumerate(articles()):
        async with await Store.open(tmp_path / f"{number}.db") as store:
            await _check(store, [article], budget, LEAST)


@pytest.mark.parametrize("articles", ARTICLES[:2])
async def test_no_card_of_a_story_shows_more_than_an_excerpt_of_each_article(tmp_path: Path, articles: Any) -> None:
    async with await Store.open(tmp_path / "nutgraf.db") as store:
        await _check(store, articles(), STANDARD, LEAST_AMONG)


async def _check(store: Store, articles: Sequence[Article], budget: Budget, least: int) -> None:
    desk, stories = await _filed(store, articles, budget)
    pages: Counter[str] = Counter()
    async for card in cards_of(desk, stories):
        for article in articles:
            words = words_of(card, article, least)
            assert words <= allowed(article, budget), card.kind
            pages[article.headline] += words if card.kind == "quotes" else 0
    for article in articles:
        assert pages[article.headline] <= allowed(article, budget)


@pytest.mark.parametrize("asked", [{}, {"about": "crossings"}, {"about": "stage"}, {"speaker": "Orrin Vale"}])
async def test_the_pages_of_any_question_share_one_excerpt_and_count_the_rest(
    tmp_path: Path, asked: dict[str, str]
) -> None:
    article = a_long_article(30)
    async with a_desk(tmp_path, [article]) as desk:
        words = count = number = 0
        pages = 1
        while number < pages:
            answer = await desk.find_quotes(**asked, page=number)  # type: ignore[arg-type]
            assert isinstance(answer, QuotesAnswer)
            card = quotes_card(answer)
            words += words_of(card, article)
            count += len(answer.quotes)
            pages, number = answer.pages, number + 1
        assert count + answer.kept_back == answer.total
        assert ("speaker" in asked) or answer.kept_back > 0
        assert any("more in the articles: open the link" in line for line in lines_of(card)) == bool(answer.kept_back)
        assert 0.6 * allowed(article) < words <= allowed(article) or "speaker" in asked


async def test_the_same_page_holds_the_same_quotes_however_often_it_is_asked_for(tmp_path: Path) -> None:
    async with a_desk(tmp_path, [a_long_article(30)]) as desk:
        assert await desk.find_quotes(about="crossings", page=1) == await desk.find_quotes(about="crossings", page=1)


async def test_the_operators_own_screen_keeps_nothing_back(tmp_path: Path) -> None:
    async with a_desk(tmp_path, [a_long_article(30)]) as desk:
        own = Desk(desk.store, clock=desk.clock, budget=None)
        await own.start()
        cut, whole = await desk.find_quotes(about="crossings"), await own.find_quotes(about="crossings")
        assert isinstance(cut, QuotesAnswer)
        assert isinstance(whole, QuotesAnswer)
        assert (whole.kept_back, whole.total) == (0, cut.total)
        assert whole.pages > cut.pages


async def test_a_quotation_longer_than_the_excerpt_is_told_of_and_not_shown(tmp_path: Path) -> None:
    speech = " ".join(f"We shall mend the wall of field {n} before the snow comes down again." for n in range(15))
    text = f"The keepers of Marl met on Monday.\n\nOrrin Vale spoke last. “{speech}” he said."
    article = an_article(headline="Keepers of Marl meet", text=text, url="https://marl.example.com/keepers")
    async with a_desk(tmp_path, [article]) as desk:
        answer = await desk.find_quotes(about="Keepers of Marl meet")
        assert isinstance(answer, QuotesAnswer)
        assert (answer.quotes, answer.kept_back, answer.pages) == ((), 1, 1)
        assert lines_of(quotes_card(answer))[-1] == "1 more in the articles: open the link"


async def test_a_members_own_message_has_no_excerpt(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        brief = await desk.digest_text(a_short_article().text)
        tight = Desk(desk.store, clock=desk.clock, budget=Budget(share=0, words=0))
        assert lines_of(message_card(brief)) == lines_of(message_card(await tight.digest_text(a_short_article().text)))


async def test_no_scrap_takes_the_room_that_was_too_small_for_a_quotation(tmp_path: Path) -> None:
    long = " ".join(f"wall {n} and gate {n} and field {n} of the valley" for n in range(1, 12))
    text = (
        f"The walls of Marl will be mended, the council said on Monday.\n\n“We shall mend {long},” said Orrin Vale of "
        f"the council of Marl.\n\n“We shall also paint {long},” said Orrin Vale.\n\n"
        "The walls are “old”, said Orrin Vale."
    )
    async with a_desk(tmp_path, [an_article(headline="Walls of Marl to be mended", text=text)]) as desk:
        answer = await desk.find_quotes(about="Walls of Marl to be mended")
    assert isinstance(answer, QuotesAnswer)
    assert [quote.kind for quote in answer.quotes] == ["full"]
    assert answer.kept_back == 2
