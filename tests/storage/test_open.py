"""Opening: a fresh store, files that are none, older and newer ones, one bot only."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage import files
from storage.errors import (
    BotRunningError,
    SqliteTooOldError,
    StoreBusyError,
    StoreClosedError,
    StoreCorruptError,
    StoreEmptyError,
    StoreForeignError,
    StoreMissingError,
    StoreNewerError,
    StoreReadOnlyError,
    StoreReplacedError,
    StoreUnreachableError,
)
from storage.locks import WriteTurn, write_lock_for
from storage.schema import APPLICATION_ID, MIGRATIONS
from storage.store import Store
from tests.storage.stores import by_hand, file_brief

NOBODY = 65534


async def refused(path: Path, error: type[Exception], **options: bool) -> Exception:
    with pytest.raises(error) as caught:
        await Store.open(path, **options)
    assert caught.value.path == path.resolve()  # type: ignore[attr-defined]
    return caught.value


async def test_a_fresh_store_is_made_with_its_folders_and_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "data" / "deeper" / "news.db"
    async with await Store.open(path) as store:
        assert (await store.articles.counts()).articles == 0
        assert await store.check() == ()
    assert by_hand(path, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert by_hand(path, "PRAGMA user_version") == [(len(MIGRATIONS),)]
    assert by_hand(path, "PRAGMA journal_mode") == [("wal",)]


async def test_a_closed_store_leaves_one_file_and_its_empty_lock(tmp_path: Path) -> None:
    async with await Store.open(tmp_path / "news.db") as store:
        await file_brief(store)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news.db", "news.db.write.lock"]


async def test_connections_are_set_as_promised(store: Store) -> None:
    for db in (store._doors._writer, store._doors._reader):
        found = {}
        for pragma in ("journal_mode", "foreign_keys", "busy_timeout", "synchronous", "wal_autocheckpoint"):
            async with db.execute(f"PRAGMA {pragma}") as cursor:
                found[pragma] = (await cursor.fetchone())[0]  # type: ignore[index]
        assert found == {
            "journal_mode": "wal",
            "foreign_keys": 1,
            "busy_timeout": 5000,
            "synchronous": 2,
            "wal_autocheckpoint": 0,
        }
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await store._doors._reader.execute("DELETE FROM article")


async def test_a_missing_store_is_not_made_where_none_was_asked_for(tmp_path: Path) -> None:
    await refused(tmp_path / "news.db", StoreMissingError, create=False)
    assert list(tmp_path.iterdir()) == []


async def test_a_file_of_no_bytes_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.touch()
    await refused(path, StoreEmptyError)
    assert path.stat().st_size == 0
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"hello", b"\0" * 5000, b"SQLite format 3\0", b"not a database, but long" * 99])
async def test_a_file_that_is_no_database_is_refused_and_left(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "news.db"
    path.write_bytes(content)
    await refused(path, StoreCorruptError)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


async def test_a_database_of_another_program_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    by_hand(path, "CREATE TABLE bookmark (name TEXT)")
    before = path.read_bytes()
    error = await refused(path, StoreForeignError)
    assert error.application_id == 0  # type: ignore[attr-defined]
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


async def test_a_store_of_a_newer_program_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    await (await Store.open(path)).close()
    by_hand(path, "PRAGMA user_version = 99")
    error = await refused(path, StoreNewerError)
    assert (error.found, error.known) == (99, len(MIGRATIONS))  # type: ignore[attr-defined]
    assert by_hand(path, "PRAGMA user_version") == [(99,)]


async def test_a_newer_program_that_comes_by_stops_the_writes_of_an_older_one(store: Store) -> None:
    by_hand(store.path, "PRAGMA user_version = 99")
    with pytest.raises(StoreNewerError):
        await file_brief(store)
    assert await store.articles.load([1]) == []


async def test_a_damaged_store_is_told_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    async with await Store.open(path) as store:
        await file_brief(store)
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xff" * 3996  # the page that holds the schema
    path.write_bytes(content)
    await refused(path, StoreCorruptError)


async def test_damage_met_while_reading_is_told_as_damage(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    async with await Store.open(path) as store:
        await file_brief(store)
    [(page,)] = by_hand(path, "SELECT rootpage FROM sqlite_master WHERE name = 'article'")
    content = bytearray(path.read_bytes())
    content[4096 * (page - 1) : 4096 * page] = b"\xff" * 4096
    path.write_bytes(content)
    async with await Store.open(path) as store:
        assert await store.check() != ()
        with pytest.raises(StoreCorruptError):
            await store.articles.lookup_rows()


async def test_a_folder_is_no_store(tmp_path: Path) -> None:
    await refused(tmp_path, StoreUnreachableError)


async def test_a_store_below_a_file_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    await refused(tmp_path / "file" / "news.db", StoreUnreachableError)


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder that somebody without rights may look into, and that somebody for the length of the test."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


class Nobody:
    """Nobody's rights while the block lasts; where the tests don't run as root, one's own do."""

    def __enter__(self) -> None:
        self.was = os.geteuid()
        if self.was == 0:
            try:
                os.seteuid(NOBODY)
            except OSError:
                pytest.skip("this machine does not let the tests give up root's rights")

    def __exit__(self, *_: object) -> None:
        os.seteuid(self.was)


