"""Stored utterances → the quotations of an answer, pure: each once, in order, with context and further sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.answers import Cited, CitedQuote, OtherWording, QuotesAnswer
from bot.compose import cited, newest_first, sources_of
from bot.excerpts import MOST_QUOTES, Budget, Tally, count_words
from briefs import standing
from briefs.lookup_words import words_in
from briefs.models import Line, Quote
from briefs.own_sentence import is_of_another_day, telling_sentence
from briefs.sentences import word_set
from briefs.wordings import Group
from storage.records import StoredBrief

QUOTES_A_PAGE = 3  # an excerpt, not a reprint: what fair quotation allows in one message
MOST_WORDINGS = 2  # other wordings shown with a quotation
LONGEST_CONTEXT = 500  # characters; a longer sentence would be more of the article than an excerpt

_NO_ROLE = word_set("mr mrs ms miss mx he she they i we who it the a an and also")
_HANDS_OVER = word_set("said says added adds he she they who and that according to")  # and nothing else: no “denied”
_HANGING = word_set("his her their its my our your")  # "his wife": whose, the card does not say

Told = tuple[StoredBrief, tuple[Quote, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Quotation:
    """One quotation: the utterance to show, those of others in the same words, and one for each other wording.

    ``cuts`` print some of its words; ``with_context``: the sentence beside it may be shown too.
    """

    shown: Told
    also: tuple[Told, ...] = ()
    cuts: tuple[Told, ...] = ()
    worded: tuple[Told, ...] = ()
    with_context: bool = True


def utterances_of(stored: Iterable[StoredBrief]) -> list[Told]:
    """Every utterance with its parts, in order."""
    return [(one, quotes) for one in stored for quotes in standing.utterances_in(one.brief)]


def speaker_of(told: Told) -> str | None:
    """The name that the article gives to who said it."""
    return next((quote.speaker.text for quote in told[1] if quote.speaker), None)


def find_quotations(told: Sequence[Told]) -> list[Quotation]:
    """Each quotation once, story by story as these come, and of each story the best first."""
    articles = list({one.article_id: one for one, _ in told}.values())
    places = {one.article_id: place for place, one in enumerate(articles)}
    numbered = [(places[one.article_id], quotes) for one, quotes in told]
    groups = standing.quotations(
        numbered,
        {place: one.story_id for place, one in enumerate(articles)},
        {place: standing.day_of(one.brief) for place, one in enumerate(articles)},
    )
    found: list[Quotation] = []
    for story_id in dict.fromkeys(one.story_id for one in articles):
        briefs = newest_first(one for one in articles if one.story_id == story_id)
        ages = {places[one.article_id]: age for age, one in enumerate(briefs)}
        own = [group for group in groups if numbered[group.wordings[0].shown][0] in ages]
        said = [standing.said_in(group, numbered) for group in own]
        ranked = standing.order(
            [one.brief for one in briefs], [replace(one, article=ages[one.article]) for one in said]
        )
        found += (_quotation(own[place], told) for place in ranked)
    return found


def _quotation(group: Group, told: Sequence[Told]) -> Quotation:
    first, *others = group.wordings
    shown = told[first.shown]
    also = {told[at][0].article_id: told[at] for at in reversed(first.also)}
    also.pop(shown[0].article_id, None)
    cuts = {told[at][0].article_id: told[at] for at in reversed(first.cuts) if _is_shorter(told[at], shown)}
    return Quotation(
        shown=shown,
        also=tuple(reversed(also.values())),
        cuts=tuple(one for key, one in reversed(cuts.items()) if key != shown[0].article_id and key not in also),
        worded=tuple(told[one.shown] for one in others[:MOST_WORDINGS]),
    )


def _is_shorter(one: Told, shown: Told) -> bool:
    """Whether it is a cut of what is shown; where only a cut says who spoke, the whole stands among the cuts."""
    return sum(len(quote.text) for quote in one[1]) < sum(len(quote.text) for quote in shown[1])


# ---------------------------------------------------------------- what all pages may show


def within(found: Sequence[Quotation], budget: Budget) -> tuple[list[Quotation], list[Quotation]]:
    """The quotations that all pages together may show, in their order, and those kept back.

    Each, as it comes, takes of its articles' excerpts what it shows; where that is too much it does without the other
    wordings, then without a sentence that it can do without. No scrap takes the room that was too small for a quotation
    before it.
    """
    articles = {one.article_id: one.brief.article for quotation in found for one, _ in _sources(quotation)}
    tally = Tally({key: budget.words_for(count_words(article.text)) for key, article in articles.items()})
    kept: list[Quotation] = []
    back: list[Quotation] = []
    used_up: set[int] = set()  # articles of which a quotation was kept back
    for quotation in found:
        stored, quotes = quotation.shown
        scrap = stored.article_id in used_up and all(quote.kind == "partial" for quote in quotes)
        forms = () if scrap else _forms(quotation)
        fitting = next((one for one in forms if tally.take(_words_shown(one))), None)
        if fitting:
            kept.append(fitting)
        else:
            back.append(quotation)
            used_up.add(stored.article_id)
    return kept, back


def _forms(quotation: Quotation) -> Iterator[Quotation]:
    yield quotation
    if quotation.worded:
        yield replace(quotation, worded=())
    if not _has_to_be_read_with(quotation.shown):
        yield replace(quotation, worded=(), with_context=False)


def _words_shown(quotation: Quotation) -> Counter[int]:
    """The words shown of each article, as its card counts them."""
    words: Counter[int] = Counter()
    for one, quotes in _sources(quotation):
        words[one.article_id] += sum(count_words(spoken(quote).text) for quote in quotes)
    line = _context(quotation.shown, ()) if quotation.with_context else None
    words[quotation.shown[0].article_id] += count_words(line.text) if line else 0
    role = next((quote.mention for quote in quotation.shown[1] if quote.mention), None)
    words[quotation.shown[0].article_id] += count_words(role.text) if role else 0
    return words


# ---------------------------------------------------------------- one page


def page_of(
    found: Sequence[Quotation], page: int, *, about: str, speaker: str, budget: Budget | None = None
) -> QuotesAnswer:
    """One page; a page past the end is the last one. Sources are numbered as the quotations cite them.

    With a budget the pages show no more of an article than that, in sum; what is kept back is counted.
    """
    kept, back = within(found, budget) if budget else (list(found), [])
    pages = max(1, -(-len(kept) // QUOTES_A_PAGE))
    page = max(0, min(page, pages - 1))
    shown = list(islice(kept, page * QUOTES_A_PAGE, (page + 1) * QUOTES_A_PAGE))
    shown = _few_wordings(shown) if budget else shown
    stored = {one.article_id: one for quotation in shown for one, _ in _sources(quotation)}
    stored |= {one.shown[0].article_id: one.shown[0] for one in back}
    numbers = {article_id: number for number, article_id in enumerate(stored, start=1)}
    contexts = _contexts(shown)
    quotes = (_cited_quote(one, line, numbers) for one, line in zip(shown, contexts, strict=True))
    return QuotesAnswer(
        quotes=tuple(quotes),
        sources=sources_of(tuple(stored.values())),
        page=page,
        pages=pages,
        total=len(found),
        story_id=None,
        about=about,
        speaker=speaker,
        kept_back=len(back),
        kept_in=tuple(sorted({numbers[one.shown[0].article_id] for one in back})),
    )


def _few_wordings(shown: Sequence[Quotation]) -> list[Quotation]:
    """The quotations of a page without wordings that would make more than three quotes of one article."""
    quotes = Counter(one.article_id for each in shown for one, _ in (each.shown, *each.also, *each.cuts))
    fewer: list[Quotation] = []
    for quotation in shown:
        worded = []
        for told in quotation.worded:
            if quotes[told[0].article_id] < MOST_QUOTES:
                quotes[told[0].article_id] += 1
                worded.append(told)
        fewer.append(replace(quotation, worded=tuple(worded)))
    return fewer


def _sources(quotation: Quotation) -> Iterator[Told]:
    yield quotation.shown
    yield from quotation.also
    yield from quotation.cuts
    yield from quotation.worded


def _cited_quote(quotation: Quotation, context: Line | None, numbers: dict[int, int]) -> CitedQuote:
    stored, quotes = quotation.shown
    number = numbers[stored.article_id]
    named = next((quote for quote in quotes if quote.speaker), quotes[0])
    mention = next((quote.mention for quote in quotes if quote.mention), None)
    role = mention if named.speaker and mention and says_more(named.speaker.text, mention.text) else None
    return CitedQuote(
        parts=_parts(quotation.shown, numbers),
        speaker=cited(named.speaker, stored, number) if named.speaker else None,
        mention=cited(mention, stored, number) if mention else None,
        kind="full" if any(quote.kind == "full" for quote in quotes) else "partial",
        source=number,
        role=cited(role, stored, number) if role else None,
        context=cited(context, stored, number) if context else None,
        also=tuple(numbers[one.article_id] for one, _ in quotation.also),
        shorter=tuple(numbers[one.article_id] for one, _ in quotation.cuts),
        reprints=tuple(part for one in (*quotation.also, *quotation.cuts) for part in _parts(one, numbers)),
        wordings=tuple(
            OtherWording(parts=_parts(one, numbers), source=numbers[one[0].article_id]) for one in quotation.worded
        ),
    )


def _parts(told: Told, numbers: dict[int, int]) -> tuple[Cited, ...]:
    stored, quotes = told
    return tuple(cited(spoken(quote), stored, numbers[stored.article_id]) for quote in quotes)


def spoken(quote: Quote) -> Line:
    """The words to show between marks: those printed there, without a comma that belongs to the sentence round them.

    Nor with marks of their own round all of them: somebody read them out.
    """
    start, text = quote.start, quote.text.rstrip()
    while (inner := _without_comma(text)) and _INNER_MARKS.get(inner[0]) == inner[-1] and _is_one(inner):
        shorter = inner[1:-1]
        start += 1 + len(shorter) - len(shorter.lstrip())
        text = shorter.strip()
    text = _without_comma(text)
    return Line(text=text, start=start, end=start + len(text))


_INNER_MARKS = {"‘": "’", "“": "”", "'": "'", '"': '"', "«": "»", "„": "“"}


def _without_comma(text: str) -> str:
    return (text.rstrip(", ") or text) if text.endswith(",") else text


def _is_one(words: str) -> bool:
    """Whether the marks at both ends are one pair: not ‘No’ or ‘Yes’."""
    inside = words[1:-1]
    return bool(inside.strip()) and words[0] not in inside and not (words[0] in "'\"" and words[0] in inside)


def says_more(speaker: str, mention: str) -> bool:
    """Whether the article's words for a speaker tell more than the name: "the mayor, Ann Dow", not "Ms Dow"."""
    words = words_in(mention).words
    if not words or words[0] in _HANGING:
        return False
    return any(word not in _NO_ROLE and word not in words_in(speaker).words for word in words)


