"""A page of quotes: exact words between marks, who the article says spoke, the outlet, the date and the link."""

from __future__ import annotations

from bot.answers import CitedQuote, QuotesAnswer, Source
from bot.cards import labels
from bot.cards.brief import quote_lines
from bot.cards.buttons import QuotesButton, StoryButton, fits_in_id
from bot.cards.layout import VIOLET, Button, Card, Sheet, kicker, link_button, origin, sample_label, small
from bot.cards.safe import find_link


def quotes_card(answer: QuotesAnswer) -> Card:
    """One page, at most three quotes, each beside its source; buttons turn the page."""
    buttons = _page_buttons(answer)
    sheet = Sheet(
        accent=VIOLET,
        sources=answer.sources,
        foot=False,
        links=False,
        keep_components=1 + len(buttons) if buttons else 0,
    )
    page = labels.page_label(answer.page, answer.pages) if answer.pages > 1 else ""
    newest = labels.newest_label(answer.total) if answer.capped else labels.quotes_label(answer.total)
    sheet.label(kicker(labels.QUOTES, newest, page, sample_label(answer.sources)))
    if answer.pages > 1 and not buttons:
        sheet.label(small(labels.LONG_QUESTION))
    sources = {source.number: source for source in answer.sources}
    for quote in answer.quotes:
        if source := sources.get(quote.source):
            _put_quote(sheet, quote, source)
    if not answer.quotes:
        sheet.label(labels.NO_QUOTES)
    sheet.draw_foot()
    sheet.row(buttons)
    return sheet.card("quotes")


def _put_quote(sheet: Sheet, quote: CitedQuote, source: Source) -> None:
    who = quote.speaker or quote.mention
    lines = quote_lines(
        [part.text for part in quote.parts],
        quote.speaker.text if quote.speaker else None,
        quote.mention.text if quote.mention else None,
    )
    from_where = origin(source) + ("" if find_link(source.url) else labels.BETWEEN + labels.NO_LINK)
    lines.append(small(from_where))
    sheet.rule()
    sheet.section(lines, link_button(source), *quote.parts, *([who] if who else []))


def _page_buttons(answer: QuotesAnswer) -> list[Button]:
    if answer.pages < 2 or (answer.story_id is None and not fits_in_id(answer.about, answer.speaker)):
        return []
    buttons = []
    if answer.page > 0:
        buttons.append(_page_button(answer, answer.page - 1, labels.PREVIOUS_BUTTON))
    if answer.page + 1 < answer.pages:
        buttons.append(_page_button(answer, answer.page + 1, labels.NEXT_BUTTON))
    return buttons


def _page_button(answer: QuotesAnswer, page: int, label: str) -> Button:
    if answer.story_id is not None and not answer.speaker:
        return StoryButton("q", answer.story_id, page, label=label)
    return QuotesButton(page, answer.about, answer.speaker, label=label)
