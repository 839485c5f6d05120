"""Roundups. Towns and people are invented."""

import pytest

from briefs.story_roundups import is_roundup

ITEMS = """A barn burned down at Skerrow and forty sheep were led out.

The council of Pelm is to sell its theatre to a choir.

Two trams touched in Tarnsby; nobody was hurt.

Bees stung the postman of Orla on his last round."""
MATTER = """A barn burned down at Skerrow on Monday and forty sheep were led out.

The sheep belong to a farmer who had left the barn unlocked.

Firemen pumped water from the pond to the barn for two hours.

The farmer will build a new barn of stone."""


@pytest.mark.parametrize(
    "headline",
    ["News in brief", "Tuesday briefing", "Morning briefing: barn fire", "Five things to know today", "Local round-up"],
)
def test_an_article_of_many_matters_that_says_so_is_a_roundup(headline: str) -> None:
    assert is_roundup(headline, ITEMS)
    assert not is_roundup(headline, MATTER)


def test_the_text_may_say_so_too() -> None:
    assert is_roundup("Bees and sheep", f"Good morning. Here are the headlines.\n\n{ITEMS}")


@pytest.mark.parametrize(
    "headline", ["Barn burns at Skerrow", "Five things to watch at the Skerrow barn sale", "Brief rain"]
)
def test_what_does_not_say_so_is_none(headline: str) -> None:
    assert not is_roundup(headline, ITEMS)


def test_two_items_are_no_roundup() -> None:
    assert not is_roundup("News in brief", ITEMS.rpartition("\n\n")[0].rpartition("\n\n")[0])


def test_a_headline_that_lists_its_matters_makes_a_roundup() -> None:
    items = ITEMS.split("\n\n")
    named = [max((word.strip(".,") for word in item.split()), key=len) for item in items]
    assert is_roundup(f"Evening briefing: {named[0]}, {named[1]} and {named[2]}", ITEMS)
