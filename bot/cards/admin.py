"""The sentences of /digest, for members who manage the server: what is set, what comes next, what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.cards.safe import safe
from briefs.schedule import EVERY_DAY, Slot
from storage.records import OutboxRow, Subscription

MOST_TEXT = 2_000  # characters of a plain message

NOT_ADMITTED = "Only members with Manage Server can do this."
SERVER_ONLY = "This works in a server only."
NO_DIGESTS = "No digest is set in this server: `/digest set` starts one."
FORUM = "A forum takes no plain messages: pick a text channel, an announcement channel or a thread."
NO_TEXT_CHANNEL = "No messages can be posted there: pick a text channel, an announcement channel or a thread."
WHICH = "Several digests are set here: name the channel."
NEVER = "It falls on no coming day: check its days."
NOW_EMPTY = "There is nothing new since the last digest, so nothing was posted."
NOW_WAITS = "It is planned, but something else is being posted there: it follows within a minute."
POSTED_AND_DELETED = "It was posted, and somebody deleted it."
TOO_MANY_TOPICS = "Name at most ten topics of up to 50 characters each, parted by commas."

_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_STATES = {
    "failed": "was refused by Discord, and is not tried again",
    "missed": "was missed",
    "skipped": "was not posted",
    "planned": "is waiting to be posted",
    "sending": "is being posted",
}
_REASONS = {
    "away": "the bot was away for longer than three hours",
    "not-posted": "it could not be posted within three hours",
    "empty": "nothing was new",
    "paused": "it was paused",
    "removed": "it was removed",
    "withdrawn": "what it would have told was taken out",
    "waiting": "Discord could not be reached",
    "refused forum": "the channel is a forum now, which takes no plain messages",
    "refused kind": "no messages can be posted in the channel any more",
}


def channel_tag(channel_id: int) -> str:
    """The channel's name, as Discord draws it."""
    return f"<#{channel_id}>"


def moment_tag(at: datetime, style: str = "F") -> str:
    """A moment in each reader's own time zone, as Discord draws it."""
    return f"<t:{int(at.timestamp())}:{style}>"


def no_digest_in(channel_id: int) -> str:
    """The channel has no digest."""
    return f"No digest is set for {channel_tag(channel_id)}: `/digest set` starts one, `/digest list` shows the others."


def lacking(channel_id: int, rights: Sequence[str]) -> str:
    """Which rights the bot lacks in a channel; nothing was saved."""
    named = ", ".join(f"**{right}**" for right in rights)
    return f"I lack {named} in {channel_tag(channel_id)}. Nothing was changed: grant it and try again."


def set_told(subscription: Subscription, slot: Slot | None, *, replaced: bool) -> str:
    """A digest was set, and when it comes next."""
    told = f"The digest of {channel_tag(subscription.channel_id)} is set: {timetable_told(subscription)}."
    again = " It replaces the one before." if replaced else ""
    return f"{told}{again}\n{next_told(slot)}"


def next_told(slot: Slot | None) -> str:
    """When the next digest comes."""
    return f"Next: {moment_tag(slot.due_at)} ({moment_tag(slot.due_at, 'R')})." if slot else NEVER


def timetable_told(subscription: Subscription) -> str:
    """ "07:30 Europe/Kyiv, Monday to Friday, topics: ferries, harbour; a note on days without news"."""
    told = f"{subscription.time} {subscription.zone}, {days_told(subscription.days)}"
    if subscription.topics:
        told += f", topics: {', '.join(safe(topic) for topic in subscription.topics)}"
    return told + ("; a note on days without news" if subscription.when_empty == "note" else "")


def days_told(days: Sequence[int]) -> str:
    """ "every day", "Monday to Friday", "Monday, Wednesday"."""
    if tuple(days) == EVERY_DAY:
        return "every day"
    if len(days) > 2 and tuple(days) == tuple(range(days[0], days[-1] + 1)):
        return f"{_DAY_NAMES[days[0]]} to {_DAY_NAMES[days[-1]]}"
    return ", ".join(_DAY_NAMES[day] for day in days)


def paused_told(channel_id: int) -> str:
    """A digest was paused."""
    return f"The digest of {channel_tag(channel_id)} is paused. `/digest resume` goes on."


def resumed_told(channel_id: int, slot: Slot | None) -> str:
    """A digest goes on."""
    return f"The digest of {channel_tag(channel_id)} goes on.\n{next_told(slot)}"


def removed_told(channel_ids: Sequence[int]) -> str:
    """Digests were removed."""
    named = ", ".join(channel_tag(channel_id) for channel_id in channel_ids)
    return f"Removed: the digest of {named}. What was posted stays."


def now_told(row: OutboxRow) -> str:
    """What became of a digest posted on request."""
    if row.state != "sent":
        return row_told(row) if row.attempt else NOW_WAITS
    if row.message_id is None:
        return POSTED_AND_DELETED
    where = f"https://discord.com/channels/{row.guild_id}/{row.channel_id}/{row.message_id}"
    return f"Posted: {where}\nThe daily digest is as it was: its next time and what counts as new have not moved."


def list_told(entries: Sequence[tuple[Subscription, Slot | None, OutboxRow | None]]) -> str:
    """Every digest of the server with what comes next and how the last one went; whole entries, as many as fit."""
    if not entries:
        return NO_DIGESTS
    shown: list[str] = []
    room = MOST_TEXT - len(more_told(len(entries)))
    for entry in entries:
        text = _entry_told(*entry)
        if len(text) + 1 > room:
            break
        room -= len(text) + 1
        shown.append(text)
    left = len(entries) - len(shown)
    return "\n".join([*shown, more_told(left)] if left else shown)


def more_told(count: int) -> str:
    """How many entries are not shown."""
    return f"and {count} more"


def _entry_told(subscription: Subscription, slot: Slot | None, last: OutboxRow | None) -> str:
    coming = "Paused." if subscription.paused else next_told(slot)
    if last is not None and last.state == "suspended" and last.planned_at >= subscription.set_at:
        coming = ""  # nothing comes until it is set or resumed
    pieces = [coming, row_told(last) if last else ""]
    told = f"**{channel_tag(subscription.channel_id)}** · {timetable_told(subscription)}"
    return f"{told}\n-# {' '.join(piece for piece in pieces if piece)}"


def row_told(row: OutboxRow) -> str:
    """One sentence on an edition: posted, or why not, and what to do."""
    day = f"The digest of {row.local_date.isoformat()}"
    if row.state == "sent":
        return f"Last posted {moment_tag(row.sent_at or row.due_at, 'R')}."
    if row.state == "uncertain":
        return (
            f"{day} may or may not stand there: Discord gave no answer. Look into the channel; with "
            "**Read Message History** I can tell myself."
        )
    if row.state == "suspended" and "404" in row.reason:
        return "Suspended: the channel is gone. `/digest remove` without a channel clears its digest."
    if row.state == "suspended":
        return (
            f"Suspended: Discord refused it three times ({safe(row.reason)}). Check my rights, then `/digest resume`."
        )
    told = f"{day} {_STATES[row.state]}"
    why = _REASONS.get(row.reason, safe(row.reason))
    return f"{told}: {why}." if why else f"{told}."
