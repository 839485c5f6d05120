"""Every word a card shows that no article printed: one closed list, and the few forms that hold a number or a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

# Cards
BRIEF = "Brief"
GLANCE = "At a Glance"
QUOTES = "Quotes"
SOURCES = "Sources"
STORIES = "Stories"
VOICES = "Voices"
TIMELINE = "Timeline"
COMPARE = "Where outlets differ"
DIFFER = "outlets differ"
OTHER_EVENTS = "Other events of this story"
WHY_IT_MATTERS = "Why it matters"
TAKEAWAYS = "Key takeaways"
STATUS = "Status"
CORRECTION = "Corrected by the outlet"
OPINION = "opinion"

# Where words come from
FROM_OUTLET = "the outlet’s own"
PICKED = "picked by Nutgraf from the text"
SAMPLE = "sample, not news"
SAMPLE_SOURCE = "sample"
FROM_MESSAGE = "From a message here, not from an outlet. Filed nowhere."
FROM_PAGE = "From the page behind a link, fetched for you alone. Filed nowhere."
UNDATED = "undated"
AS_PRINTED = "day as printed"  # beside a date that no article's own date makes exact
UNATTRIBUTED = "unattributed"
CONTEXT = "Context:"  # before the sentence to be read with a quote, or the one it speaks of
ALSO_IN = "also in"  # before further outlets that print the same words
SHORTER_IN = "shorter in"  # before further outlets that print only some of the words
OTHER_WORDS_IN = "in other words in"  # before an outlet that prints the quotation differently
NO_OUTLET = "outlet not named"
LONG_OUTLET = "outlet name too long to show"
NO_LINK = "no link"
LONG_LINK = "link under Brief"
LONG_HEADLINE = "headline too long to show"

# What is not there
NOTHING_FOUND = "Nothing found."
NEAREST = "Nearest headlines:"
WHICH_ONE = "Which one?"
FIT_ALIKE = "These stories fit the words equally well:"
NEAREST_NAMES = "Nearest names:"
EMPTY_STORE = "The store is empty. Put articles into it on the bot’s machine:"
INGEST = "nutgraf ingest PATH"
READ_LINK = "No article with that address is here: `nutgraf read URL` digests its page, `nutgraf ingest URL` stores it."
NO_GLANCE = "No points could be picked from this story."
NO_QUOTES = "This story quotes nobody."
NO_TIMELINE = "No line of this story tells its date."
NO_DIFFERENCES = "No differences were found between the outlets of this story."
COMPARED = "Compared:"  # before the outlets between which nothing differs
ONE_ORIGIN = "Every article of this story prints one text: there is nothing to compare."
ONE_OUTLET = "One article tells this story: there is nothing to compare it with."
NEW_SINCE = "new since"  # before the day from which a story's lines are new
NOTHING_NEW = "Nothing new in this story."
NO_STORIES = "No story in this time."
VOICES_COUNTED = "Each quotation is counted once; beside an outlet stands how many of them it printed."
NO_VOICES = "Nobody was quoted in this time."
LEFT_OUT = "Lines too long to show whole were left out: read them at the source."
MORE = "More in the article"  # what a card may show of it is used up; before its number, its link below
LONG_QUESTION = "There are more pages: ask with fewer words, or pick from the list, to turn them."

# Buttons
GLANCE_BUTTON = "Glance"
QUOTES_BUTTON = "Quotes"
TIMELINE_BUTTON = "Timeline"
DIFFERENCES_BUTTON = "Differences"
SOURCES_BUTTON = "Sources"
BRIEF_BUTTON = "Brief"
OPEN_BUTTON = "Open"
PREVIOUS_BUTTON = "Previous"
NEXT_BUTTON = "Next"
UNTITLED_BUTTON = "Story"
FILE_BUTTON = "File"

# /about
ABOUT = "Nutgraf"
ABOUT_WHAT = (
    "Nutgraf reads articles ahead of time and answers out of its own store: /brief for a story or a link, /glance for "
    "its main points, /quote for who said what, /timeline for what happened when, /compare for where outlets differ, "
    "/stories for what there is, /digest for a daily card in a channel."
)
ABOUT_HOW = (
    "Every line on a card was printed by the outlet named beside it, word for word. Nothing is written by the bot, "
    "quotation marks hold exact words, and where an article does not say who or when, the card says so."
)
ABOUT_KEEPS = (
    "It keeps the articles that came in, where each public card was posted, and the digests and feeds of each server "
    "with the id of whoever set them. It reads no channel, keeps no question, and files no message given to “Brief "
    "this”. The page behind a link is filed only by a member who manages the server."
)

# Sentences to one person
TOO_FAST = "Those were five questions in ten seconds. Wait a moment and ask again."
WENT_WRONG = "Something went wrong here, and it was noted. Try again in a moment."
CHANGED = "This command has changed since Discord last showed it. Reload Discord and try again."
NOT_HERE = "This command does not work here."
NO_TEXT = "That message holds no text to brief on."
LONG_QUERY = "Ask with at most 100 characters, or give one link."
FETCH_WAIT = "One link in thirty seconds: try again in a moment."
NO_LINKS = "This bot fetches no links: ask with a few words of the story."
LINK_REMOVED = "The article behind this link was taken out of the archive, and stays out."
LINK_LOST = "Which link this button is for is no longer known: give the link again."
BOT_STOPS = "The bot is being stopped: ask again in a moment."
STOPPING = "The bot is being restarted: give the link again in a moment."
WHICH_LINK = "Which link?"
LONG_LINKS = "These links are too long for buttons: give one of them to /brief."
LINKS_IN_MESSAGE = "Links in this message:"
FILED = "Filed: lookups find it, and this server’s digests may tell it."
FILED_BEFORE = "In the archive already."

# The digest
DIGEST = "Daily digest"
DIGEST_LATE = "late"
DIGEST_UPDATE = "update"
DIGEST_NOW = "Posted on request: it moves neither the next digest nor what counts as new in it."
DIGEST_PREVIEW = "What the next digest would show. Only you see this."
DIGEST_NOTHING = "Nothing new since the last digest."
QUOTE_OF_THE_DAY = "Quote of the day"
MORE_STORIES = "More of this digest"
MORE_FORGOTTEN = "Which stories these were is kept for 60 days, in the digest’s own server. /stories lists the newest."
MORE_GONE = "None of these stories is in the archive any more."
WHY = "What went into the digest"
WHY_TOLD = "Told"
WHY_NOT_TOLD = "Would have told"
WHY_TO_TELL = "Is to tell"
WHY_PERHAPS_TOLD = "Told, if it stands there"
WHY_LEFT_OUT = "Left out"
WHY_NONE = "No digest of this channel is known for that day."
WHY_FORGOTTEN = "What was chosen is kept for 60 days; for this digest nothing is."
WHY_NOTHING_CHOSEN = "Nothing was chosen for it: what is new since the last digest comes with the next."
WHY_GONE = "no longer in the archive"
WHY_REASONS = {
    "told": "told before",
    "nothing-new": "told before; the new articles add no line of their own",
    "reprint": "told before; only reprints of the same copy came in",
    "not-new": "nothing came in since the last digest",
    "stale": "dated before the days a digest looks back",
    "ahead": "dated more than a day ahead: no report of today",
    "archive": "filed as archive",
    "sample": "sample, not news",
    "before": "came out before its feed was followed",
    "removed": "taken out before the digest",
    "running": "two events of the same running story came first",
    "opinion": "opinion or roundups; the news took the room",
    "off-topic": "no room; the channel’s topics came first",
    "room": "no room; stories of more outlets or newer ones came first",
}

EDITION_STATES = {
    "sent": "posted",
    "failed": "was refused by Discord, and is not tried again",
    "missed": "was missed",
    "skipped": "was not posted",
    "planned": "is waiting to be posted",
    "sending": "is being posted",
    "uncertain": "may or may not stand there",
    "suspended": "was refused three times",
}
EDITION_REASONS = {
    "away": "the bot was away for longer than three hours",
    "not-posted": "it could not be posted within three hours",
    "not-posted-now": "it could not be posted within ten minutes",
    "empty": "nothing was new",
    "paused": "it was paused",
    "removed": "it was removed",
    "left": "the bot was out of the server",
    "withdrawn": "what it would have told was taken out",
    "near": "it would have come within twelve hours of another; its news waits for the next",
    "unsent": "the bot is trying again",
    "unreadable": "the bot could not look into the channel",
    "turned": "the channel is of another kind since",
    "closed": "the channel is gone or closed to the bot",
    "found": "the bot found it in the channel",
    "waiting": "Discord could not be reached",
    "limited": "Discord asked me to wait",
    "refused tag": "the forum asks for a tag, and has none that I may use",
    "refused media": "the channel is a media channel now, which takes only pictures and films",
    "refused kind": "no messages can be posted in the channel any more",
}


def edition_state_label(state: str, reason: str) -> str:
    """ "was not posted: nothing was new"; a reason of Discord's own as it is."""
    told, why = EDITION_STATES.get(state, state), EDITION_REASONS.get(reason, reason)
    kind, _, status = reason.partition(" ")
    if kind == "unexplained":
        why = f"Discord could not be reached ({status} without a reason)"
    return f"{told}: {why}" if why else told


