"""What the small Discord knows: servers, channels, members' rights, messages, nonces. No network in it.

Times of messages come from ``now``: a test may hand in a clock of its own. A nonce is remembered by that clock too.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.discord_server.bodies import check_message, number_parts, pings_of
from tests.discord_server.refusals import Refusal

EPOCH = 1_420_070_400_000  # Discord's own, in milliseconds
TEXT, DM, CATEGORY, NEWS, NEWS_THREAD, THREAD, FORUM, MEDIA = 0, 1, 4, 5, 10, 11, 15, 16
THREADS, FORUMS = (NEWS_THREAD, THREAD, 12), (FORUM, MEDIA)
VIEW, SEND, HISTORY, SEND_IN_THREADS = 1 << 10, 1 << 11, 1 << 16, 1 << 38
MANAGE_GUILD, MANAGE_MESSAGES, MANAGE_THREADS = 1 << 5, 1 << 13, 1 << 34
USUAL = 274877991936  # view, send, embed links, read history, send in threads
CROSSPOSTED, IS_V2, EPHEMERAL = 1 << 1, 1 << 15, 1 << 6
REPLAYED = timedelta(seconds=180)  # "a few minutes": undocumented, so a drill sets its own

Json = dict[str, Any]


@dataclass
class Channel:
    """A channel, thread or direct conversation. ``allow`` and ``deny`` change the bot's rights in it."""

    id: int
    guild_id: int | None
    kind: int = TEXT
    name: str = "news"
    allow: int = 0
    deny: int = 0
    parent_id: int | None = None
    tags: list[Json] = field(default_factory=list)
    needs_tag: bool = False
    applied_tags: list[str] = field(default_factory=list)
    archived: bool = False
    locked: bool = False
    archived_at: datetime | None = None  # when that changed last
    owner_id: int | None = None  # of a thread: who opened it; the bot where nobody is named
    recipient: int | None = None  # of a direct conversation
    messages: dict[int, Json] = field(default_factory=dict)
    deleted: set[int] = field(default_factory=set)

    @property
    def is_thread(self) -> bool:
        return self.kind in THREADS


@dataclass
class Guild:
    """A server. ``rights`` are what everyone in it may do, the bot among them."""

    id: int
    name: str = "Newsroom"
    rights: int = USUAL
    owner_id: int = 1
    channels: set[int] = field(default_factory=set)
    unavailable: bool = False
    bot_is_in: bool = True


