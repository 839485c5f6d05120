"""`nutgraf group` and `nutgraf story …`: which articles tell of one event, and an editor's word on it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot import editing, terminal
from bot.answers import NothingFound
from bot.config import Settings
from bot.editing import StoryView
from bot.errors import DONE, NOT_DONE, InputError, sentence_for, unforeseen
from bot.files import Input, Link, find_inputs, read_input
from briefs.stories import StoryFeatures, features_of
from briefs.story_shelf import Shelf
from storage.store import Store

_LISTED = 50


async def group(arguments: argparse.Namespace, settings: Settings) -> int:
    """Which of the articles tell of the same event, without storing; a bad input is named and the rest goes on."""
    shelf, rows, status = Shelf(), [], DONE
    for item in find_inputs(arguments.paths):
        try:
            shelf.add(_features(item))
        except Exception as error:  # noqa: BLE001 - it is named, and the other inputs go on
            sentence, status = sentence_for(error) or unforeseen(error), NOT_DONE
            print(f"nutgraf: {terminal.printable(item.path)}: {sentence}", file=sys.stderr)
            rows.append({"path": item.path, "error": sentence})
        else:
            rows.append({"path": item.path})
    stories = iter(shelf.stories)  # known only when the last is placed: a later article may move an earlier one
    placed = [row if "error" in row else {**row, "story": next(stories)} for row in rows]
    (_print_lines if arguments.json else _draw_groups)(placed)
    return status


def _features(item: Input | Link | InputError) -> StoryFeatures:
    if isinstance(item, InputError):
        raise item
    if isinstance(item, Link):
        raise InputError(item.path, "url")
    return features_of(read_input(item))


def _print_lines(rows: Sequence[dict[str, Any]]) -> None:
    for row in rows:
        terminal.print_json(row)


def _draw_groups(rows: Sequence[dict[str, Any]]) -> None:
    for story in dict.fromkeys(row["story"] for row in rows if "story" in row):
        print(f"story {story}")
        for row in rows:
            if row.get("story") == story:
                print(f"  {terminal.printable(row['path'])}")


async def story(arguments: argparse.Namespace, settings: Settings) -> int:
    """Show, list, move, merge, split, link or unlink stories."""
    async with await Store.open(settings.store, create=False) as store:
        views = await _DO[arguments.action](store, arguments)
    if arguments.json:
        listed = [asdict(view) for view in views]
        print(json.dumps(listed if arguments.action == "list" else listed[0], ensure_ascii=False, default=str))
    else:
        console = Console(highlight=False)
        for view in views:
            _draw(console, view)
        if not views:
            terminal.draw_nothing(console, NothingFound(asked="", store_empty=True))
    return DONE if views else NOT_DONE


async def _list(store: Store, arguments: argparse.Namespace) -> list[StoryView]:
    return await editing.recent(store, _LISTED)


async def _show(store: Store, arguments: argparse.Namespace) -> list[StoryView]:
    return [await editing.show(store, arguments.story)]


async def _move(store: Store, arguments: argparse.Namespace) -> list[StoryView]:
    return [await editing.move(store, arguments.article, arguments.into)]


async def _merge(store: Store, arguments: argparse.Namespace) -> list[StoryView]:
    return [await editing.merge(store, arguments.story, arguments.into)]


async def _link(store: Store, arguments: argparse.Namespace) -> list[StoryView]:
    return [await editing.link(store, arguments.story, arguments.other)]


async def _unlink(store: Store, arguments: argparse.Namespace) -> list[StoryView]:
    return [await editing.unlink(store, arguments.story, arguments.other)]


async def _undo(store: Store, arguments: argparse.Namespace) -> list[StoryView]:
    return [await editing.undo_link(store)]


async def _split(store: Store, arguments: argparse.Namespace) -> list[StoryView]:
    return [await editing.split(store, arguments.article)]


_DO: dict[str, Callable[[Store, argparse.Namespace], Awaitable[list[StoryView]]]] = {
    "list": _list,
    "show": _show,
    "move": _move,
    "merge": _merge,
    "split": _split,
    "link": _link,
    "unlink": _unlink,
    "undo": _undo,
}


def _draw(console: Console, view: StoryView) -> None:
    of = f", linked with {', '.join(f'story:{other}' for other in view.linked)}" if view.linked else ""
    console.print(Text(f"story:{view.story}{of}", style="bold"))
    for source in view.articles:
        copy = f" (same copy as {source.reprint_of})" if source.reprint_of else ""
        outlet = source.outlet or "outlet not named"
        line = f"{source.number}. {source.slug}: {source.headline} · {outlet} · {source.published or 'undated'}{copy}"
        console.print(Padding(Text(terminal.printable(line), overflow="fold"), (0, 0, 0, 2)))
