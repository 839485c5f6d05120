"""A digest, and why it is what it is, drawn for the terminal; the words are those of the cards."""

from __future__ import annotations

from collections.abc import Collection

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.answers import Edition, QuoteOfTheDay, SpanRef, StoryRow, WhyAnswer, WhyEdition, WhyStory
from bot.cards import labels
from bot.counting import count_origins
from bot.terminal import ACCENT, printable, source_text, who_text


def draw_edition(console: Console, edition: Edition) -> None:
    """A digest in the terminal."""
    body: list[RenderableType] = [_story(row) for row in edition.rows]
    if edition.quote:
        body.append(_quote(edition.quote, {row.nut_graf.span for row in edition.rows if row.nut_graf}))
    if edition.left_over:
        body.append(Text(labels.more_label(edition.left_over), style=ACCENT))
    title = Text(labels.day_label(edition.local_date))
    console.print(Panel(Group(*body), title=title, title_align="left", border_style=ACCENT, padding=(1, 2)))


def _story(row: StoryRow) -> RenderableType:
    lines = [Text(printable(row.headline.text), style="" if row.small else "bold")]
    if row.nut_graf and not row.small:
        lines.append(Text(printable(row.nut_graf.text)))
    facts = [
        labels.DIGEST_UPDATE if row.update else "",
        labels.told_label(row.outlets, row.origins or count_origins(row.sources)) if row.outlets > 1 else "",
        labels.DIFFER if row.differences else "",
    ]
    if told := labels.BETWEEN.join(fact for fact in facts if fact):
        lines.append(Text(told, style="yellow"))
    lines += [source_text(source) for source in (row.sources[:1] if row.small else row.sources)]
    return Padding(Group(*lines), (0, 0, 1, 0))


def _quote(said: QuoteOfTheDay, shown: Collection[SpanRef]) -> RenderableType:
    quote = said.quote
    words = labels.JOINED.join(printable(part.text) for part in quote.parts)
    lines = [Text(labels.QUOTE_OF_THE_DAY, style=ACCENT), Text(f"“{words}”"), Text(labels.DASH) + who_text(quote)]
    if quote.context and quote.context.span not in shown:
        lines.append(Text(f"{labels.CONTEXT} {printable(quote.context.text)}", style="dim"))
    lines.append(source_text(said.source))
    return Padding(Group(*lines), (0, 0, 1, 0))


def draw_why(console: Console, answer: WhyAnswer) -> None:
    """What was sent to a channel, what was left out and why."""
    if not answer.editions:
        console.print(Text(labels.WHY_NONE))
    for edition in answer.editions:
        _draw_why(console, edition)


def _draw_why(console: Console, edition: WhyEdition) -> None:
    state = labels.edition_state_label(edition.state, printable(edition.state_reason))
    day = labels.day_label(edition.local_date)
    console.print(Text(labels.BETWEEN.join((day, edition.purpose, state)), style="bold"), soft_wrap=True)
    if not edition.decided:
        console.print(Text(labels.why_not_decided_label(edition.state, edition.state_reason)))
        return
    grid = Table.grid(padding=(0, 1))
    for one in edition.told:
        grid.add_row(*_cells(one), Text(labels.why_told_label(edition.state), style=ACCENT))
    for name, count in edition.counts.items():
        for one in (story for story in edition.left_out if story.reason == name):
            grid.add_row(*_cells(one), Text(f"{labels.WHY_REASONS[name]} ({count:,})", style="dim"))
    console.print(grid)


def _cells(story: WhyStory) -> tuple[Text, Text]:
    words = printable(story.headline.text) if story.headline else labels.WHY_GONE
    update = f"{labels.BETWEEN}{labels.DIGEST_UPDATE}" if story.update else ""
    return Text(f"story:{story.story_id}", style="dim"), Text(words + update)
