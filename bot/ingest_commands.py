"""`nutgraf read`, `ingest` and `remove`: articles from files and from links, one after the other."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot import report, terminal
from bot.config import Settings
from bot.desk import Desk, OpenDesk
from bot.errors import (
    DONE,
    NOT_DONE,
    InputError,
    RefusedHereError,
    sentence_for,
    sentence_for_page,
    status_for,
    unforeseen,
)
from bot.fields import fields_of
from bot.files import Input, Link, find_inputs, read_input
from bot.links import wire_for
from bot.wire.intake import Intake
from briefs.digest import is_ahead
from briefs.models import Article
from briefs.pipeline import write_brief
from storage.records import Filed

Item = Input | Link | InputError


def commands(
    open_desk: OpenDesk, clock: Callable[[], datetime]
) -> dict[str, Callable[[argparse.Namespace, Settings], Awaitable[int]]]:
    """The commands of this file, over the given way to open the store."""
    return {
        "read": partial(read, clock=clock),
        "ingest": partial(ingest, open_desk=open_desk),
        "remove": partial(remove, open_desk=open_desk),
    }


def _complain(item: Item, error: Exception) -> str:
    """Tell on standard error what is wrong with one input, and return the sentence; an unforeseen error is named."""
    sentence = (sentence_for_page if isinstance(item, Link) else sentence_for)(error) or unforeseen(error)
    print(f"nutgraf: {terminal.printable(item.path)}: {sentence}", file=sys.stderr)
    return sentence


# ---------------------------------------------------------------- read


async def read(arguments: argparse.Namespace, settings: Settings, *, clock: Callable[[], datetime]) -> int:
    """Digest without storing; a bad input is named and the rest goes on."""
    status, console = DONE, Console(highlight=False)
    async with wire_for(settings, clock) as wire:
        for item in find_inputs(arguments.paths):
            path = item.path
            try:
                article = (await wire.read_page(path)).article if isinstance(item, Link) else _article(item)
                brief = write_brief(article)
            except Exception as error:  # noqa: BLE001 - _complain names it, and the other inputs go on
                sentence, status = _complain(item, error), NOT_DONE
                if arguments.json:
                    terminal.print_json({"path": path, "error": sentence})
                continue
            fields = fields_of(path, brief, explain=arguments.explain)
            if arguments.json:
                terminal.print_json(fields)
            else:
                report.draw_fields(console, fields)
            sys.stdout.flush()
    return status


def _article(item: Input | InputError) -> Article:
    if isinstance(item, InputError):
        raise item
    return read_input(item)


# ---------------------------------------------------------------- ingest


async def ingest(arguments: argparse.Namespace, settings: Settings, *, open_desk: OpenDesk) -> int:
    """Read, digest and store; each article is filed in a transaction of its own."""
    items = list(find_inputs(arguments.paths))
    status, console = DONE, Console(highlight=False)
    rows: dict[int, dict[str, Any]] = {}  # by article
    async with open_desk(settings) as desk, wire_for(settings, desk.clock) as wire:
        intake = Intake(wire, desk, desk.clock)
        with _progress(hidden=arguments.json) as bar:
            task = bar.add_task("ingest", total=len(items))
            for item in items:
                try:
                    article, filed = await _take_in(item, desk, intake, archive=arguments.archive)
                except Exception as error:
                    if status_for(error) > NOT_DONE:
                        raise  # the store itself: nothing after this can be filed either
                    sentence, status = _complain(item, error), NOT_DONE
                    if arguments.json:
                        terminal.print_json({"path": item.path, "error": sentence})
                else:
                    row = {"path": item.path, "status": filed.status, "slug": filed.slug, "story": filed.story_id}
                    if is_ahead(article.published, desk.clock()):
                        row["warning"] = f"dated {article.published}, more than a day ahead: it enters no digest"
                    rows[filed.article_id] = row
                    if arguments.json:
                        terminal.print_json(row)
                    else:
                        bar.console.print(report.filed_line(row), soft_wrap=True)
                bar.advance(task)
        for row in await _moved(desk, rows):
            if arguments.json:
                terminal.print_json(row)
            else:
                console.print(report.filed_line(row), soft_wrap=True)
        if not arguments.json:
            report.draw_counts(console, await desk.counts())
    return status


async def _take_in(item: Item, desk: Desk, intake: Intake, *, archive: bool) -> tuple[Article, Filed]:
    if not isinstance(item, Link):
        article = _article(item)
        return article, await desk.file_article(article, archive=archive)
    outcome = await intake.take_in(item.path, archive=archive)
    if outcome.filed is None or outcome.article is None:
        raise RefusedHereError(outcome.reason)
    return outcome.article, outcome.filed


async def _moved(desk: Desk, rows: Mapping[int, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The articles of these rows that later ones brought into another story than was printed."""
    now = await desk.store.articles.stories_of(rows)
    return [
        {**row, "status": "moved", "story": now[article_id]}
        for article_id, row in rows.items()
        if row["status"] != "removed" and now.get(article_id, row["story"]) != row["story"]
    ]


class _LastingConsole(Console):
    """A console whose reader may go away, as `head` does, while the work goes on."""

    def on_broken_pipe(self) -> None:
        """Print no more."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _progress(*, hidden: bool) -> Progress:
    """A bar on standard output where that is a terminal; lines printed through it stand above the bar."""
    console = _LastingConsole(highlight=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=console, transient=True, disable=hidden or not console.is_terminal)


# ---------------------------------------------------------------- remove


async def remove(arguments: argparse.Namespace, settings: Settings, *, open_desk: OpenDesk) -> int:
    """Take an article out of every answer, or bring it back."""
    async with open_desk(settings, create=False) as desk:
        taken = await (desk.restore if arguments.undo else desk.remove)(arguments.article)
    if arguments.undo and not taken.changed:
        raise RefusedHereError("That article was not removed: there is nothing to undo.")
    done = "back in every answer" if arguments.undo else "taken out of every answer"
    if not taken.changed:
        done = "was taken out already; `nutgraf remove --undo` brings it back"
    if arguments.json:
        row = {"slug": taken.slug, "story": taken.story_id, "removed": not arguments.undo, "changed": taken.changed}
        terminal.print_json(row)
    else:
        print(f"{taken.slug}: {done}")
    return DONE
