"""Helpers for tests of cards: answers that are valid by default, and what a card shows. All names are invented."""

import json
import re
from functools import cache
from typing import Any

from discord import ui

from bot.answers import (
    Cited,
    CitedQuote,
    GlanceAnswer,
    QuotesAnswer,
    Source,
    SpanRef,
    StatusTable,
    StoriesAnswer,
    StoryAnswer,
    StoryRow,
)
from bot.cards import labels
from bot.cards.layout import MOST_COMPONENTS, MOST_TEXT, Card
from tests.data_beside import find_beside

FIRST = "The council of Harbour Town voted on Monday to reopen the ferry line."
SECOND = "The vote matters because the bridge will close for repairs in spring."


def a_source(number: int = 1, **changes: Any) -> Source:
    given = {
        "number": number,
        "article_id": number,
        "slug": f"harbour-ferry-{number}",
        "headline": "Harbour Town Votes to Reopen Its Ferry Line",
        "outlet": f"Harbour Desk {number}",
        "byline": ("Dana Whitlock",),
        "published": "2026-01-05",
        "url": f"https://desk{number}.example.com/ferry",
        "words": 100_000,  # so long that no excerpt of it is too much
    }
    return Source(**given | changes)


def a_line(text: str = FIRST, source: int = 1, start: int = 0, field: str = "text") -> Cited:
    span = SpanRef(article_id=source, revision_id=source, start=start, end=start + len(text), field=field)
    return Cited(text=text, source=source, span=span)


def a_headline(text: str = "Harbour Town Votes to Reopen Its Ferry Line", source: int = 1) -> Cited:
    return a_line(text, source, field="headline")


def a_story(**changes: Any) -> StoryAnswer:
    given = {
        "story_id": 12,
        "headline": a_headline(),
        "nut_graf": a_line(SECOND, 1, 200),
        "summary": (a_line(FIRST, 1), a_line(SECOND, 1, 200), a_line("Boats are to carry 400 passengers a day.", 2)),
        "sources": (a_source(1), a_source(2)),
        "has_glance": True,
        "quote_count": 2,
    }
    return StoryAnswer(**given | changes)


def a_glance(**changes: Any) -> GlanceAnswer:
    given = {
        "story_id": 12,
        "headline": a_headline(),
        "points": (a_line(FIRST), a_line(SECOND, 1, 200)),
        "glance_source": "outlet",
        "why_it_matters": a_line("The bridge is the only other way across."),
        "takeaways": (a_line("Boats will carry 400 passengers a day."),),
        "takeaways_source": "nutgraf",
        "tables": (a_table([["Challenge", "Status"], ["Money", "Not yet found"], ["Boats", None]], header=True),),
        "sources": (a_source(1),),
    }
    return GlanceAnswer(**given | changes)


def a_table(rows: list[list[str | None]], *, header: bool = False, source: int = 1) -> StatusTable:
    cells = tuple(tuple(a_line(cell, source) if cell else None for cell in row) for row in rows)
    return StatusTable(rows=cells, header=header, source=source)


def a_quote(
    *parts: str, speaker: str | None = "Orrin Vale", mention: str | None = None, source: int = 1, **more: Any
) -> CitedQuote:
    words = parts or ("The figures do not add up yet",)
    return CitedQuote(
        parts=tuple(a_line(part, source) for part in words),
        speaker=a_line(speaker, source) if speaker else None,
        mention=a_line(mention, source) if mention else None,
        kind="full",
        source=source,
        **more,
    )


def a_page(**changes: Any) -> QuotesAnswer:
    given = {
        "quotes": (a_quote(), a_quote("We promised", "this crossing", speaker=None, mention="two officials", source=2)),
        "sources": (a_source(1), a_source(2)),
        "page": 0,
        "pages": 3,
        "total": 8,
        "story_id": 12,
        "about": "",
        "speaker": "",
    }
    return QuotesAnswer(**given | changes)


def a_row(story_id: int = 12, **changes: Any) -> StoryRow:
    from datetime import UTC, datetime

    given = {
        "story_id": story_id,
        "headline": a_headline(),
        "nut_graf": a_line(SECOND, 1, 200),
        "sources": (a_source(1), a_source(2)),
        "outlets": 2,
        "newest": datetime(2026, 1, 6, tzinfo=UTC),
    }
    return StoryRow(**given | changes)


def a_list(count: int = 3, **changes: Any) -> StoriesAnswer:
    rows = tuple(a_row(number) for number in range(1, count + 1))
    return StoriesAnswer(**{"rows": rows, "total": count, "days": None} | changes)


# ---------------------------------------------------------------- what a card shows


