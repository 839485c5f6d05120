"""Timelines and differences drawn for the terminal, in the words of the cards."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.answers import Cited, CitedDifference, CompareAnswer, DifferenceSide, Source, TimelineAnswer, TimelineEntry
from bot.cards import labels
from bot.cards.compare import nothing_differs, split_side
from bot.terminal import ACCENT, other_events, printable, source_text


def draw_timeline(console: Console, answer: TimelineAnswer) -> None:
    """/timeline in the terminal: one page."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(overflow="fold", max_width=26)
    grid.add_column(overflow="fold")
    above = ""
    for entry in answer.entries:
        numbers = dict.fromkeys((entry.line.source, *(line.source for line in entry.also)))
        told = Text(printable(entry.line.text)) + Text("".join(f" [{number}]" for number in numbers), style="dim")
        date = _date(entry)
        grid.add_row(Text("") if date.plain == above else date, told)
        above = date.plain
    body: list[RenderableType] = [grid if answer.entries else Text(labels.NO_TIMELINE)]
    shown = {line.source for entry in answer.entries for line in (entry.line, *entry.also)}
    body.append(_sources([source for source in answer.sources if source.number in shown]))
    body.extend(other_events(answer.other_events))
    _draw(console, answer.headline, labels.TIMELINE, labels.dated_label(answer.total), answer.page, answer.pages, body)


def _date(entry: TimelineEntry) -> Text:
    if entry.date:
        return Text(labels.date_label(entry.date), style=ACCENT)
    return Text(printable(entry.when.text), style=ACCENT) + Text(f"\n{labels.AS_PRINTED}", style="dim")


def draw_differences(console: Console, answer: CompareAnswer) -> None:
    """/compare in the terminal: one page."""
    sources = {source.number: source for source in answer.sources}
    body = [item for difference in answer.differences for item in _difference(difference, sources)]
    if not body:
        body.extend(Text(line) for line in nothing_differs(answer, _name))
    body.extend(other_events(answer.other_events))
    told = labels.differences_label(answer.total)
    _draw(console, answer.headline, labels.COMPARE, told, answer.page, answer.pages, body)


def _name(source: Source) -> str:
    return printable(source.outlet or labels.NO_OUTLET)


def _difference(difference: CitedDifference, sources: dict[int, Source]) -> list[RenderableType]:
    label = labels.LATER if difference.later else labels.DIFFERENCES[difference.of]
    drawn: list[RenderableType] = [Text(label, style=ACCENT)]
    for side in difference.sides:
        source = sources.get(side.line.source)
        drawn.append(Padding(_side(side), (0, 0, 0, 2)))
        named = Text(f"{printable(side.speaker.text)}{labels.BETWEEN}") if side.speaker else Text("")
        if source:
            drawn.append(Padding(named + source_text(source), (0, 0, 0, 4)))
    return [*drawn, Text("")]


def _side(side: DifferenceSide) -> Text:
    before, words, behind = map(printable, split_side(side))
    number = Text(f" [{side.line.source}]", style="dim")
    return Text(before) + Text(words, style="bold") + Text(behind) + number


def _draw(
    console: Console, headline: Cited, name: str, told: str, page: int, pages: int, body: list[RenderableType]
) -> None:
    shown = [labels.page_label(page, pages)] if pages > 1 else []
    title = Text(labels.BETWEEN.join((name, told, *shown)))
    head = Text(printable(headline.text), style="bold")
    content = Group(head, Text(""), *body)
    console.print(Panel(content, title=title, title_align="left", border_style=ACCENT, padding=(1, 2)))


def _sources(sources: list[Source]) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_row("", "")
    for source in sources:
        grid.add_row(Text(f"[{source.number}]", style="dim"), source_text(source))
    return grid
