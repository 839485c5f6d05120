"""Admins are told once of a digest that is not there: in the channel set for it, or else whoever set the digest.

A notice is taken for told before it goes out: one that is lost is better than one that comes each day. What it says
stands in `/digest list` and `/status` as well.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from itertools import groupby

from bot.bucket import Bucket
from bot.cards.admin import notice_told
from bot.posting import Carrier, ChannelRefusedError, EditionRefusedError, NotNowError, PostingError
from storage.outbox import is_trouble
from storage.records import OutboxRow
from storage.store import Store

log = logging.getLogger(__name__)

WANTED, TOLD, KNOWN, REFUSED, NOBODY, SETTLED = "wanted", "told", "known", "refused", "nobody", "settled"
MOST_A_ROUND = 20  # servers told of trouble in one round: after an outage there may be many
MOST_TRIES = 3  # times that a notice is put off until it is given up


class Teller:
    """Tells admins what went wrong with their digests; `round` tells what nobody was told of."""

    def __init__(self, carrier: Carrier, store: Store, bucket: Bucket) -> None:
        self._carrier, self._store, self._notices, self._bucket = carrier, store, store.notices, bucket
        self._put_off: dict[int, int] = {}
        self._turn = asyncio.Lock()

    async def round(self) -> None:
        """Tell what is to be told; a notice that fails changes nothing."""
        if self._turn.locked():
            return
        async with self._turn:
            rows = sorted(await self._notices.to_tell(), key=lambda row: (row.guild_id, *_line_of(row), row.row_id))
            servers = [list(found) for _, found in groupby(rows, key=lambda row: row.guild_id)]
            for found in servers[:MOST_A_ROUND]:
                try:
                    await self._tell_server(found)
                except PostingError as error:
                    log.warning("notice not given guild=%d error=%s", found[0].guild_id, type(error).__name__)

    async def settle(self, row: OutboxRow) -> None:
        """Its trouble was told where it was asked for."""
        await self._notices.told(row.row_id, KNOWN)

    async def _tell_server(self, rows: Sequence[OutboxRow]) -> None:
        guild_id = rows[0].guild_id
        left = await self._store.servers.has_left(guild_id)
        by_member: dict[int, list[OutboxRow]] = {}
        for _, found in groupby(rows, key=_line_of):
            *older, newest = found
            for row in older:  # a bot that was away for a week has one thing to say
                await self._notices.told(row.row_id, KNOWN)
            subscription = await self._store.servers.get(guild_id, newest.channel_id)
            if not is_trouble(newest):  # found in the channel after all
                await self._notices.told(newest.row_id, SETTLED)
            elif left or subscription is None:
                await self._notices.told(newest.row_id, NOBODY)
            elif await self._notices.is_known(newest):
                await self._notices.told(newest.row_id, KNOWN)
            else:
                by_member.setdefault(subscription.set_by, []).append(newest)
        if by_member:
            await self._tell_someone(guild_id, by_member)

    async def _tell_someone(self, guild_id: int, by_member: Mapping[int, Sequence[OutboxRow]]) -> None:
        place = await self._notices.channel_for(guild_id)
        if place is not None:
            everything = [row for rows in by_member.values() for row in rows]
            if await self._tell(everything, partial(self._carrier.tell, guild_id, place), alone=False):
                return
        for member_id, rows in by_member.items():
            await self._tell(rows, partial(self._carrier.tell_member, member_id), alone=True)

    async def _tell(
        self, rows: Sequence[OutboxRow], send: Callable[[str, str], Awaitable[None]], *, alone: bool
    ) -> bool:
        """Whether it was told, may have been, or will be; False where they can't be told so."""
        for row in rows:
            await self._notices.amend(row.row_id, TOLD)
        await self._bucket.take()
        try:
            await send(notice_told(rows, alone=alone), _nonce_for(rows))
        except NotNowError:
            await self._put_off_to_later(rows)
        except (ChannelRefusedError, EditionRefusedError):
            for row in rows:
                await self._notices.amend(row.row_id, REFUSED)
            return False
        except PostingError:
            log.warning("notice in doubt guild=%d", rows[0].guild_id)  # it may stand there: it is not repeated
        return True

    async def _put_off_to_later(self, rows: Sequence[OutboxRow]) -> None:
        for row in rows:
            tries = self._put_off.pop(row.row_id, 0) + 1
            if tries < MOST_TRIES:
                self._put_off[row.row_id] = tries
                await self._notices.amend(row.row_id, WANTED)
            else:
                await self._notices.amend(row.row_id, REFUSED)


def _line_of(row: OutboxRow) -> tuple[int, str]:
    """What has one thing to say: the daily digest of a channel, or what was asked for there."""
    return row.channel_id, row.purpose


def _nonce_for(rows: Sequence[OutboxRow]) -> str:
    ids = ",".join(str(row.row_id) for row in rows)
    return hashlib.sha256(f"notice {ids}".encode()).hexdigest()[:24]
