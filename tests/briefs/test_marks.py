"""Which words stand between marks. Every sentence is made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.marks import find_marked


def lines_of(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def marked_in(text: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in find_marked(text, lines_of(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She said “the pier is dry” today.", ["the pier is dry"]),
        ('She said "the pier is dry" today.', ["the pier is dry"]),
        ("She said ''the pier is dry'' today.", ["the pier is dry"]),
        ("She said ``the pier is dry'' today.", ["the pier is dry"]),
        ("She said «the pier is dry» today.", ["the pier is dry"]),
        ("She said « the pier is dry » today.", ["the pier is dry"]),
        ("She said „the pier is dry“ today.", ["the pier is dry"]),
        ("She said „the pier is dry” today.", ["the pier is dry"]),
        ("She said »the pier is dry« today.", ["the pier is dry"]),
        ("彼女は「桟橋は乾いている」と言った。", ["桟橋は乾いている"]),
        ("‘The pier’s dry and the boats’ crews know it,’ she said.", ["The pier’s dry and the boats’ crews know it,"]),
        ("'The pier's dry,' she said.", ["The pier's dry,"]),
        ("‘He said “no” to me,’ she said.", ["He said “no” to me,"]),
        ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]),
        ("“He said “no” to me,” she said.", ["He said “no” to me,"]),
        ('"He said "no" to me," she said.', ['He said "no" to me,']),
        ("''He told us, 'Leave,''' she said.", ["He told us, 'Leave,'"]),
        ("““The pier is dry,”” she said.", ["The pier is dry,"]),
        ("“The pier is dry. “ she said.", ["The pier is dry."]),
        ("”The pier is dry,” she said.", ["The pier is dry,"]),
        ('The plank is 6\'2" long and 3" wide.', []),
        ("Back in the '90s nobody said 'tis or rock 'n' roll.", []),
        ('<a href="pier.html">The pier</a>', []),
        ("The players' boat and the fishers' boat left.", []),
    ],
)
def test_every_style_of_marks_is_read(text: str, words: list[str]) -> None:
    assert marked_in(text) == words


def test_a_lost_mark_spoils_no_other_line() -> None:
    text = "“It is dry, said the cook.\n\n“It is wet,” said the mate.\n\nHe called it “a puddle” then."
    assert marked_in(text)[-2:] == ["It is wet,", "a puddle"]


def test_a_mark_left_open_ends_where_the_narrator_speaks_and_is_joined_with_nothing() -> None:
    text = "“The nets dry too slowly, said Orrin Vale.\n\n“The boats leak,” said Dana Whitlock."
    assert marked_in(text) == ["The nets dry too slowly,", "The boats leak,"]
    assert not any(mark.joined for mark in find_marked(text, lines_of(text)))


def test_a_line_that_opens_with_other_marks_goes_on_with_no_open_quotation() -> None:
    text = 'Vale said "the nets dry too slowly and then left.\n\n“The boats leak,” said Whitlock.'
    assert marked_in(text) == ["The boats leak,"]


def test_a_quotation_that_goes_on_is_one_entry_a_paragraph() -> None:
    text = "She began: “The pier is dry.\n\n“The boats are not,” she said."
    first, second = find_marked(text, lines_of(text))
    assert first.open
    assert second.joined


def test_single_marks_reopen_over_paragraphs() -> None:
    text = "Vale said: ‘The pier is dry.\n\n‘The boats’ crews know it.\n\n‘The town doesn’t.’\n\nThen he left."
    found = find_marked(text, lines_of(text))
    assert [text[mark.start : mark.end] for mark in found] == [
        "The pier is dry.",
        "The boats’ crews know it.",
        "The town doesn’t.",
    ]
    assert [mark.joined for mark in found] == [False, True, True]


def test_a_tag_that_goes_on_ends_the_words_before_it_when_their_mark_is_lost() -> None:
    text = '"The nets dry too slowly, said netmaker Orrin Vale on Monday.\n\n"The boats leak," said Whitlock.'
    assert marked_in(text) == ["The nets dry too slowly,", "The boats leak,"]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="“”\"'‘’«»„「」` a.,\n=6", max_size=80))
def test_marked_passages_are_in_order_inside_their_line_and_never_overlap(text: str) -> None:
    lines = lines_of(text)
    end = 0
    for mark in find_marked(text, lines):
        assert end <= mark.first <= mark.start < mark.end <= mark.last
        assert lines[mark.line][0] <= mark.start
        assert mark.end <= lines[mark.line][1]
        end = mark.last
