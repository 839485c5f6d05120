"""The sentences of /digest, for members who manage the server: what is set, what comes next, what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.cards.labels import edition_state_label, page_label
from bot.cards.safe import safe
from briefs.schedule import EVERY_DAY, Slot
from storage.records import OutboxRow, Subscription

MOST_TEXT = 2_000  # characters of a plain message

NOT_ADMITTED = "Only members with Manage Server can do this."
SERVER_ONLY = "This works in a server only."
NO_DIGESTS = "No digest is set in this server: `/digest set` starts one."
NO_TEXT_CHANNEL = (
    "No digest can be posted there: pick a text or announcement channel, a thread or a forum. "
    "Media channels take only pictures and films."
)
NO_TAG = "Each post of that forum needs a tag, and it has none that I may use: add one that everybody may use."
LOCKED = "That thread is locked: unlock it, or pick another channel."
NO_FOLLOWERS = "Only an announcement channel can be followed: leave `crosspost` out, or pick such a channel."
NOTICES_ALONE = "Whoever set a digest is told by a direct message when it fails."
NOT_A_NOTICE_CHANNEL = "Notices can't be posted there: pick a text channel or a thread."
ONCE_ALONE = "-# You set this digest. `/digest notices` names a channel for such notices; each trouble is told once."
ONCE_HERE = "-# Each trouble is told once. `/digest list` shows how all digests stand."
WHICH = "Several digests are set here: name the channel."
UNREACHED = "Discord could not be reached, so nothing was changed: try again in a few minutes."
TRIED_AGAIN = "The one that was refused is tried again now."
NEVER = "It falls on no coming day: check its days."
NOW_EMPTY = "There is nothing new since the last digest, so nothing was posted."
NOW_WAITS = "It is planned, but something else is being posted there: it follows within a minute."
POSTED_AND_DELETED = "It was posted, and somebody deleted it."
TOO_MANY_TOPICS = "Name at most ten topics of up to 50 characters each, parted by commas."

_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_GONE = frozenset({"refused 404/10003", "refused 404/10004"})
_LOCKED = frozenset({"refused 400/50083", "refused 400/160005", "refused 403/160005"})
_UNREADABLE = "Look into the channel; with **Read Message History** I can tell myself."
_IN_DOUBT = {
    "turned": "Look into the channel: it is of another kind since, and shows me nothing of before.",
    "closed": "I can't look, as the channel is gone or closed to me: with **View Channel** I can tell myself.",
}
_NOT_ON = {
    "wanted": "it still goes on to the channels that follow",
    "late": "it could not go on to the channels that follow within a day",
    "deleted": "it was deleted before it went on to the channels that follow",
    "refused no-news": "this is no announcement channel any more, so nobody follows it",
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


def set_told(subscription: Subscription, slot: Slot | None, *, replaced: bool, again: bool = False) -> str:
    """A digest was set, and when it comes next; ``again``: what was refused is tried once more."""
    told = f"The digest of {channel_tag(subscription.channel_id)} is set: {timetable_told(subscription)}."
    before = " It replaces the one before." if replaced else ""
    return f"{told}{before}\n{_again_told(again)}{next_told(slot)}"


def _again_told(again: bool) -> str:
    return f"{TRIED_AGAIN} " if again else ""


def next_told(slot: Slot | None) -> str:
    """When the next digest comes."""
    return f"Next: {moment_tag(slot.due_at)} ({moment_tag(slot.due_at, 'R')})." if slot else NEVER


def timetable_told(subscription: Subscription) -> str:
    """ "07:30 Europe/Kyiv, Monday to Friday, topics: ferries, harbour; a note on days without news"."""
    told = f"{subscription.time} {subscription.zone}, {days_told(subscription.days)}"
    if subscription.topics:
        told += f", topics: {', '.join(safe(topic) for topic in subscription.topics)}"
    told += "; a note on days without news" if subscription.when_empty == "note" else ""
    return told + ("; it goes on to the channels that follow" if subscription.crosspost else "")


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


def resumed_told(channel_id: int, slot: Slot | None, *, again: bool = False) -> str:
    """A digest goes on; ``again``: what was refused is tried once more."""
    return f"The digest of {channel_tag(channel_id)} goes on.\n{_again_told(again)}{next_told(slot)}"


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
    channel_id = row.message_id if row.place == "forum" else row.channel_id
    where = f"https://discord.com/channels/{row.guild_id}/{channel_id}/{row.message_id}"
    return f"Posted: {where}\nThe daily digest is as it was: its next time and what counts as new have not moved."


@dataclass(frozen=True, slots=True)
class Entry:
    """A digest as the list shows it: what comes next, how the last one went, what is late or in doubt."""

    subscription: Subscription
    slot: Slot | None = None
    last: OutboxRow | None = None
    doubt: OutboxRow | None = None  # an older one that may or may not stand in the channel
    asked: OutboxRow | None = None  # one posted on request that is on its way, or not there
    overdue: bool = False
    zone_known: bool = True

    @property
    def rests(self) -> bool:
        """Whether nothing comes until it is set or resumed: it was refused three times, and not set or resumed since.

        Armed again, a row is due anew.
        """
        last = self.last
        if last is None or last.state != "suspended":
            return False
        return max(last.planned_at, last.due_at) >= self.subscription.set_at


def lost_zone(subscription: Subscription) -> str:
    """The zone of a digest is not in this machine's data, as after a move to another one."""
    return f"No digest comes: this machine knows no zone {safe(subscription.zone)}. Set it again with another."


