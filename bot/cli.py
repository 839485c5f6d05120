"""`nutgraf …` in the terminal: the same verbs as in Discord, from the same desk.

Exit status: 0 done, 1 nothing found or an input failed, 2 usage, settings or token, 3 no store, or it is refused.
"""

from __future__ import annotations

import argparse
import asyncio
import errno
import logging
import os
import sys
from collections.abc import Sequence
from datetime import date

from bot.config import Settings, env_with_file
from bot.errors import DONE, NOT_DONE, USAGE, SettingsError, sentence_for, status_for, unforeseen
from bot.version import version

_EXAMPLES = """\
examples:
  nutgraf ingest articles/             read a folder of articles into the store
  nutgraf ingest https://…             the same for the page behind a link
  nutgraf brief "paris summit"         the story's card
  nutgraf quote --speaker zelensky     what somebody said, by any spelling
  nutgraf read page.html --jsonl       digest without storing, one JSON object a line
  nutgraf preview                      try the bot in a web page, without a token
"""


_PEOPLE = """\
  nutgraf people                        those quoted most
  nutgraf people NAME                   everybody the name may mean, with all spellings
  nutgraf people join A B               A and B are one person, for good; each a name or person:NUMBER
  nutgraf people part A B               B, a spelling of A, is somebody else, for good
  nutgraf people part A B in SLUG       in that article alone B, which A bears elsewhere, is somebody else
  nutgraf people undo                   take back the newest join or part: all is as it was
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; the console script exits with it."""
    _speak_utf8()
    arguments = build_parser().parse_args(argv)
    try:
        settings = Settings.from_env(env_with_file(os.environ))
        if settings.log_level == logging.DEBUG:
            logging.basicConfig(level=logging.DEBUG)
        status = asyncio.run(_run(arguments, settings))
        sys.stdout.flush()  # here, where a failure can still be told
        return status
    except SettingsError as error:
        for problem in error.problems:
            print(f"nutgraf: {problem}.", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        _give_up_output()
        return DONE
    except Exception as error:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EIO):
            _give_up_output()
            print("nutgraf: The output can't be written: the disk it goes to is full or failing.", file=sys.stderr)
            return NOT_DONE
        logging.getLogger(__name__).debug("failed", exc_info=error)
        print(f"nutgraf: {sentence_for(error) or unforeseen(error)}", file=sys.stderr)
        return status_for(error)