async def test_a_store_in_a_folder_that_cannot_be_written_is_read_only(locked_folder: Path) -> None:
    path = locked_folder / "news.db"
    await (await Store.open(path)).close()
    write_lock_for(path).unlink()
    path.chmod(0o644)
    locked_folder.chmod(0o555)
    with Nobody():
        await refused(path, StoreReadOnlyError)
        await refused(locked_folder / "other.db", StoreReadOnlyError)
        await refused(locked_folder / "deeper" / "other.db", StoreReadOnlyError)
    assert [entry.name for entry in locked_folder.iterdir()] == ["news.db"]


async def test_a_store_file_that_cannot_be_written_is_read_only(locked_folder: Path) -> None:
    path = locked_folder / "news.db"
    await (await Store.open(path)).close()
    path.chmod(0o444)
    locked_folder.chmod(0o777)
    with Nobody():
        await refused(path, StoreReadOnlyError)


async def test_a_store_that_cannot_be_read_is_unreachable(locked_folder: Path) -> None:
    path = locked_folder / "news.db"
    await (await Store.open(path)).close()
    path.chmod(0)
    with Nobody():
        await refused(path, StoreUnreachableError)


@pytest.mark.parametrize("version", range(len(MIGRATIONS) + 1))
async def test_every_earlier_version_upgrades_to_what_a_fresh_store_is(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        files.migrate(db, MIGRATIONS[:version])
        if version >= 1:
            db.execute("INSERT INTO story (created_at) VALUES ('2026-01-05T12:00:00.000000+00:00')")
    async with await Store.open(path) as store:
        filed = await file_brief(store)
        assert filed.story_id == (2 if version >= 1 else 1)
        assert await store.check() == ()
    await (await Store.open(tmp_path / "fresh.db")).close()
    schema = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    assert by_hand(path, schema) == by_hand(tmp_path / "fresh.db", schema)


def test_a_failing_migration_leaves_the_version_before_it(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    files.bring_up(path, MIGRATIONS)
    steps = (*MIGRATIONS, "CREATE TABLE good (a)", "CREATE TABLE half (a); CREATE TABLE half (a)")
    with pytest.raises(StoreUnreachableError):
        files.bring_up(path, steps)
    assert by_hand(path, "PRAGMA user_version") == [(len(MIGRATIONS) + 1,)]
    names = {row[0] for row in by_hand(path, "SELECT name FROM sqlite_master")}
    assert "good" in names
    assert "half" not in names


def test_a_killed_making_leaves_no_store_and_the_next_one_succeeds(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with pytest.raises(StoreUnreachableError):
        files.bring_up(path, (*MIGRATIONS, "NONSENSE"))
    assert not path.exists()
    files.bring_up(path)
    assert files.look(path)
    assert not path.with_name("news.db.new").exists()


async def test_the_log_of_a_deleted_store_does_not_get_into_a_new_one(tmp_path: Path) -> None:
    old, path = tmp_path / "old.db", tmp_path / "news.db"
    async with await Store.open(old) as store:
        await file_brief(store)
        shutil.copy(tmp_path / "old.db-wal", tmp_path / "news.db-wal")
    async with await Store.open(path) as store:
        assert (await store.articles.counts()).articles == 0
        assert await store.check() == ()


async def test_only_one_bot_runs_on_a_store(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    async with await Store.open(path) as first, await Store.open(path) as second:
        await first.hold_bot()
        await first.hold_bot()
        with pytest.raises(BotRunningError) as caught:
            await second.hold_bot()
        assert caught.value.lock.name == "news.db.bot.lock"
        await file_brief(second)  # the command line works beside a running bot
        await first.close()
        await second.hold_bot()


async def test_another_name_of_the_file_is_the_same_store(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    async with await Store.open(path) as first:
        (tmp_path / "link.db").symlink_to(path)
        async with await Store.open(tmp_path / "link.db") as second:
            await first.hold_bot()
            with pytest.raises(BotRunningError):
                await second.hold_bot()


async def test_a_turn_that_never_comes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    async with await Store.open(path, patience=0.05) as store:
        other = WriteTurn(path, patience=1)
        await other.take()
        with pytest.raises(StoreBusyError):
            await file_brief(store)
        with pytest.raises(StoreBusyError):
            await Store.open(path, patience=0.05)
        assert await store.articles.load([1]) == []  # reading needs no turn
        other.give_up()
        assert (await file_brief(store)).status == "new"


async def test_a_closed_store_says_so(store: Store) -> None:
    await store.close()
    await store.close()
    with pytest.raises(StoreClosedError):
        await store.articles.counts()
    with pytest.raises(StoreClosedError):
        await file_brief(store)


async def test_an_sqlite_that_is_too_old_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 7, 17))
    with pytest.raises(SqliteTooOldError):
        await Store.open(tmp_path / "news.db")


async def test_a_store_that_was_replaced_while_open_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "n.db"
    async with await Store.open(tmp_path / "other.db"):
        pass
    async with await Store.open(path) as store:
        assert isinstance(await store.data_version(), int)
        (tmp_path / "other.db").replace(path)
        with pytest.raises(StoreReplacedError):
            await store.data_version()
