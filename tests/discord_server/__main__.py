"""`python -m tests.discord_server`: a small Discord as a process of its own; see `control.py` for what to tell it.

Prints one line of JSON with its addresses, and runs until it is told to stop.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import signal
from datetime import timedelta

from tests.discord_server.control import Control
from tests.discord_server.server import TOKEN, DiscordServer


async def main(arguments: argparse.Namespace) -> None:
    """Run until told to stop."""
    replayed = timedelta(seconds=arguments.replayed)
    async with DiscordServer(
        seed=arguments.seed, replayed=replayed, strict=not arguments.lax, enforced=not arguments.lax
    ) as server:
        control = Control(server)
        await control.start(arguments.control_port)
        told = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, told.set)
        where = {"base": server.base, "gateway": server.gateway_url, "control": f"http://127.0.0.1:{control.port}"}
        print(json.dumps({**where, "token": TOKEN}), flush=True)
        await told.wait()
        await control.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.discord_server", description="A small Discord on loopback.")
    parser.add_argument("--seed", type=int, default=0, help="of the faults that strike by chance")
    parser.add_argument("--replayed", type=float, default=180.0, help="seconds for which a nonce is remembered")
    parser.add_argument("--lax", action="store_true", help="neither rate limits nor the check against the schema")
    parser.add_argument("--control-port", type=int, default=0)
    asyncio.run(main(parser.parse_args()))
