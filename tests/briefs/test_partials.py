"""Which few marked words are somebody’s. The people and places in these texts are invented."""

import pytest

from briefs.quotes import find_quotes
from tests.builders import an_article


def quotes_in(sentence: str) -> list[tuple[str, str | None]]:
    text = "Mayor Dana Whitlock met Orrin Vale, a baker, on Monday.\n\n" + sentence
    return [(quote.text, quote.speaker.text if quote.speaker else None) for quote in find_quotes(an_article(text=text))]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Vale openly admires Whitlock as a “born harbourmaster,” which she is not.", "born harbourmaster,"),
        ("Whitlock introduced him as “our best oven” to the crews.", "our best oven"),
        ("Vale has used the phrase “bread before boats” for years.", "bread before boats"),
        ("Whitlock delivered a fiery defense of “our slow tide” on the pier.", "our slow tide"),
        ("Vale is seeking “a fair oven” from the town.", "a fair oven"),
        ("Whitlock keeps talking about “a second spring” for the mills.", "a second spring"),
        ("Vale is skeptical of the “quiet harbour” that the council wants.", "quiet harbour"),
        ("Some 73 percent of bakers said the tide was “too early” for them.", "too early"),
        ("There is worry among the crews that the “north gate” will silt up.", "north gate"),
        ("Vale and Whitlock call them “the late ones” in public.", "the late ones"),
    ],
)
def test_words_that_their_sentence_tells_as_a_view_are_somebodys(sentence: str, words: str) -> None:
    assert [text for text, _ in quotes_in(sentence)] == [words]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Whitlock’s “dry feet” promise was soon forgotten.", "Dana Whitlock"),
        ("To Vale, the pier is the “long table” of the town.", "Orrin Vale"),
        ("The pier was a “cold bench” that held “half the town,” Vale said.", "Orrin Vale"),
        ("Whitlock’s accusation that the baker was playing the “flour card” made news.", "Dana Whitlock"),
    ],
)
def test_the_holder_of_the_words_speaks(sentence: str, speaker: str) -> None:
    assert {name for _, name in quotes_in(sentence)} == {speaker}


@pytest.mark.parametrize(
    "sentence",
    [
        "The town is building a “dry port” at Khell.",
        "Vale works as a “night oven” at the mill.",
        "Vale told his story in an interview with “Harbour Morning” on Monday.",
        "Whitlock wept on Channel Four’s “This Tide” on Monday.",
        "“Harbour Morning” host Lena Pike had tea.",
        "“Salt and Sugar,” a comedy, opens on Friday. “Salt and Sugar” is a hit.",
        "Critics liked “The Long Low Tide,” her second novel, no more than the first.",
        "Had Vale said “the ovens are cold now”, the town would have starved.",
        "One day a mayor may come to Khell and say: “We forgot you.”",
        "Not one of the bakers said “too early” then.",
        "The doormat, called “Welcome 2”, is blue.",
    ],
)
def test_titles_terms_and_words_only_thought_of_are_nobodys(sentence: str) -> None:
    assert quotes_in(sentence) == []


def test_a_sentence_in_marks_that_stands_by_itself_is_said() -> None:
    assert quotes_in("“Not that one.” Vale took the knife from my hand.")[0][0] == "Not that one."


def test_a_conditional_within_a_report_belongs_to_who_reports() -> None:
    assert quotes_in("Vale said the mayor would call it “a puddle of hers” soon.") == [
        ("a puddle of hers", "Orrin Vale")
    ]


def test_a_row_of_very_many_titles_is_read() -> None:
    assert quotes_in("Vale read " + "“Salt Road” and " * 3000 + "slept.") is not None
