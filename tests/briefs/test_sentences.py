"""Sentences: the texts are made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.sentences import split_sentences


def _texts(text: str) -> list[str]:
    return [line.text for line in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The boats sailed.", "The crowd went home."],
        ["Mr. Vale and Dr. Ida Moss met Gen. Orr.", "They agreed."],
        ["J. K. Tarn wrote it.", "George H. W. Lund read it."],
        ["The U.S. Senate met in Washington, D.C. on Monday.", "It voted."],
        ["They came from the U.S.", "The others came from the U.K. and stayed."],
        ["He arrived at 5 p.m. Monday.", "She left at 6 a.m. on Tuesday."],
        ["Acme Inc. of Harbour Town paid $1.5 million.", "No. 5 was sold on Sept. 3."],
        ["“We did it.”", "“We won,” she said."],
        ['"Will it float?" he asked.', '"It will!" she said.'],
        ["“It is over.”", "The mayor left."],
        ["Is it over?", "No.", "Not yet."],
        ["It was late … very late.", "Nobody came."],
        ["(The vote was close.)", "Then they went home."],
        ["1. The first point stands.", "It is short."],
        ["Yahoo! shares rose.", "Others fell."],
        ["The bill, i.e. the ferry act, passed.", "All cheered."],
        ["He wrote etc. and so on.", "Nobody read it."],
        ["Die Fähre fährt wieder.", "Das sagte die Bürgermeisterin."],
        ["Le bateau repart.", "« Enfin », dit-elle."],
        ["नाव चली।", "लोग खुश हुए।"],
        ["Orrin Vale Jr. spoke.", "He was brief."],
        ["St. Mary's Church stands on Mt. Orrin.", "It is old."],
    ],
)
def test_sentences_part_where_a_reader_parts_them(sentences: list[str]) -> None:
    assert _texts(" ".join(sentences)) == sentences


def test_a_lost_space_still_parts_two_sentences() -> None:
    assert _texts("The ferry line was over.The council met again.") == [
        "The ferry line was over.",
        "The council met again.",
    ]
    assert _texts("Read www.Harbour.Town today.") == ["Read www.Harbour.Town today."]


def test_full_width_stops_need_no_space() -> None:
    assert _texts("船は出た。町は喜んだ。") == ["船は出た。", "町は喜んだ。"]


def test_an_empty_line_always_parts() -> None:
    assert _texts("A heading without a stop\n\nand a small start.") == [
        "A heading without a stop",
        "and a small start.",
    ]


def test_only_the_part_asked_for_is_split() -> None:
    text = "One boat came. Two boats left. Three stayed."
    assert [line.text for line in split_sentences(text, 15, 30)] == ["Two boats left."]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from('ab AZ.?!…"“”’()\n1。 éÉ'), max_size=60))
def test_every_sentence_is_an_exact_span_and_nothing_is_lost(text: str) -> None:
    lines = split_sentences(text)
    assert all(line.is_in(text) for line in lines)
    assert "".join("".join(line.text for line in lines).split()) == "".join(text.split())
    assert [line.start for line in lines] == sorted(line.start for line in lines)
