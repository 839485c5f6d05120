"""Scenes in which channels are no plain channels, change between plan and post, or somebody is told of trouble."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any

from tests.discord_server.changes import Changes
from tests.discord_server.world import FORUM, HISTORY, NEWS, SEND, TEXT, THREAD, VIEW, a_user
from tests.drill.scenes import Scene, at_post, lost
from tests.drill.stage import Stage
from tests.drill.stores import FIRST, GUILD, article, let_go_on, look, rows_of, tell_in

NOTICES, EDITOR = 1999, 5  # the channel where admins are told; who set the digests
_PARENT = 1998  # of threads
_OPENED = {"method": "POST", "path": r"/channels/\d+/threads$"}
_GOES_ON = {"method": "POST", "path": "/crosspost$"}
_TAG = {"id": "9", "name": "news", "moderated": False, "emoji_id": None, "emoji_name": None}


def _all(one: Stage) -> list[Any]:
    return [one.server.world.channels[FIRST + place] for place in range(4)]


# ---------------------------------------------------------------- what the channels are


def _forums(one: Stage) -> None:
    """Four forums: two ask for no tag, one has one to use, one has none."""
    for channel in _all(one):
        channel.kind = FORUM
    _, _, with_tag, without = _all(one)
    with_tag.tags, with_tag.needs_tag = [_TAG], True
    without.tags, without.needs_tag = [{**_TAG, "moderated": True}], True


def _plain_forums(one: Stage) -> None:
    for channel in _all(one):
        channel.kind = FORUM


def _announcements(one: Stage) -> None:
    for channel in _all(one):
        channel.kind = NEWS
    let_go_on(one.store)


def _threads(one: Stage) -> None:
    """Four threads: one open, one in the archive, one there and locked, one in the archive and hard to reach."""
    parent = one.server.world.add_channel(GUILD, _PARENT, kind=TEXT)
    for channel in _all(one):
        channel.kind, channel.parent_id = THREAD, parent.id
        one.server.world.guilds[GUILD].channels.discard(channel.id)
    for channel in _all(one)[1:]:
        one.server.world.archive(channel, locked=channel.id == FIRST + 2)


def _archive_all(one: Stage) -> None:
    """While nobody looks, every thread goes into the archive."""
    for channel in list(one.server.world.channels.values()):
        if channel.is_thread and not channel.archived:
            one.server.changes.archive(channel.id)


# ---------------------------------------------------------------- what happens


def _between(change: Callable[[Stage], Awaitable[None]]) -> Callable[[Stage], None]:
    """Let it happen when every digest is planned and none was sent: Discord can't reach the server until then."""

    async def when_planned(one: Stage) -> None:
        while len(rows_of(one.store)) < 4:
            await asyncio.sleep(0.02)
        await change(one)
        one.server.changes.end_outage(GUILD)

    def upset(one: Stage) -> None:
        one.server.world.guilds[GUILD].unavailable = True
        one.beside(when_planned(one))

    return upset


def _two(change: Callable[[Changes, int], object]) -> Callable[[Stage], Awaitable[None]]:
    """Two channels change."""

    async def change_two(one: Stage) -> None:
        for place in (0, 1):
            change(one.server.changes, FIRST + place)

    return change_two


def _in_the_wave(change: Callable[[Changes, int], object]) -> Callable[[Stage], None]:
    """One changes as its post arrives, one when its post stands there and the bot does not know it yet."""

    def upset(one: Stage) -> None:
        for channel_id, reached in ((FIRST, "received"), (FIRST + 1, "done")):
            then = partial(change, one.server.changes, channel_id)
            at_post(one, 1, then, ends=f"/{channel_id}/messages", stage=reached)

    return upset


async def _put_out(one: Stage) -> None:
    one.server.changes.remove_bot(GUILD)


def _put_out_in_the_wave(one: Stage) -> None:
    at_post(one, 2, lambda: one.server.changes.remove_bot(GUILD))


def _withdraws(*numbers: int) -> Callable[[Stage], Awaitable[None]]:
    """The operator withdraws these articles beside the bot."""

    async def withdraw(one: Stage) -> None:
        headlines = [article(number).headline for number in numbers]
        for headline in headlines:
            ((slug,),) = look(one.store, _SLUG, headline)
            done = await one.run_beside("remove", slug)
            if done.status != 0:
                raise RuntimeError(done.said())
        one.withdrawn, one.withdrawn_at = headlines, one.server.world.snowflake()

    return withdraw


_SLUG = "SELECT slug FROM article JOIN revision ON revision.article_id = article.id WHERE revision.headline = ?"


# ---------------------------------------------------------------- who is told


