"""What members who manage a server are told of its digests."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import get_args

import pytest

from bot.cards import admin
from briefs.schedule import Slot
from storage.records import OutboxRow, OutboxState, Subscription

AT = datetime(2026, 3, 10, 7, tzinfo=UTC)
SET = Subscription(guild_id=1, channel_id=10, time="07:00", zone="UTC", set_by=5, set_at=AT)
ROW = OutboxRow(
    guild_id=1,
    channel_id=10,
    local_date=date(2026, 3, 10),
    purpose="daily",
    planned_at=AT,
    due_at=AT,
    payload="{}",
    nonce="n",
    mark="m",
)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ((0, 1, 2, 3, 4, 5, 6), "every day"),
        ((0, 1, 2, 3, 4), "Monday to Friday"),
        ((5, 6), "Saturday, Sunday"),
        ((0, 2), "Monday, Wednesday"),
        ((3,), "Thursday"),
        ((0, 1, 3), "Monday, Tuesday, Thursday"),
    ],
)
def test_days_are_told_in_words(days: tuple[int, ...], told: str) -> None:
    assert admin.days_told(days) == told


@pytest.mark.parametrize("state", get_args(OutboxState))
@pytest.mark.parametrize("reason", ["", "away", "empty", "refused 403/50013", "not-posted", "withdrawn", "near"])
def test_every_end_of_an_edition_has_a_sentence(state: OutboxState, reason: str) -> None:
    told = admin.row_told(replace(ROW, state=state, reason=reason))
    assert told.endswith(".")
    assert "2026-03-10" in told or state in ("sent", "suspended")


@pytest.mark.parametrize(
    ("state", "reason", "words"),
    [
        ("suspended", "refused 404/10003", "the channel is gone"),
        ("suspended", "refused 403/50013", "Check my rights"),
        ("suspended", "refused 400/50083", "Unlock it"),
        ("failed", "refused tag", "asks for a tag"),
        ("failed", "refused media", "media channel"),
        ("skipped", "left", "out of the server"),
        ("failed", "refused 50035", "refused 50035"),
        ("uncertain", "unreadable", "Read Message History"),
        ("uncertain", "turned", "of another kind"),
        ("uncertain", "closed", "gone or closed to me"),
    ],
)
def test_what_went_wrong_says_what_to_do(state: OutboxState, reason: str, words: str) -> None:
    assert words in admin.row_told(replace(ROW, state=state, reason=reason))


def test_a_moment_and_a_channel_are_drawn_by_discord() -> None:
    slot = Slot(local_date=date(2026, 3, 10), due_at=AT)
    told = admin.set_told(SET, slot, replaced=True)
    assert "<#10>" in told
    assert f"<t:{int(AT.timestamp())}:F>" in told
    assert admin.next_told(None) == admin.NEVER


def test_a_long_list_is_parted_into_pages_of_whole_entries() -> None:
    topics = tuple(f"topic number {number} of many" for number in range(10))
    entries = [admin.Entry(replace(SET, channel_id=number, topics=topics), last=ROW) for number in range(40)]
    pages = admin.list_pages(entries)
    assert all(len(page) <= 2_000 for page in pages)
    assert sum(page.count("**<#") for page in pages) == 40
    assert pages[1].endswith(f"page 2 of {len(pages)}")
    assert "page" not in admin.list_pages(entries[:1])[0]
    assert admin.list_pages([]) == [admin.NO_DIGESTS]


def test_what_is_late_in_doubt_or_without_a_zone_is_told_in_words() -> None:
    doubt = replace(ROW, state="uncertain", local_date=date(2026, 3, 8))
    (told,) = admin.list_pages([admin.Entry(SET, last=ROW, doubt=doubt, overdue=True)])
    assert "Overdue" in told
    assert "2026-03-08 may or may not stand there" in told
    (told,) = admin.list_pages([admin.Entry(replace(SET, zone="Mars/Base"), zone_known=False)])
    assert "knows no zone Mars/Base" in told


@pytest.mark.parametrize(
    ("crosspost", "words"),
    [
        ("", "ago"),
        ("done", "ago"),
        ("wanted", "It still goes on"),
        ("late", "within a day"),
        ("deleted", "deleted before"),
        ("refused no-news", "no announcement channel"),
        ("refused 403/50013", "refused 403/50013"),
    ],
)
def test_a_digest_that_did_not_go_on_says_why(crosspost: str, words: str) -> None:
    told = admin.row_told(replace(ROW, state="sent", sent_at=AT, crosspost=crosspost))
    assert told.endswith(".")
    assert words in told or (words == "ago" and told == f"Last posted {admin.moment_tag(AT, 'R')}.")


def test_a_notice_names_each_channel_and_fits() -> None:
    rows = [replace(ROW, channel_id=number, state="failed", reason="refused 50035") for number in range(60)]
    here, alone = admin.notice_told(rows, alone=False), admin.notice_told(rows, alone=True)
    assert all(len(told) <= 2_000 for told in (here, alone))
    assert "<#0>: The digest of 2026-03-10" in here
    assert "https://discord.com/channels/1/0: The digest" in alone
    assert "more: `/digest list`" in here
    assert here.endswith(admin.ONCE_HERE)
    assert alone.endswith(admin.ONCE_ALONE)
    assert "more" not in admin.notice_told(rows[:1], alone=False).partition("\n")[0]


def test_topics_are_shown_as_they_were_typed_and_ping_nobody() -> None:
    told = admin.timetable_told(replace(SET, topics=("@everyone", "*x*", "<@5>")))
    assert "\\*x\\*" in told
    assert "\\<" in told


def test_now_tells_where_it_stands_or_why_it_does_not() -> None:
    sent = replace(ROW, purpose="now", state="sent", message_id=99, sent_at=AT, attempt=1)
    assert "/channels/1/10/99" in admin.now_told(sent)
    assert admin.now_told(replace(sent, message_id=None)) == admin.POSTED_AND_DELETED
    assert admin.now_told(replace(sent, state="planned", attempt=0)) == admin.NOW_WAITS
    assert "refused" in admin.now_told(replace(sent, state="failed", reason="refused 50035"))
