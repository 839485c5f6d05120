"""Quotes of a story told by several outlets: each once, in order, with its context. All persons are invented."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.answers import NothingFound, QuotesAnswer
from bot.desk import Desk
from bot.quotations import says_more, spoken
from briefs.models import Quote
from tests.bot.desks import a_desk, lines_of
from tests.builders import an_article

MAIN = """\
The lake ferry Ottilie was raised from the bed of Brill Water on Thursday, two days after she sank at her moorings.

“Lovely morning for it, as it goes,” said a man with a dog.

Her owner, Konrad Fell, was asked who had worked on the ferry Ottilie last. \
“We left a valve open and we went home, and in the morning there was no ferry,” he said.

The lake authority has opened an inquiry into the sinking of the Ottilie. \
“Every vessel on this water will be inspected before Easter,” said the head of the authority, Ruth Amsel.

Fell thanked the fire brigade, which he called “very kind”.
"""
WIRE = """\
BRILL (Newswire) - The lake ferry Ottilie, which sank at her moorings on Brill Water, was raised from the bed of the \
lake on Thursday.

The quay was full of talk. “We left a valve open and we went home, and in the morning there was no ferry.”

“Each vessel on this water will be inspected before Easter comes,” Ruth Amsel of the lake authority told Newswire.
"""
RADIO = """\
The ferry Ottilie has been raised from the bed of Brill Water, where she sank at her moorings on Tuesday.