def _told_in_a_channel(one: Stage) -> None:
    one.server.world.add_channel(GUILD, NOTICES)
    tell_in(one.store, GUILD, NOTICES)


def _told_alone(one: Stage) -> None:
    one.server.world.users[EDITOR] = a_user(EDITOR, "editor")


def _told_nowhere(one: Stage) -> None:
    _told_in_a_channel(one)
    one.server.world.channels[NOTICES].deny = SEND
    one.server.world.users[EDITOR] = a_user(EDITOR, "editor", takes_no_dm=True)


def _told_instead(one: Stage) -> None:
    _told_nowhere(one)
    one.server.world.users[EDITOR] = a_user(EDITOR, "editor")


SCENES = (
    Scene(
        "forums",
        upset=_forums,
        faults=(
            lost(channel=FIRST, **_OPENED),
            {"what": "error", "status": 502, "after": True, "times": 1, "channel": FIRST + 2, **_OPENED},
            {"what": "error", "status": 503, "times": 1, "channel": FIRST + 1, **_OPENED},
        ),
        ends={0: "sent", 1: "sent", 2: "sent", 3: "failed"},
    ),
    Scene(
        "forums, posts archived, one not to be read",
        upset=_plain_forums,
        meanwhile=_archive_all,
        faults=(lost(channel=FIRST, **_OPENED), lost(channel=FIRST + 1, **_OPENED)),
        deny={0: HISTORY},
        away=timedelta(minutes=2),
        ends={0: "uncertain", 1: "sent"},
    ),
    Scene(
        "announcements",
        upset=_announcements,
        faults=(
            lost(channel=FIRST, **_GOES_ON),
            {"what": "error", "status": 503, "times": 1, "channel": FIRST + 1, **_GOES_ON},
            {"what": "limited", "retry_after": 1_800.0, "times": 1, "channel": FIRST + 2, **_GOES_ON},
            lost(channel=FIRST + 3),
        ),
        ends=dict.fromkeys(range(4), "sent"),
    ),
    Scene(
        "archived threads",
        upset=_threads,
        meanwhile=_archive_all,
        faults=(lost(channel=FIRST + 3),),
        ends={0: "sent", 1: "sent", 2: "suspended", 3: "sent"},
        may_miss=True,
    ),
    Scene(
        "deleted before the post",
        upset=_between(_two(Changes.delete_channel)),
        ends={0: "suspended", 1: "suspended", 2: "sent", 3: "sent"},
        may_miss=True,
    ),
    Scene(
        "deleted in the wave",
        upset=_in_the_wave(Changes.delete_channel),
        ends={0: "suspended", 2: "sent"},
        may_miss=True,
    ),
    Scene("forums before the post", upset=_between(_two(Changes.turn)), ends=dict.fromkeys(range(4), "sent")),
    Scene(
        "forums in the wave",
        upset=_in_the_wave(Changes.turn),
        faults=(lost(channel=FIRST + 1),),
        ends={1: "uncertain", 2: "sent"},
    ),
    Scene(
        "put out before the post",
        upset=_between(_put_out),
        called_off=frozenset({"left"}),
        ends=dict.fromkeys(range(4), "skipped"),
    ),
    Scene("put out in the wave", upset=_put_out_in_the_wave, called_off=frozenset({"left"}), may_miss=True),
    Scene("one story withdrawn", upset=_between(_withdraws(0)), ends=dict.fromkeys(range(4), "sent")),
    Scene(
        "all stories withdrawn",
        upset=_between(_withdraws(0, 1, 2)),
        called_off=frozenset({"withdrawn", "empty"}),
        ends=dict.fromkeys(range(4), "skipped"),
    ),
    Scene(
        "admins told in their channel",
        upset=_told_in_a_channel,
        away=timedelta(minutes=2),
        deny={0: SEND, 1: VIEW},
        faults=(lost(channel=NOTICES),),
        ends={0: "suspended", 1: "suspended", 2: "sent"},
        may_miss=True,
    ),
    Scene(
        "admins told alone",
        upset=_told_alone,
        deny={0: SEND, 1: HISTORY},
        faults=(
            lost(channel=FIRST + 1),
            {"what": "error", "status": 500, "times": 1, "method": "POST", "path": "/users/@me/channels$"},
        ),
        away=timedelta(minutes=1),
        ends={0: "suspended", 2: "sent"},
        may_miss=True,
    ),
    Scene("admins told alone instead", upset=_told_instead, deny={0: SEND}, ends={0: "suspended"}, may_miss=True),
    Scene("nobody to be told", upset=_told_nowhere, deny={0: SEND}, ends={0: "suspended", 1: "sent"}, may_miss=True),
)
