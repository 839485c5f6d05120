"""Where it happened, and which ship or storm. Towns, people and outlets are invented."""

import pytest

from briefs.story_scenes import numbers_of, scenes_of, things_of, without_sender


@pytest.mark.parametrize(
    ("text", "scenes"),
    [
        ("Thieves took a clock from the town hall in Tarnsby on Monday.", ["tarnsb"]),
        ("ORLA BAY, May 3 (Lowen Wire) - A boat sank off Skerrow.", ["orla", "bay", "skerro"]),
        ("The quake was felt near the village of Pelm and at Orla Bay.", ["pelm", "orla", "bay"]),
        ("Prices rose in March, in France and in the Baltic Sea ports.", []),
        ("It burned in Burkina Faso, in New Zealand, in Congress and at Lowen Mills Ltd.", []),
        ("A man was held.\n\nHe lives in Tarnsby.\n\nHe was born in Skerrow.", ["tarnsb"]),
        ("", []),
    ],
)
def test_the_places_of_the_lede_are_found_but_no_country_month_or_sea(text: str, scenes: list[str]) -> None:
    assert scenes_of(text) == scenes


def test_who_sent_a_report_is_left_out() -> None:
    assert (
        without_sender("ORLA (Lowen Wire) - Lowen said so to the Tarn Post.", "Tarn Post") == "Lowen said so to the ."
    )
    assert without_sender("(Lowen Wire) - It rained.", None) == "It rained."
    assert without_sender("It rained (a little) - and stopped.", None) == "It rained (a little) - and stopped."


def test_a_storm_a_ship_and_a_flight_have_names_of_their_own() -> None:
    assert things_of("Storm Berta sank the ferry Ludmilla and the trawler Dawn.") == {
        "storm": "berta",
        "ship": "ludmil",
    }
    assert things_of("The ferry sank in the storm on Monday.") == {}


def test_numbers_are_told_alike_in_words_and_digits_and_years_left_out() -> None:
    told = numbers_of("Two held", "Police held two men, 31 and forty, in 2026 over 1,200 stolen bulbs. One fled.")
    assert told == ["2", "31", "40", "1200"]
