"""The questions that are being answered, so that none is left without a word when the bot is told to stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from typing import Any, Final

import discord

from bot.cards import labels
from bot.cogs.answering import Interaction, is_thinking, refuse

log = logging.getLogger(__name__)

LAST_WORDS: Final = 1.0  # seconds to say that the bot stops
_UNTOLD: Final = 1 / 3  # of the time for answers, in which nobody is told yet


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
        """Let the answers under way come to their end; who still waits after so many seconds is told to ask again.

        Who looks at "thinking" is told so earlier, in its place, as Discord may be slow to take that too; an answer
        that comes after all takes the place of it.
        """
        answering = dict(self._tasks)
        late = await _unfinished(answering, within * _UNTOLD)
        told = {
            task: asyncio.create_task(_say_goodbye(one, within * (1 - _UNTOLD) + LAST_WORDS))
            for task, one in answering.items()
            if task in late and is_thinking(one)
        }
        late = await _unfinished(late, within * (1 - _UNTOLD))
        for task in late:
            task.cancel()
        left = [answering[task] for task in late if task not in told]
        words = (_say_goodbye(one, LAST_WORDS) for one in left)
        await asyncio.gather(*late, *told.values(), *words, return_exceptions=True)


async def _unfinished(tasks: Iterable[asyncio.Task[Any]], within: float) -> set[asyncio.Task[Any]]:
    """Those that did not come to their end in so many seconds."""
    waiting = {*tasks}
    return (await asyncio.wait(waiting, timeout=within))[1] if waiting else waiting


async def _say_goodbye(interaction: Interaction, within: float) -> None:
    if interaction.type is discord.InteractionType.autocomplete:
        return
    try:
        async with asyncio.timeout(within):
            await refuse(interaction, labels.BOT_STOPS)
    except Exception as error:  # noqa: BLE001 - the bot stops all the same
        log.warning("left without an answer interaction=%d error=%s", interaction.id, type(error).__name__)