def displays(view: ui.LayoutView) -> list[str]:
    return [item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay)]


def lines_of(card: Card) -> list[str]:
    """Every line a reader sees, without markup."""
    return [as_read(line) for text in displays(card.view) for line in text.split("\n")]


def as_read(line: str) -> str:
    """A line of a text display as Discord shows it: markup of the card taken off, backslashes gone."""
    line = re.sub(r"^(?:-# |## |> |- )", "", line)
    line = re.sub(r"[\u2068\u2069]", "", line)  # isolates: they turn nothing and are not seen
    line = re.sub(r"(?<!\\)(?:\\\\)*\*\*", lambda found: found[0][:-2], line)
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", line).replace("\u00a0[", " [")


def buttons_of(card: Card) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []

    def walk(component: dict[str, Any]) -> None:
        if component["type"] == 2:
            found.append(component)
        for child in [*component.get("components", []), *filter(None, [component.get("accessory")])]:
            walk(child)

    for component in card.view.to_components():
        walk(component)
    return found


def check_limits(card: Card) -> None:
    """Everything Discord would refuse, also what discord.py lets pass."""
    view = card.view
    texts = displays(view)
    assert len(list(view.walk_children())) <= MOST_COMPONENTS
    assert view.content_length() <= MOST_TEXT
    assert sum(len(text.encode()) + 12 for text in texts) <= 9_000
    assert all(text.strip() for text in texts)
    ids = [button["custom_id"] for button in buttons_of(card) if button.get("custom_id")]
    assert len(ids) == len(set(ids))
    for button in buttons_of(card):
        assert 1 <= len(button["label"].strip()) <= 80
        assert 1 <= len(button.get("custom_id") or "x") <= 100
        assert len(button.get("url") or "") <= 512
        assert (button.get("url") or "https://").startswith(("http://", "https://"))
    assert view.timeout is None


@cache
def _validator(name: str) -> Any:
    import jsonschema

    path = find_beside("discord", "openapi.json")
    if path is None:
        return None
    document = json.loads(path.read_text(encoding="utf-8"))
    schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    return jsonschema.Draft202012Validator(schema)


def check_schema(card: Card) -> None:
    """The whole card against Discord's schema; too slow for every example of a property."""
    check_body({"components": card.view.to_components(), "flags": 1 << 15}, "IncomingWebhookInteractionRequest")


def check_body(body: Any, name: str) -> None:
    """Check a request's body against Discord's published schema, where it lies beside the checkout."""
    validator = _validator(name)
    if validator is not None:
        validator.validate(body)


_WORDS = [value for value in vars(labels).values() if isinstance(value, str) and value]
_FORMS = [
    r"\d+ outlets?(?:, \d+ origins?)?",
    r"same copy as \[\d+\]",
    r"[\d,]+ stor(?:y|ies)",
    r"[\d,]+ articles?",
    r"[\d,]+ quotes?",
    r"last (?:day|\d+ days)",
    r"page \d+ of \d+",
    r"newest \d+",
    rf"(?:(?:\d{{1,2}} )?(?:{'|'.join(labels._MONTHS)}) )?[12]\d{{3}}",  # a date that was worked out
    r"[\d,]+ dated lines?",
    r"[\d,]+ differences?",
    r"and [\d,]+ more",
    r"[\d,]+ more in the articles(?:: open the link)?",
    r"\[\d+\]",
    r"–",  # an empty cell of a table
]


_FORM = re.compile("|".join(_FORMS))


def is_of_labels(line: str, *printed: str) -> bool:
    """Whether a line can be laid out of words of the closed list and the given printed ones, parted by marks."""
    words = {word for word in (*_WORDS, *printed, *" ·“”…—:,") if word}
    reached = {0}
    for at in range(len(line)):
        if at in reached:
            reached.update(at + len(word) for word in words if line.startswith(word, at))
            reached.update([found.end()] if (found := _FORM.match(line, at)) else [])
    return len(line) in reached


# ---------------------------------------------------------------- what a message holds


def walk(components: list[dict[str, Any]]) -> Any:
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        if accessory := component.get("accessory"):
            yield from walk([accessory])


def read(response: Any) -> list[str]:
    """The lines of a card, as a reader sees them."""
    texts = [component["content"] for component in walk(response.components) if component["type"] == 10]
    return [as_read(line) for text in texts for line in text.split("\n")]


def ids(response: Any) -> dict[str, str]:
    """Labels and custom ids of a card's buttons."""
    return {
        component["label"]: component["custom_id"]
        for component in walk(response.components)
        if component["type"] == 2 and component.get("custom_id")
    }
