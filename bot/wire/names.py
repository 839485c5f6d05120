"""Names → addresses, in threads of its own: a slow name server must not hold up what else the bot does in threads."""

from __future__ import annotations

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from aiohttp.abc import AbstractResolver, ResolveResult

THREADS: Final = 8


class Resolver(AbstractResolver):
    """Asks the system; what it answers is judged by the guard when a socket is opened."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="names")

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of ``host``; raises OSError where it has none."""
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(self._threads, _look_up, host, port, family)
        return [
            ResolveResult(hostname=host, host=ip, port=port, family=kind, proto=proto, flags=socket.AI_NUMERICHOST)
            for kind, proto, ip in found
        ]

    async def close(self) -> None:
        """Asks nothing any more; a look-up that is under way ends by itself."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str, port: int, family: socket.AddressFamily) -> list[tuple[int, int, str]]:
    try:
        infos = socket.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM)
    except UnicodeError:
        raise OSError(socket.EAI_NONAME, "no name") from None
    # A scoped address ("fe80::1%eth0") keeps its scope in the text, so that the guard sees it.
    return [
        (kind, proto, f"{where[0]}%{where[3]}" if len(where) > 3 and where[3] else str(where[0]))
        for kind, _, proto, _, where in infos
    ]
