"""Digests of announcement channels go on to the channels that follow them, after they were posted.

That a digest is to go on stands in its row, so a crash between the two is made up for; asking twice changes nothing.
Discord takes about ten an hour of a channel: one that has to wait holds up no other, nor any digest.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.bucket import Bucket
from bot.patience import Patience
from bot.posting import (
    AlreadyPostedError,
    Carrier,
    ChannelRefusedError,
    EditionRefusedError,
    NotNowError,
    PostingError,
)
from storage.outbox import Outbox
from storage.records import OutboxRow

log = logging.getLogger(__name__)

DONE, DELETED, TOO_LATE = "done", "deleted", "late"
TOO_OLD = timedelta(days=1)  # yesterday's digest is no news to those who follow
MOST_TRIES = 3  # refusals by the channel until it is given up
RETRY = (60.0, 600.0, 3_600.0)  # seconds until the next try, by the tries so far


class Crossposter:
    """Lets posted digests go on; `round` does what can be done now."""

    def __init__(self, carrier: Carrier, outbox: Outbox, bucket: Bucket, *, monotonic: Callable[[], float]) -> None:
        self._carrier, self._outbox, self._bucket = carrier, outbox, bucket
        self._patience = Patience(monotonic, RETRY)
        self._busy: set[int] = set()

    async def round(self, now: datetime) -> None:
        """Try each that waits; one that fails or takes long is left to a later round."""
        rows = [row for row in await self._outbox.to_crosspost() if self._may_go(row)]
        self._busy.update(row.row_id for row in rows)
        await asyncio.gather(*(self._try(row, now) for row in rows))

    def _may_go(self, row: OutboxRow) -> bool:
        return row.row_id not in self._busy and not self._patience.waits(row.row_id)

    async def _try(self, row: OutboxRow, now: datetime) -> None:
        try:
            outcome = await self._outcome(row, now)
            if outcome:
                await self._outbox.crossposted(row.row_id, outcome)
                self._patience.forget(row.row_id)
                if outcome != DONE:
                    log.warning("not crossposted row=%d channel=%d why=%s", row.row_id, row.channel_id, outcome)
        finally:
            self._busy.discard(row.row_id)

    async def _outcome(self, row: OutboxRow, now: datetime) -> str:
        """How it ended; "" where it is to be tried again."""
        if row.message_id is None:
            return DELETED
        if now - (row.sent_at or row.due_at) > TOO_OLD:
            return TOO_LATE
        await self._bucket.take()
        try:
            await self._carrier.crosspost(row.guild_id, row.channel_id, row.message_id)
        except AlreadyPostedError:
            return DELETED
        except EditionRefusedError as error:
            return f"refused {error.code}"
        except ChannelRefusedError as error:
            tries = self._patience.put_off(row.row_id)
            return f"refused {error.status}/{error.code}" if tries >= MOST_TRIES else ""
        except PostingError as error:
            self._patience.put_off(row.row_id, error.after if isinstance(error, NotNowError) else 0.0)
            return ""
        return DONE