class World:
    """The state of a small Discord; every method that Discord may refuse raises `Refusal`."""

    def __init__(
        self,
        *,
        bot_id: int = 300,
        now: Callable[[], datetime] | None = None,
        replayed: timedelta = REPLAYED,
        strict: bool = True,
    ) -> None:
        self.bot: Json = a_user(bot_id, "nutgraf", bot=True)
        self.now = now or (lambda: datetime.now(UTC))
        self.replayed = replayed  # how long a repeated nonce gives the first message
        self.strict = strict  # each body is checked against Discord's published schema, where that lies beside
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.gone: dict[int, Channel] = {}  # deleted, with what stood in them
        self.users: dict[int, Json] = {bot_id: self.bot}
        self.commands: list[Json] = []
        self.created = 0  # messages, replays not among them
        self.replays = 0
        self.pings: list[Json] = []  # what readers would have been pinged by
        self._nonces: dict[tuple[int, int, str], tuple[int, datetime]] = {}
        self._given: set[int] = set()

    # ------------------------------------------------------------ setting up

    def add_guild(self, guild_id: int, **changes: Any) -> Guild:
        self.guilds[guild_id] = Guild(guild_id, **changes)
        return self.guilds[guild_id]

    def add_channel(self, guild_id: int | None, channel_id: int, **changes: Any) -> Channel:
        channel = self.channels[channel_id] = Channel(channel_id, guild_id, **changes)
        if guild_id is not None and not channel.is_thread:
            self.guilds[guild_id].channels.add(channel_id)
        return channel

    def drop_channel(self, channel_id: int) -> Channel:
        """Delete a channel with its threads; what stood in it is kept for whoever counts."""
        channel = self.gone[channel_id] = self.channels.pop(channel_id)
        if channel.guild_id is not None:
            self.guilds[channel.guild_id].channels.discard(channel_id)
        for thread in self.threads_of(channel_id):
            self.gone[thread.id] = self.channels.pop(thread.id)
        return channel

    def threads_of(self, channel_id: int) -> list[Channel]:
        """The threads of a channel, or the posts of a forum."""
        return [one for one in self.channels.values() if one.is_thread and one.parent_id == channel_id]

    def snowflake(self) -> int:
        """An id of this moment, never one given before."""
        made = (int(self.now().timestamp() * 1000) - EPOCH) << 22
        while made in self._given:  # the same millisecond again, or a clock that was set back
            made += 1
        self._given.add(made)
        return made

    # ------------------------------------------------------------ rights

    def rights_in(self, channel: Channel) -> int:
        """What the bot may do there."""
        if channel.guild_id is None:
            return VIEW | SEND | HISTORY
        guild = self.guilds[channel.guild_id]
        over = self.channels.get(channel.parent_id or 0, channel) if channel.is_thread else channel
        return (guild.rights & ~over.deny) | over.allow

    def channel(self, channel_id: int, *needed: int) -> Channel:
        """A channel that the bot sees, where it has these rights too."""
        channel = self.channels.get(channel_id)
        if channel is None:
            raise Refusal(404, 10003, "Unknown Channel")
        if channel.guild_id is not None:
            guild = self.guilds.get(channel.guild_id)
            if guild is None or not guild.bot_is_in or not self.rights_in(channel) & VIEW:
                raise Refusal(403, 50001, "Missing Access")
        for right in needed:
            if not self.rights_in(channel) & right:
                raise Refusal(403, 50013, "Missing Permissions")
        return channel

    def message(self, channel: Channel, message_id: int) -> Json:
        if message_id not in channel.messages:
            raise Refusal(404, 10008, "Unknown Message")
        return channel.messages[message_id]

    # ------------------------------------------------------------ messages

    def post(self, channel_id: int, body: Json) -> Json:
        """Create Message: a nonce that is repeated in time gives the message of the first request."""
        channel = self.channel(channel_id)
        if channel.kind in FORUMS:
            raise Refusal(400, 40058, "Cannot message this thread until after the post author has sent a message")
        self.channel(channel_id, SEND_IN_THREADS if channel.is_thread else SEND)
        self._check_open(channel)
        check_message(body, schema="MessageCreateRequest" if self.strict else None)
        nonce = str(body.get("nonce") or "")
        if nonce and body.get("enforce_nonce") and (known := self._replay(channel, nonce)):
            return known
        self.archive(channel, archived=False)  # a message takes a thread out of the archive
        message = self.store(channel, body)
        if nonce:
            self._nonces[channel.id, int(self.bot["id"]), nonce] = (int(message["id"]), self.now())
            return {**message, "nonce": nonce}
        return message

    def _check_open(self, channel: Channel) -> None:
        if channel.kind == DM:
            if self.users.get(channel.recipient or 0, {}).get("takes_no_dm"):
                raise Refusal(403, 50007, "Cannot send messages to this user")
            if self.guilds and not any(guild.bot_is_in for guild in self.guilds.values()):
                raise Refusal(403, 50278, "Cannot send messages to this user due to having no mutual guilds")
        if channel.locked and not self.rights_in(channel) & MANAGE_THREADS:
            if channel.archived:
                raise Refusal(400, 50083, "Thread is archived")
            raise Refusal(400, 160005, "Thread is locked")

    def archive(self, channel: Channel, *, archived: bool = True, locked: bool | None = None) -> None:
        """Put a thread into the archive, or take it out."""
        if channel.archived != archived:
            channel.archived, channel.archived_at = archived, self.now()
        channel.locked = channel.locked if locked is None else locked

    def _replay(self, channel: Channel, nonce: str) -> Json | None:
        message_id, at = self._nonces.get((channel.id, int(self.bot["id"]), nonce), (0, self.now()))
        if not message_id or not timedelta(0) <= self.now() - at < self.replayed:
            return None
        message = self.message(channel, message_id)  # refused where it was deleted since
        self.replays += 1
        return {**message, "nonce": nonce}

    def store(
        self, channel: Channel, body: Json, *, author: Json | None = None, flags: int = 0, message_id: int = 0
    ) -> Json:
        """Put a message into a channel; ``author`` is the bot where none is named."""
        author, now = author or self.bot, self.now()
        message: Json = {
            "id": str(message_id or self.snowflake()),
            "channel_id": str(channel.id),
            "author": author,
            "content": body.get("content") or "",
            "embeds": body.get("embeds") or [],
            "components": body.get("components") or [],
            "flags": (body.get("flags") or 0) | flags,
            "timestamp": now.isoformat(),
            "edited_timestamp": None,
            "attachments": [],
            "mentions": [],
            "mention_roles": [],
            "mention_everyone": False,
            "pinned": False,
            "tts": False,
            "type": 0,
        }
        number_parts(message["components"])
        if found := pings_of(body):
            self.pings.append({"channel_id": str(channel.id), "message_id": message["id"], "pings": found})
        channel.messages[int(message["id"])] = message
        self.created += 1
        return message

    def edit(self, channel: Channel, message_id: int, body: Json) -> Json:
        message = self.message(channel, message_id)
        if message["author"]["id"] != self.bot["id"]:
            raise Refusal(403, 50005, "Cannot edit a message authored by another user")
        if channel.archived:
            raise Refusal(400, 50083, "Thread is archived")
        changed = {key: value for key, value in body.items() if key in ("content", "embeds", "components", "flags")}
        kept = {key: message[key] for key in ("content", "embeds", "components", "flags")}
        flags = kept["flags"] | (changed.get("flags") or 0)
        check_message({**kept, **changed, "flags": flags}, schema=None)
        message.update(changed, flags=flags, edited_timestamp=self.now().isoformat())
        message["content"] = message["content"] or ""
        message["embeds"] = message["embeds"] or []
        number_parts(message["components"])
        return message

    def delete(self, channel: Channel, message_id: int) -> None:
        message = self.message(channel, message_id)
        if message["author"]["id"] != self.bot["id"]:
            self.channel(channel.id, MANAGE_MESSAGES)
        del channel.messages[message_id]
        channel.deleted.add(message_id)

    def history(
        self, channel: Channel, *, limit: int, before: int | None, after: int | None, around: int | None
    ) -> list[Json]:
        """Newest first, as Discord gives them; an empty list, and no error, without the right to read them, and from a
        forum, whose messages are those of its posts."""
        if channel.kind in FORUMS or not self.rights_in(channel) & HISTORY:
            return []
        ids = sorted(channel.messages)
        if around is not None:
            ids = sorted(sorted(ids, key=lambda one: abs(one - around))[:limit])
        elif after is not None:
            ids = [one for one in ids if one > after][:limit]
        else:
            ids = [one for one in ids if before is None or one < before][-limit:]
        return [channel.messages[one] for one in reversed(ids)]

    def crosspost(self, channel: Channel, message_id: int) -> Json:
        message = self.message(channel, message_id)
        if channel.kind != NEWS:
            raise Refusal(400, 50024, "Cannot execute action on this channel type")
        if message["flags"] & CROSSPOSTED:
            raise Refusal(400, 40033, "This message has already been crossposted")
        message["flags"] |= CROSSPOSTED
        return message

    # ------------------------------------------------------------ threads and direct conversations

    def open_post(self, channel_id: int, body: Json) -> tuple[Channel, Json]:
        """A post in a forum: its thread and first message. No nonce here, as at Discord."""
        forum = self.channel(channel_id, SEND)
        if forum.kind not in FORUMS:
            return self.open_thread(channel_id, body), {}
        tags = [str(tag) for tag in body.get("applied_tags") or []]
        if forum.needs_tag and not tags:
            raise Refusal(400, 40067, "A tag is required to create a forum post in this channel")
        if unknown := set(tags) - {str(tag["id"]) for tag in forum.tags}:
            raise Refusal(400, 40066, f"There are no tags {sorted(unknown)} available")
        if not 1 <= len(body.get("name") or "") <= 100:
            raise Refusal(400, 50035, "Invalid Form Body: name")
        check_message(body.get("message") or {}, schema="BaseCreateMessageCreateRequest" if self.strict else None)
        thread = self.open_thread(channel_id, body, tags)
        return thread, self.store(thread, body["message"], message_id=thread.id)  # as at Discord: one id for both

    def open_thread(
        self, channel_id: int, body: Json, tags: list[str] | None = None, thread_id: int | None = None
    ) -> Channel:
        parent = self.channel(channel_id)
        if not 1 <= len(body.get("name") or "") <= 100:
            raise Refusal(400, 50035, "Invalid Form Body: name")
        kind = NEWS_THREAD if parent.kind == NEWS else THREAD
        given = {"kind": kind, "name": body["name"], "parent_id": parent.id, "applied_tags": tags or []}
        return self.add_channel(parent.guild_id, thread_id or self.snowflake(), **given, archived_at=self.now())

    def archived_threads(self, channel_id: int, *, limit: int, before: str | None) -> tuple[list[Channel], bool]:
        """The archived threads of a channel, the latest archived first, and whether there are more."""
        found = [one for one in self.threads_of(channel_id) if one.archived]
        found.sort(key=lambda one: one.archived_at or self.now(), reverse=True)
        if before is not None:
            then = datetime.fromisoformat(before)
            found = [one for one in found if (one.archived_at or self.now()) < then]
        return found[:limit], len(found) > limit

    def open_dm(self, user_id: int) -> Channel:
        """The conversation with a member, the same one each time; one who takes none refuses its messages."""
        user = self.users.get(user_id)
        if user is None:
            raise Refusal(400, 50033, "Invalid Recipient(s)")
        for channel in self.channels.values():
            if channel.kind == DM and channel.recipient == user_id:
                return channel
        return self.add_channel(None, self.snowflake(), kind=DM, name="", recipient=user_id)


def a_user(user_id: int, name: str, **changes: Any) -> Json:
    """A user as Discord describes one."""
    plain = {"id": str(user_id), "username": name, "discriminator": "0", "global_name": None, "avatar": None}
    return {**plain, "bot": False, "public_flags": 0, "flags": 0, **changes}


def monotonic() -> float:
    """Real time, for limits and for the record."""
    return time.monotonic()
