"""What stands between fences above a text; the towns, people and outlets are invented."""

import pytest

from briefs.errors import FrontMatterError
from briefs.reading import read_bytes

TITLE = "Ferry Line Opens Again"
FIRST = "The ferry between Low Haven and Gull Rock sailed on Monday for the first time in nine years, its owner said."


def test_toml_gives_what_yaml_gives() -> None:
    toml = f'+++\ntitle = "{TITLE}"\nauthors = ["Orrin Vale", "Ines Moor"]\ndate = 2025-03-03T09:30:00+01:00\n'
    toml += f'publisher = "The Harbour Desk"\nurl = "https://harbour.example/ferry"\n+++\n\n{FIRST}\n'
    yaml = f"---\ntitle: {TITLE}\nauthors: [Orrin Vale, Ines Moor]\ndate: 2025-03-03T09:30:00+01:00\n"
    yaml += f"publisher: The Harbour Desk\nurl: https://harbour.example/ferry\n---\n\n{FIRST}\n"
    article = read_bytes(toml.encode(), name="a.md")
    assert article == read_bytes(yaml.encode(), name="a.md") == read_bytes(toml.encode(), name="a.txt")
    assert (article.headline, article.published) == (TITLE, "2025-03-03T09:30:00+01:00")
    assert article.text == FIRST


def test_a_day_alone_in_toml_stays_a_day() -> None:
    source = f'+++\ntitle = "{TITLE}"\ndate = 2025-03-03\n+++\n{FIRST}'
    assert read_bytes(source.encode(), name="a.md").published == "2025-03-03"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (f"---\nheadline: {TITLE}\noutlet: The Harbour Desk\n\n{FIRST}\n", 1),
        (f'+++\ntitle = "{TITLE}"\n\n{FIRST}\n', 1),
        (f"+++\ntitle = {TITLE}\n+++\n\n{FIRST}\n", 2),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_front_matter_that_is_open_or_broken_is_named(source: str, line: int, name: str) -> None:
    with pytest.raises(FrontMatterError) as caught:
        read_bytes(source.encode(), name=name)
    assert caught.value.line == line


def test_a_rule_above_a_line_with_a_colon_opens_no_front_matter() -> None:
    article = read_bytes(f"---\nRemember: the boats are painted.\n\n{FIRST}\n".encode(), name="a.txt")
    assert FIRST in article.text


def test_several_dates_are_none_and_the_reader_is_warned() -> None:
    source = f"---\nheadline: {TITLE}\npublished: [2025-03-03, 2025-03-04]\n---\n\n{FIRST}\n"
    article = read_bytes(source.encode(), name="a.md")
    assert article.published is None
    assert any("date" in warning for warning in article.warnings)


def test_what_a_terminal_obeys_is_taken_out_of_every_fact() -> None:
    source = (
        '---\nheadline: "\\e[31mFerry\\e[0m \\e]0;window\\aopens"\noutlet: "\\x9b31mThe Harbour\\u0085Desk"\n'
        f'byline: "\\e[1mOrrin Vale"\nurl: "https://harbour.example/\\e[31mferry"\n---\n\n\x1b[1m{FIRST}\x1b[0m\n'
    )
    article = read_bytes(source.encode(), name="a.md")
    assert article.headline == "Ferry opens"
    assert article.outlet == "The Harbour Desk"
    assert article.byline == ("Orrin Vale",)
    assert article.url == "https://harbour.example/ferry"
    assert article.text == FIRST
