"""The control of a small Discord that runs as a process of its own: JSON over a second port on loopback.

POST /                {"do": NAME, …} with one of the names below; the answer is JSON
    guild             id, and what `World.add_guild` takes
    channel           guild, id, and what `World.add_channel` takes
    user              id, name, and what a user is described by
    delete            channel: it is deleted, with its threads
    leave, back       guild: the bot is put out of the server, or comes back into it
    outage            guild, over: Discord can't reach the server for a while, or can again
    turn              channel, kind: a text channel is an announcement channel or a forum from now on
    archive           channel (a thread), archived, locked
    rights            channel, allow, deny: what the bot may do there changes
    no_dm             user, takes: whether a member takes direct messages
    fault             what, and what `Fault` takes
    clear             no faults any more
    messages          channel: what stands there, oldest first
    counts            messages created, replays, requests, invalid answers, sessions
    seen              the record of requests; since: only later ones
    ask, press        what `DiscordServer.ask` and `press` take; waits for the answer, ``within`` seconds
    dispatch          event, data: any event of the gateway
    gateway           how: "close" (code, forget), "reset", "reconnect", "invalidate" (resumable)
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from aiohttp import web

from tests.discord_server.interactions import Asked
from tests.discord_server.routes import answer
from tests.discord_server.server import DiscordServer
from tests.discord_server.world import a_user

Json = dict[str, Any]


class Control:
    """Does to a small Discord what it is told."""

    def __init__(self, server: DiscordServer) -> None:
        self._server = server
        self._world = server.world
        self.port = 0
        self._runner: web.AppRunner | None = None

    async def start(self, port: int = 0) -> None:
        """Listen on loopback."""
        app = web.Application()
        app.router.add_post("/", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.port = self._runner.addresses[0][1]

    async def close(self) -> None:
        """Listen no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _handle(self, request: web.Request) -> web.Response:
        order: Json = await request.json()
        name = str(order.pop("do", ""))
        verb = getattr(self, f"do_{name}", None)
        if verb is None:
            return answer({"error": f"no verb {name!r}"}, 400)
        try:
            return answer(await verb(**order))
        except (TypeError, ValueError, KeyError) as error:
            return answer({"error": f"{type(error).__name__}: {error}"}, 400)

    # ------------------------------------------------------------ verbs

    async def do_guild(self, id: int, **changes: Any) -> Json:
        self._world.add_guild(id, **changes)
        return {}

    async def do_channel(self, guild: int, id: int, **changes: Any) -> Json:
        self._world.add_channel(guild, id, **changes)
        return {}

    async def do_delete(self, channel: int) -> Json:
        return await self._change(lambda: self._server.changes.delete_channel(channel))

    async def do_leave(self, guild: int) -> Json:
        return await self._change(lambda: self._server.changes.remove_bot(guild))

    async def do_back(self, guild: int) -> Json:
        return await self._change(lambda: self._server.changes.bring_back(guild))

    async def do_outage(self, guild: int, over: bool = False) -> Json:
        changes = self._server.changes
        return await self._change(lambda: (changes.end_outage if over else changes.begin_outage)(guild))

    async def do_turn(self, channel: int, kind: int) -> Json:
        return await self._change(lambda: self._server.changes.turn(channel, kind))

    async def do_archive(self, channel: int, archived: bool = True, locked: bool | None = None) -> Json:
        return await self._change(lambda: self._server.changes.archive(channel, archived=archived, locked=locked))

    async def do_rights(self, channel: int, allow: int = 0, deny: int = 0) -> Json:
        return await self._change(lambda: self._server.changes.set_rights(channel, allow=allow, deny=deny))

    async def do_no_dm(self, user: int, takes: bool = False) -> Json:
        self._world.users[user]["takes_no_dm"] = not takes
        return {}

    async def _change(self, change: Callable[[], object]) -> Json:
        """Do it, and come back when the bots were told."""
        change()
        await self._server.changes.told()
        return {}

    async def do_user(self, id: int, name: str, **changes: Any) -> Json:
        self._world.users[id] = a_user(id, name, **changes)
        return {}

    async def do_fault(self, what: str, **rule: Any) -> Json:
        return self._server.faults.add(what, **rule).as_json()

    async def do_clear(self) -> Json:
        self._server.faults.clear()
        return {}

    async def do_messages(self, channel: int) -> list[Json]:
        there = self._world.channels[channel].messages
        return [there[one] for one in sorted(there)]

    async def do_counts(self) -> Json:
        gateway, limits = self._server.gateway, self._server.limits
        return {
            "created": self._world.created,
            "replays": self._world.replays,
            "requests": len(self._server.seen),
            "invalid": limits.invalid,
            "busiest": limits.busiest,
            "identified": gateway.identified,
            "resumed": gateway.resumed,
            "connected": gateway.is_connected,
        }

    async def do_seen(self, since: float = 0.0) -> list[Json]:
        return [asdict(one) for one in self._server.seen if one.at > since]

    async def do_ask(self, name: str, options: Json | None = None, within: float = 5.0, **how: Any) -> Json:
        return await _told(await self._server.ask(name, options, **how), within)

    async def do_press(self, custom_id: str, within: float = 5.0, **how: Any) -> Json:
        return await _told(await self._server.press(custom_id, **how), within)

    async def do_dispatch(self, event: str, data: Any) -> Json:
        await self._server.gateway.dispatch(event, data)
        return {}

    async def do_gateway(self, how: str, code: int = 4000, forget: bool = False, resumable: bool = False) -> Json:
        gateway = self._server.gateway
        match how:
            case "close":
                await gateway.close_all(code, forget=forget)
            case "reset":
                await gateway.reset_all()
            case "reconnect":
                await gateway.ask_to_reconnect()
            case "invalidate":
                await gateway.invalidate(resumable=resumable)
            case _:
                raise ValueError(how)
        return {}


async def _told(asked: Asked, within: float) -> Json:
    try:
        async with asyncio.timeout(within):
            await asked.done.wait()
    except TimeoutError:
        pass
    return asked.as_json()
