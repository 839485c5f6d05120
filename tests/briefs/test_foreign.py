"""Quotations outside English: unattributed unless a name stands beside the mark. All the people are invented."""

import pytest

from briefs.quotes import find_quotes
from tests.builders import an_article


def speakers_in(text: str, language: str | None) -> list[str | None]:
    return [
        quote.speaker.text if quote.speaker else None for quote in find_quotes(an_article(text=text, language=language))
    ]


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("fr", "Le 3 mars, la maire Odile Carnac a promis : « Le port rouvrira avant la fin de l’été. »", [None]),
        ("fr", "« Le quai est fermé », a dit Armand Tissier, pêcheur.", [None]),
        (
            "fr-CA",
            "Ysolde-Aure Carnac : « Le port rouvrira avant la fin de l’été. »",
            [None],
        ),  # a given name nobody told us
        ("fr", "Thomas Carnac : « Le port rouvrira avant la fin de l’été. »", ["Thomas Carnac"]),
        ("fr", "Jean répond à Thomas Carnac : « Le port rouvrira avant la fin de l’été. »", [None]),
        ("de", "Der Hafen ist zu. „Niemand hat uns vorher etwas gesagt“, klagte Fischer Emil Strand.", [None]),
        ("de", "„Niemand hat uns vorher etwas gesagt.“ — Emil Strand", ["Emil Strand"]),
        ("es", "“Nadie nos ha dicho nada de esto,” said Elena Oduya.", ["Elena Oduya"]),
        ("en-GB", "Elena Oduya came. “Nobody has told us anything of this,” she said.", ["Elena Oduya"]),
    ],
)
def test_outside_english_only_a_name_beside_the_mark_speaks(
    language: str, text: str, speakers: list[str | None]
) -> None:
    assert speakers_in(text, language) == speakers


@pytest.mark.parametrize("language", [None, "en", "es"])
def test_a_tag_in_words_nobody_reads_hangs_on_no_other(language: str | None) -> None:
    text = "Elena Oduya met the press. «Hemos pintado este barco», dijo Elena Oduya. «Es feo», dijo Saul Brandt."
    assert speakers_in(text, language) == [None, None]


@pytest.mark.parametrize("determiner", ["Le", "La", "Der", "El", "Il"])
def test_a_determiner_is_no_name(determiner: str) -> None:
    assert speakers_in(f"{determiner} 3: “Nobody has told us anything of this.”", None) == [None]


def test_a_surname_that_looks_like_a_determiner_is_one() -> None:
    text = "Anna Le runs the quay. “Nobody has told us anything of this,” Le said."
    assert speakers_in(text, None) == ["Anna Le"]
