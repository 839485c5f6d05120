"""The sentences of a life that say only "she". Texts and names are invented."""

from briefs.lives import of_one_life
from briefs.models import Article
from briefs.pipeline import write_brief
from briefs.reports import Report, read_report

DEAD = "Tilda Orrin, who mapped the fens, dies at 84"


def a_life(*sentences: str, headline: str = DEAD) -> Report:
    return read_report(write_brief(Article(headline=headline, text=" ".join(sentences), published="2025-05-07")))


def told_of(report: Report, headline: str = DEAD) -> list[str]:
    return [line.text for line in of_one_life(report, headline)]


def test_she_is_the_one_in_the_headline_as_long_as_nobody_else_acts() -> None:
    report = a_life(
        "Tilda Orrin, the surveyor who mapped the fens, died on Sunday at her home in Marrow.",
        "Her death was announced by her brother, the painter Jonas Orrin-Pell.",
        "She was born in Sandholm in 1941, the daughter of a miller.",
        "They moved to Marrow in 1950.",
        "In 1962 she drew her first map for the county council.",
    )

    assert told_of(report) == [
        "She was born in Sandholm in 1941, the daughter of a miller.",
        "In 1962 she drew her first map for the county council.",
    ]


def test_behind_somebody_else_she_may_be_anybody() -> None:
    report = a_life(
        "Tilda Orrin, the surveyor who mapped the fens, died on Sunday at her home in Marrow.",
        "Ada Brannock, the mayor of Marrow, wept at the news in the town hall.",
        "She was elected in 2011 by a majority of nine votes.",
    )

    assert told_of(report) == []


def test_without_one_person_in_the_headline_nobody_is_meant() -> None:
    lines = (
        "Tilda Orrin, the surveyor who mapped the fens, died on Sunday at her home in Marrow.",
        "She was born in Sandholm in 1941, the daughter of a miller.",
    )

    assert told_of(a_life(*lines, headline="A map-maker of the fens is dead")) == []
    assert told_of(a_life(*lines), headline="A map-maker of the fens is dead") == []
