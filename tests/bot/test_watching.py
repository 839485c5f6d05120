"""A gateway that takes the connection and then says nothing."""

from typing import Any

import pytest

from bot.watching import EVERY, LONGEST, READY_WITHIN, Watch


class Line:
    """A client's connection, and a clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0
        self.closed: list[int] = []
        self.socket: Any = self._made()
        self.watch = Watch(lambda: self.socket, monotonic=lambda: self.now)

    def _made(self) -> Any:
        line = self

        class Socket:
            async def close(self, code: int = 1000) -> None:
                line.closed.append(code)
                line.socket = line._made()

        return Socket()

    async def pass_(self, seconds: float) -> None:
        end = self.now + seconds
        while self.now < end:
            await self.watch.look()
            self.now += EVERY


async def test_a_connection_without_a_session_is_closed_so_that_another_is_made() -> None:
    line = Line()
    await line.pass_(READY_WITHIN)
    assert line.closed == []
    await line.pass_(2 * EVERY)
    assert line.closed == [4000]


async def test_a_session_that_began_is_left_alone_and_the_next_connection_is_watched() -> None:
    line = Line()
    await line.pass_(30)
    line.watch.hear()
    await line.pass_(10 * LONGEST)
    assert line.closed == []
    line.socket = line._made()
    await line.pass_(READY_WITHIN + 2 * EVERY)
    assert line.closed == [4000]


async def test_a_silent_day_costs_few_sessions() -> None:
    line = Line()
    await line.pass_(86_400)
    assert 20 < len(line.closed) < 100


async def test_no_connection_is_nothing_to_close() -> None:
    line = Line()
    line.socket = None
    await line.pass_(LONGEST)
    assert line.closed == []


async def test_a_connection_that_cannot_be_closed_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    line = Line()

    class Stuck:
        async def close(self, code: int = 1000) -> None:
            line.closed.append(code)
            raise OSError("words")

    line.socket = Stuck()
    await line.pass_(READY_WITHIN + 2 * READY_WITHIN + 4 * EVERY)
    assert len(line.closed) == 2
    assert "words" not in caplog.text
