"""The outbox: one row an edition part, "sending" committed before the request, "sent" final."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.errors import NotFoundError, OutboxStateError, UnstorableError
from storage.records import OutboxRow
from storage.store import Store
from tests.storage.stores import NOW

SOON = NOW + timedelta(minutes=5)


def a_row(**changes: Any) -> OutboxRow:
    return OutboxRow(
        **{
            "guild_id": 1,
            "channel_id": 2,
            "local_date": date(2026, 1, 5),
            "purpose": "daily",
            "planned_at": NOW,
            "due_at": NOW,
            "payload": '{"content": "words"}',
            "spans": ({"article_id": 1, "revision_id": 1, "start": 0, "end": 4, "field": "text"},),
            "nonce": "a-nonce-of-25-characters-",
            "mark": "Edition 2026-01-05",
            "last_number": 7,
        }
        | changes
    )


async def planned(store: Store, **changes: Any) -> OutboxRow:
    row = a_row(**changes)
    assert await store.outbox.plan(row)
    found = await store.outbox.find(row.guild_id, row.channel_id, row.local_date, row.purpose, row.part)
    assert found is not None
    return found


async def waiting(store: Store, now: datetime) -> list[int]:
    """What is to be posted or settled."""
    return [one.row_id for one in await store.outbox.pending(now, since=now)]


async def test_a_planned_row_comes_back_equal(store: Store) -> None:
    row = await planned(store)
    assert row == a_row(row_id=row.row_id)
    assert await store.outbox.get(row.row_id) == row
    assert await waiting(store, NOW) == [row.row_id]
    assert await waiting(store, NOW - timedelta(seconds=1)) == []


async def test_an_edition_part_is_planned_once(store: Store) -> None:
    first = await planned(store)
    assert not await store.outbox.plan(a_row(payload="other", state="missed"))
    assert await store.outbox.get(first.row_id) == first
    for change in (
        {"part": 1},
        {"purpose": "now"},
        {"channel_id": 3},
        {"guild_id": 3},
        {"local_date": date(2026, 1, 6)},
    ):
        assert await store.outbox.plan(a_row(**change))
    assert await store.outbox.counts() == {"planned": 6}


async def test_of_many_planning_the_same_row_at_once_one_succeeds(store: Store) -> None:
    assert sum(await asyncio.gather(*(store.outbox.plan(a_row()) for _ in range(8)))) == 1


async def test_a_row_goes_its_way(store: Store) -> None:
    row = await planned(store)
    assert await store.outbox.begin(row.row_id, NOW) == 1
    doubtful = await store.outbox.get(row.row_id)
    assert (doubtful.state, doubtful.attempt, doubtful.started_at) == ("sending", 1, NOW)
    assert await waiting(store, SOON) == [row.row_id]
    await store.outbox.sent(row.row_id, 99, SOON)
    done = await store.outbox.get(row.row_id)
    assert (done.state, done.message_id, done.sent_at) == ("sent", 99, SOON)
    assert await waiting(store, SOON) == []


async def test_sending_is_committed_when_begin_returns(store: Store) -> None:
    row = await planned(store)
    await store.outbox.begin(row.row_id, NOW)
    async with await Store.open(store.path) as other:
        assert (await other.outbox.get(row.row_id)).state == "sending"


async def test_a_lost_answer_is_tried_again_under_the_same_nonce(store: Store) -> None:
    row = await planned(store)
    await store.outbox.begin(row.row_id, NOW)
    assert await store.outbox.begin(row.row_id, SOON) == 2
    again = await store.outbox.get(row.row_id)
    assert (again.nonce, again.payload, again.mark, again.spans) == (row.nonce, row.payload, row.mark, row.spans)


async def test_a_message_posted_and_deleted_is_done(store: Store) -> None:
    row = await planned(store)
    await store.outbox.begin(row.row_id, NOW)
    await store.outbox.sent(row.row_id, None, SOON, reason="deleted")
    await store.outbox.sent(row.row_id, None, SOON)
    done = await store.outbox.get(row.row_id)
    assert (done.state, done.message_id, done.reason) == ("sent", None, "deleted")


async def test_what_is_sent_stays_sent(store: Store) -> None:
    row = await planned(store)
    await store.outbox.begin(row.row_id, NOW)
    await store.outbox.sent(row.row_id, 99, NOW)
    assert not await store.outbox.mark(row.row_id, "failed", "late news")
    for asking in (store.outbox.begin(row.row_id, SOON), store.outbox.retry_at(row.row_id, SOON, "why")):
        with pytest.raises(OutboxStateError) as caught:
            await asking
        assert caught.value.state == "sent"
    assert (await store.outbox.get(row.row_id)).state == "sent"


async def test_what_was_never_begun_can_not_be_sent(store: Store) -> None:
    row = await planned(store)
    with pytest.raises(OutboxStateError):
        await store.outbox.sent(row.row_id, 99, NOW)
    with pytest.raises(ValueError, match="begin"):
        await store.outbox.mark(row.row_id, "sent", "")
    for asking in (store.outbox.begin(77, NOW), store.outbox.sent(77, 1, NOW), store.outbox.retry_at(77, NOW, "")):
        with pytest.raises(NotFoundError):
            await asking


@pytest.mark.parametrize("state", ["failed", "missed", "suspended", "skipped"])
async def test_a_row_that_was_given_up_is_not_begun(store: Store, state: Any) -> None:
    row = await planned(store)
    assert await store.outbox.mark(row.row_id, state, "why")
    with pytest.raises(OutboxStateError):
        await store.outbox.begin(row.row_id, NOW)
    found = await store.outbox.get(row.row_id)
    assert (found.state, found.reason, found.attempt) == (state, "why", 0)
    assert await waiting(store, NOW) == []


async def test_an_uncertain_row_found_absent_may_be_sent_again(store: Store) -> None:
    row = await planned(store)
    await store.outbox.begin(row.row_id, NOW)
    await store.outbox.mark(row.row_id, "uncertain", "no history")
    assert await waiting(store, SOON) == []
    assert await store.outbox.begin(row.row_id, SOON) == 2


async def test_a_row_is_planned_anew_only_while_it_surely_does_not_stand_in_the_channel(store: Store) -> None:
    row = await planned(store)
    assert await store.outbox.replan(row.row_id, payload="new", spans=[], last_number=9)
    fresh = await store.outbox.get(row.row_id)
    assert (fresh.payload, fresh.spans, fresh.nonce, fresh.mark, fresh.last_number) == (
        "new",
        (),
        row.nonce,
        row.mark,
        9,
    )
    await store.outbox.begin(row.row_id, NOW)
    assert not await store.outbox.replan(row.row_id, payload="newer", spans=[])
    await store.outbox.retry_at(row.row_id, SOON, "busy")
    assert await store.outbox.replan(row.row_id, payload="newer", spans=[])
    await store.outbox.begin(row.row_id, SOON)
    await store.outbox.mark(row.row_id, "uncertain", "unreadable")
    assert not await store.outbox.replan(row.row_id, payload="newest", spans=[])
    assert (await store.outbox.get(row.row_id)).payload == "newer"


async def test_a_refused_row_waits_and_counts_its_strikes(store: Store) -> None:
    row = await planned(store)
    await store.outbox.begin(row.row_id, NOW)
    assert await store.outbox.retry_at(row.row_id, SOON, "429") == 0
    assert await waiting(store, NOW) == []
    assert await waiting(store, SOON) == [row.row_id]
    await store.outbox.begin(row.row_id, SOON)
    assert await store.outbox.retry_at(row.row_id, SOON, "403", strike=True) == 1
    assert (await store.outbox.get(row.row_id)).reason == "403"


async def test_suspended_rows_are_armed_again_if_they_are_not_too_old(store: Store) -> None:
    old = await planned(store, due_at=NOW - timedelta(days=1), local_date=date(2026, 1, 4))
    new = await planned(store)
    for row in (old, new):
        await store.outbox.mark(row.row_id, "suspended", "403")
    assert await store.outbox.rearm(1, 2, due_at=SOON, oldest=NOW - timedelta(hours=3)) == 1
    armed = await store.outbox.get(new.row_id)
    assert (armed.state, armed.due_at, armed.strikes, armed.reason) == ("planned", SOON, 0, "")
    assert armed.planned_at == NOW
    assert (await store.outbox.get(old.row_id)).state == "suspended"


async def test_the_last_edition_is_the_one_whose_news_counts_as_told(store: Store) -> None:
    assert await store.outbox.last_for(1, 2) is None
    for day in (1, 2, 3):
        row = await planned(store, local_date=date(2026, 1, day), due_at=NOW + timedelta(days=day), last_number=day)
        if day < 3:
            await store.outbox.begin(row.row_id, NOW)
            await store.outbox.sent(row.row_id, day, NOW)
    await planned(store, purpose="now", last_number=9)
    await planned(store, channel_id=5, last_number=8)
    last = await store.outbox.last_for(1, 2)
    assert last is not None
    assert last.last_number == 2
    earlier = await store.outbox.last_for(1, 2, before=last.local_date)
    assert earlier is not None
    assert earlier.last_number == 1
    assert await store.outbox.last_for(1, 2, before=earlier.local_date) is None
    newest = await store.outbox.last_for(1, 2, states=("planned",))
    assert newest is not None
    assert newest.last_number == 3
    assert [row.local_date.day for row in await store.outbox.list_for(1, most=2)] == [5, 5]


@pytest.mark.parametrize(("reason", "counts"), [("empty", True), ("paused", False), ("left", False), ("near", False)])
async def test_of_what_was_called_off_only_a_day_without_news_counts_as_told(
    store: Store, reason: str, counts: bool
) -> None:
    row = await planned(store, last_number=7)
    await store.outbox.mark(row.row_id, "skipped", reason)
    assert (await store.outbox.last_for(1, 2) is not None) == counts
    assert await store.outbox.last_for(1, 2, states=("sent",)) is None


async def test_rows_with_ids_or_words_that_can_not_be_kept_are_refused(store: Store) -> None:
    for row in (a_row(guild_id=2**63), a_row(payload="\0"), a_row(mark="\ud800"), a_row(spans=({"start": 2**63},))):
        with pytest.raises(UnstorableError):
            await store.outbox.plan(row)
    for nonce in ("", "x" * 26):
        with pytest.raises(ValueError, match="nonce"):
            a_row(nonce=nonce)
    assert await store.outbox.counts() == {}


async def test_the_largest_ids_of_discord_fit(store: Store) -> None:
    row = await planned(store, guild_id=2**63 - 1, channel_id=2**63 - 1)
    await store.outbox.begin(row.row_id, NOW)
    await store.outbox.sent(row.row_id, 2**63 - 1, NOW)
    assert (await store.outbox.get(row.row_id)).message_id == 2**63 - 1


_STEPS = st.lists(
    st.sampled_from(
        ["begin", "sent", "retry", "strike", "replan", "failed", "suspended", "uncertain", "missed", "rearm"]
    ),
    max_size=12,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=_STEPS)
async def test_whatever_happens_a_row_that_may_be_posted_keeps_its_words_and_a_sent_one_its_state(
    store: Store, steps: list[str]
) -> None:
    box = store.outbox
    row = await planned(store, part=sum((await box.counts()).values()))
    for step in steps:
        before = await box.get(row.row_id)
        try:
            match step:
                case "begin":
                    await box.begin(row.row_id, NOW)
                case "sent":
                    await box.sent(row.row_id, 9, NOW)
                case "retry" | "strike":
                    await box.retry_at(row.row_id, SOON, step, strike=step == "strike")
                case "replan":
                    await box.replan(row.row_id, payload=before.payload + "+", spans=[])
                case "rearm":
                    await box.rearm(1, 2, due_at=SOON, oldest=NOW)
                case "failed" | "suspended" | "uncertain" | "missed":
                    await box.mark(row.row_id, step, step)
        except OutboxStateError:
            assert await box.get(row.row_id) == before
        after = await box.get(row.row_id)
        if before.attempt:
            assert (after.nonce, after.mark) == (before.nonce, before.mark)
        if before.attempt and not (step == "replan" and before.state == "planned"):
            assert replace(after, **_moving(before)) == before
        if before.state == "sent":
            assert after.state == "sent"
        assert after.attempt in (before.attempt, before.attempt + 1)
        assert (after.state == "sending") >= (after.attempt > before.attempt)


def _moving(row: OutboxRow) -> dict[str, Any]:
    """The columns that may change once a row was begun."""
    names = ("state", "attempt", "due_at", "started_at", "sent_at", "message_id", "strikes", "reason", "notice")
    return {name: getattr(row, name) for name in names}