def why_not_decided_label(state: str, reason: str) -> str:
    """Why there is no record of a choice: none was made for a date that went by, else it is no longer kept."""
    passed = state == "missed" or (state == "skipped" and reason not in ("empty", "withdrawn"))
    return WHY_NOTHING_CHOSEN if passed else WHY_FORGOTTEN


def why_told_label(state: str) -> str:
    """How the stories of an edition in that state are headed: one that was never posted told nothing."""
    heads = {"sent": WHY_TOLD, "planned": WHY_TO_TELL, "sending": WHY_PERHAPS_TOLD, "uncertain": WHY_PERHAPS_TOLD}
    return heads.get(state, WHY_NOT_TOLD)


# What outlets differ on
FIGURES = "Figures"
DATES = "Dates"
NAMES = "Names"
ROLES = "Jobs and roles"
WHO = "Who it was"
WORDINGS = "One quotation, different wordings"
LATER = "Later figure"
DIFFERENCES = {
    "figure": FIGURES,
    "date": DATES,
    "name": NAMES,
    "role": ROLES,
    "who": WHO,
    "wording": WORDINGS,
}

LATER_FIGURE = "later figure"
EARLIER_FIGURE = "earlier figure"
MARKS = {"differ": DIFFER, "later": LATER_FIGURE, "earlier": EARLIER_FIGURE}  # beside lines that contradict