def _give_up_output() -> None:
    """Write to nowhere what is still to be written: the interpreter flushes once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


async def _run(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot import commands  # late: `--help` and a usage error need none of it

    return await commands.RUN[arguments.command](arguments, settings)


def build_parser() -> argparse.ArgumentParser:
    """The command line; every command of it works."""
    parser = argparse.ArgumentParser(
        prog="nutgraf",
        description="A self-hosted newsroom bot for Discord: every word it shows was printed.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"nutgraf {version()}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_reading(commands)
    _add_asking(commands)
    _add_editing(commands)
    _add_people(commands)
    _add_feeds(commands)
    _add_running(commands)
    return parser


_Commands = argparse._SubParsersAction


def _add(commands: _Commands[argparse.ArgumentParser], name: str, does: str, example: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=does,
        description=does[0].upper() + does[1:] + ".",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_reading(commands: _Commands[argparse.ArgumentParser]) -> None:
    read = _add(commands, "read", "digest articles without storing them", "nutgraf read articles/ page.html --jsonl")
    read.add_argument(
        "paths",
        nargs="+",
        metavar="PATH-or-URL",
        help=".txt, .md, .html files, folders, links, or - for standard input",
    )
    read.add_argument(
        "--jsonl", "--json", action="store_true", dest="json", help="one JSON object a line, in input order"
    )
    read.add_argument("--explain", action="store_true", help="also what was removed and why, and each speaker's rule")
    group = _add(commands, "group", "which articles tell of the same event, without storing", "nutgraf group articles/")
    group.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or - for standard input")
    group.add_argument(
        "--jsonl", "--json", action="store_true", dest="json", help="one JSON object a line, in input order"
    )
    ingest = _add(
        commands, "ingest", "read, digest and store articles", "nutgraf ingest articles/ https://example.org/news/ferry"
    )
    ingest.add_argument(
        "paths", nargs="+", metavar="PATH-or-URL", help="files, folders, links, or - for standard input"
    )
    ingest.add_argument("--archive", action="store_true", help="these never enter a digest")
    _json(ingest)
    remove = _add(commands, "remove", "take an article out of every answer", "nutgraf remove paris-summit-opens")
    remove.add_argument("article", metavar="SLUG-or-URL")
    remove.add_argument("--undo", action="store_true", help="bring it back")
    _json(remove)


def _add_asking(commands: _Commands[argparse.ArgumentParser]) -> None:
    brief = _add(commands, "brief", "the story's card", 'nutgraf brief "paris summit"')
    glance = _add(commands, "glance", "the story at a glance", 'nutgraf glance "paris summit"')
    timeline = _add(commands, "timeline", "what happened when in a story", 'nutgraf timeline "paris summit"')
    compare = _add(commands, "compare", "where a story's outlets differ", 'nutgraf compare "paris summit"')
    brief.add_argument("--since", type=_day, default=None, metavar="DATE", help="only what is new from that day on")
    for parser in (timeline, compare):
        parser.add_argument("--page", type=_page, default=1, metavar="N", help="the page to show, from 1")
    for parser in (brief, glance, timeline, compare):
        parser.add_argument("query", nargs="+", metavar="QUERY", help="a few words of the headline, or story:NUMBER")
        _json(parser)
    quote = _add(commands, "quote", "exact words and who said them", "nutgraf quote troops --speaker zelensky")
    quote.add_argument("about", nargs="*", metavar="ABOUT", help="what the words are about")
    quote.add_argument("--speaker", default=None, metavar="NAME", help="who said them, in any spelling")
    quote.add_argument("--page", type=_page, default=1, metavar="N", help="the page to show, from 1")
    _json(quote)
    stories = _add(commands, "stories", "what the store covers, newest first", "nutgraf stories --days 7")
    stories.add_argument(
        "--days", type=_page, default=None, metavar="N", help="only stories that came in within N days"
    )
    _json(stories)
    digest = _add(commands, "digest", "today's digest", "nutgraf digest why --channel 123456789 --date 2026-01-06")
    digest.add_argument(
        "what", nargs="?", choices=("why",), help="what went into a channel's digest, what was left out, and why"
    )
    digest.add_argument("--channel", type=_channel, metavar="ID", help="the channel asked about, with `why`")
    digest.add_argument("--date", type=_day, default=None, metavar="DAY", help="its day (default: the latest)")
    _json(digest)


def _add_editing(commands: _Commands[argparse.ArgumentParser]) -> None:
    story = _add(commands, "story", "look at stories, and move, merge, split or link them", "nutgraf story merge 12 14")
    actions = story.add_subparsers(dest="action", required=True, metavar="ACTION")
    _json(_add(actions, "list", "the stories with the newest articles", "nutgraf story list"))
    show = _add(actions, "show", "the articles of a story", "nutgraf story show 12")
    show.add_argument("story", type=_story_or_article, metavar="STORY", help="its number, or one of its articles")
    move = _add(actions, "move", "put an article into another story, for good", "nutgraf story move paris-opens 12")
    move.add_argument("article", metavar="ARTICLE", help="its slug or link")
    move.add_argument("into", type=_story_or_new, metavar="STORY|new")
    which = "its number, or one of its articles"
    merge = _add(actions, "merge", "make two stories one, for good", "nutgraf story merge 12 14")
    merge.add_argument("story", type=_story_or_article, metavar="A", help=which)
    merge.add_argument("into", type=_story_or_article, metavar="B", help="the one whose number stays")
    split = _add(actions, "split", "give an article a story of its own, for good", "nutgraf story split paris-opens")
    split.add_argument("article", metavar="ARTICLE", help="its slug or link")
    link = _add(actions, "link", "make two stories events of one running story", "nutgraf story link 12 14")
    link.add_argument("story", type=_story_or_article, metavar="A", help=which)
    link.add_argument("other", type=_story_or_article, metavar="B", help=which)
    unlink = _add(actions, "unlink", "take a story out of its running story, for good", "nutgraf story unlink 12")
    unlink.add_argument("story", type=_story_or_article, metavar="A", help=which)
    unlink.add_argument(
        "other", nargs="?", default=None, type=_story_or_article, metavar="B", help="never to be linked with this one"
    )
    undo = _add(actions, "undo", "take back the last link or unlink", "nutgraf story undo")
    for parser in (show, move, merge, split, link, unlink, undo):
        _json(parser)


def _add_people(commands: _Commands[argparse.ArgumentParser]) -> None:
    voices = _add(commands, "voices", "who was quoted, how often and by which outlets", "nutgraf voices --days 7")
    voices.add_argument(
        "--days",
        type=_page,
        default=None,
        metavar="N",
        help="only articles published in the last N days (those without a date: filed)",
    )
    voices.add_argument("--page", type=_page, default=1, metavar="N", help="the page to show, from 1")
    _json(voices)
    people = commands.add_parser(
        "people",
        help="who is named in which spellings, and who is one person",
        description="Who is named in which spellings, and by which rule each spelling was taken for theirs.",
        usage="nutgraf people [--json] [NAME | join A B | part A B [in SLUG] | undo]",
        epilog=_PEOPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    people.add_argument("words", nargs="*", metavar="NAME", help="a name in any spelling, or what to do")
    _json(people)


def _add_feeds(commands: _Commands[argparse.ArgumentParser]) -> None:
    feed = _add(commands, "feed", "the feeds whose articles come in by themselves", "nutgraf feed add example.org")
    actions = feed.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = _add(actions, "add", "follow a feed: its news enters every server's digest", "nutgraf feed add example.org")
    add.add_argument("address", metavar="ADDRESS", help="of the feed, or of a page that names it")
    _json(add)
    listed = "last success, next poll, items seen, stored and skipped of each feed"
    _json(_add(actions, "list", listed, "nutgraf feed list"))
    verbs = {
        "check": "poll a feed now, and show what its newest item became",
        "pause": "take nothing from a feed until it is resumed",
        "resume": "go on with a paused feed",
        "remove": "follow a feed no longer; its articles stay",
    }
    for verb, does in verbs.items():
        parser = _add(actions, verb, does, f"nutgraf feed {verb} 3")
        parser.add_argument("feed", metavar="FEED", help="its number, its address or a part of its title")
        _json(parser)
    taken = _add(actions, "import", "follow every feed of an OPML file", "nutgraf feed import feeds.opml")
    taken.add_argument("path", metavar="FILE", help="the file, or - for standard input")
    _json(taken)
    _add(actions, "export", "print the feeds as OPML", "nutgraf feed export > feeds.opml").set_defaults(json=False)


def _add_running(commands: _Commands[argparse.ArgumentParser]) -> None:
    run = _add(commands, "run", "connect to Discord", "nutgraf run --sync")
    run.add_argument("--sync", action="store_true", help="send the slash commands to Discord even if none changed")
    check = _add(
        commands, "check", "whether all is well: exit status 1 where something is wrong", "nutgraf check --json"
    )
    check.add_argument("--running", action="store_true", help="also where no bot is running on the store")
    check.add_argument("--quick", action="store_true", help="a quicker look at a large database")
    _json(check)
    preview = _add(commands, "preview", "the real bot in a local web page, without a token", "nutgraf preview")
    preview.add_argument(
        "--port", type=_port, default=0, metavar="N", help="a port of this machine (default: any free one)"
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON, for programs")


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError("must be a day such as 2026-01-06") from None


def _page(value: str) -> int:
    if not (value.isascii() and value.isdigit()) or not 0 < int(value) < 100_000:
        raise argparse.ArgumentTypeError("must be a whole number from 1 to 99999")
    return int(value)


def _channel(value: str) -> int:
    if not (value.isascii() and value.isdigit()) or not 0 < int(value) < 2**63:
        raise argparse.ArgumentTypeError("must be the number of a channel: Discord's “Copy Channel ID” gives it")
    return int(value)


def _story(value: str) -> int:
    digits = value.removeprefix("story:")
    if not (digits.isascii() and digits.isdigit()) or not 0 < int(digits) < 2**63:
        raise argparse.ArgumentTypeError("must be the number of a story: `nutgraf story list` shows them")
    return int(digits)


def _story_or_article(value: str) -> int | str:
    digits = value.removeprefix("story:")
    return _story(value) if digits.isascii() and digits.isdigit() else value


def _story_or_new(value: str) -> int | str | None:
    return None if value == "new" else _story_or_article(value)


def _port(value: str) -> int:
    if not (value.isascii() and value.isdigit()) or int(value) > 65_535:
        raise argparse.ArgumentTypeError("must be a port number from 0 to 65535")
    return int(value)


def _speak_utf8() -> None:
    """Print curly quotes wherever we run: a C locale would turn them into errors; a closed output takes nothing."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open until the program ends
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def run() -> None:
    """The console script."""
    sys.exit(main())
