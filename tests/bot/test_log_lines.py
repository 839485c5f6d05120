"""What the operator reads in the log of a bot that runs."""

import io
import logging
from collections.abc import Iterator

import pytest

from bot.commands import _log_to_standard_error


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    text, root = io.StringIO(), logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers[:] = []
    monkeypatch.setattr("sys.stderr", text)
    _log_to_standard_error(logging.INFO)
    yield text
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize(("logger", "lines"), [("discord.client", 1), ("bot.newsroom", 5)])
def test_a_lost_connection_is_one_line_where_the_library_tells_of_it(log: io.StringIO, logger: str, lines: int) -> None:
    try:
        raise ConnectionResetError("words")  # noqa: TRY301
    except ConnectionResetError:
        logging.getLogger(logger).exception("Attempting a reconnect in %.2fs", 1.5)
    told = log.getvalue()
    assert "Attempting a reconnect in 1.50s" in told
    assert (told.count("\n") == 1) is (lines == 1)
    if lines == 1:
        assert "error=ConnectionResetError" in told
