"""People and voices drawn for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.answers import PeopleAnswer, PersonAnswer, VoicesAnswer
from bot.cards import labels
from bot.terminal import ACCENT, printable

MOST_OUTLETS = 3  # named in a line


def draw_voices(console: Console, answer: VoicesAnswer) -> None:
    """/voices in the terminal: one line a person; the bar reads without colour too."""
    if not answer.rows:
        console.print(Text(labels.NO_VOICES))
        return
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for row in answer.rows:
        outlets = [f"{printable(name or labels.NO_OUTLET)} {count}" for name, count in row.outlets]
        table.add_row(
            Text(labels.bar(row.quotes, answer.most), style=ACCENT),
            Text(str(row.quotes)),
            Text(printable(row.name.text), style="bold"),
            Text(_some(outlets), style="dim"),
        )
    console.print(table)
    told = [labels.people_label(answer.total)]
    if answer.days is not None:
        told.append(labels.days_label(answer.days))
    if answer.pages > 1:
        told.append(labels.page_label(answer.page, answer.pages))
    console.print(Text(labels.BETWEEN.join(told), style="dim"))
    console.print(Text(labels.VOICES_COUNTED, style="dim"))


def draw_people(console: Console, answer: PeopleAnswer) -> None:
    """`nutgraf people`: each person with the names they are printed under."""
    for person in answer.people:
        draw_person(console, person, rules=answer.named)
    if len(answer.people) < answer.total:
        console.print(Text(labels.more_label(answer.total - len(answer.people)), style="dim"))


def draw_person(console: Console, person: PersonAnswer, *, rules: bool) -> None:
    """One person: the number, the names, and for each the rule that joined it, its quotes and its outlets."""
    facts = [labels.quotes_label(person.quotes), labels.articles_label(person.articles)]
    line = Text(printable(person.name), style="bold") + Text(f"  person:{person.person_id}", style="dim")
    console.print(line + Text("  " + labels.BETWEEN.join(facts)))
    if not rules and len(person.spellings) == 1:
        return
    for one in person.spellings:
        outlets = [printable(name or labels.NO_OUTLET) for name in one.outlets]
        told = [labels.quotes_label(one.quotes), labels.articles_label(len(one.slugs)), _some(outlets)]
        by = labels.LISTED.join(one.rules) or labels.FIRST_NAME
        name = Text(f"  {printable(one.name)}  ") + Text(by, style=ACCENT)
        console.print(name + Text("  " + labels.BETWEEN.join(told), style="dim"))


def _some(outlets: Sequence[str]) -> str:
    more = len(outlets) - MOST_OUTLETS
    return labels.LISTED.join(outlets[:MOST_OUTLETS]) + (f" {labels.more_label(more)}" if more > 0 else "")
