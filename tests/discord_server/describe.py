"""Discord's own descriptions of a server, a channel, a member: what its gateway and its requests give."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests.discord_server.world import DM, EPOCH, FORUMS, Channel, Guild, World

Json = dict[str, Any]
JOINED = "2026-01-01T00:00:00+00:00"


def channel(one: Channel, world: World) -> Json:
    """A channel or thread."""
    if one.kind == DM:
        recipients = [world.users[one.recipient]] if one.recipient else []
        return {"id": str(one.id), "type": DM, "last_message_id": None, "recipients": recipients}
    described: Json = {"id": str(one.id), "type": one.kind, "guild_id": str(one.guild_id), "name": one.name}
    if one.is_thread:
        return described | _thread(one, world)
    over = {"id": str(one.guild_id), "type": 0, "allow": str(one.allow), "deny": str(one.deny)}
    described |= {"position": 0, "parent_id": str(one.parent_id) if one.parent_id else None, "nsfw": False}
    described |= {"permission_overwrites": [over], "topic": None, "last_message_id": None, "rate_limit_per_user": 0}
    if one.kind in FORUMS:
        described |= {"available_tags": one.tags, "flags": 1 << 4 if one.needs_tag else 0, "default_forum_layout": 0}
        described |= {"default_sort_order": None, "default_reaction_emoji": None}
    return described


def _thread(one: Channel, world: World) -> Json:
    about = {"archived": one.archived, "locked": one.locked, "auto_archive_duration": 1440}
    made = datetime.fromtimestamp(((one.id >> 22) + EPOCH) / 1000, UTC)
    about |= {"archive_timestamp": (one.archived_at or made).isoformat(), "create_timestamp": made.isoformat()}
    return {
        "parent_id": str(one.parent_id),
        "owner_id": str(one.owner_id or world.bot["id"]),
        "last_message_id": None,
        "message_count": len(one.messages),
        "member_count": 1,
        "thread_metadata": about,
        "applied_tags": one.applied_tags,
        "flags": 0,
    }


def guild(one: Guild, world: World) -> Json:
    """A server with its channels, as GUILD_CREATE gives it."""
    channels = [world.channels[each] for each in sorted(one.channels)]
    threads = [each for each in world.channels.values() if each.guild_id == one.id and each.is_thread]
    return {
        **outline(one),
        "joined_at": JOINED,
        "large": False,
        "unavailable": False,
        "member_count": 2,
        "members": [member(world.bot)],
        "channels": [channel(each, world) for each in channels],
        "threads": [channel(each, world) for each in threads if not each.archived],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def outline(one: Guild) -> Json:
    """A server without what is in it."""
    return {
        "id": str(one.id),
        "name": one.name,
        "owner_id": str(one.owner_id),
        "roles": [everyone(one)],
        "emojis": [],
        "stickers": [],
        "features": [],
        "icon": None,
        "preferred_locale": "en-US",
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
        "afk_timeout": 300,
    }


def everyone(one: Guild) -> Json:
    """The role that everybody has."""
    plain = {"position": 0, "color": 0, "hoist": False, "managed": False, "mentionable": False, "flags": 0}
    plain["colors"] = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
    return {"id": str(one.id), "name": "@everyone", "permissions": str(one.rights), **plain}


def member(user: Json, **more: Any) -> Json:
    """A member of a server."""
    plain = {"roles": [], "joined_at": JOINED, "deaf": False, "mute": False, "flags": 0, "nick": None, "avatar": None}
    return {"user": user, **plain, **more}


def application(world: World) -> Json:
    """The bot's application."""
    owner = {**world.bot, "id": "1", "username": "operator", "bot": False}
    plain = {"summary": "", "description": "", "icon": None, "verify_key": "", "team": None, "flags": 0}
    return {"id": world.bot["id"], "name": "nutgraf", "owner": owner, **plain} | {
        "bot_public": True,
        "bot_require_code_grant": False,
        "approximate_guild_count": len(world.guilds),
    }
