"""What stands beside a quotation on its card. The people and places in these texts are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.hinges import is_earlier, is_handing_over, is_leaning, points_back
from briefs.models import Article, Quote
from briefs.pipeline import write_brief
from briefs.sentences import split_sentences
from tests.builders import an_article
from tests.gold_scores import rows_of

NEWS = "The council of Dunmore voted on Monday to close the Quay Street pool."
RENTS = "Rents will rise by a tenth."
ROOF = "Its manager, Orrin Vale, said the roof leaked."
INTRO = f"{NEWS}\n\nMayor Dana Whitlock met Orrin Vale, a baker, in the evening.\n\n"


def quotes_of(text: str, headline: str = "Dunmore pool to close") -> tuple[Quote, ...]:
    return write_brief(an_article(headline=headline, text=text)).quotes


def about(text: str) -> str | None:
    """The line beside the last quotation of the text."""
    line = quotes_of(text)[-1].about
    return line.text if line else None


def lead_in(text: str) -> str | None:
    """What has to be read with the last quotation of the text."""
    line = quotes_of(text)[-1].lead_in
    return line.text if line else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{NEWS}\n\n“It is a sad day for every child here,” said Orrin Vale.", NEWS),
        (f"{INTRO}{RENTS} “It would hurt us all,” said Vale.", RENTS),
        (f"{INTRO}{RENTS} He was speaking on Monday. “It hurts us all,” said Vale.", RENTS),
        (f"{NEWS} It opened in 1964.\n\n“I learned to swim there,” said Orrin Vale.", NEWS),
        (f"{NEWS}\n\n{ROOF} “We had buckets everywhere,” he said.", ROOF),
        (f"{NEWS}\n\nFriends were not surprised.\n\n“He always hated water,” said Orrin Vale.", NEWS),
        (f"{INTRO}What of the staff? “They will be found other work,” Whitlock said.", "What of the staff?"),
        (f"“It is a disgrace to all of us,” said Orrin Vale.\n\n{NEWS}", NEWS),
        (f"{NEWS}\n\n- a slide\n- two pools\n- a café\n\n“I will miss all of it,” said Orrin Vale.", NEWS),
        (f"{NEWS}\n\nPictured: the pool on Quay Street\n\n“I will miss all of it,” said Orrin Vale.", NEWS),
    ],
)  # fmt: skip
def test_the_line_is_the_nearest_narrated_sentence_that_makes_sense_alone(text: str, expected: str) -> None:
    assert about(text) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Asked about the roof, Vale said: “It leaked from the first day.”",
        "Asked on Monday whether the roof would be mended, Vale said, “It never leaked at all.”",
        "Vale shook his head and said, “No.”",
        "Of the plan for a new pool, Vale said: “It will never be built.”",
        "Vale called the vote “a knife in the back of the town”.",
        "“It leaked from the first day,” said Vale of the glass roof.",
    ],
)
def test_there_is_no_line_where_the_own_sentence_says_it(sentence: str) -> None:
    assert about(INTRO + sentence) is None


def test_a_question_of_an_interview_stands_beside_its_answer() -> None:
    text = f"{INTRO}Why did you vote for it?\n\n“Because the money is gone, and it was gone last year.”"
    assert about(text) == "Why did you vote for it?"


def test_a_line_of_a_dialogue_answers_the_one_before() -> None:
    asked = "“Where are they meant to swim?” asked Orrin Vale."
    assert about(f"{INTRO}{asked}\n\n“There is the sea for all of them,” replied Dana Whitlock.") == asked


def test_a_bare_answer_stands_beside_its_question_alone() -> None:
    asked = "Ines Coll, for the council, asked whether Vale had seen the roof."
    assert about(f"{INTRO}{asked}\n\n“Not as such,” Vale replied.") == asked
    assert about(f"{INTRO}{RENTS}\n\n“Not as such,” Vale said.") is None


def test_two_reactions_do_not_answer_each_other() -> None:
    text = f"{NEWS}\n\n“My boys live in that pool,” said Orrin Vale.\n\n“I have never been inside,” said Ines Coll."
    assert about(text) == NEWS


def test_parts_of_one_utterance_share_their_line() -> None:
    text = f"{INTRO}Rents will rise by a tenth. “It hurts,” said Vale, “and it will hurt more.”"
    first, last = quotes_of(text)[-2:]
    assert first.utterance == last.utterance
    assert first.about == last.about is not None


def test_a_remark_that_goes_on_shares_the_line_of_the_one_before() -> None:
    text = f"{NEWS}\n\n{RENTS}\n\n“Asking us was the least they owed,” said Orrin Vale.\n\n“Nobody did,” said Vale."
    assert [quote.about.text if quote.about else None for quote in quotes_of(text)] == [RENTS, RENTS]


def test_of_two_sentences_before_it_the_one_that_shares_a_word_is_taken() -> None:
    lines = "The sauna will close in May. Nobody was hurt."
    assert about(f"{NEWS}\n\n{lines}\n\n“That sauna was my second home,” said Orrin Vale.") == lines[:28]


def test_a_headline_in_the_text_is_no_line() -> None:
    text = "Dunmore pool to close.\n\n“It is a sad day for every child here,” said Orrin Vale, a baker."
    assert quotes_of(text)[-1].about is None


def test_a_marked_heading_ends_the_search() -> None:
    assert about(f"{INTRO}## Rents\n\n“It hurts us all very much,” said Vale.") is None


def test_a_heading_that_asks_is_answered() -> None:
    assert about(f"{INTRO}## Who will pay?\n\n“All of us will pay for it,” said Vale.") == "Who will pay?"


def test_the_time_of_an_entry_is_no_part_of_its_line() -> None:
    text = f"{NEWS}\n\n**18:31** The pool has been shut. “Nobody swims tonight,” says Orrin Vale."
    assert about(text) == "The pool has been shut."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vale called the vote “a knife in the back”.", "Vale called the vote “a knife in the back”."),
        ("Vale said that “we were told nothing at all”.", "Vale said that “we were told nothing at all”."),
        ("“It leaked,” Vale said. “And it was cold.”", "“It leaked,” Vale said."),
        ("Vale had seen the roof.\n\n“But nobody asked me about it,” said Vale.", "Vale had seen the roof."),
        ("“It leaked,” said Vale, “from the first day.”", "“It leaked,” said Vale, “from the first day.”"),
        ("Vale would not say. “That is between us,” he said.", "Vale would not say."),
        ("Vale said: “It leaked from the first day.”", None),
        ("“So many of us learned to swim there,” said Vale.", None),
        ("“Which pool did you mean?” asked Vale.", None),
        ("“Nobody told me,” Vale said.", None),
    ],
)
def test_a_quote_cut_in_the_middle_of_a_thought_is_read_with_its_sentence(text: str, expected: str | None) -> None:
    assert lead_in(INTRO + text) == expected


def test_nothing_leads_in_where_nothing_stands_before() -> None:
    assert lead_in("“And then there was none,” said Orrin Vale, a baker from Dunmore.") is None


@pytest.mark.parametrize(
    "words",
    [
        "She was speaking on Monday.",
        "He spoke to reporters outside the court.",
        "The firm issued a statement.",
        "Ms Coll took to the stage.",
        "Neither has been named.",
        "The company declined to comment.",
        "His remarks came a day later.",
        "There was loud laughter in court.",
        "Within hours, Mayor Dana Whitlock hit back on social media.",
    ],
)
def test_a_sentence_that_only_hands_over_is_told(words: str) -> None:
    assert is_handing_over(words)


@pytest.mark.parametrize(
    "words",
    [
        "She spoke of her mother's death.",
        "He was speaking after the council voted to close the pool.",
        "The firm said it would leave Dunmore.",
        "The company issued a statement saying the pool was safe.",
    ],
)
def test_a_sentence_that_tells_something_is_not_handing_over(words: str) -> None:
    assert not is_handing_over(words)


def test_sentences_that_lean_on_others_are_told() -> None:
    assert points_back("Coll rejected that.")
    assert points_back("The opposition says that is untrue.")
    assert not points_back("A bill that would close the pool has failed.")
    assert is_leaning("Rivals were less kind.")
    assert not is_leaning("Not everyone is convinced that the water can be used.")


def _texts() -> st.SearchStrategy[str]:
    pieces = st.sampled_from(
        [
            "Dana Whitlock said the roof leaked. ", "“It leaked,” she said. ", "“And then?” ", "\n\n", "- an item\n",
            "Asked why, Vale said “no”. ", "\n\n## Why? \n\n", "> “A block quotation of some length.”\n\n", "“Lost ",
            "Why did you go?\n\n", "Orrin Vale, 40, agreed. ", "‘So be it,’ said Vale. ", "…and “more” ", "🚢 ", "\t",
            "” ", "18:40 ", ": ",
        ]
    )  # fmt: skip
    return st.lists(pieces, min_size=1, max_size=24).map("".join)


@given(_texts())
@settings(max_examples=60, deadline=None)
def test_what_stands_beside_a_quote_is_exact_whole_and_not_its_own_sentence(text: str) -> None:
    if text.strip():
        _check(Article(headline="Roof", text=text))


@given(st.text(alphabet="“”\"'‘’?.:,\n #>-*Aab1 é", max_size=120))
@settings(max_examples=60, deadline=None)
def test_odd_text_raises_nothing(text: str) -> None:
    if text.strip():
        _check(Article(headline="Roof", text=text))


def test_every_line_of_the_gold_articles_is_exact_and_whole() -> None:
    for row in (*rows_of("context")[:12], *rows_of("context_more")[:12]):
        _check(Article(headline=row["headline"], text=row["text"]))


def _check(article: Article) -> None:
    text = article.text
    for quote in write_brief(article).quotes:
        for line in (quote.about, quote.lead_in):
            assert line is None or line.is_in(text)
        if quote.about:
            own = quote.context or quote
            assert quote.about.end <= own.start or own.end <= quote.about.start
            ends = {line.end for line in split_sentences(text)}
            bare = text[: quote.about.start].rstrip(" *_\t0123456789:.>#-")
            assert quote.about.end in ends or text[quote.about.end :].strip("*_ ")[:1] in ("", "\n") or bare == ""


# ---------------------------------------------------------------- what is another's, or said afterwards


def about_of(headline: str, text: str, words: str) -> str | None:
    brief = write_brief(Article(headline=headline, text=text))
    quote = next(quote for quote in brief.quotes if quote.text.startswith(words))
    return quote.about.text if quote.about else None


def test_a_line_that_leads_to_anothers_quotation_is_not_what_a_later_one_speaks_of() -> None:
    text = (
        "The mayor of Brill, Dana Whitlock, said on Monday that she would not run again.\n\n"
        "Prosecutor Ruth Amsel read from an older statement. “I will run until I fall,” she quoted the mayor as saying."
        "\n\nOrrin Vale leads the other party. “She should have gone in May,” Vale said."
    )
    lede = "The mayor of Brill, Dana Whitlock, said on Monday that she would not run again."
    assert about_of("Mayor of Brill will not run", text, "I will run") == lede
    assert "statement" not in (about_of("Mayor of Brill will not run", text, "She should") or "")


def test_what_is_asked_after_a_quotation_is_not_what_it_answers() -> None:
    text = (
        "“They told us the pump was fine,” Orrin Vale told the inquiry into the mine at Marren.\n\n"
        "The judge, Ida Holt, asked him who had told him so. “The men in clean boots,” Vale answered."
    )
    assert about_of("Foreman tells inquiry of pump", text, "They told") is None


def test_what_opens_with_it_speaks_of_the_words_before_or_of_nothing_told() -> None:
    text = (
        "A list above the bar of the ice inn at Marren offers a Blue Duke.\n\n"
        "“Every year a finger stays behind,” sighs barman Orrin Vale.\n\n"
        "My guide laughs. “It was mine, once,” says Ida Holt."
    )
    assert "Blue Duke" not in (about_of("A night in the ice inn", text, "It was mine") or "")


@pytest.mark.parametrize(
    ("narrated", "is_so"),
    [
        ("In May he had said: “", True),
        ("On Monday, hours after the flood, she had written “", True),
        ("In a post on Friday he wrote: “", True),
        ("Vale said last month: “", True),
        ("In 2019 Vale told the paper: “", True),
        ("“, she quoted him as saying.", True),
        ("Vale said on Monday: “", False),
        ("Vale, who had a boat, said “", False),
    ],
)
def test_a_sentence_tells_an_older_remark(narrated: str, is_so: bool) -> None:
    assert is_earlier(narrated) is is_so
