"""A terminal over a store of its own, with a loopback site that it may reach."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot import commands
from bot.cli import build_parser
from bot.config import Settings
from tests.wire.feeding import Clock, a_page
from tests.wire.site import LOOPBACK, Site


@dataclass
class Terminal:
    """Runs ``nutgraf`` with these words, and reads what it printed."""

    site: Site
    clock: Clock
    settings: Settings
    capture: pytest.CaptureFixture[str]
    first: tuple[str, ...] = ()  # words before any others

    def url(self, path: str) -> str:
        """An address of the site."""
        return f"http://{LOOPBACK}:{self.site.port}{path}"

    async def __call__(self, *words: str) -> int:
        arguments = build_parser().parse_args([*self.first, *words])
        return await commands.RUN[arguments.command](arguments, self.settings)

    async def rows(self, *words: str) -> list[Any]:
        """The lines of JSON that it prints."""
        self.capture.readouterr()
        await self(*words)
        return [json.loads(line) for line in self.said().splitlines()]

    async def json(self, *words: str) -> Any:
        """The one line of JSON that it prints if asked to."""
        (row,) = await self.rows(*words, "--json")
        return row

    def said(self) -> str:
        """What was printed since the last look."""
        return self.capture.readouterr().out


@asynccontextmanager
async def a_terminal(
    path: Path, monkeypatch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str], *first: str
) -> AsyncIterator[Terminal]:
    """A wide one, whose site has a page at "/news/ferry"."""
    clock = Clock()
    monkeypatch.setattr(commands, "_now", clock)
    monkeypatch.setenv("COLUMNS", "200")
    async with Site() as site:
        site.answer("/news/ferry", a_page("ferry"))
        settings = Settings(store=path / "nutgraf.db", local_ports=frozenset({site.port}))
        yield Terminal(site, clock, settings, capture, first)
