"""Discord's requests, as far as a bot of this kind makes them."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests.discord_server import describe
from tests.discord_server.changes import Changes
from tests.discord_server.gateway import Gateway
from tests.discord_server.interactions import Interactions
from tests.discord_server.refusals import Refusal
from tests.discord_server.world import SEND, VIEW, Channel, World

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def answer(data: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """JSON with exactly the content type that the library compares."""
    body = b"" if data is None else json.dumps(data).encode()
    response = web.Response(body=body, status=status, headers=headers)
    if data is not None:
        response.headers["Content-Type"] = "application/json"
    return response


class Routes:
    """The handlers over one world."""

    def __init__(
        self,
        world: World,
        interactions: Interactions,
        gateway: Gateway,
        changes: Changes,
        address: Callable[[], str],
    ) -> None:
        self._world, self._interactions, self._gateway = world, interactions, gateway
        self._changes, self._address = changes, address

    def add_to(self, app: web.Application) -> None:
        """Enter every route."""
        a, c, m = "/applications/{app}", "/channels/{channel}", "/channels/{channel}/messages"
        w = "/webhooks/{app}/{token}"
        table: list[tuple[str, str, Handler]] = [
            ("GET", "/users/@me", self.me),
            ("GET", "/users/{user}", self.user),
            ("POST", "/users/@me/channels", self.open_dm),
            ("GET", "/oauth2/applications/@me", self.about),
            ("GET", "/gateway", self.gateway),
            ("GET", "/gateway/bot", self.gateway),
            ("GET", a + "/commands", self.commands),
            ("PUT", a + "/commands", self.put_commands),
            ("PUT", a + "/guilds/{guild}/commands", self.put_commands),
            ("GET", "/guilds/{guild}", self.guild),
            ("GET", "/guilds/{guild}/channels", self.guild_channels),
            ("GET", "/guilds/{guild}/members/{user}", self.member),
            ("GET", "/guilds/{guild}/threads/active", self.active_threads),
            ("GET", c, self.channel),
            ("PATCH", c, self.edit_channel),
            ("DELETE", c, self.delete_channel),
            ("POST", c + "/typing", self.nothing),
            ("PUT", c + "/thread-members/{user}", self.nothing),
            ("POST", c + "/threads", self.open_thread),
            ("GET", c + "/threads/archived/public", self.archived_threads),
            ("GET", m, self.history),
            ("POST", m, self.post),
            ("GET", m + "/{message}", self.message),
            ("PATCH", m + "/{message}", self.edit),
            ("DELETE", m + "/{message}", self.delete),
            ("POST", m + "/{message}/crosspost", self.crosspost),
            ("POST", m + "/{message}/threads", self.open_thread),
            ("POST", "/interactions/{id}/{token}/callback", self.callback),
            ("POST", w, self.follow_up),
            ("GET", w + "/messages/{message}", self.answer_found),
            ("PATCH", w + "/messages/{message}", self.answer_edited),
            ("DELETE", w + "/messages/{message}", self.answer_deleted),
        ]
        for method, path, handler in table:
            app.router.add_route(method, path, handler)

    # ------------------------------------------------------------ the bot itself

    async def me(self, _: web.Request) -> web.Response:
        return answer(self._world.bot)

    async def user(self, request: web.Request) -> web.Response:
        user = self._world.users.get(_id(request, "user"))
        if user is None:
            raise Refusal(404, 10013, "Unknown User")
        return answer(user)

    async def about(self, _: web.Request) -> web.Response:
        return answer(describe.application(self._world))

    async def gateway(self, _: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return answer({"url": self._address(), "shards": 1, "session_start_limit": limit})

    async def commands(self, _: web.Request) -> web.Response:
        return answer(self._world.commands)

    async def put_commands(self, request: web.Request) -> web.Response:
        given = await request.json()
        more = {"application_id": self._world.bot["id"], "version": "1", "default_member_permissions": None}
        self._world.commands = [
            {**more, "description": "", "type": 1, **one, "id": str(number)} for number, one in enumerate(given, 1)
        ]
        return answer(self._world.commands)

    async def nothing(self, request: web.Request) -> web.Response:
        self._world.channel(_id(request))
        return answer(None, 204)

    # ------------------------------------------------------------ servers and channels

    async def guild(self, request: web.Request) -> web.Response:
        return answer(describe.outline(self._guild(request)))

    async def guild_channels(self, request: web.Request) -> web.Response:
        guild = self._guild(request)
        return answer([describe.channel(self._world.channels[one], self._world) for one in sorted(guild.channels)])

    async def member(self, request: web.Request) -> web.Response:
        self._guild(request)
        user = self._world.users.get(_id(request, "user"))
        if user is None:
            raise Refusal(404, 10007, "Unknown Member")
        return answer(describe.member(user))

    def _guild(self, request: web.Request) -> Any:
        guild = self._world.guilds.get(_id(request, "guild"))
        if guild is None or not guild.bot_is_in:
            raise Refusal(404, 10004, "Unknown Guild")
        return guild

    async def open_dm(self, request: web.Request) -> web.Response:
        channel = self._world.open_dm(int((await request.json())["recipient_id"]))
        return answer(describe.channel(channel, self._world))

    async def channel(self, request: web.Request) -> web.Response:
        return answer(describe.channel(self._world.channel(_id(request)), self._world))

    async def edit_channel(self, request: web.Request) -> web.Response:
        channel, body = self._world.channel(_id(request)), await request.json()
        channel.name = body.get("name", channel.name)
        if channel.is_thread:
            self._world.archive(channel, archived=body.get("archived", channel.archived), locked=body.get("locked"))
        described = describe.channel(channel, self._world)
        await self._gateway.dispatch("THREAD_UPDATE" if channel.is_thread else "CHANNEL_UPDATE", described)
        return answer(described)

    async def delete_channel(self, request: web.Request) -> web.Response:
        channel = self._world.channel(_id(request), 1 << 4)
        described = self._changes.delete_channel(channel.id)
        await self._changes.told()
        return answer(described)

    # ------------------------------------------------------------ messages

    async def post(self, request: web.Request) -> web.Response:
        place = self._world.channel(_id(request))
        archived = place.archived
        message = self._world.post(place.id, await _body(request))
        if archived and not place.archived:
            await self._gateway.dispatch("THREAD_UPDATE", describe.channel(place, self._world))
        return answer(message)

    async def history(self, request: web.Request) -> web.Response:
        channel = self._world.channel(_id(request), VIEW)
        given = request.query
        asked = {key: int(given[key]) if key in given else None for key in ("before", "after", "around")}
        limit = int(given.get("limit", 50))
        if not 1 <= limit <= 100:
            raise Refusal(400, 50035, "Invalid Form Body: limit")
        return answer(self._world.history(channel, limit=limit, **asked))

    def _place(self, request: web.Request) -> tuple[Channel, int]:
        return self._world.channel(_id(request)), _id(request, "message")

    async def message(self, request: web.Request) -> web.Response:
        channel, message_id = self._place(request)
        self._world.channel(channel.id, 1 << 16)
        return answer(self._world.message(channel, message_id))

    async def edit(self, request: web.Request) -> web.Response:
        return answer(self._world.edit(*self._place(request), await _body(request)))

    async def delete(self, request: web.Request) -> web.Response:
        self._world.delete(*self._place(request))
        return answer(None, 204)

    async def crosspost(self, request: web.Request) -> web.Response:
        channel, message_id = self._place(request)
        self._world.channel(channel.id, SEND)
        return answer(self._world.crosspost(channel, message_id))

    # ------------------------------------------------------------ threads

    async def open_thread(self, request: web.Request) -> web.Response:
        body = await _body(request)
        if "message" in request.match_info:
            channel, message_id = self._place(request)
            self._world.message(channel, message_id)
            thread, message = self._world.open_thread(channel.id, body, thread_id=message_id), {}
        else:
            thread, message = self._world.open_post(_id(request), body)
        described = describe.channel(thread, self._world)
        await self._gateway.dispatch("THREAD_CREATE", described)
        return answer({**described, "message": message} if message else described, 201)

    async def active_threads(self, request: web.Request) -> web.Response:
        guild = self._guild(request)
        threads = [one for one in self._world.channels.values() if one.is_thread and one.guild_id == guild.id]
        return answer(self._threads([one for one in threads if not one.archived and self._world.rights_in(one) & VIEW]))

    async def archived_threads(self, request: web.Request) -> web.Response:
        parent, given = self._world.channel(_id(request), 1 << 16), request.query
        found, more = self._world.archived_threads(
            parent.id, limit=int(given.get("limit", 50)), before=given.get("before")
        )
        return answer({**self._threads(found), "has_more": more})

    def _threads(self, found: list[Channel]) -> dict[str, Any]:
        return {"threads": [describe.channel(one, self._world) for one in found], "members": []}

    # ------------------------------------------------------------ interactions

    async def callback(self, request: web.Request) -> web.Response:
        body = await _body(request)
        told = self._interactions.callback(_id(request, "id"), request.match_info["token"], body)
        return answer(told) if request.query.get("with_response") else answer(None, 204)

    async def follow_up(self, request: web.Request) -> web.Response:
        return answer(self._interactions.follow_up(request.match_info["token"], await _body(request)))

    async def answer_found(self, request: web.Request) -> web.Response:
        return answer(self._interactions.find(request.match_info["token"], request.match_info["message"]))

    async def answer_edited(self, request: web.Request) -> web.Response:
        token, which = request.match_info["token"], request.match_info["message"]
        return answer(self._interactions.edit(token, which, await _body(request)))

    async def answer_deleted(self, request: web.Request) -> web.Response:
        self._interactions.delete(request.match_info["token"], request.match_info["message"])
        return answer(None, 204)


def _id(request: web.Request, name: str = "channel") -> int:
    try:
        return int(request.match_info[name])
    except ValueError:
        raise Refusal(400, 50035, f"Invalid Form Body: {name}") from None


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type.startswith("multipart/"):
        return dict(json.loads((await request.post())["payload_json"]))
    return dict(await request.json())
