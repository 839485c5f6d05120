"""What every quotation keeps however odd the marks are. The people and places in these texts are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.cleaning import clean
from briefs.models import Article, Quote
from briefs.quotes import find_quotes
from tests import fuzz
from tests.gold_scores import rows_of

MANY = 100_000  # characters
PATIENCE = 2.0  # seconds of work; it takes a fourth of that. Work that grows with the square would take far more

GOLD = [(row["id"], row["text"]) for name in fuzz.SETS for row in rows_of(name)]
WORDS = [
    *(
        "said Whitlock",
        "Whitlock said",
        "she added",
        "according to Vale",
        "the mayor",
        "“It rains,” he said.",
        "calls it",
    ),
    *("Dr. Vale", "’s", "n't", "a", "harbour", "as a", "of the", "who", "that", "never", "if", "told reporters"),
]
MARKS = ["“", "”", '"', "'", "‘", "’", "«", "»", "„", "‟", "「", "」", "『", "』", "《", "》", "``", "''", "″", "’’"]
ROUND = [" ", " ", " ", "\n\n", "\n", "\n> ", ".", ",", ":", "—", "…", "!", "?", "(", ")", "5", "'90s", '6"']
ODD = st.lists(st.sampled_from(WORDS + MARKS + ROUND), max_size=70).map("".join)


def quotes_in(text: str) -> tuple[Quote, ...]:
    return find_quotes(Article(headline="Harbour", text=text))


def texts_in(text: str) -> list[str]:
    return [quote.text for quote in quotes_in(text)]


@settings(max_examples=300, deadline=None)
@given(ODD)
def test_every_promise_holds_for_marks_and_words_in_any_order(text: str) -> None:
    if text.strip():
        assert fuzz.broken_promises(text, quotes_in(text)) == []


def test_gold_texts_with_marks_lost_doubled_and_thrown_in_keep_every_promise() -> None:
    report = fuzz.run(seed=11, rounds=iter(range(200)))
    assert report.failures == []
    assert report.rounds == 200


def test_the_fuzz_run_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.main(["--rounds", "3", "--seed", "5"]) == 0
    assert "3 rounds" in capsys.readouterr().out


def test_the_fuzz_run_fails_on_a_broken_promise(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(article: Article) -> tuple[Quote, ...]:
        raise ValueError(article.headline)

    monkeypatch.setattr(fuzz, "find_quotes", breaks)
    assert fuzz.main(["--rounds", "1"]) == 1


@pytest.mark.parametrize("mark", MARKS)
def test_long_runs_of_a_mark_take_linear_time(mark: str) -> None:
    started = time.process_time()
    for between in ("", " a "):
        quotes_in((mark + between) * (MANY // len(mark + between)))
    assert time.process_time() - started < PATIENCE


@pytest.mark.parametrize(
    "text",
    [
        "“”" * (MANY // 2),
        "“a” ‘b’ " * (MANY // 8),
        "\"a' " * (MANY // 4),
        "“" * 10_000 + "a" + "”" * 10_000,
        "“a " * 10_000 + " b”" * 10_000,
        "‘a ‘" * 10_000 + "’ b’" * 10_000,
        "「" * 10_000 + "a" + "」" * 10_000,
        "“It rains.\n\n" * (MANY // 12),
        "‘It rains.\n\n" * (MANY // 12),
        "Vale wrote:\n\n> It rains here.\n\n" * (MANY // 32),
        "“Salt Road” and " * (MANY // 16),
    ],
    ids=range(11),
)
def test_alternating_nested_and_unclosed_marks_take_linear_time(text: str) -> None:
    started = time.process_time()
    quotes_in(text)
    assert time.process_time() - started < PATIENCE


def _straight(text: str) -> str:
    return text.replace("“", '"').replace("”", '"')


def _is_plain(text: str) -> bool:
    """Whether straight marks can say all that the curly ones of a text say."""
    paragraphs = [line for line in text.split("\n") if line.strip()]
    return '"' not in text and all(
        line.count("“") == line.count("”") and "“" not in line.partition("“")[2].partition("”")[0]
        for line in paragraphs
    )


def test_curly_and_straight_marks_make_the_same_quotes() -> None:
    plain = [(name, text) for name, text in GOLD if "“" in text and _is_plain(text)]
    assert len(plain) > 250
    different = [name for name, text in plain if _spoken(text) != _spoken(_straight(text))]
    assert different == []


def _spoken(text: str) -> list[tuple[str, str | None]]:
    """The quotes and their speakers, marks within them straightened."""
    return [(_straight(one.text), _straight(one.speaker.text) if one.speaker else None) for one in quotes_in(text)]


def test_cleaning_twice_changes_no_quote() -> None:
    different = []
    for name, text in GOLD:
        once = clean(text).text
        twice = clean(once).text
        if once.strip() and texts_in(once) != texts_in(twice):
            different.append(name)
    assert different == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vale wrote: « Le quai est fermé ce soir. »", "Le quai est fermé ce soir."),
        ("Vale wrote: «\u00a0Le quai est fermé ce soir.\u00a0»", "Le quai est fermé ce soir."),
        ("Vale wrote: »Der Kai ist heute zu.«", "Der Kai ist heute zu."),
        ("Vale wrote: „Der Kai ist heute zu.“", "Der Kai ist heute zu."),
        ("Vale wrote: „Der Kai ist heute ‚zu‘ gewesen.“", "Der Kai ist heute ‚zu‘ gewesen."),
        ("Vale wrote: ”Kajen är stängd i kväll.”", "Kajen är stängd i kväll."),
        ("Vale wrote: „Nabrzeże jest dziś zamknięte.”", "Nabrzeże jest dziś zamknięte."),
        ("Vale wrote: 「The quay is shut for the night.」", "The quay is shut for the night."),
        ("Vale wrote: 『The quay is 「shut」 for the night.』", "The quay is 「shut」 for the night."),
        ("Vale wrote: “The quay is shut for the night.", "The quay is shut for the night."),
        ("Vale wrote: ““The quay is shut for the night.””", "The quay is shut for the night."),
        ('Vale wrote: ""The quay is shut for the night.""', "The quay is shut for the night."),
        ('Vale said: "The \'90s were kind to the quay."', "The '90s were kind to the quay."),
        ('Vale said: "The plank is 6\'2" long, and I don\'t care."', "The plank is 6'2\" long, and I don't care."),
    ],
)
def test_every_style_and_every_loss_leaves_the_words(text: str, words: str) -> None:
    assert texts_in(text) == [words]


def test_chinese_titles_are_no_quotation() -> None:
    assert texts_in("Vale read 《红楼梦的故事》 on the quay.") == []


@pytest.mark.parametrize("lost", range(6))
def test_one_lost_mark_turns_no_other_paragraph_inside_out(lost: int) -> None:
    paragraphs = [
        "“The quay is shut for the night,” said Orrin Vale.",
        "“Nobody told the crews of that,” said Dana Whitlock.",
        "“We shall open it in the morning,” said Lena Pike.",
    ]
    text = "\n\n".join(paragraphs)
    places = [at for at, char in enumerate(text) if char in "“”"]
    spoilt = text[: places[lost]] + text[places[lost] + 1 :]
    whole = {"The quay is shut for the night,", "Nobody told the crews of that,", "We shall open it in the morning,"}
    sound = {words for number, words in enumerate(texts_in(text)) if number != lost // 2}
    found = set(texts_in(spoilt))
    assert sound <= found <= whole
