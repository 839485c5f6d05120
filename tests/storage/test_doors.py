"""The one door for writing: many at once, cancelled, failing, killed, on a full disk."""

import asyncio
import contextlib
import signal
from pathlib import Path

import pytest

from storage.doors import Transaction
from storage.errors import DiskFullError, StoreUnreachableError
from storage.store import Store
from tests.builders import a_brief, an_article
from tests.storage.stores import by_hand, file_brief, start_process

_KEEP = "INSERT INTO setting (key, value) VALUES (:key, 'x')"
_COUNT = "SELECT count(*) FROM setting"

FILES_MANY = """
import asyncio, sys
from pathlib import Path
from storage.store import Store
from tests.builders import a_brief, an_article
from tests.storage.stores import file_brief

async def main(path, name, number):
    async with await Store.open(Path(path)) as store:
        for place in range(int(number)):
            await file_brief(store, a_brief(article=an_article(headline=f"Piece {place} of {name}")))

asyncio.run(main(*sys.argv[1:]))
"""

STOPS_INSIDE = """
import asyncio, sys
from pathlib import Path
from storage.store import Store

async def main(path):
    store = await Store.open(Path(path))
    await store.hold_bot()
    async def unit(tx):
        await tx.run("INSERT INTO setting (key, value) VALUES ('half', 'x')")
        print("inside", flush=True)
        sys.stdin.read()
    await store._doors.write(unit)

asyncio.run(main(sys.argv[1]))
"""


async def test_many_tasks_writing_at_once_each_leave_their_work(store: Store) -> None:
    briefs = [a_brief(article=an_article(headline=f"Piece number {place}")) for place in range(40)]
    filed = await asyncio.gather(*(file_brief(store, brief) for brief in briefs))
    assert sorted(one.number for one in filed) == list(range(1, 41))
    assert (await store.articles.counts()).articles == 40


async def test_the_same_article_filed_twice_at_the_same_moment_is_one(store: Store) -> None:
    first, second = await asyncio.gather(file_brief(store), file_brief(store))
    assert {first.status, second.status} == {"new", "unchanged"}
    assert first.article_id == second.article_id


