from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.zones import MOST_CHOICES, find_zone, suggest_zones, zone_names
from briefs.errors import BadZoneError


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Europe/Kyiv", "Europe/Kyiv"),
        ("europe/kyiv", "Europe/Kyiv"),
        (" AMERICA/NEW_YORK ", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("new york", "America/New_York"),
        ("são paulo", "America/Sao_Paulo"),
        ("Mumbai", "Asia/Kolkata"),
        ("utc", "UTC"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("us/eastern", "US/Eastern"),
    ],
)
def test_a_zone_is_found_as_people_type_it(typed: str, expected: str) -> None:
    assert find_zone(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "localtime",
        "posixrules",
        "Factory",
        "FACTORY",
        "posix/Europe/Paris",
        "right/UTC",
        "Mars/Base",
        "",
        "../etc",
        "+2",
    ],
)
def test_what_is_no_zone_for_people_is_refused(typed: str) -> None:
    with pytest.raises(BadZoneError):
        find_zone(typed)


def test_a_mistyped_city_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(BadZoneError) as caught:
        find_zone("Copenhagan")
    assert "Europe/Copenhagen" in caught.value.nearest


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("par", "Europe/Paris"),
        ("york", "America/New_York"),
        ("tok", "Asia/Tokyo"),
        ("utc", "UTC"),
        ("san fran", "America/Los_Angeles"),
        ("europe/lon", "Europe/London"),
    ],
)
def test_what_is_meant_is_among_the_first(typed: str, first: str) -> None:
    assert first in suggest_zones(typed)[:3]


def test_nothing_typed_suggests_usual_zones() -> None:
    assert suggest_zones("")[0] == "UTC"


@given(st.text(max_size=40) | st.sampled_from(["a", "e", "/", "america", "x" * 6000]))
def test_suggestions_are_few_and_each_can_be_used(typed: str) -> None:
    names = suggest_zones(typed)
    assert len(names) <= MOST_CHOICES
    assert len(set(names)) == len(names)
    for name in names:
        assert find_zone(name) == name


def test_every_name_offered_is_a_zone() -> None:
    for name in zone_names():
        ZoneInfo(name)
