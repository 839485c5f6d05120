"""The card of /compare: where a story's outlets differ, each side its outlet's own sentence with outlet and date."""

from __future__ import annotations

from collections.abc import Callable

from bot.answers import Cited, CitedDifference, CompareAnswer, DifferenceSide, Source
from bot.cards import labels
from bot.cards.brief import put_headline
from bot.cards.buttons import event_buttons, kept_for, page_buttons
from bot.cards.layout import AMBER, Card, Sheet, heading, kicker, origin, outlet_name, sample_label, small, with_number
from bot.cards.safe import safe, shown
from briefs.differences import MOST_REPORTS

MOST_NAMED = 8  # outlets named where nothing differs


def compare_card(answer: CompareAnswer) -> Card:
    """One page of differences, the words that differ in bold; one is shown with all its sides or not at all."""
    buttons = page_buttons("d", answer.story_id, answer.page, answer.pages)
    events = event_buttons("d", answer.other_events)
    sheet = Sheet(accent=AMBER, sources=answer.sources, foot=False, keep_components=kept_for(buttons, events))
    page = labels.page_label(answer.page, answer.pages) if answer.pages > 1 else ""
    told = labels.differences_label(answer.total)
    sheet.label(kicker(labels.COMPARE, told, page, sample_label(answer.sources)))
    put_headline(sheet, answer.headline)
    sources = {source.number: source for source in answer.sources}
    for difference in answer.differences:
        sheet.rule()
        sheet.whole([(_side(side, sources), _printed(side)) for side in difference.sides], _label(difference))
    if not answer.differences:
        sheet.label(*nothing_differs(answer, outlet_name))
    sheet.draw_foot()
    sheet.row(buttons)
    sheet.ways_on(labels.OTHER_EVENTS, events)
    return sheet.card("differences")


def nothing_differs(answer: CompareAnswer, name: Callable[[Source], str]) -> list[str]:
    """What to say where nothing differs: between which outlets, or that there are no two reports to compare."""
    if len(answer.sources) < 2:
        return [labels.ONE_OUTLET]
    own = [source for source in answer.sources if source.reprint_of is None]
    if len(own) < 2:
        return [labels.ONE_ORIGIN]
    outlets = list(dict.fromkeys(name(source) for source in own[:MOST_REPORTS]))
    named = outlets[:MOST_NAMED]
    return [labels.NO_DIFFERENCES, labels.compared_label(named, len(outlets) - len(named))]


def _label(difference: CitedDifference) -> str:
    return heading(labels.LATER if difference.later else labels.DIFFERENCES[difference.of])


def _side(side: DifferenceSide, sources: dict[int, Source]) -> str:
    line = with_number(f"- {marked(side)}", side.line.source)
    source = sources.get(side.line.source)
    told = [*([safe(side.speaker.text)] if side.speaker else []), *([origin(source)] if source else [])]
    return "\n".join([line, *([small(labels.BETWEEN.join(told))] if told else [])])


def _printed(side: DifferenceSide) -> list[Cited]:
    return [line for line in (side.line, side.words, side.speaker) if line]


def marked(side: DifferenceSide) -> str:
    """The whole sentence as it is displayed, the words that differ in bold."""
    pieces = split_side(side)
    before, words, behind = (_spaced(piece) for piece in pieces)
    if not words.strip() or "".join(_spaced(piece, shown) for piece in pieces).strip() != shown(side.line.text):
        return safe(side.line.text)  # a sentence with odd characters is never taken apart
    return f"{before.lstrip()}**{words}**{behind.rstrip()}"


def split_side(side: DifferenceSide) -> tuple[str, str, str]:
    """The sentence in three: before the words that differ, these words, and what follows."""
    start = side.words.span.start - side.line.span.start
    end = start + len(side.words.text)
    text = side.line.text
    if not 0 <= start < end <= len(text):
        return text, "", ""
    return text[:start], text[start:end], text[end:]


def _spaced(text: str, form: Callable[[str], str] = safe) -> str:
    """Displayed text that keeps a blank at either end: the words beside it go on."""
    kept = form(text)
    head = " " if text[:1].isspace() else ""
    tail = " " if kept and text[-1:].isspace() else ""
    return f"{head}{kept}{tail}"
