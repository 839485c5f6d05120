"""The first word to a question, and what is put in its place later, when Discord's word for them is lost."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast
from unittest.mock import AsyncMock

import aiohttp
import discord
import pytest

from bot.cogs.answering import Interaction, answer, defer, put, tell

LOST = aiohttp.ServerDisconnectedError()
GARBAGE = ValueError("no JSON")


def refusal(code: int) -> discord.HTTPException:
    """What the library raises where Discord says so."""
    return discord.HTTPException(cast(Any, SimpleNamespace(status=400, reason="Bad")), {"code": code, "message": "no"})


def asked() -> Any:
    """A question, as far as an answer looks at it."""
    response = SimpleNamespace(send_message=AsyncMock(), defer=AsyncMock(), is_done=lambda: False)
    return SimpleNamespace(id=7, response=response, extras={}, edit_original_response=AsyncMock())


async def given(*outcomes: Any) -> tuple[Any, int]:
    """What came of it, and how often it was tried."""
    send = AsyncMock(side_effect=outcomes)
    return await answer(cast(Interaction, asked()), send), send.await_count


@pytest.mark.parametrize("doubt", [LOST, ConnectionResetError(), TimeoutError(), GARBAGE])
async def test_an_answer_whose_word_was_lost_is_given_once_more(doubt: Exception) -> None:
    assert await given(doubt, "sent") == ("sent", 2)


async def test_an_answer_that_stands_already_counts() -> None:
    assert await given(LOST, refusal(40060)) == (None, 2)
    assert await given(GARBAGE, discord.InteractionResponded(cast(Any, asked()))) == (None, 2)
    assert await given(refusal(40060)) == (None, 1)


async def test_a_refusal_is_not_repeated_and_nothing_is_tried_three_times() -> None:
    with pytest.raises(discord.HTTPException):
        await given(refusal(10062), "sent")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await given(LOST, LOST, "sent")


async def test_no_second_try_is_made_when_discord_waits_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([0.0, 2.5])
    monkeypatch.setattr("bot.cogs.answering.time", SimpleNamespace(monotonic=lambda: next(moments)))
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await given(LOST, "sent")


async def test_a_lost_word_is_logged_by_ids_alone(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    await given(ConnectionResetError("secret/token"), "sent")
    assert "interaction=7 error=ConnectionResetError" in caplog.text
    assert "secret" not in caplog.text


async def test_a_change_whose_word_was_lost_is_made_again() -> None:
    interaction = asked()
    interaction.edit_original_response.side_effect = [LOST, None]
    await defer(interaction)
    await tell(interaction, "The digest is set.")
    assert [one.kwargs["content"] for one in interaction.edit_original_response.await_args_list] == [
        "The digest is set.",
        "The digest is set.",
    ]


async def test_garbage_in_answer_to_a_change_brings_no_other_text() -> None:
    interaction = asked()
    interaction.edit_original_response.side_effect = [GARBAGE, GARBAGE]
    await put(interaction, content="one")
    assert interaction.edit_original_response.await_count == 2


async def test_a_change_that_gets_no_answer_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cogs.answering._CHANGED_WITHIN", 0.01)
    interaction, told = asked(), []

    async def change(**content: Any) -> None:
        told.append(content["content"])
        if len(told) == 1:
            await asyncio.Event().wait()

    interaction.edit_original_response = change
    await put(interaction, content="one")
    assert told == ["one", "one"]
