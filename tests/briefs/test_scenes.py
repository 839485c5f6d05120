"""Anecdotal ledes told from news; people and places are invented."""

import pytest

from briefs.pipeline import write_brief
from tests.builders import an_article

NEWS = "The council of Harbour Town voted on Monday to reopen the ferry line, the first of its kind in nine years."
MORE = "Fares for the islands will be set by the council in spring, and 12 boats have been ordered."


def _lines(text: str, headline: str = "Harbour Town votes to reopen its ferry line") -> list[str]:
    brief = write_brief(an_article(headline=headline, text=text))
    head = [brief.nut_graf] if brief.nut_graf else []
    return [line.text for line in (*head, *brief.summary, *brief.glance, *brief.takeaways)]


@pytest.mark.parametrize(
    "scene",
    [
        "Ida Moss had her oilskins on before the kettle boiled that morning.",
        "Everybody on the quay has a tale about the green boat and its singing crew.",
        "If you wanted dry feet, you should have stayed on the hill.",
        "I once rowed across the sound with nothing but a spoon.",
        "It takes a stout heart to paint a boat in the rain.",
    ],
)
def test_a_scene_before_the_news_is_on_no_card(scene: str) -> None:
    found = _lines(f"{scene}\n\nThe paint was still wet.\n\n{NEWS}\n\n{MORE}")
    assert found[0] == NEWS
    assert scene not in found
    assert "The paint was still wet." not in found


def test_a_lede_that_tells_the_news_stays() -> None:
    assert _lines(f"{NEWS}\n\nIda Moss had her oilskins on before the kettle boiled.\n\n{MORE}")[0] == NEWS


def test_a_text_that_never_turns_to_news_keeps_its_first_line() -> None:
    found = _lines("Ida Moss walked to the quay in the rain.\n\nThe gulls sat on the roof and said nothing at all.")
    assert found[0] == "Ida Moss walked to the quay in the rain."
