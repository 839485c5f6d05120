"""The archive: one SQLite file, opened by `Store.open`, reached through its families of tables.

    async with await Store.open(path) as store:
        filed = await store.articles.file(brief, identity=…, filed_at=now, features=…, place=…)

What every caller may rely on:

- all methods are coroutines; times in and out are aware (kept in UTC), ids are the numbers of their rows;
- a write is there, whole and on the disk, when its await returns; a failed or killed one left nothing; one whose await
  was cancelled is either whole or nothing, and never in the way of the next;
- several tasks and several processes may write at once: they take turns. `StoreBusyError` after 30 s without a turn;
- what any process committed is in every later read; one read sees one state of the store;
- a removed article is in no answer of any family but ``articles.history``, ``articles.revisions`` and ``posts``;
- nothing comes back that is not word for word in the stored text: altered lines, and revisions with an altered
  headline, are left out.

The families:

``store.articles``  file, load(ids), get(slug_or_url), remove(slug_or_url, at), restore(slug_or_url), forget_before,
                    history(slug_or_url), revisions(ids), lookup_rows(), changes_since(change), counts(),
                    find_quotes(speakers=, article_ids=, most_articles=), find_telling(words, most_articles=)
``store.stories``   recent(since=, limit=, samples=), count(since=, samples=), get(id), newest_number(),
                    number_before(time), merge(id, into), move(article_id, into)
``store.servers``   set(subscription), get(guild, channel), list_for(guild), all_active(), all_left(), pause, resume,
                    remove(guild, channel) → bool, note_left(guild, at), note_back(guild),
                    note_present(guilds, at), has_left(guild), forget_left(before), setting(key),
                    set_setting(key, value)
``store.news``      since(number, samples=) → every article of the stories with something new, without its text;
                    removed_since(number), past(guild, channel, purpose, told_since=, decided_since=),
                    first_due(guild, channel, purpose, since=)
``store.outbox``    plan(row) → bool, replan, begin(row_id, at) → attempt, sent(row_id, message_id, at),
                    mark(row_id, state, reason) → bool, retry_at(row_id, due_at, reason, strike=) → strikes, rearm,
                    pending(now, since=), to_crosspost(), crossposted(row_id, outcome), get(row_id),
                    find(guild, channel, date, purpose, part), last_for(guild, channel, purpose, states=, before=),
                    list_for(guild), counts()
``store.people``    get(id), bearers(key), largest(most), count(), articles_of(ids, name), heard(since),
                    said_in(article_ids), unread(after, most), fill(articles, recogniser), join(id, other, at),
                    part(id, name, at)
``store.notices``   to_tell(), told(row_id, outcome) → bool, is_known(row), channel_for(guild),
                    set_channel(guild, channel)
``store.health``    tally(now, late=, since=, guild_id=), last_tick(), note_tick(at), started(), note_start(at),
                    clock_off(), note_clock(off), zones(), quick_check(), searches_words(), free_bytes()
``store.decisions`` on(guild, channel, date), marked(guild, mark), guild_of(channel),
                    last_date(guild, channel), forget_before(date)
``store.upkeep``    outdated(versions, before=, most=), get(id), renew(articles, recogniser)
``store.feeds``     follow(guild, key=, url=, …) → feed and whether it is new there, unfollow, pause, resume(guild,
                    feed), list_for(guild), followed_by(guild), origins_of(article_ids); due(now),
                    succeeded(feed, …, items=), failed(feed, …); waiting(now, …), newest_item(feed),
                    skip(item, reason), try_later(item, at, reason), tally(…)
``store.posts``     record(post), with_revision(revision_id), find(message_id), count()

The store itself: hold_bot(), data_version(), check(), close(), path.
"""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self

from storage import files
from storage.articles import Articles
from storage.decisions import Decisions
from storage.doors import Doors, open_doors
from storage.errors import BotRunningError, StoreReplacedError
from storage.feeds import Feeds
from storage.health import Health
from storage.locks import BotLock, WriteTurn
from storage.news import News
from storage.notices import Notices
from storage.outbox import Outbox
from storage.people import People
from storage.posts import Posts
from storage.servers import Servers
from storage.stories import Stories
from storage.upkeep import Upkeep

_LOCK_LOOK = 0.05  # seconds; looking whether a bot runs takes far less
PATIENCE = 30.0  # seconds to wait for the turn to write; a bulk ingest gives it up after every article


class Store:
    """An open store. Made by `open`; close it once, or use it as an asynchronous context."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._bot_lock = BotLock(doors.path)
        self.path = doors.path
        self._identity = files.identity(doors.path)
        self.articles = Articles(doors)
        self.stories = Stories(doors)
        self.servers = Servers(doors)
        self.outbox = Outbox(doors)
        self.posts = Posts(doors)
        self.people = People(doors)
        self.upkeep = Upkeep(doors)
        self.notices = Notices(doors)
        self.health = Health(doors)
        self.decisions = Decisions(doors)
        self.news = News(doors)
        self.feeds = Feeds(doors)

    @classmethod
    async def open(cls, path: Path, *, create: bool = True, patience: float = PATIENCE) -> Self:
        """Open the store at ``path``, made if there is none (unless ``create`` is False) and brought up to date.

        Raises one of the `StoreFileError` family, each for one reason, and `SqliteTooOldError`; a file that is no
        store of this program is not touched.
        """
        files.refuse_old_sqlite()
        path = await asyncio.to_thread(path.resolve)  # two names of one file share their locks
        await asyncio.to_thread(files.prepare, path, create=create)
        turn = WriteTurn(path, patience=patience)
        try:
            await turn.take()
            try:
                await asyncio.to_thread(files.bring_up, path)
                doors = await open_doors(path, turn)
            finally:
                turn.give_up()
        except sqlite3.Error as error:
            raise files.error_for(error, path) from error
        except OSError as error:
            raise files.error_for_os(error, path) from error
        return cls(doors)

    async def hold_bot(self) -> None:
        """Be the one bot on this store until it is closed; raises `BotRunningError` where another one is."""
        for more in (True, True, True, False):
            try:
                self._bot_lock.take()
                return
            except BotRunningError:
                if not more:
                    raise
                await asyncio.sleep(_LOCK_LOOK)  # somebody may only be looking whether a bot runs: see bot_runs
            except OSError as error:
                raise files.error_for_os(error, self.path) from error

    async def bot_runs(self) -> bool:
        """Whether a bot runs on this store, in this process or another."""
        return self._bot_lock.is_held()

    async def data_version(self) -> int:
        """A number that is another one after anybody committed anything; cheap enough to ask before every answer.

        Raises `StoreReplacedError` where the file is no longer the one that was opened: what it says is lost.
        """
        if files.identity(self.path) != self._identity:
            raise StoreReplacedError(self.path)
        return await self._doors.data_version()

    async def check(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file; () when nothing. Takes as long as reading all of it."""
        return await asyncio.to_thread(files.check, self.path)

    async def close(self) -> None:
        """Let what is being written finish, and close the file; closing again does nothing."""
        try:
            await self._doors.close()
        finally:
            self._bot_lock.give_up()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