def _contexts(quotations: Sequence[Quotation]) -> list[Line | None]:
    """The sentence beside each utterance, where its words do not stand on the card already."""
    told = [quotation.shown for quotation in quotations]
    card = [(one.article_id, quote.text) for one, quotes in told for quote in quotes]
    shown: set[tuple[int, int]] = set()
    found: list[Line | None] = []
    for (one, quotes), quotation in zip(told, quotations, strict=True):
        said = {text for article_id, text in card if article_id == one.article_id}
        line = _context((one, quotes), said) if quotation.with_context else None
        if line is not None and (one.article_id, line.start) in shown:
            line = None
        if line is not None:
            shown.add((one.article_id, line.start))
        found.append(line)
    return found


def _says_more(line: Line, quotes: Sequence[Quote]) -> bool:
    """Whether a sentence tells more than the quote in it and who said it, which the card shows already."""
    told = [part for quote in quotes for part in (quote, quote.mention, quote.speaker) if part]
    rest = list(line.text)
    for part in told:
        if line.start <= part.start and part.end <= line.end:
            start = part.start - line.start
            rest[start : start + len(part.text)] = " " * len(part.text)
    return any(word not in _HANDS_OVER for word in words_in("".join(rest)).words)


def _context(told: Told, card: Collection[str]) -> Line | None:
    """The sentence to show with the words: one that has to be read with them, or that says what they speak of.

    An older remark has its own sentence, which says when it was made: without it, it would be news.
    """
    stored, quotes = told
    line = _to_be_read_with(quotes, stored.brief.quotes)
    if line is None or len(line.text) > LONGEST_CONTEXT:
        return None
    if any(quote.context and quote.context.start == line.start for quote in quotes):
        return line if _says_more(line, quotes) else None  # the quote's own sentence holds the quote
    return None if any(text in line.text or line.text in text for text in card) else line


def _to_be_read_with(quotes: Sequence[Quote], others: Sequence[Quote]) -> Line | None:
    if is_of_another_day(quotes, others):
        return next(quote.context for quote in quotes if quote.context)
    lines = (line for quote in quotes for line in (quote.lead_in,) if line)
    beside = (quote.about for quote in quotes if quote.about)
    return next(lines, None) or next(beside, None) or telling_sentence(quotes, others)


def _has_to_be_read_with(told: Told) -> bool:
    stored, quotes = told
    return any(quote.lead_in for quote in quotes) or is_of_another_day(quotes, stored.brief.quotes)
