"""A page of quotes: exact words between marks, who spoke, what they speak of, the outlet, the date and the link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.answers import CitedQuote, OtherWording, QuotesAnswer, Source
from bot.cards import labels
from bot.cards.buttons import QuotesButton, StoryButton, fits_in_id
from bot.cards.layout import (
    MOST_NAME,
    MOST_ROW,
    VIOLET,
    Button,
    Card,
    Sheet,
    isolated,
    kicker,
    link_button,
    origin,
    outlet_name,
    sample_label,
    small,
)
from bot.cards.safe import find_link, safe

MOST_OUTLETS = 3  # named as printing the same words

_EVERYTHING = frozenset({"context", "wordings"})
# What may stand under the quotes; less where the rest of the page would not fit beside it.
_EXTRAS = (_EVERYTHING, frozenset({"context"}), frozenset[str]())


def quotes_card(answer: QuotesAnswer) -> Card:
    """One page, at most three quotes, each beside its source; buttons turn the page."""
    for extras in _EXTRAS:
        card, complete = _draw(answer, extras)
        if complete:
            break
    return card


def _draw(answer: QuotesAnswer, extras: frozenset[str]) -> tuple[Card, bool]:
    """The card, and whether it will do: every quote of the page is on it, and no context gave way to a wording."""
    buttons, links = _page_buttons(answer), _more_links(answer)
    sheet = Sheet(
        accent=VIOLET,
        sources=answer.sources,
        foot=False,
        links=False,
        keep_components=sum(1 + len(row) for row in (buttons, links) if row),
        last=small(_more(answer)) if answer.kept_back else "",
    )
    page = labels.page_label(answer.page, answer.pages) if answer.pages > 1 else ""
    newest = labels.newest_label(answer.total) if answer.capped else labels.quotes_label(answer.total)
    sheet.label(kicker(labels.QUOTES, newest, page, sample_label(answer.sources)))
    if answer.pages > 1 and not buttons:
        sheet.label(small(labels.LONG_QUESTION))
    sources = {source.number: source for source in answer.sources}
    put = [_put_quote(sheet, quote, sources, extras) for quote in answer.quotes if quote.source in sources]
    if not answer.quotes and not answer.kept_back:
        sheet.label(labels.NO_QUOTES)
    sheet.draw_foot()
    sheet.row(links)
    sheet.row(buttons)
    return sheet.card("quotes"), all(put) and not ("wordings" in extras and sheet.left_out)


def _put_quote(sheet: Sheet, quote: CitedQuote, sources: Mapping[int, Source], extras: frozenset[str]) -> bool:
    source = sources[quote.source]
    words = labels.JOINED.join(safe(part.text) for part in quote.parts)
    head = [f"> “{words}”", f"{labels.DASH}{speaker_line(quote)}"]
    from_where = [origin(source), "" if find_link(source.url) else labels.NO_LINK, *_also(quote, sources)]
    foot = [small(labels.BETWEEN.join(piece for piece in from_where if piece))]
    shown = [*quote.parts, *quote.reprints]
    names = [name for name in (quote.speaker or quote.mention, quote.role) if name]
    context = quote.context if "context" in extras else None
    between = [small(f"{labels.CONTEXT} {isolated(safe(context.text))}")] if context else []
    button = link_button(source)
    sheet.rule()
    with_context = context is not None and sheet.section(
        [*head, *between, *foot], button, *shown, context, beside=names, quoted=True
    )
    if not with_context and not sheet.section([*head, *foot], button, *shown, beside=names, quoted=True):
        return False
    for wording in quote.wordings if "wordings" in extras else ():
        _put_wording(sheet, wording, sources)
    return True


def speaker_line(quote: CitedQuote) -> str:
    """The speaker, and the article's words for them where these say more; without a name these words, if any."""
    if quote.speaker is None:
        return (safe(quote.mention.text) if quote.mention else "") or labels.UNATTRIBUTED
    name, role = safe(quote.speaker.text), safe(quote.role.text) if quote.role else ""
    if name and name in role:
        return role.replace(name, f"**{name}**", 1)
    return labels.BETWEEN.join(piece for piece in (f"**{name}**", role) if piece)


def _also(quote: CitedQuote, sources: Mapping[int, Source]) -> list[str]:
    """Who else prints the words, and who only some of them; an outlet is named once."""
    same = _outlets((sources[number] for number in quote.also if number in sources), sources[quote.source])
    cut = _outlets((sources[number] for number in quote.shorter if number in sources), sources[quote.source], *same)
    return [
        labels.also_label([outlet_name(one) for one in found[:MOST_OUTLETS]], max(0, len(found) - MOST_OUTLETS), label)
        for found, label in ((same, labels.ALSO_IN), (cut, labels.SHORTER_IN))
    ]


def _outlets(sources: Iterable[Source], *named_already: Source) -> list[Source]:
    """One source an outlet, without those whose outlet is named already or cannot be named."""
    named = {source.outlet.casefold(): source for source in sources if source.outlet and _is_name(source.outlet)}
    for one in named_already:
        named.pop((one.outlet or "").casefold(), None)
    return list(named.values())


def _is_name(outlet: str) -> bool:
    return 0 < len(safe(outlet)) <= MOST_NAME


def _put_wording(sheet: Sheet, wording: OtherWording, sources: Mapping[int, Source]) -> None:
    source = sources.get(wording.source)
    if source is None:
        return
    words = labels.JOINED.join(safe(part.text) for part in wording.parts)
    line = small(f"{labels.OTHER_WORDS_IN} {outlet_name(source)}: “{words}”")
    sheet.section([line], link_button(source), *wording.parts, quoted=True)


def _more(answer: QuotesAnswer) -> str:
    linked = any(find_link(source.url) for source in answer.sources if source.number in answer.kept_in)
    return labels.more_quotes_label(answer.kept_back, linked=linked)


def _more_links(answer: QuotesAnswer) -> list[Button]:
    """The articles that hold quotes which stand on no page, as far as no quote of this page opens them."""
    opened = {number for quote in answer.quotes for number in (quote.source, *(one.source for one in quote.wordings))}
    more = [source for source in answer.sources if source.number in answer.kept_in and source.number not in opened]
    return [button for source in more if (button := link_button(source, named=True))][:MOST_ROW]


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
