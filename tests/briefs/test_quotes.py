"""What find_quotes promises. The people and places in these texts are invented."""

import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.models import Article, Quote
from briefs.quotes import find_quotes
from tests.builders import an_article


def quotes_in(text: str) -> tuple[Quote, ...]:
    return find_quotes(an_article(text=text))


def spoken(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker.text if quote.speaker else None) for quote in quotes_in(text)]


INTRO = "Mayor Dana Whitlock met Orrin Vale, a baker, on Monday.\n\n"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“The boats will sail again in spring,” said Whitlock.", "Dana Whitlock"),
        ("“The boats will sail again in spring,” Vale said.", "Orrin Vale"),
        ("“The boats will sail again in spring,” Vale, who bakes for the crew, said.", "Orrin Vale"),
        ("Vale told reporters: “The boats will sail again in spring.”", "Orrin Vale"),
        ("Whitlock: “The boats will sail again in spring.”", "Dana Whitlock"),
        ("According to Whitlock, “the boats will sail again in spring.”", "Dana Whitlock"),
        ("“The boats,” Whitlock said, “will sail again in the spring.”", "Dana Whitlock"),
        ("In a statement, Vale called the crossing “the best thing this town ever built.”", "Orrin Vale"),
        ("Whitlock took the stage and said “the boats will sail again in spring.”", "Dana Whitlock"),
        ("Whitlock shook hands with Vale, adding that “the boats will sail again in spring.”", "Dana Whitlock"),
        ("“The boats will sail again in spring,” said Whitlock’s brother, Tomas Reed.", "Tomas Reed"),
        ("“The boats will sail again in spring,” Whitlock spokesman Tomas Reed said.", "Tomas Reed"),
        ("“The boats will sail again in spring,” two harbour officials said.", None),
        ("“The boats will sail again in spring,” a spokesman for Whitlock said.", None),
    ],
)
def test_the_speaker_is_the_one_the_sentence_names(sentence: str, speaker: str | None) -> None:
    found = spoken(INTRO + sentence)
    assert found
    assert {name for _, name in found} == {speaker}


def test_a_pronoun_means_the_one_last_spoken_of() -> None:
    text = INTRO + "Whitlock opened the pier. “I have waited nine years for this,” she said."
    assert spoken(text) == [("I have waited nine years for this,", "Dana Whitlock")]


def test_words_in_marks_that_nobody_says_are_no_quote() -> None:
    assert quotes_in(INTRO + "The town joined the so-called “league of quiet harbours” last year.") == ()


def test_a_block_quotation_belongs_to_the_one_just_speaking() -> None:
    text = INTRO + "Vale insisted that bread would be “essential” on board.\n\n> “If there is no bread, I stay ashore.”"
    assert spoken(text)[-1] == ("If there is no bread, I stay ashore.", "Orrin Vale")


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("Vale wrote to the crews:", ["If there is no bread, I stay ashore."]),
        ("The clerk read out a letter from Vale.", ["If there is no bread, I stay ashore."]),
        ("The harbour was quiet.", []),
    ],
)
def test_a_block_without_marks_is_a_quotation_where_it_is_handed_over(lead: str, words: list[str]) -> None:
    assert [text for text, _ in spoken(INTRO + lead + "\n\n> If there is no bread, I stay ashore.")] == words


def test_a_signed_block_without_marks_is_a_quotation() -> None:
    text = INTRO + "The harbour was quiet.\n\n> If there is no bread, I stay ashore.\n> — Orrin Vale"
    assert spoken(text) == [("If there is no bread, I stay ashore.", "Orrin Vale")]


def test_the_points_of_a_box_are_nobodys() -> None:
    assert quotes_in(INTRO + "At a glance:\n\n> – The boats stay\n> – The crews leave soon.") == ()


def test_parts_of_a_broken_quotation_share_their_utterance() -> None:
    first, second = quotes_in(INTRO + "“The boats,” Whitlock said, “will sail again in the spring.”")
    assert first.utterance == second.utterance


def test_an_unnamed_source_keeps_its_words() -> None:
    (quote,) = quotes_in(INTRO + "“The boats will sail again in spring,” two harbour officials said.")
    assert quote.speaker is None
    assert quote.mention is not None
    assert quote.mention.text == "two harbour officials"


def test_a_story_of_one_line_keeps_its_quotation_though_its_headline_is_that_line() -> None:
    line = "“We dug the harbour for everyone in this town,” said Mayor Dana Whitlock."
    (quote,) = find_quotes(Article(headline=line.rstrip("."), text=line))
    assert quote.speaker is not None
    assert quote.speaker.text == "Dana Whitlock"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_accent_belongs_to_its_letter_however_it_is_coded(form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, "“The boats will sail again in spring,” Andréa Élanová said.")
    (quote,) = quotes_in(text)
    assert quote.speaker is not None
    assert unicodedata.normalize("NFC", quote.speaker.text) == "Andréa Élanová"


def test_a_name_with_a_joiner_inside_is_one_name() -> None:
    (quote,) = quotes_in("“The boats will sail again in spring,” said Orrin Va\u200dle.")
    assert quote.speaker is not None
    assert quote.speaker.text == "Orrin Va\u200dle"


def test_where_single_marks_are_the_marks_of_the_text_they_are_read_like_double_ones() -> None:
    text = INTRO + "‘The boats will sail again,’ said Vale.\n\nWhitlock wept. ‘It took us nine long years.’"
    assert [words for words, _ in spoken(text)] == ["The boats will sail again,", "It took us nine long years."]


def test_single_marks_beside_double_ones_need_a_tag() -> None:
    text = INTRO + "“The boats will sail again,” said Vale. The ‘long and very quiet strike’ was over."
    assert [words for words, _ in spoken(text)] == ["The boats will sail again,"]


PIECES = [*"“”\"'‘’«»„「」 \n.,:—>-#|•", "said ", "Whitlock ", "she ", "’s ", "“It rains,” "]
MARKS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@settings(max_examples=150, deadline=None)
@given(MARKS)
def test_every_quote_is_an_exact_span_and_none_overlap(text: str) -> None:
    if not text.strip():
        return
    end = 0
    for quote in find_quotes(Article(headline="Harbour", text=text)):
        assert text[quote.start : quote.end] == quote.text
        assert quote.start >= end
        end = quote.end
        for line in (quote.speaker, quote.mention, quote.context):
            assert line is None or line.is_in(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_text_at_all_makes_it_fail(text: str) -> None:
    if text.strip():
        find_quotes(Article(headline="Harbour", text=text))


def test_the_first_sentence_that_had_to_serve_as_the_headline_tells_of_people() -> None:
    text = "Mayor Ana Holt spoke.\n\n“The pool is going to close,” she said."
    (quote,) = find_quotes(an_article(headline="Mayor Ana Holt spoke.", text=text))
    assert quote.speaker is not None
    assert quote.speaker.text == "Ana Holt"


def test_a_bracket_between_marks_opens_no_parenthesis() -> None:
    assert len(quotes_in("“(”)“said the old man``")) <= 1


def test_what_anybody_might_ask_is_nobodys() -> None:
    assert not quotes_in("People ask “why can you not just leave a little earlier?” as if nobody knew.")
