"""What stands below a widget in the middle of an article, in lines of our own; people and places are invented."""

import pytest

from briefs.cleaning import clean

TITLE = "Gull Rock loses its only ferry"
NEWS = "The ferry to Gull Rock will stop in June, after 90 years, because its engine cannot be mended, its owner said."
MORE = "Some 400 people crossed on it each day, most of them on the way to the market hall of Low Haven."
SAID = '"I learned to swim from that boat," said passenger Tilda Crane.'
LAST = "The hull will be sold for scrap."
WIDGETS = [
    "Have your say",
    "What do you think? Have your say in the comments below.",
    "Comments",
    "Leave a comment",
    "Most read",
    "Related articles",
    "You may also like",
    "More on this story",
    "Newsletter",
    "Don't miss",
    "Recommended",
    "Trending",
]


def _cleaned(*lines: str) -> list[str]:
    return clean("\n\n".join([TITLE, NEWS, MORE, *lines])).text.split("\n\n")


@pytest.mark.parametrize("widget", WIDGETS)
@pytest.mark.parametrize("tail", [[SAID, LAST], [LAST], [SAID], [LAST, "Nobody wept."]])
def test_an_article_goes_on_below_a_widget_however_short_its_end(widget: str, tail: list[str]) -> None:
    assert _cleaned(widget, *tail) == [NEWS, MORE, *tail]


def test_an_article_goes_on_below_the_headlines_of_a_widget() -> None:
    assert _cleaned("Related articles", "Market hall gets a new roof", "Tern sold", SAID, LAST)[2:] == [SAID, LAST]


def test_it_goes_on_below_more_than_one_widget() -> None:
    assert _cleaned("Most read", SAID, "Have your say", LAST, "Share", "Follow us")[2:] == [SAID, LAST]


@pytest.mark.parametrize(
    "after",
    [
        ["Comments", "I crossed on it as a child.", "They should all resign."],
        ["Have your say", "Your views matter to the whole town."],
        ["Comments", "Tilda Crane", "They should all resign."],
        ["Most read", "Market hall gets a new roof", "The roof is made of tin."],
        ["Most read", "The roof of the hall is of tin.", "Tern sold to Low Haven", "The bird is nine."],
    ],
)
def test_comments_and_teasers_below_a_widget_are_no_article(after: list[str]) -> None:
    assert _cleaned(*after) == [NEWS, MORE]
