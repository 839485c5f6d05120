"""What `read` and `ingest` tell a person in the terminal: one article's brief, one filed line, the counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.cards import labels
from bot.terminal import ACCENT, headed, printable
from storage.records import Counts

_STYLES = {
    "new": "green",
    "revised": "yellow",
    "unchanged": "dim",
    "older": "yellow",
    "removed": "red",
    "moved": "cyan",
}


def draw_fields(console: Console, fields: Mapping[str, Any]) -> None:
    """The brief of one article as `read` shows it to a person."""
    facts = [
        fields["outlet"],
        "; ".join(filter(None, [fields["byline"]])),
        fields["published"] or labels.UNDATED,
        fields["url"],
    ]
    body: list[RenderableType] = [Text(printable(" · ".join(fact for fact in facts if fact)), style="dim"), Text("")]
    if fields["nut_graf"]:
        body += [Text(printable(fields["nut_graf"]), style="bold"), Text("")]
    _lines(body, "Summary", fields["summary"])
    _lines(body, headed(labels.GLANCE, fields["glance_source"]), fields["glance"])
    _lines(body, labels.WHY_IT_MATTERS, [fields["why_it_matters"]] if fields["why_it_matters"] else [])
    _lines(body, labels.TAKEAWAYS, fields["takeaways"])
    for table in fields["tables"]:
        body += [_table(table), Text("")]
    _lines(body, labels.QUOTES, [_quote(quote) for quote in fields["quotes"]])
    _lines(body, "Figures", [figure["text"] for figure in fields["figures"]])
    _lines(body, "Left out", [f"{one['why']}: {one['text']}" for one in fields.get("removed", [])])
    _lines(body, "Warnings", fields["warnings"])
    title = Text(printable(fields["title"]), style="bold")
    console.print(Panel(Group(*body), title=title, title_align="left", border_style=ACCENT, padding=(1, 2)))


def filed_line(row: Mapping[str, Any]) -> Text:
    """One line of `ingest`: what became of one input."""
    line = Text(f"{row['status']:>9}", style=_STYLES.get(row["status"], ""))
    line += Text(f"  {row['slug']}", style="") + Text(f"  story:{row['story']}", style="dim")
    said = "the newer version is kept" if row["status"] == "older" else printable(row.get("warning", ""))
    return line + Text(f"  {said}" if said else "", style="yellow")


def draw_counts(console: Console, counts: Counts) -> None:
    """What the store holds after an ingest."""
    articles, stories = labels.articles_label(counts.articles), labels.stories_label(counts.stories)
    console.print(Text(f"The store holds {articles}, {stories} and {labels.quotes_label(counts.quotes)}."))


def _lines(body: list[RenderableType], label: str, lines: list[str]) -> None:
    if not lines:
        return
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    for line in lines:
        grid.add_row(Text("•", style=ACCENT), Text(printable(line)))
    body += [Text(label, style=ACCENT), grid, Text("")]


def _quote(quote: Mapping[str, Any]) -> str:
    who = quote["speaker"] or quote["mention"] or labels.UNATTRIBUTED
    why = "; ".join(filter(None, (quote.get("rule"), quote.get("silence"))))
    return f"“{quote['text'].removesuffix(',')}” — {who}{f' ({why})' if why else ''}"


def _table(rows: list[list[str]]) -> Table:
    table = Table(show_header=False)
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table
