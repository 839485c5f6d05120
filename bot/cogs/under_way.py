"""The questions that are being answered, so that none is left without a word when the bot is told to stop."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Final

import discord

from bot.cards import labels
from bot.cogs.answering import Interaction, refuse

log = logging.getLogger(__name__)

LAST_WORDS: Final = 1.0  # seconds to say that the bot stops


class UnderWay:
    """Which task answers which question."""

    def __init__(self) -> None:
        self._tasks: dict[asyncio.Task[Any], Interaction] = {}

    def add(self, interaction: Interaction) -> None:
        """The current task answers it, until it ends."""
        task = asyncio.current_task()
        if task is not None:
            self._tasks[task] = interaction
            task.add_done_callback(lambda done: self._tasks.pop(done, None))

    async def close(self, within: float) -> None:
        """Let the answers under way come to their end; who still waits after so many seconds is told to ask again."""
        answering = dict(self._tasks)
        if not answering:
            return
        _, late = await asyncio.wait(answering, timeout=within)
        for task in late:
            task.cancel()
        left = [answering[task] for task in late]
        await asyncio.gather(*late, *(_say_goodbye(one) for one in left), return_exceptions=True)


async def _say_goodbye(interaction: Interaction) -> None:
    if interaction.type is discord.InteractionType.autocomplete:
        return
    try:
        async with asyncio.timeout(LAST_WORDS):
            await refuse(interaction, labels.BOT_STOPS)
    except Exception as error:  # noqa: BLE001 - the bot stops all the same
        log.warning("left without an answer interaction=%d error=%s", interaction.id, type(error).__name__)
