"""Words are nobody's who is merely near: offices, entries of a live report, fathers and sons. All are invented."""

import pytest

from briefs.quotes import find_quotes
from tests.builders import an_article

SAID_BY_ANOTHER = "“It was not what we hoped for,” Oduya said.\n\n"


def speakers_in(text: str) -> list[str | None]:
    return [quote.speaker.text if quote.speaker else None for quote in find_quotes(an_article(text=text))]


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("Ruta Oduya signed the deal on Monday.", None),
        ("Ruta Oduya, general secretary of the Dockers’ Union, signed the deal.", None),
        ("The dockers’ leader, Ruta Oduya, signed the deal.", None),
        ("Ruta Oduya, the transport secretary, signed the deal.", "Ruta Oduya"),
        ("The secretary of state for transport, Ruta Oduya, signed the deal.", "Ruta Oduya"),
        ("Secretary Ruta Oduya signed the deal.", "Ruta Oduya"),
    ],
)
def test_an_office_is_theirs_alone_whom_the_text_gives_it(opening: str, speaker: str | None) -> None:
    text = f"{opening} {SAID_BY_ANOTHER}The transport secretary said both had “walked a long way in bad shoes”."
    assert speakers_in(text) == ["Ruta Oduya", speaker]


@pytest.mark.parametrize("entries", [("14.10", "13.45"), ("14:10", "13:45"), ("2:10pm -", "1:45pm -"), ("1.", "2.")])
def test_he_is_nobody_of_another_entry(entries: tuple[str, str]) -> None:
    text = (
        f"{entries[0]} Quarrie leaves\n\nMr Elias Quarrie has left the hall.\n\n"
        f"{entries[1]} Doors open\n\n“Come in, all of you,” he told the crowd."
    )
    assert speakers_in(text) == [None]


def test_whom_the_head_of_an_entry_names_speaks_in_it() -> None:
    text = (
        "Elias Quarrie and Anna Finch met voters.\n\n14.10 Quarrie leaves\n\nElias Quarrie has left the hall.\n\n"
        "13.45 Finch wins\n\n“It was a long night,” she told the crowd."
    )
    assert speakers_in(text) == ["Anna Finch"]