“We left a valve open and we went home,” said her owner, Konrad Fell, of the lake ferry.
"""


def ferry_articles() -> list:  # type: ignore[type-arg]
    headline = "Lake ferry Ottilie raised from bed of Brill Water"
    return [
        an_article(
            headline=headline, text=text.strip(), outlet=outlet, published="2026-01-05", url=f"https://{n}.example.com"
        )
        for n, (outlet, text) in enumerate((("Brill Courier", MAIN), ("Newswire", WIRE), ("Lakeside Radio", RADIO)))
    ]


async def first_page(desk: Desk, **asked: str) -> QuotesAnswer:
    answer = await desk.find_quotes(**asked)
    assert isinstance(answer, QuotesAnswer)
    return answer


async def test_a_story_shows_each_quotation_once_with_all_its_outlets(tmp_path: Path) -> None:
    async with a_desk(tmp_path, ferry_articles()) as desk:
        (story,) = (await desk.recent_stories(None)).rows
        answer = await first_page(desk, about=f"story:{story.story_id}")
        found = await desk.find_story(f"story:{story.story_id}")
    outlets = {source.number: source.outlet for source in answer.sources}
    valve = next(quote for quote in answer.quotes if quote.parts[0].text.startswith("We left a valve"))
    assert valve.speaker is not None
    assert valve.speaker.text == "Konrad Fell"
    assert outlets[valve.source] == "Brill Courier"
    assert [outlets[number] for number in valve.also] == ["Newswire"]
    assert [outlets[number] for number in valve.shorter] == ["Lakeside Radio"]
    assert [part.text.strip(".,") for part in valve.reprints] == [
        valve.parts[0].text.strip(","),
        "We left a valve open and we went home",
    ]
    vessel = next(quote for quote in answer.quotes if "vessel" in quote.parts[0].text)
    told = {outlets[vessel.source]: vessel.parts[0].text}
    told |= {outlets[one.source]: one.parts[0].text for one in vessel.wordings}
    assert told == {
        "Brill Courier": "Every vessel on this water will be inspected before Easter",
        "Newswire": "Each vessel on this water will be inspected before Easter comes",
    }
    assert answer.total == 4
    assert found.quote_count == answer.total  # type: ignore[union-attr]


async def test_the_quotes_of_a_story_come_in_order_of_what_they_tell(tmp_path: Path) -> None:
    async with a_desk(tmp_path, ferry_articles()) as desk:
        answer = await first_page(desk, about="ferry Ottilie")
        assert answer.quotes[0].parts[0].text.startswith("We left a valve")
        shown = [
            quote.parts[0].text
            for page in (0, 1)
            for quote in (await desk.find_quotes(about="ferry Ottilie", page=page)).quotes
        ]  # type: ignore[union-attr]
    assert shown[-1].startswith(("Lovely morning", "very kind"))
    assert len(shown) == answer.total


async def test_a_speaker_is_told_newest_first(tmp_path: Path) -> None:
    later = an_article(
        headline="Ferry Ottilie to sail again in May",
        text="The ferry Ottilie will sail again in May.\n\n“She floats, which is a start,” said Konrad Fell.",
        outlet="Brill Courier",
        published="2026-03-02",
    )
    async with a_desk(tmp_path, ferry_articles()) as desk:
        clock = desk.clock()
        desk.clock = lambda: clock + timedelta(days=60)
        await desk.file_article(later)
        answer = await first_page(desk, speaker="Konrad Fell")
    assert answer.quotes[0].parts[0].text.startswith("She floats")
    assert answer.quotes[1].parts[0].text.startswith("We left a valve")
    assert all(quote.speaker is not None and quote.speaker.text == "Konrad Fell" for quote in answer.quotes)


async def test_every_line_of_a_quotation_is_a_span_of_its_own_article(tmp_path: Path) -> None:
    async with a_desk(tmp_path, ferry_articles()) as desk:
        answer = await first_page(desk, about="ferry Ottilie")
        assert await desk.check_spans(lines_of(answer))
    numbers = {source.number: source.article_id for source in answer.sources}
    for line in lines_of(answer):
        assert numbers[line.source] == line.span.article_id
    cited = {number for quote in answer.quotes for number in (quote.source, *quote.also, *quote.shorter)}
    cited |= {wording.source for quote in answer.quotes for wording in quote.wordings}
    assert cited == set(numbers)


async def test_a_quote_that_answers_what_is_asked_for_is_found(tmp_path: Path) -> None:
    text = (
        "The council of Brill met on Monday.\n\n"
        "Mayor Dana Whitlock was asked about the price of school dinners in the valley. “We cannot go on paying for it "
        "out of the roads,” she said.\n\n"
        "The hall has been painted. “The chairs are new,” said Orrin Vale, who keeps it."
    )
    async with a_desk(tmp_path, [an_article(headline="Brill council meets", text=text)]) as desk:
        answer = await first_page(desk, about="school dinners")
        assert [quote.parts[0].text for quote in answer.quotes] == ["We cannot go on paying for it out of the roads"]
        assert answer.quotes[0].context is not None
        assert "school dinners" in answer.quotes[0].context.text
        for part_of_word in ("chool inners", "dinn"):
            other = await desk.find_quotes(about=part_of_word)
            assert isinstance(other, NothingFound) or len(other.quotes) != 1


async def test_a_context_is_not_shown_twice_nor_beside_its_own_words(tmp_path: Path) -> None:
    text = (
        "The mill at Cold Ash was shut on Monday with the loss of 60 jobs.\n\n"
        "Ida Holt, who owns it, said that it had “no orders at all” and that she was “tired of pretending” to them."
    )
    async with a_desk(tmp_path, [an_article(headline="Mill at Cold Ash is shut", text=text)]) as desk:
        answer = await first_page(desk, about="mill Cold Ash")
    contexts = [quote.context.text for quote in answer.quotes if quote.context]
    assert len(answer.quotes) == 2
    assert len(contexts) == len(set(contexts)) == 1


@pytest.mark.parametrize(
    ("speaker", "mention", "more"),
    [
        ("Dana Whitlock", "Dana Whitlock", False),
        ("Dana Whitlock", "Ms Whitlock", False),
        ("Dana Whitlock", "she", False),
        ("Dana Whitlock", "Mayor Dana Whitlock", True),
        ("Dana Whitlock", "the mayor", True),
        ("Dana Whitlock", "his wife", False),
        ("Dana Whitlock", "“”", False),
    ],
)
def test_the_articles_words_for_a_speaker_may_say_more_than_the_name(speaker: str, mention: str, more: bool) -> None:
    assert says_more(speaker, mention) is more


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("We will sail on,", "We will sail on"),
        ("We will sail on.", "We will sail on."),
        ("We will sail on, ", "We will sail on"),
        ("Well, yes", "Well, yes"),
        (",", ","),
        ("‘We will sail on,’", "We will sail on"),
        ("‘We will sail on.’,", "We will sail on."),
        ("‘Yes’ and ‘No’", "‘Yes’ and ‘No’"),
        ("‘Aye’", "Aye"),
        ("'No", "'No"),
    ],
)
def test_a_quote_is_shown_without_the_comma_before_its_closing_mark(printed: str, shown: str) -> None:
    quote = Quote(text=printed, start=7, end=7 + len(printed), kind="partial", utterance=0)
    line = spoken(quote)
    assert line.text == shown
    assert printed[line.start - 7 : line.end - 7] == shown


async def test_each_part_of_one_utterance_ends_without_its_comma(tmp_path: Path) -> None:
    text = "The ferry is back.\n\n“We missed her badly,” said Ida Holt of the quay, “and so did the gulls,” she added."
    async with a_desk(tmp_path, [an_article(headline="Ferry is back", text=text)]) as desk:
        answer = await first_page(desk, speaker="Ida Holt")
        assert await desk.check_spans(lines_of(answer))
    shown = [part.text for quote in answer.quotes for part in quote.parts]
    assert shown == ["We missed her badly", "and so did the gulls"]


@pytest.mark.parametrize(
    ("sentence", "more"),
    [
        ("“We missed her badly,” said Ida Holt, “and so did the gulls.”", False),
        ("“We missed her badly,” said Ida Holt on Monday, “and so did the gulls.”", True),
        ("The gulls, said Ida Holt, were “loud as a whole brass band”.", True),
    ],
)
async def test_a_sentence_that_only_hands_the_quote_over_is_not_shown_with_it(
    tmp_path: Path, sentence: str, more: bool
) -> None:
    text = f"The ferry came back to the quay of Brill last week.\n\n{sentence}"
    async with a_desk(tmp_path, [an_article(headline="Ferry is back", text=text)]) as desk:
        answer = await first_page(desk)
    assert (sentence in [quote.context.text for quote in answer.quotes if quote.context]) is more


async def shown(desk: Desk, about: str) -> list[str]:
    answer = await desk.find_quotes(about=about)
    return [quote.parts[0].text for quote in answer.quotes] if isinstance(answer, QuotesAnswer) else []


async def test_a_subject_is_whole_words_in_any_inflection(tmp_path: Path) -> None:
    crane = an_article(
        headline="Crane topples in Elm Street",
        text="A crane fell over in Elm Street on Monday.\n\n“The operator puts it away at six,” said Orrin Vale.",
    )
    song = an_article(
        headline="Brill gets a song festival",
        text="Brill will have a festival of song in May.\n\n“We will sing operas in the pub,” said Dana Whitlock.",
    )
    async with a_desk(tmp_path, [crane, song]) as desk:
        assert await shown(desk, "opera") == ["We will sing operas in the pub"]
        assert await shown(desk, "pubs") == ["We will sing operas in the pub"]
        assert await shown(desk, "operators") == ["The operator puts it away at six"]


async def test_a_story_about_the_subject_shows_all_its_quotes_and_no_others(tmp_path: Path) -> None:
    pact = an_article(
        headline="Lake pact signed at Brill",
        text="The two shores of the lake signed a pact at Brill on Monday, after 30 years.\n\n"
        "“From now on the water parts nobody,” said Dana Whitlock.\n\n"
        "“Half of nothing is nothing,” said Orrin Vale, who grows melons.\n\n"
        "“The lake pact has holes in it,” said Ida Holt.",
    )
    other = an_article(
        headline="Walker saved from lake",
        text="A walker was saved from a lake in Marren on Friday.\n\n“The lake took her shoes,” said Ruth Amsel.",
    )
    async with a_desk(tmp_path, [pact, other]) as desk:
        found = await shown(desk, "lake pact")
    assert found[0] == "The lake pact has holes in it"
    assert set(found[1:]) == {"From now on the water parts nobody", "Half of nothing is nothing"}


async def test_an_older_remark_says_when_it_was_made_and_comes_last(tmp_path: Path) -> None:
    text = (
        "The market hall of Brill may not open again this year, Mayor Dana Whitlock said on Friday.\n\n"
        "On Wednesday, hours after the flood, she had said: “The hall of Brill will open again before June.”\n\n"
        "“I named a month, I did not name a year,” Whitlock told the traders of the hall."
    )
    async with a_desk(tmp_path, [an_article(headline="Brill market hall may stay shut", text=text)]) as desk:
        answer = await first_page(desk, about="market hall")
    assert [quote.parts[0].text[:7] for quote in answer.quotes] == ["I named", "The hal"]
    assert answer.quotes[1].context is not None
    assert answer.quotes[1].context.text.startswith("On Wednesday, hours after the flood")


async def test_the_own_sentence_is_shown_where_it_says_what_was_asked(tmp_path: Path) -> None:
    text = (
        "The trial of a driver opened in Brill on Monday.\n\n"
        "Asked by his lawyer, Ida Holt, whether he had been asleep, Orrin Vale replied: “Not for one second of it.”\n\n"
        "“The road was wet and the lamp was out,” Vale said."
    )
    async with a_desk(tmp_path, [an_article(headline="Driver tells court of wet road", text=text)]) as desk:
        answer = await first_page(desk, speaker="Vale")
    beside = {quote.parts[0].text[:3]: quote.context.text if quote.context else "" for quote in answer.quotes}
    assert beside["Not"].startswith("Asked by his lawyer")
    assert not beside["The"].startswith("“The road")
