"""Starts the plain program with its surroundings changed: Discord is on loopback, the clock is the drill's, and it may
be killed at a point. The program itself has no switch for any of this.

    python -m tests.drill.launcher ORDER     one process, from scratch; ORDER is JSON
    python -m tests.drill.launcher --nursery  orders by line on standard input, each a fork of this process, which has
                                              everything imported and nothing opened; tells pids and ends by line
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any

_real_monotonic = time.monotonic
_clock: Any = None


def _monotonic() -> float:
    return _real_monotonic() if _clock is None else float(_clock.monotonic())


time.monotonic = _monotonic  # before the program is imported: it keeps the function it finds

import asyncio  # noqa: E402

import bot.commands  # noqa: E402
import bot.housekeeping  # noqa: E402
import bot.newsroom  # noqa: E402
from bot import cli  # noqa: E402
from tests.discord_server.server import redirect  # noqa: E402
from tests.drill import wrong  # noqa: E402
from tests.drill.clock import Clock, Policy  # noqa: E402
from tests.drill.points import Points  # noqa: E402


def run(order: dict[str, Any]) -> int:
    """Run the program as ordered; its exit status."""
    global _clock
    os.environ.update(order.get("env", {}))
    os.chdir(order["folder"])
    if order.get("clock"):
        _clock = Clock(Path(order["clock"]))
        asyncio.set_event_loop_policy(Policy(_clock))
        assert callable(bot.commands._now)
        bot.commands._now = _clock.now
    if order.get("base"):
        redirect(order["base"], order["gateway"])
    if order.get("wrong"):
        wrong.install(order["wrong"])
    if order.get("most_bytes"):
        _limit_files(order["most_bytes"])
    if order.get("log"):
        Points(Path(order["log"]), *order.get("kill", ()), how=order.get("how", signal.SIGKILL)).install()
    return cli.main(order["arguments"])


def _limit_files(most: int) -> None:
    """A full disk, as far as one process can have its own: no file grows beyond so many bytes."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


# ---------------------------------------------------------------- the nursery

_alive: set[int] = set()  # those born here that have not ended


def nursery() -> None:
    """Fork a process for each order; when one ends, say so."""
    gc.collect()
    gc.freeze()
    told, tell = os.pipe()
    os.set_blocking(tell, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(tell, warn_on_full_buffer=False)
    waiting = b""
    while True:
        ready, _, _ = select.select([0, told], [], [])
        if told in ready:
            os.read(told, 4096)
            _bury()
        if 0 in ready:
            read = os.read(0, 65536)
            if not read:  # whoever ordered is gone: nobody would end these
                for pid in _alive:
                    os.kill(pid, signal.SIGKILL)
                return
            *lines, waiting = (waiting + read).split(b"\n")
            for line in lines:
                _bear(json.loads(line))


def _bury() -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        _alive.discard(pid)
        print(json.dumps({"ended": pid, "status": os.waitstatus_to_exitcode(status)}), flush=True)


def _bear(order: dict[str, Any]) -> None:
    pid = os.fork()
    if pid:
        _alive.add(pid)
        print(json.dumps({"order": order["order"], "pid": pid}), flush=True)
        return
    status = 70
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _redirect_streams(order["output"])
        ended = run(order)
        sys.stdout.flush()
        status = ended
    except BaseException:
        # SystemExit too: this process is a copy of the nursery, and nothing may unwind into its loop. What it was goes
        # to the process's own output, behind what was said before, and status 70 tells the drill of it.
        traceback.print_exc()
        sys.stdout.flush()
    finally:
        os._exit(status)


def _redirect_streams(output: str) -> None:
    target = os.open(output, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(target, 1)
    os.dup2(target, 2)


if __name__ == "__main__":
    if sys.argv[1:] == ["--nursery"]:
        nursery()
    else:
        sys.exit(run(json.loads(sys.argv[1])))
