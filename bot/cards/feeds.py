"""The sentences of /feed, for members who manage the server: what is followed, what came of it, what went wrong."""

from __future__ import annotations

from collections.abc import Sequence

from bot.cards.admin import MOST_TEXT, moment_tag
from bot.cards.labels import page_label
from bot.cards.safe import safe
from bot.feeds import NONE_HERE, Added, Checked, Imported
from bot.wire.polling import FAILING
from storage.feed_records import FeedTally, Followed

WAIT = "One fetch in thirty seconds: try again in a moment."
MOST_REASONS = 3  # of skipped items, told of one feed
NO_FILE = "Discord did not hand out the file: try it again."
_MOST_NAME, _MOST_OTHERS, _MOST_REFUSED = 100, 3, 8


def added_told(added: Added) -> str:
    """What was followed, and what happens now."""
    name = name_of(added.followed)
    if not added.is_new:
        return f"{name} is followed here already."
    old = min(added.followed.stored + added.followed.known + added.followed.waiting, added.followed.seen)
    lines = [
        f"{name} is followed: what comes out from now on enters this server's digests.",
        f"Of the {added.followed.seen} items that were there before, {old} go into the archive; none is posted.",
    ]
    if added.others:
        named = ", ".join(f"`{_plain(one)}`" for one in added.others[:_MOST_OTHERS])
        lines.append(f"The page also names {named}.")
    return _fitting("\n".join(lines))


def pages_of(feeds: Sequence[Followed]) -> list[str]:
    """The list as texts that each fit a message, whole feeds on each."""
    if not feeds:
        return [NONE_HERE]
    pages: list[list[str]] = [[]]
    for one in feeds:
        told = _fitting(_told(one))
        if pages[-1] and len("\n".join([*pages[-1], told])) > MOST_TEXT - 40:
            pages.append([])
        pages[-1].append(told)
    texts = ["\n".join(page) for page in pages]
    if len(texts) == 1:
        return texts
    return [f"{text}\n-# {page_label(place, len(texts))}" for place, text in enumerate(texts)]


def _told(one: Followed) -> str:
    feed = one.feed
    last = f"last success {moment_tag(feed.succeeded_at, 'R')}" if feed.succeeded_at else "never read so far"
    next_poll = f"next poll {moment_tag(feed.next_at, 'R')}"
    when = "polled no more" if feed.gone else "paused" if one.paused else next_poll
    lines = [
        f"**{name_of(one)}** (no. {feed.feed_id}): {last}, {when}",
        f"-# {one.seen} seen, {one.stored} stored, {one.known} known before, {one.skipped} skipped, "
        f"{one.waiting} waiting",
    ]
    if feed.gone or feed.failures >= FAILING:
        times = "" if feed.gone else f"Failed {feed.failures} times in a row. "
        lines.append(f"-# **{times}{safe(feed.reason)}**")
    return "\n".join([*lines, *_skipped_told(one.reasons)])


def checked_told(checked: Checked) -> str:
    """What a poll of now brought."""
    name = name_of(checked.followed)
    if checked.reason:
        return f"{name} could not be read now. {checked.reason}"
    item = checked.item
    if item is None:
        return f"{name} can be read, and holds no item."
    if item.article_id and checked.headline:
        return _fitting(f"{name} can be read. Its newest item is in the archive: {safe(checked.headline)}")
    if item.article_id:
        return f"{name} can be read. Its newest item was taken out of the archive, and stays out."
    if item.state == "waiting":
        return f"{name} can be read. Its newest item can't be had now and is tried again. {item.reason}".strip()
    return f"{name} can be read. Its newest item was skipped. {item.reason}"


def checked_note(checked: Checked) -> str:
    """What stands over the story of a feed's newest item, which may be told best by another article."""
    told = f"{name_of(checked.followed)} can be read."
    if checked.story is not None and checked.headline != checked.story.headline.text:
        told += f" Its newest item is in the archive: {safe(checked.headline)}."
    return _fitting(f"{told} Its story, shown to you alone:")


def paused_told(one: Followed) -> str:
    """It rests."""
    return f"{name_of(one)} is paused: nothing of it enters this server's digests until `/feed resume`."


def resumed_told(one: Followed) -> str:
    """It goes on."""
    return f"{name_of(one)} is followed again: what comes out from now on enters this server's digests."


def removed_told(one: Followed) -> str:
    """It is followed no longer."""
    return f"{name_of(one)} is followed here no longer. Its articles stay in the archive."


def tally_told(tally: FeedTally) -> str:
    """How a server's feeds are, in the lines of /status."""
    if not tally.feeds:
        return "Feeds here: none."
    last = f"last success {moment_tag(tally.succeeded_at, 'R')}" if tally.succeeded_at else "none read so far"
    next_poll = f", next poll {moment_tag(tally.next_at, 'R')}" if tally.next_at else ""
    told = (
        f"Feeds here: {tally.feeds} followed, {tally.failing} failing, {tally.gone} gone for good, {last}{next_poll}; "
    )
    told += f"items: {tally.seen} seen, {tally.stored} stored, {tally.skipped} skipped, {tally.waiting} waiting."
    return "\n".join([told, *_skipped_told(tally.reasons)])


def _skipped_told(reasons: Sequence[tuple[str, int]]) -> list[str]:
    return [f"-# {number} skipped: {safe(reason)}" for reason, number in reasons[:MOST_REASONS]]


def imported_told(found: Sequence[Imported]) -> str:
    """What became of a list of feeds: the numbers, and the first of those that could not be followed."""
    if not found:
        return "The list names no feed."
    refused = [one for one in found if one.reason]
    new = sum(one.is_new for one in found)
    lines = [f"{new} of {len(found)} feeds are new here, {len(refused)} could not be followed."]
    lines += [f"-# `{_plain(one.url.partition('?')[0])}`: {safe(one.reason)}" for one in refused[:_MOST_REFUSED]]
    if len(refused) > _MOST_REFUSED:
        lines.append(f"-# … and {len(refused) - _MOST_REFUSED} others.")
    return _fitting("\n".join(lines))


def name_of(one: Followed) -> str:
    """What a feed is called: its title, else its address without what may be a key."""
    return safe(plain_name(one))


def plain_name(one: Followed) -> str:
    """The same for a choice, which shows no markup."""
    return (one.feed.title or one.feed.url.partition("?")[0])[:_MOST_NAME]


def _plain(address: str) -> str:
    return address.replace("`", "")[:200]


def _fitting(text: str) -> str:
    return text if len(text) <= MOST_TEXT - 60 else text[: MOST_TEXT - 61] + "…"
