"""The few words on a card that no article printed."""

import pytest

from bot.cards import labels


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        (None, "undated"),
        ("", "undated"),
        ("last Tuesday", "undated"),
        ("2026-13-01", "undated"),
        ("2026", "2026"),
        ("2026-01", "January 2026"),
        ("2026-01-06", "6 January 2026"),
        ("2026-01-06T09:30", "6 January 2026, 09:30"),
        ("2026-01-06T09:30:00Z", "6 January 2026, 09:30 UTC"),
        ("2026-01-06T09:30:00+01:00", "6 January 2026, 09:30 +01:00"),
        ("2026-01-06T09:30:00-03:30", "6 January 2026, 09:30 -03:30"),
        ("2026-01-06Tsoon", "6 January 2026"),
        ("2026-01-06T" + "9" * 99, "undated"),
    ],
)
def test_a_date_is_as_precise_as_its_source(published: str | None, shown: str) -> None:
    assert labels.date_label(published) == shown


def test_counts_agree_with_their_nouns() -> None:
    assert [labels.outlets_label(count) for count in (0, 1, 2)] == ["0 outlets", "1 outlet", "2 outlets"]
    assert [labels.stories_label(count) for count in (1, 2_000)] == ["1 story", "2,000 stories"]
    assert [labels.days_label(count) for count in (1, 7)] == ["last day", "last 7 days"]


def test_no_label_is_longer_than_discord_shows() -> None:
    words = [value for value in vars(labels).values() if isinstance(value, str)]
    assert all(len(word) < 400 for word in words)
    assert all(len(getattr(labels, name)) <= 80 for name in vars(labels) if name.endswith("_BUTTON"))


@pytest.mark.parametrize(
    "reason", ["unreadable", "turned", "closed", "found", "unsent", "waiting", "limited", "withdrawn"]
)
def test_what_the_worker_notes_is_told_in_words(reason: str) -> None:
    told, _, why = labels.edition_state_label("uncertain", reason).partition(": ")
    assert told == "may or may not stand there"
    assert " " in why
