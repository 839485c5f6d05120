"""Told to stop while questions are being answered."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast
from unittest.mock import AsyncMock

import discord
import pytest

from bot.cards import labels
from bot.cogs.answering import Interaction, tell
from bot.cogs.under_way import UnderWay
from bot.newsroom import answer_error
from tests.bot.conftest import Room


def asked(kind: discord.InteractionType = discord.InteractionType.application_command) -> Any:
    """A question, as far as an answer looks at it."""
    response = SimpleNamespace(send_message=AsyncMock(), is_done=lambda: False)
    return SimpleNamespace(id=7, guild_id=1, type=kind, response=response, extras={})


async def answering(under_way: UnderWay, interaction: Any, go: asyncio.Event) -> None:
    """An answer that takes until ``go``."""
    under_way.add(cast(Interaction, interaction))
    await go.wait()
    await interaction.response.send_message("here it is")


async def test_an_answer_under_way_comes_to_its_end() -> None:
    under_way, interaction, go = UnderWay(), asked(), asyncio.Event()
    task = asyncio.create_task(answering(under_way, interaction, go))
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(go.set)
    await under_way.close(1.0)
    assert task.done()
    interaction.response.send_message.assert_awaited_once_with("here it is")


async def test_who_still_waits_is_told_that_the_bot_stops() -> None:
    under_way, interaction, typing = UnderWay(), asked(), asked(discord.InteractionType.autocomplete)
    tasks = [asyncio.create_task(answering(under_way, one, asyncio.Event())) for one in (interaction, typing)]
    await asyncio.sleep(0)
    await under_way.close(0.01)
    assert all(task.cancelled() for task in tasks)
    assert interaction.response.send_message.await_args.args == (labels.BOT_STOPS,)
    typing.response.send_message.assert_not_awaited()


async def test_who_looks_at_thinking_is_told_before_the_time_is_over() -> None:
    under_way, interaction, go = UnderWay(), asked(), asyncio.Event()
    interaction.extras["deferred"] = True
    interaction.edit_original_response = AsyncMock(side_effect=lambda **_: go.set())  # slow as it is, it is let in
    task = asyncio.create_task(answering(under_way, interaction, go))
    await asyncio.sleep(0)
    async with asyncio.timeout(1):
        await under_way.close(0.03)
    interaction.edit_original_response.assert_awaited_once()
    assert interaction.edit_original_response.await_args.kwargs["content"] == labels.BOT_STOPS
    assert not task.cancelled()  # its own answer came after all, in the place of that
    interaction.response.send_message.assert_awaited_once_with("here it is")


async def test_who_is_told_early_is_not_told_again() -> None:
    under_way, interaction = UnderWay(), asked()
    interaction.extras["deferred"] = True
    interaction.edit_original_response = AsyncMock()
    task = asyncio.create_task(answering(under_way, interaction, asyncio.Event()))
    await asyncio.sleep(0)
    await under_way.close(0.03)
    assert task.cancelled()
    interaction.edit_original_response.assert_awaited_once()


async def test_an_answer_on_its_way_is_not_overtaken_by_a_word_of_parting() -> None:
    under_way, interaction = UnderWay(), asked()
    interaction.extras["deferred"] = True
    arrived, said = asyncio.Event(), []

    async def edit(*, content: str, **_: Any) -> None:
        await arrived.wait()
        said.append(content)

    async def answer_slowly() -> None:
        under_way.add(cast(Interaction, interaction))
        await tell(cast(Interaction, interaction), "here it is")

    interaction.edit_original_response = edit
    task = asyncio.create_task(answer_slowly())
    asyncio.get_running_loop().call_later(0.02, arrived.set)
    await asyncio.sleep(0)
    await under_way.close(0.05)
    assert task.done()
    assert said == ["here it is"]


async def test_what_was_answered_is_not_remembered(room: Room) -> None:
    await room.slash("stories")
    async with asyncio.timeout(1):
        await room.bot.under_way.close(60.0)


async def test_an_error_after_the_connections_were_closed_is_one_line(caplog: pytest.LogCaptureFixture) -> None:
    interaction = asked()
    interaction.response.send_message.side_effect = RuntimeError("Session is closed")
    await answer_error(cast(Interaction, interaction), KeyError("secret"), "brief")
    assert "no answer given what=brief interaction=7 error=RuntimeError" in caplog.text
    assert "secret" not in caplog.text
    assert "Traceback" not in caplog.text
