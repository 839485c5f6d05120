"""What was removed or corrected between two attempts is not posted by the second."""

from pathlib import Path

import pytest
from discord import ui

from tests.bot.delivering import CHANNEL, a_room

ADDRESS = "https://harbour.example/1"


def _words(view: ui.LayoutView) -> str:
    return "\n".join(item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay))


@pytest.mark.parametrize("change", ["removed", "corrected"])
@pytest.mark.parametrize("fault", ["later", "refused", "unsent"])
async def test_a_retry_is_checked_like_the_first_attempt(tmp_path: Path, fault: str, change: str) -> None:
    async with a_room(tmp_path) as room:
        await room.subscribe()
        await room.file("Ferry Sinks Off Lowen", article={"url": ADDRESS})
        room.channels.faults[CHANNEL].append(fault)
        await room.tick()
        assert room.posted() == []
        if change == "removed":
            await room.desk.remove(ADDRESS)
        else:
            await room.file("Ferry Runs Aground Off Lowen", article={"url": ADDRESS, "text": "It did not sink at all."})
        if fault == "unsent":
            room.restart()
        for _ in range(6):
            await room.tick(seconds=61)
        shown = [_words(message.view) for message in room.posted()]
        assert not any("Sinks" in words for words in shown)
        assert len(shown) == (0 if change == "removed" else 1)