async def test_processes_on_a_fresh_path_all_succeed_and_take_turns(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    processes = [start_process(FILES_MANY, path, name, 12) for name in ("north", "south", "west")]
    ends = [await asyncio.to_thread(process.communicate, timeout=60) for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], ends
    async with await Store.open(path) as store:
        assert (await store.articles.counts()).articles == 36
        assert await store.check() == ()


async def test_what_another_process_filed_is_in_the_next_answer(store: Store) -> None:
    version, (_, change) = await store.data_version(), await store.articles.lookup_rows()
    process = start_process(FILES_MANY, store.path, "north", 2)
    await asyncio.to_thread(process.communicate, timeout=60)
    assert await store.data_version() != version
    changes = await store.articles.changes_since(change)
    assert [row["headline"] for row in changes.rows] == ["Piece 0 of north", "Piece 1 of north"]
    assert (await store.articles.changes_since(changes.newest)).rows == ()


async def test_a_process_killed_inside_a_transaction_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    process = start_process(STOPS_INSIDE, path)
    assert process.stdout is not None
    assert await asyncio.to_thread(process.stdout.readline) == "inside\n"
    process.send_signal(signal.SIGKILL)
    await asyncio.to_thread(process.communicate)
    async with await Store.open(path) as store:
        assert await store.servers.setting("half") is None
        await store.servers.set_setting("whole", "x")  # the dead process holds no lock
        await store.hold_bot()
        assert await store.check() == ()


async def test_a_failing_unit_leaves_nothing(store: Store) -> None:
    async def unit(tx: Transaction) -> None:
        await tx.run(_KEEP, {"key": "half"})
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await store._doors.write(unit)
    assert await store.servers.setting("half") is None


async def test_a_failing_placing_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        await file_brief(store, place=lambda _: 1 // 0)
    assert by_hand(store.path, "SELECT count(*) FROM article") == [(0,)]
    assert (await file_brief(store)).status == "new"


async def test_a_write_cancelled_in_the_middle_ends_whole_and_lets_the_next_one_in(store: Store) -> None:
    inside, go_on = asyncio.Event(), asyncio.Event()

    async def unit(tx: Transaction) -> None:
        await tx.run(_KEEP, {"key": "first"})
        inside.set()
        await go_on.wait()
        await tx.run(_KEEP, {"key": "second"})

    task = asyncio.create_task(store._doors.write(unit))
    await inside.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    after = asyncio.create_task(store.servers.set_setting("after", "x"))
    await asyncio.sleep(0)
    assert await store._doors.read(lambda tx: tx.number(_COUNT)) == 0  # not yet committed, and not in the way
    go_on.set()
    await after
    assert await store._doors.read(lambda tx: tx.number(_COUNT)) == 3


async def test_a_write_cancelled_before_its_turn_does_nothing(store: Store) -> None:
    inside, go_on = asyncio.Event(), asyncio.Event()

    async def unit(tx: Transaction) -> None:
        inside.set()
        await go_on.wait()

    first = asyncio.create_task(store._doors.write(unit))
    await inside.wait()
    second = asyncio.create_task(store.servers.set_setting("never", "x"))
    await asyncio.sleep(0)
    second.cancel()
    with pytest.raises(asyncio.CancelledError):
        await second
    go_on.set()
    await first
    assert await store.servers.setting("never") is None


async def test_a_transaction_stopped_at_the_end_of_the_loop_is_rolled_back(store: Store) -> None:
    inside = asyncio.Event()

    async def unit(tx: Transaction) -> None:
        await tx.run(_KEEP, {"key": "half"})
        inside.set()
        await asyncio.Event().wait()

    caller = asyncio.create_task(store._doors.write(unit))
    await inside.wait()
    running = store._doors._writing._running
    assert running is not None
    running.cancel()  # what asyncio.run does to every task that is left
    with contextlib.suppress(asyncio.CancelledError):
        await caller
    await store.servers.set_setting("after", "x")
    assert await store.servers.setting("half") is None


@pytest.mark.parametrize("steps", [1, 2, 3, 5, 8, 13, 21, 34])
async def test_a_filing_cancelled_anywhere_is_whole_or_nothing(store: Store, steps: int) -> None:
    task = asyncio.create_task(file_brief(store))
    for _ in range(steps):
        await asyncio.sleep(0)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    again = await file_brief(store)
    assert again.number == 1
    assert (await store.articles.counts()).articles == 1
    assert await store.check() == ()


async def test_reads_of_one_unit_see_one_state(store: Store) -> None:
    inside, go_on = asyncio.Event(), asyncio.Event()

    async def unit(tx: Transaction) -> tuple[int, int]:
        before = await tx.number(_COUNT)
        inside.set()
        await go_on.wait()
        return before, await tx.number(_COUNT)

    reading = asyncio.create_task(store._doors.read(unit))
    await inside.wait()
    await store.servers.set_setting("key", "x")
    go_on.set()
    assert await reading == (0, 0)
    assert await store._doors.read(lambda tx: tx.number(_COUNT)) == 1


async def test_neither_connection_keeps_more_than_a_megabyte_of_pages(store: Store) -> None:
    for db in (store._doors._writer, store._doors._reader):
        async with db.execute("PRAGMA cache_size") as cursor:
            row = await cursor.fetchone()
        assert row is not None
        assert -1024 <= row[0] < 0  # below zero it is in KiB


async def test_a_full_disk_is_told_and_leaves_nothing(store: Store) -> None:
    await file_brief(store)
    writer = store._doors._writer
    async with writer.execute("PRAGMA page_count") as cursor:
        pages = (await cursor.fetchone())[0]  # type: ignore[index]
    await writer.execute(f"PRAGMA max_page_count = {pages + 2}")
    large = a_brief(article=an_article(headline="A long piece", text="Words of the harbour. " * 5000))
    with pytest.raises(DiskFullError) as caught:
        await file_brief(store, large)
    assert caught.value.path == store.path
    assert (await store.articles.counts()).articles == 1
    assert await store.check() == ()
    await writer.execute("PRAGMA max_page_count = 1000000")
    assert (await file_brief(store, large)).status == "new"


async def test_a_transaction_that_sqlite_gave_up_by_itself_is_not_taken_for_committed(store: Store) -> None:
    async def unit(tx: Transaction) -> None:
        await tx.run("ROLLBACK")  # as SQLite does inside a statement when the disk is full

    with pytest.raises(StoreUnreachableError):
        await store._doors.write(unit)


async def test_the_log_is_cut_when_it_grows_large(store: Store) -> None:
    log = store.path.with_name("news.db-wal")
    await store.servers.set_setting("small", "x")
    assert log.stat().st_size > 0
    await store.servers.set_setting("large", "x" * 5_000_000)
    assert log.stat().st_size == 0
    assert await store.servers.setting("large") == "x" * 5_000_000


async def test_a_reader_in_the_way_only_puts_the_cutting_off(store: Store) -> None:
    inside, go_on = asyncio.Event(), asyncio.Event()

    async def unit(tx: Transaction) -> None:
        await tx.number(_COUNT)
        inside.set()
        await go_on.wait()

    reading = asyncio.create_task(store._doors.read(unit))
    await inside.wait()
    store._doors._next_checkpoint = 0
    await asyncio.wait_for(store.servers.set_setting("key", "x"), 2)
    go_on.set()
    await reading
    assert await store.servers.setting("key") == "x"