def list_pages(entries: Sequence[Entry]) -> list[str]:
    """Every digest of the server, whole entries, as many a page as fit; one page without a digest says so."""
    pages: list[list[str]] = []
    room = 0
    for entry in entries:
        text = _entry_told(entry)
        if len(text) + 1 > room:
            pages.append([])
            room = MOST_TEXT - len(_page_told(len(entries), len(entries))) - 1
        room -= len(text) + 1
        pages[-1].append(text)
    if len(pages) < 2:
        return ["\n".join(page) for page in pages] or [NO_DIGESTS]
    return ["\n".join([*page, _page_told(number, len(pages))]) for number, page in enumerate(pages, start=1)]


def _page_told(number: int, pages: int) -> str:
    return f"-# {page_label(number - 1, pages)}"


def _entry_told(entry: Entry) -> str:
    subscription, last = entry.subscription, entry.last
    coming = "Paused." if subscription.paused else next_told(entry.slot)
    if not entry.zone_known:
        coming = lost_zone(subscription)
    if entry.rests:
        coming = ""
    late = "**Overdue**: it should stand there by now, and is still tried." if entry.overdue else ""
    latest = "" if last is None else row_told(last)
    if last is not None and last.state == "suspended" and not entry.rests:
        latest = _plainly_told(last)  # a setting made since has settled it
    pieces = [coming, late, latest, *(row_told(one) for one in (entry.doubt, entry.asked) if one)]
    told = f"**{channel_tag(subscription.channel_id)}** · {timetable_told(subscription)}"
    return f"{told}\n-# {' '.join(piece for piece in pieces if piece)}"


def notice_told(rows: Sequence[OutboxRow], *, alone: bool) -> str:
    """What went wrong, a line a channel; ``alone``: to whoever set the digest, elsewhere than in the server."""
    foot = ONCE_ALONE if alone else ONCE_HERE
    lines: list[str] = []
    room = MOST_TEXT - len(foot) - len(more_told(len(rows))) - 2
    for row in rows:
        where = (
            f"https://discord.com/channels/{row.guild_id}/{row.channel_id}" if alone else channel_tag(row.channel_id)
        )
        line = f"{where}: {row_told(row)}"
        if len(line) + 1 > room:
            lines.append(more_told(len(rows) - len(lines)))
            break
        room -= len(line) + 1
        lines.append(line)
    return "\n".join([*lines, foot])


def notices_told(channel_id: int | None) -> str:
    """Where this server's admins are told of trouble from now on."""
    return NOTICES_ALONE if channel_id is None else f"When a digest fails, I say so in {channel_tag(channel_id)}, once."


def more_told(count: int) -> str:
    """How many entries are not shown."""
    return f"and {count} more: `/digest list`"


def row_told(row: OutboxRow) -> str:
    """One sentence on an edition: posted, or why not, and what to do."""
    day = _day_told(row)
    if row.state == "sent":
        return f"Last posted {moment_tag(row.sent_at or row.due_at, 'R')}.{_crosspost_told(row)}"
    if row.state == "uncertain":
        return f"{day} may or may not stand there: Discord gave no answer. {_IN_DOUBT.get(row.reason, _UNREADABLE)}"
    if row.state == "suspended" and row.reason in _LOCKED:
        return "Suspended: the thread is locked. Unlock it, then `/digest resume`."
    if row.state == "suspended" and row.reason in _GONE:
        return "Suspended: the channel is gone. `/digest remove` without a channel clears its digest."
    if row.state == "suspended":
        return (
            f"Suspended: Discord refused it three times ({safe(row.reason)}). Check my rights, then `/digest resume`."
        )
    return _plainly_told(row)


def _day_told(row: OutboxRow) -> str:
    asked = " (`/digest now`)" if row.purpose == "now" else ""
    return f"The digest of {row.local_date.isoformat()}{asked}"


def _plainly_told(row: OutboxRow) -> str:
    return f"{_day_told(row)} {edition_state_label(row.state, safe(row.reason))}."


def _crosspost_told(row: OutboxRow) -> str:
    if row.crosspost in ("", "done"):
        return ""
    why = _NOT_ON.get(
        row.crosspost, f"Discord did not let it go on to the channels that follow ({safe(row.crosspost)})"
    )
    return f" {why[0].upper()}{why[1:]}."