BETWEEN = " · "  # parts the pieces of a line
LISTED = ", "  # parts the outlets of a list
JOINED = " … "  # joins the parts of one utterance
DASH = "— "  # before a speaker

FULL_BLOCK = "█"
EMPTY_BLOCK = "░"
BAR_WIDTH = 10
FIRST_NAME = "first"  # of a person's names, the one that no rule had to join

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DATE = re.compile(
    r"""
    (?P<year>\d{4}) (?: - (?P<month>0[1-9]|1[0-2]) (?: - (?P<day>0[1-9]|[12]\d|3[01]) (?P<time>[T\ ].{1,32})? )? )?
    """,
    re.VERBOSE,
)


def date_label(published: str | None) -> str:
    """The date as precise as the source gave it: "6 January 2026, 09:30 UTC", "January 2026"; else "undated"."""
    found = _DATE.fullmatch(published or "")
    if found is None:
        return UNDATED
    if found["month"] is None:
        return found["year"]
    month = f"{_MONTHS[int(found['month']) - 1]} {found['year']}"
    if found["day"] is None:
        return month
    return f"{int(found['day'])} {month}{_time(published or '') if found['time'] else ''}"


def _time(published: str) -> str:
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return ""
    zone = at.strftime("%z")
    if zone:
        zone = " UTC" if zone.strip("+-0") == "" else f" {zone[:3]}:{zone[3:5]}"
    return f", {at:%H:%M}{zone}"


def day_label(day: date) -> str:
    """The day of a digest: "Tuesday, 6 January 2026"."""
    return f"{_DAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"


