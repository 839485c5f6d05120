"""What was removed or corrected between two attempts is not posted by the second."""

from pathlib import Path

import pytest
from discord import ui

from tests.bot.delivering import CHANNEL, Room, a_room

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


@pytest.mark.parametrize("stands", [True, False])
async def test_where_nobody_may_read_back_nothing_that_was_removed_is_repeated(room: Room, stands: bool) -> None:
    await room.subscribe()
    await room.file(article={"url": ADDRESS})
    room.channels.unreadable.add(CHANNEL)
    room.channels.faults[CHANNEL].append("lost" if stands else "unsent")
    await room.tick()
    await room.desk.remove(ADDRESS)
    await room.tick(seconds=5)
    assert await room.states() == ["uncertain"]
    assert len(room.channels.requests) == 1
    room.channels.unreadable.clear()
    await room.tick(hours=1)
    await room.tick()  # what was found absent is drawn anew by the next round, within this one or after it
    assert await room.states() == ["sent" if stands else "skipped"]
