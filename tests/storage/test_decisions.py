"""What was chosen for a digest is kept with its row, and forgotten before it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from storage.records import OutboxRow
from storage.store import Store

DAY = date(2026, 3, 10)
AT = datetime(2026, 3, 10, 7, tzinfo=UTC)


def a_row(**changes: Any) -> OutboxRow:
    given: dict[str, Any] = {
        "guild_id": 1,
        "channel_id": 10,
        "local_date": DAY,
        "purpose": "daily",
        "planned_at": AT,
        "due_at": AT,
        "payload": "{}",
        "nonce": "n1",
        "mark": "2026-03-10 · abcdefgh",
        "decision": '{"told":[1]}',
    }
    return OutboxRow(**given | changes)


async def test_a_record_is_written_with_its_row_and_only_then(store: Store) -> None:
    assert await store.outbox.plan(a_row())
    assert not await store.outbox.plan(a_row(decision='{"told":[2]}'))
    (noted,) = await store.decisions.on(1, 10, DAY)
    assert (noted.decision, noted.purpose, noted.part) == ('{"told":[1]}', "daily", 0)
    assert await store.decisions.last_date(1, 10) == DAY


async def test_planned_anew_it_takes_the_place_of_the_first(store: Store) -> None:
    await store.outbox.plan(a_row(decision=""))
    (row,) = await store.outbox.list_for(1)
    assert [one.decision for one in await store.decisions.on(1, 10, DAY)] == [""]
    assert await store.outbox.replan(row.row_id, payload="{}", spans=(), decision="second")
    await store.outbox.begin(row.row_id, AT)
    assert not await store.outbox.replan(row.row_id, payload="{}", spans=(), decision="third")
    assert [one.decision for one in await store.decisions.on(1, 10, DAY)] == ["second"]


async def test_a_mark_answers_only_in_its_own_server(store: Store) -> None:
    await store.outbox.plan(a_row())
    found = await store.decisions.marked(1, "2026-03-10 · abcdefgh")
    assert found is not None
    assert found.local_date == DAY
    assert await store.decisions.marked(2, "2026-03-10 · abcdefgh") is None
    assert await store.decisions.marked(1, "2026-03-10 · hgfedcba") is None
    assert await store.decisions.on(2, 10, DAY) == []


async def test_only_what_was_posted_counts_as_told(store: Store) -> None:
    spans = ({"article_id": 7, "revision_id": 9, "start": 0, "end": 4, "field": "text"},)

    async def past(day: date = DAY, purpose: str = "daily") -> tuple[dict[int, frozenset[int]], list[str]]:
        return await store.news.past(1, 10, purpose, told_since=day, decided_since=day)

    await store.outbox.plan(a_row(spans=spans))
    assert await past() == ({}, [])
    (row,) = await store.outbox.list_for(1)
    await store.outbox.begin(row.row_id, AT)
    assert await past() == ({7: frozenset({9})}, ['{"told":[1]}'])
    assert await past(date(2026, 3, 11)) == await past(purpose="now") == ({}, [])


async def test_old_records_are_forgotten_and_their_rows_are_not(store: Store) -> None:
    await store.outbox.plan(a_row())
    await store.outbox.plan(replace(a_row(), local_date=date(2026, 1, 1), nonce="n2", mark="m"))
    assert await store.decisions.forget_before(date(2026, 2, 1)) == 1
    (noted,) = await store.decisions.on(1, 10, date(2026, 1, 1))
    assert (noted.decision, noted.state) == ("", "planned")
    assert len(await store.outbox.list_for(1)) == 2
