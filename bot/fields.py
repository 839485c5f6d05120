"""A brief as the JSON object of `nutgraf read --jsonl`: the fields are public and stable (README, “For programs”)."""

from __future__ import annotations

from typing import Any

from briefs.models import Brief, Line, Quote, Section


def fields_of(path: str, brief: Brief, *, explain: bool = False) -> dict[str, Any]:
    """The public fields; offsets are Python string offsets into ``text``. ``explain`` adds what was removed and why."""
    article = brief.article
    fields: dict[str, Any] = {
        "path": path,
        "title": article.headline,
        "outlet": article.outlet,
        "byline": "; ".join(article.byline) or None,
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "text": article.text,
        "nut_graf": brief.nut_graf.text if brief.nut_graf else None,
        "summary": [line.text for line in brief.summary],
        "glance": [line.text for line in brief.glance],
        "glance_source": brief.glance_source,
        "why_it_matters": brief.why_it_matters.text if brief.why_it_matters else None,
        "takeaways": [line.text for line in brief.takeaways],
        "tables": [[[cell.text if cell else "" for cell in row] for row in table.rows] for table in brief.tables],
        "sections": [_section(section) for section in brief.sections],
        "quotes": [_quote(quote, explain=explain) for quote in brief.quotes],
        "figures": [
            {"text": figure.text, "counts": figure.counts, "start": figure.start, "end": figure.end}
            for figure in brief.figures
        ],
        "warnings": list(article.warnings),
        "kind": brief.kind,
        "correction": brief.correction.text if brief.correction else None,
    }
    if explain:
        fields["removed"] = [{"text": removed.text, "why": removed.why} for removed in article.removed]
    return fields


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading.text if section.heading else None,
        "items": [item.text if isinstance(item, Line) else _section(item) for item in section.items],
    }


def _quote(quote: Quote, *, explain: bool) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "text": quote.text,
        "speaker": quote.speaker.text if quote.speaker else None,
        "mention": quote.mention.text if quote.mention else None,
        "start": quote.start,
        "end": quote.end,
        "kind": quote.kind,
        "utterance": quote.utterance,
    }
    if explain:
        fields["rule"] = quote.rule
        fields["silence"] = quote.silence
        for name in ("cue", "context", "about", "lead_in"):
            line: Line | None = getattr(quote, name)
            fields[name] = line.text if line else None
    return fields