def edition_label(mark: str) -> str:
    """The mark of an edition, by which the bot finds its message again: "Edition 2026-01-06 · 3f7q2mzk"."""
    return f"Edition {mark}"


def post_title(day: date) -> str:
    """The title of a digest's post in a forum: "Daily digest · Tuesday, 6 January 2026"."""
    return f"{DIGEST} · {day_label(day)}"


def whose_label(source: str) -> str:
    """Whose a glance or its takeaways are: "the outlet’s own" for "outlet"."""
    return FROM_OUTLET if source == "outlet" else PICKED


def number_label(number: int) -> str:
    """The number of a source, escaped for a text display: "[1]"."""
    return f"\\[{number}]"


def outlets_label(count: int) -> str:
    """ "1 outlet", "5 outlets"."""
    return _counted(count, "outlet")


def told_label(outlets: int, origins: int) -> str:
    """ "5 outlets"; where some print one wire's copy "5 outlets, 2 origins"."""
    return outlets_label(outlets) + (f", {_counted(origins, 'origin')}" if 0 < origins < outlets else "")


def since_label(day: str) -> str:
    """ "new since 6 January 2026"."""
    return f"{NEW_SINCE} {date_label(day)}"


def compared_label(outlets: Sequence[str], more: int) -> str:
    """ "Compared: Harbour Desk, Elm Courier and 3 more"."""
    named = f"{COMPARED} {LISTED.join(outlets)}"
    return f"{named} {more_label(more)}" if more else named


def reprint_label(number: int) -> str:
    """ "same copy as [1]"."""
    return f"same copy as {number_label(number)}"


def people_label(count: int) -> str:
    """ "1 person", "5 people"."""
    return "1 person" if count == 1 else f"{count:,} people"


def bar(count: int, most: int) -> str:
    """A bar of `BAR_WIDTH` blocks, filled by the share of ``most``; whoever counts at all has one filled."""
    filled = 0 if count <= 0 or most <= 0 else max(1, min(BAR_WIDTH, round(BAR_WIDTH * count / most)))
    return FULL_BLOCK * filled + EMPTY_BLOCK * (BAR_WIDTH - filled)


def stories_label(count: int) -> str:
    """ "1 story", "5 stories"."""
    return "1 story" if count == 1 else f"{count:,} stories"


def articles_label(count: int) -> str:
    """ "1 article", "5 articles"."""
    return _counted(count, "article")


def quoted_in_label(count: int) -> str:
    """ "quoted in 1 article", "quoted in 5 articles"."""
    return f"quoted in {articles_label(count)}"


def quotes_label(count: int) -> str:
    """ "1 quote", "5 quotes"."""
    return _counted(count, "quote")


def dated_label(count: int) -> str:
    """ "1 dated line", "5 dated lines"."""
    return _counted(count, "dated line")


def differences_label(count: int) -> str:
    """ "1 difference", "5 differences"."""
    return _counted(count, "difference")


def days_label(days: int) -> str:
    """ "last day", "last 7 days"."""
    return "last day" if days == 1 else f"last {days} days"


def page_label(page: int, pages: int) -> str:
    """ "page 2 of 5"; ``page`` counts from 0."""
    return f"page {page + 1} of {pages}"


def newest_label(count: int) -> str:
    """ "newest 8"."""
    return f"newest {count}"


def more_button_label(count: int) -> str:
    """ "1 more story", "12 more stories"."""
    return "1 more story" if count == 1 else f"{count:,} more stories"


def more_label(count: int) -> str:
    """ "and 3 more"."""
    return f"and {count:,} more"


def more_quotes_label(count: int, *, linked: bool) -> str:
    """ "3 more in the articles: open the link"; without the last words where there is none to open."""
    return f"{count:,} more in the articles" + (": open the link" if linked else "")


def also_label(outlets: Sequence[str], more: int, label: str = ALSO_IN) -> str:
    """ "also in Harbour Desk, Elm Courier and 3 more"; "" without outlets."""
    if not outlets:
        return ""
    named = f"{label} {LISTED.join(outlets)}"
    return f"{named} {more_label(more)}" if more else named


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
