"""`nutgraf voices` and `nutgraf people …`: who was quoted, who is who, and an editor's word on it."""

from __future__ import annotations

import argparse
from collections.abc import Awaitable, Callable
from dataclasses import asdict

from rich.console import Console

from bot import terminal
from bot.answers import NothingFound, PeopleAnswer, PersonAnswer
from bot.config import Settings
from bot.desk import OpenDesk
from bot.errors import DONE, NOT_DONE, PersonError, refuse_page
from bot.terminal_people import draw_people, draw_person, draw_voices

VOICES_LISTED = 25


async def voices(arguments: argparse.Namespace, settings: Settings, open_desk: OpenDesk) -> int:
    """Who was quoted, how often and by which outlets."""
    async with open_desk(settings, create=False) as desk:
        answer = await desk.voices(arguments.days, arguments.page - 1, VOICES_LISTED)
    refuse_page(arguments.page, answer.pages)
    if arguments.json:
        terminal.print_json(asdict(answer))
    elif answer.store_empty:
        terminal.draw_nothing(Console(highlight=False), NothingFound(asked="", store_empty=True))
    else:
        draw_voices(Console(highlight=False), answer)
    return DONE if answer.rows else NOT_DONE


async def people(arguments: argparse.Namespace, settings: Settings, open_desk: OpenDesk) -> int:
    """List people, or say that two are one or that a name is somebody else's."""
    is_word = arguments.words[:1] in (["join"], ["part"]) or arguments.words == ["undo"]
    action, *names = arguments.words if is_word else ("list", *arguments.words)
    is_in = action == "part" and len(names) == 4 and names[2] == "in"
    if action in ("join", "part") and len(names) != 2 and not is_in:
        raise PersonError("two names", action)
    async with open_desk(settings, create=False) as desk:
        if action == "join":
            return _show(arguments, [await desk.join_people(*names)])
        if is_in:
            return _show(arguments, [*await desk.part_people_in(names[0], names[1], names[3])])
        if action == "part":
            return _show(arguments, [*await desk.part_people(*names)])
        if action == "undo":
            return _show(arguments, [*await desk.undo_people()])
        asked = " ".join(names)
        return _list(arguments, await desk.people(asked), asked)


def _show(arguments: argparse.Namespace, found: list[PersonAnswer]) -> int:
    if arguments.json:
        terminal.print_json([asdict(one) for one in found])
    else:
        for one in found:
            draw_person(Console(highlight=False), one, rules=True)
    return DONE


def _list(arguments: argparse.Namespace, answer: PeopleAnswer, asked: str) -> int:
    if arguments.json:
        terminal.print_json(asdict(answer))
    elif answer.people:
        draw_people(Console(highlight=False), answer)
    else:
        terminal.draw_nothing(Console(highlight=False), NothingFound(asked=asked))
    return DONE if answer.people else NOT_DONE


Command = Callable[[argparse.Namespace, Settings], Awaitable[int]]


def commands(open_desk: OpenDesk) -> dict[str, Command]:
    """The two commands over a desk."""
    return {
        "voices": lambda arguments, settings: voices(arguments, settings, open_desk),
        "people": lambda arguments, settings: people(arguments, settings, open_desk),
    }
