"""The processes of a drill: started from scratch or born in the nursery, ended by signal, each by its own pid."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[2]


class Process:
    """A process that runs the program."""

    def __init__(self, pid: int, output: Path) -> None:
        self.pid, self.output = pid, output
        self.status: int | None = None
        self.ended = asyncio.Event()

    @property
    def is_waiting(self) -> bool:
        """Whether nothing in it runs, or would if the machine had the time; True where the system can't tell."""
        tasks = Path(f"/proc/{self.pid}/task")
        try:
            return all(_state_of(task) == "S" for task in tasks.iterdir())
        except OSError:  # it ended, or there is no such folder here
            return True

    def send(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.status is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def note_end(self, status: int) -> None:
        """It is no more."""
        self.status = status
        self.ended.set()

    async def stop(self, within: float = 20.0) -> int:
        """SIGTERM and its exit status; SIGKILL, and an error, where it does not end."""
        self.send(signal.SIGTERM)
        try:
            async with asyncio.timeout(within):
                await self.ended.wait()
        except TimeoutError:
            self.send(signal.SIGKILL)
            await self.ended.wait()
            raise
        assert self.status is not None
        return self.status

    def said(self) -> str:
        """What it wrote."""
        return self.output.read_text(encoding="utf-8", errors="replace") if self.output.exists() else ""


def _state_of(task: Path) -> str:
    return (task / "stat").read_text().rpartition(")")[2].split()[0]


class Nursery:
    """Bears processes that have everything imported; close it last."""

    def __init__(self) -> None:
        self._mother: asyncio.subprocess.Process | None = None
        self._orders = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Process]] = {}
        self._processes: dict[int, Process] = {}
        self._reader: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        pipe = asyncio.subprocess.PIPE
        self._mother = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.drill.launcher", "--nursery", cwd=ROOT, stdin=pipe, stdout=pipe, env=_env()
        )
        self._reader = asyncio.create_task(self._read())
        return self

    async def __aexit__(self, *_: object) -> None:
        for process in list(self._processes.values()):
            process.send(signal.SIGKILL)
        assert self._mother is not None
        assert self._mother.stdin is not None
        self._mother.stdin.close()
        await self._mother.wait()
        if self._reader is not None:
            await self._reader

    async def bear(self, folder: Path, arguments: list[str], **order: Any) -> Process:
        """A process that runs the program in ``folder``; see the launcher for what may be ordered."""
        assert self._mother is not None
        assert self._mother.stdin is not None
        number = next(self._orders)
        output = folder / f"output-{number}.txt"
        whole = {**order, "order": number, "folder": str(folder), "arguments": arguments, "output": str(output)}
        self._waiting[number] = asyncio.get_running_loop().create_future()
        self._mother.stdin.write(json.dumps(whole).encode() + b"\n")
        process = await self._waiting[number]
        process.output = output
        return process

    async def _read(self) -> None:
        assert self._mother is not None
        assert self._mother.stdout is not None
        async for line in self._mother.stdout:
            told = json.loads(line)
            if "pid" in told:
                process = self._processes[told["pid"]] = Process(told["pid"], Path())
                self._waiting.pop(told["order"]).set_result(process)
            elif ended := self._processes.pop(told["ended"], None):
                ended.note_end(told["status"])
        for waiting in self._waiting.values():
            waiting.set_exception(RuntimeError("the nursery is gone: does the program import?"))


async def start_fresh(folder: Path, arguments: list[str], **order: Any) -> Process:
    """A process with an interpreter of its own, as an operator starts it."""
    number = len(list(folder.glob("output-fresh-*")))
    output = folder / f"output-fresh-{number}.txt"
    whole = json.dumps({**order, "folder": str(folder), "arguments": arguments})
    with output.open("ab") as file:
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.drill.launcher", whole, cwd=ROOT, stdout=file, stderr=file, env=_env()
        )
    process = Process(child.pid, output)
    child_end = asyncio.create_task(child.wait())
    child_end.add_done_callback(lambda task: process.note_end(task.result()))
    return process


def _env() -> dict[str, str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith(("NUTGRAF_", "DISCORD_"))}
    return {**env, "PYTHONPATH": str(ROOT)}
