"""The stores of a drill: some news, some channels, and a look at the outbox from outside. All names are invented."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.desk import Desk
from briefs.models import Article
from storage.records import Subscription, WhenEmpty
from storage.store import Store

DUE = datetime(2026, 3, 3, 7, 0, tzinfo=UTC)  # a Tuesday
START = DUE - timedelta(seconds=1)
GUILD, FIRST = 100, 2000  # channels count up from there
A_GUILD = 250  # channels a server at most
# The same instant in four zones: half an hour off, behind and ahead of UTC.
TIMES = (("07:00", "UTC"), ("08:00", "Europe/Paris"), ("12:30", "Asia/Kolkata"), ("02:00", "America/New_York"))
REPORTED = frozenset({"uncertain", "missed", "suspended", "failed"})

# Invented things, deeds and people: articles of different numbers tell of different events.
_THINGS = "ferry line,tram depot,night market,water tower,library hall,steel mill,orchard fair,lighthouse,dry dock"
_DEEDS = "reopen,sell,close,repair,move,insure,rename,rebuild,lease,paint,survey,light,fence"
_PEOPLE = "Dana Whitlock,Orrin Vale,Petra Lunn,Amos Keld,Ines Farrow,Tobias Wren,Greta Holm,Silas Board"
_GROUPS = "council,harbour board,works committee,school trust,farmers' league,tenants' union,sailing club"
_REASONS = (
    "the old road, the only other way across, will close for repairs in spring",
    "a storm took half of the roof in December and rain still comes in",
    "nobody has insured the building since its last keeper retired",
    "the price of timber has doubled since the first plan was drawn",
    "three hundred families draw their drinking water from the same well",
)
_SYLLABLES = "bra ko lim te vos qua ru den fi mar ul sko pe tha win or gle sa dun ri"
_TEXT = """\
The {group} of {town} voted on Monday to {deed} the {a} {b} after {hours} hours of talks.

{first} said the {a} {b} would cost {sum} crowns a year. “We promised {town} an answer about the {c},” {last} said.

The vote matters because {reason}, and the {d} {e} feeds the {f} of {other}.

{critic} of the {g} {h} doubts the plan. “The {i} of the {j} does not add up yet,” {critic} said.
"""


@dataclass(frozen=True)
class Row:
    """A row of the outbox."""

    channel_id: int
    local_date: str
    purpose: str
    state: str
    message_id: int | None
    attempt: int
    reason: str
    place: str
    crosspost: str
    notice: str


def article(number: int, day: datetime = DUE) -> Article:
    """An article of an invented outlet; each number tells of another event."""
    by = random.Random(number)
    words = {
        letter: "".join(by.choices(_SYLLABLES.split(), k=3)) for letter in "abcdefghijkl"
    }  # so that no two are alike
    town, other = words["k"].title(), words["l"].title()
    thing, deed, group = (by.choice(some.split(",")) for some in (_THINGS, _DEEDS, _GROUPS))
    first, critic = by.sample(_PEOPLE.split(","), 2)
    text = _TEXT.format(
        group=group,
        town=town,
        other=other,
        deed=deed,
        **{**words, "b": thing},
        first=first,
        last=first.split()[-1],
        critic=critic,
        reason=by.choice(_REASONS),
        hours=by.randrange(2, 30),
        sum=by.randrange(1_000, 90_000),
    )
    return Article(
        headline=f"{town} {group.title()} Votes to {deed.title()} the {words['a'].title()} {thing.title()}",
        text=text.strip(),
        outlet=f"The {other} Desk",
        published=(day - timedelta(hours=9)).date().isoformat(),
    )


def write_articles(folder: Path, numbers: range) -> Path:
    """Articles as files, for the program to ingest."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        one = article(number)
        head = f"---\ntitle: {one.headline}\nsource: {one.outlet}\ndate: {one.published}\n---\n\n"
        (folder / f"{number:04}.md").write_text(head + one.text + "\n", encoding="utf-8")
    return folder


def guild_of(channel_id: int) -> int:
    """The server of a channel of the drill."""
    return GUILD + (channel_id - FIRST) // A_GUILD


async def make_store(
    path: Path, channels: int, *, articles: int = 3, at: datetime = START, when_empty: WhenEmpty = "skip"
) -> None:
    """A store with news of the last hours and a digest in each of so many channels, due at `DUE`."""
    now = at - timedelta(hours=3)
    async with await Store.open(path) as store:
        desk = Desk(store, clock=lambda: now)
        await desk.start()
        for number in range(articles):
            await desk.file_article(article(number))
        for place in range(channels):
            clock, zone = TIMES[place % len(TIMES)]
            channel_id = FIRST + place
            await store.servers.set(
                Subscription(
                    guild_id=guild_of(channel_id),
                    channel_id=channel_id,
                    time=clock,
                    zone=zone,
                    when_empty=when_empty,
                    set_by=5,
                    set_at=at - timedelta(hours=20),
                )
            )


def change(path: Path, sql: str, *params: object) -> None:
    """Change a setting in a store that nobody has open."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(sql, params)


def let_go_on(path: Path) -> None:
    """Every digest of the store goes on to the channels that follow its own."""
    change(path, "UPDATE subscription SET crosspost = 1")


def tell_in(path: Path, guild_id: int, channel_id: int) -> None:
    """The admins of a server are told of trouble in this channel."""
    change(path, "INSERT INTO notice_channel (guild_id, channel_id) VALUES (?, ?)", guild_id, channel_id)


def copy_store(template: Path, folder: Path) -> Path:
    """A copy of a closed store."""
    return Path(shutil.copy(template, folder / "nutgraf.db"))


def look(path: Path, sql: str, *params: object) -> list[tuple[Any, ...]]:
    """Read from a store that others have open; nothing of it is changed."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None, timeout=5)) as db:
        return db.execute(sql, params).fetchall()


def rows_of(path: Path, *, purpose: str = "daily") -> list[Row]:
    """The outbox."""
    columns = "channel_id, local_date, purpose, state, message_id, attempt, reason, place, crosspost, notice"
    found = look(path, f"SELECT {columns} FROM outbox WHERE purpose = ? ORDER BY id", purpose)
    return [Row(*one) for one in found]


def integrity(path: Path) -> Sequence[str]:
    """What SQLite finds wrong; empty when nothing. The writers must have ended."""
    with closing(sqlite3.connect(path)) as db:
        found = [str(line) for (line,) in db.execute("PRAGMA integrity_check")]
        found += [f"foreign key {line}" for line in db.execute("PRAGMA foreign_key_check")]
    return [line for line in found if line != "ok"]
