"""Hostile and broken files: an article or a named error, and soon. The texts are invented."""

import time
from contextlib import suppress

import pytest

from briefs.errors import BriefsError, FrontMatterError
from briefs.reading import read_bytes
from tests.fuzz_reading import run

FIRST = "The ferry between Low Haven and Gull Rock sailed on Monday for the first time in nine years, its owner said. "
ENOUGH = 6.0  # seconds of CPU, on a machine much slower than ours

HOSTILE = {
    "a page of 100,000 nested blocks": ("a.html", "<html><body>" + "<div>" * 100_000 + FIRST),
    "a page of 50,000 nested headings": ("a.html", "<html><body>" + "<h1>" * 50_000 + FIRST),
    "a page of 1,000 nested teasers without a word": (
        "a.html",
        f"<html><body><p>{FIRST}" + "<aside><h3><a href=/x>" * 1_000,
    ),
    "a page of 4,000 nested stories": ("a.html", "<html><body>" + "<article><h2>Harl votes again</h2>" * 4_000),
    "a page of 8,000 bylines, deep within others": (
        "a.html",
        "<html><body>" + "<div class=author>" * 200 + "<span itemprop=author class=byline>Read</span>" * 8_000,
    ),
    "a page of 5 MB": ("a.html", "<html><body>" + f"<p>{FIRST}</p>" * 45_000),
    "a line of 5 MB": ("a.txt", FIRST * 45_000),
    "a word of 5 MB": ("a.txt", "x" * 5_000_000),
    "half a million short lines": ("a.txt", "May 3\n" * 500_000),
    "a page of ampersands": ("a.html", "<html><body><p>" + "&amp;" * 300_000),
    "brackets without end": ("a.md", "[" * 200_000),
    "metadata without end": ("a.html", "<html><head>" + '<meta name="date" content="x">' * 60_000 + "<body>" + FIRST),
    "JSON-LD without end": ("a.html", '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + FIRST * 3),
    "entities of entities": (
        "a.html",
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">'
        + "".join(f'<!ENTITY {chr(97 + at)} "{f"&{chr(96 + at)};" * 10}">' for at in range(1, 20))
        + f"]><html><body><p>&t;</p>{FIRST}",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_ends_soon(kind: str) -> None:
    name, text = HOSTILE[kind]
    begun = time.process_time()
    with suppress(BriefsError):
        read_bytes(text.encode(), name=name)
    assert time.process_time() - begun < ENOUGH


def test_front_matter_that_stands_for_itself_is_refused() -> None:
    with pytest.raises(FrontMatterError):
        read_bytes(f"---\nbyline: &a [*a]\n---\n{FIRST}".encode(), name="a.md")


def test_changed_files_give_an_article_or_a_named_error() -> None:
    assert run(7, rounds=120, seconds=30) == []
