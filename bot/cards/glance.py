"""The "At a Glance" card: the main points, why it matters, and the status table where the article has one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers import Cited, GlanceAnswer, StatusTable
from bot.cards import labels
from bot.cards.brief import put_corrections, put_headline
from bot.cards.buttons import StoryButton
from bot.cards.layout import (
    AMBER,
    Button,
    Card,
    Sheet,
    heading,
    kicker,
    numbered,
    point,
    sample_label,
    small,
    with_number,
)
from bot.cards.safe import safe

_EMPTY_CELL = "–"


def glance_card(
    answer: GlanceAnswer, *, note: str = "", buttons: Sequence[Button] | None = None, last: str = ""
) -> Card:
    """Points, why it matters, takeaways and tables of the story's best article, marked as its own or as picked.

    ``note`` stands over it, ``last`` in its foot, ``buttons`` in place of the ways on.
    """
    sheet = Sheet(
        accent=AMBER, sources=answer.sources, keep_components=4 + bool(note), first=answer.corrections, last=last
    )
    if note:
        sheet.label(small(note))
    whose = labels.whose_label(answer.glance_source) if answer.points else ""
    sheet.label(kicker(labels.GLANCE, whose, sample_label(answer.sources)))
    put_headline(sheet, answer.headline)
    sheet.gap()
    if not sheet.lines(None, [(point(line), [line]) for line in answer.points]):
        sheet.label(labels.NO_GLANCE)
    if why := answer.why_it_matters:
        sheet.gap()
        sheet.lines(None, [(f"{heading(labels.WHY_IT_MATTERS)} {labels.DASH}{numbered(why)}", [why])])
    for table in answer.tables:
        _put_table(sheet, table)
    if answer.takeaways:
        sheet.rule()
        label = f"{heading(labels.TAKEAWAYS)} {labels.DASH}{labels.whose_label(answer.takeaways_source)}"
        sheet.lines(label, [(point(line), [line]) for line in answer.takeaways])
    put_corrections(sheet, answer.corrections)
    sheet.draw_foot()
    sheet.row(_ways_on(answer.story_id) if buttons is None else buttons)
    return sheet.card("glance")


def _ways_on(story_id: int) -> list[Button]:
    return [
        StoryButton("b", story_id, label=labels.BRIEF_BUTTON),
        StoryButton("q", story_id, 0, label=labels.QUOTES_BUTTON),
        StoryButton("s", story_id, 0, label=labels.SOURCES_BUTTON),
    ]


# A code block would line the cells up, but it breaks long cells on a phone and would show escapes and backticks as
# they are; so each row is a line of its own, its first cell bold, under a line with the names of the columns.
def _put_table(sheet: Sheet, table: StatusTable) -> None:
    head, *rows = table.rows if table.header else ((), *table.rows)
    lines = [(small(labels.BETWEEN.join(_cell(cell) for cell in head)), _shown(head))] if head else []
    lines += [(_row(row), _shown(row)) for row in rows]
    sheet.rule()
    sheet.whole(lines, with_number(heading(labels.STATUS), table.source))


def _row(row: tuple[Cited | None, ...]) -> str:
    first, *rest = row or (None,)
    cells = labels.BETWEEN.join(_cell(cell) for cell in rest)
    return f"- **{_cell(first)}**" + (f" {labels.DASH}{cells}" if cells else "")


def _cell(cell: Cited | None) -> str:
    return (safe(cell.text) if cell else "") or _EMPTY_CELL


def _shown(row: tuple[Cited | None, ...]) -> list[Cited]:
    return [cell for cell in row if cell]
