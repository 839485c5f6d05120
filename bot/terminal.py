"""Answers drawn for the terminal; the words are the same as on the cards, and a test holds them to it."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bot.answers import (
    Cited,
    CitedQuote,
    GlanceAnswer,
    NothingFound,
    OtherEvent,
    QuotesAnswer,
    Source,
    StatusTable,
    StoriesAnswer,
    StoryAnswer,
    StoryRow,
)
from bot.cards import labels
from bot.counting import count_origins, count_outlets
from bot.link_text import link_in

ACCENT = "cyan"


def printable(text: str) -> str:
    """``text`` without what could steer a terminal: control characters and marks that turn the direction of writing."""
    return "".join(
        " " if char in "\t\n" else char
        for char in text
        if char in "\t\n"
        or not (unicodedata.category(char) == "Cc" or "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069")
    )


def print_json(value: Any) -> None:
    """A line for programs."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, default=_jsonable) + "\n")


def _jsonable(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def draw_story(console: Console, answer: StoryAnswer) -> None:
    """/brief in the terminal."""
    told = labels.told_label(count_outlets(answer.sources), count_origins(answer.sources))
    new = labels.since_label(answer.since) if answer.since else ""
    differ = labels.DIFFER if answer.differences else ""
    body: list[RenderableType] = [_small(labels.BETWEEN.join(piece for piece in (told, new, differ) if piece))]
    if answer.nut_graf:
        body.append(Padding(_cited(answer.nut_graf, style="bold"), (0, 0, 1, 0)))
    shown = [line for line in answer.summary if answer.nut_graf is None or line.span != answer.nut_graf.span]
    body.extend(_point(line) for line in shown)
    if answer.since and not shown:
        body.append(Text(labels.NOTHING_NEW))
    body.extend(_corrections(answer.corrections))
    body.append(_sources(answer.sources))
    body.extend(other_events(answer.other_events))
    console.print(_card(answer.headline, body))


def other_events(events: Sequence[OtherEvent]) -> list[RenderableType]:
    """The other events of the running story, each with what to ask for it with."""
    if not events:
        return []
    grid = Table.grid(padding=(0, 1))
    for event in events:
        date = labels.date_label(event.published and event.published[:10])
        grid.add_row(Text(f"story:{event.story_id}", style="dim"), Text(printable(event.headline.text)), _dim(date))
    return [_label(labels.OTHER_EVENTS), grid]


def _corrections(corrections: Sequence[Cited]) -> list[RenderableType]:
    return [_label(labels.CORRECTION), *map(_cited, corrections)] if corrections else []


def draw_glance(console: Console, answer: GlanceAnswer) -> None:
    """/glance in the terminal."""
    body: list[RenderableType] = []
    if answer.points:
        body.append(_label(headed(labels.GLANCE, answer.glance_source)))
        body.extend(_point(line) for line in answer.points)
    if answer.why_it_matters:
        body.append(_label(labels.WHY_IT_MATTERS))
        body.append(_cited(answer.why_it_matters))
    for table in answer.tables:
        body += [_label(labels.STATUS, table.source), _table(table)]
    if not (answer.points or answer.why_it_matters or answer.tables or answer.takeaways):
        body.append(_label(labels.NO_GLANCE))
    if answer.takeaways:
        body.append(_label(headed(labels.TAKEAWAYS, answer.takeaways_source)))
        body.extend(_point(line) for line in answer.takeaways)
    body.extend(_corrections(answer.corrections))
    body.append(_sources(answer.sources))
    console.print(_card(answer.headline, body))


def draw_quotes(console: Console, answer: QuotesAnswer) -> None:
    """/quote in the terminal: one page."""
    sources = {source.number: source for source in answer.sources}
    body: list[RenderableType] = [_quote(quote, sources) for quote in answer.quotes]
    body.append(_sources(answer.sources))
    counted = labels.newest_label(answer.total) if answer.capped else labels.quotes_label(answer.total)
    title = Text(labels.BETWEEN.join((counted, labels.page_label(answer.page, answer.pages))))
    console.print(Panel(Group(*body), title=title, title_align="left", border_style=ACCENT, padding=(1, 2)))


def draw_stories(console: Console, answer: StoriesAnswer) -> None:
    """/stories in the terminal."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("story", "headline", "told by", "newest"):
        table.add_column(name, overflow="fold")
    for row in answer.rows:
        told = labels.told_label(row.outlets, count_origins(row.sources))
        newest = labels.date_label(row.published and row.published[:10])
        table.add_row(f"story:{row.story_id}", _headline(row), told, newest)
    console.print(table)


def draw_nothing(console: Console, answer: NothingFound) -> None:
    """Nothing found: the nearest headlines, offered as such; or several stories, numbered, to choose from."""
    if answer.store_empty:
        console.print(Text(labels.EMPTY_STORE))
        console.print(Text(f"  {labels.INGEST}", style="bold"))
        return
    if answer.choices:
        console.print(Text(f"{labels.WHICH_ONE} {labels.FIT_ALIKE}"))
        for number, choice in enumerate(answer.choices, start=1):
            console.print(Text(f"  {number}. {printable(choice.label)}  ") + Text(choice.value, style="dim"))
        return
    console.print(Text(labels.NOTHING_FOUND))
    if link_in(answer.asked):
        console.print(Text(labels.READ_LINK))
    if answer.nearest:
        console.print(_label(labels.NEAREST))
        for choice in answer.nearest:
            console.print(Text(f"  {printable(choice.label)}  ") + Text(choice.value, style="dim"))


def draw_no_news(console: Console) -> None:
    """Nothing new for a digest."""
    console.print(Text(labels.NO_STORIES))


def _small(text: str) -> Padding:
    return Padding(_dim(text), (0, 0, 1, 0))


def _dim(text: str) -> Text:
    return Text(text, style="dim")


def _card(headline: Cited, body: Sequence[RenderableType]) -> Panel:
    title = Text(printable(headline.text), style="bold")
    return Panel(Group(title, Rule(style="dim"), *body), border_style=ACCENT, padding=(1, 2))


def headed(label: str, source: str) -> str:
    """A label, and whose what stands under it is."""
    return label + labels.BETWEEN + labels.whose_label(source)


def _label(label: str, source: int | None = None) -> Padding:
    return Padding(Text(label, style=ACCENT) + (_number(source) if source else Text()), (1, 0, 0, 0))


def _cited(line: Cited, *, style: str = "") -> Text:
    mark = f"{labels.BETWEEN}{labels.MARKS[line.mark]}" if line.mark else ""
    return Text(printable(line.text), style=style) + _number(line.source) + Text(mark, style="yellow")


def _number(source: int) -> Text:
    return Text(f" [{source}]", style="dim")


def _point(line: Cited) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    grid.add_row(Text("•", style=ACCENT), _cited(line))
    return grid


def _quote(quote: CitedQuote, sources: Mapping[int, Source]) -> RenderableType:
    words = f"“{_joined(quote.parts)}”"
    lines = [Text(words), Text(labels.DASH) + who_text(quote) + _number(quote.source)]
    if quote.context:
        lines.append(Text(f"{labels.CONTEXT} {printable(quote.context.text)}", style="dim"))
    for label, others in ((labels.ALSO_IN, quote.also), (labels.SHORTER_IN, quote.shorter)):
        if others:
            numbers = labels.LISTED.join(_named(number, sources) for number in others)
            lines.append(Text(f"{label} {numbers}", style="dim"))
    for wording in quote.wordings:
        outlet = _named(wording.source, sources)
        lines.append(Text(f"{labels.OTHER_WORDS_IN} {outlet}: “{_joined(wording.parts)}”", style="dim"))
    return Padding(Group(*lines), (0, 0, 1, 0))


def _joined(parts: Sequence[Cited]) -> str:
    return labels.JOINED.join(printable(part.text) for part in parts)


def who_text(quote: CitedQuote) -> Text:
    """The speaker in bold, and the article's words for them where these say more."""
    named = quote.speaker or quote.mention
    if named is None:
        return Text(labels.UNATTRIBUTED, style="italic")
    who = Text(printable(named.text), style="bold")
    if quote.role is None:
        return who
    before, name, after = printable(quote.role.text).partition(who.plain)
    return Text(before) + who + Text(after) if name else who + Text(labels.BETWEEN + before)


def _named(number: int, sources: Mapping[int, Source]) -> str:
    source = sources.get(number)
    return f"{printable(source.outlet or labels.NO_OUTLET) if source else labels.NO_OUTLET} [{number}]"


def _table(status: StatusTable) -> RenderableType:
    rows = [[Text(printable(cell.text)) if cell else Text("") for cell in row] for row in status.rows]
    table = Table(show_header=status.header, header_style="bold", show_lines=False)
    for number in range(max(map(len, rows))):
        table.add_column(rows[0][number] if status.header and number < len(rows[0]) else "", overflow="fold")
    for row in rows[1:] if status.header else rows:
        table.add_row(*row)
    return table


def _sources(sources: Sequence[Source]) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    for number, source in enumerate(sources):
        if not number:
            grid.add_row("", "")
        grid.add_row(Text(f"[{source.number}]", style="dim"), source_text(source))
    return grid


def source_text(source: Source) -> Text:
    """A source in small print: outlet, date, what kind of piece it is, and its address."""
    facts = [printable(source.outlet or labels.NO_OUTLET), labels.date_label(source.published)]
    if source.reprint_of:
        facts.append(labels.reprint_label(source.reprint_of).replace("\\", ""))
    if source.opinion:
        facts.append(labels.OPINION)
    if source.sample:
        facts.append(labels.SAMPLE)
    if source.url:
        facts.append(printable(source.url))
    return Text(labels.BETWEEN.join(facts), style="dim")


def _headline(row: StoryRow) -> Text:
    return Text(printable(row.headline.text))
