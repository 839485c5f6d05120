"""What a quotation answers or speaks of, and what has to be read with it: whole sentences of the article beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from typing import Final

from briefs.blocks import LONG_WORD
from briefs.cohesion import stands_alone
from briefs.hinges import (
    is_bare_answer,
    is_handing_over,
    is_leaning,
    is_pointed_at,
    is_reply,
    is_short_statement,
    is_tag_question,
    names_topic,
    opens_back,
    opens_turn,
    points_back,
    refers,
    stamp_end,
    tells_of_answer,
    tells_of_question,
    without_introduction,
    without_titles,
)
from briefs.keywords import content_words
from briefs.lead_ins import is_cut, opens_leaning
from briefs.models import Article, Block, Line, Quote
from briefs.own_sentence import narrated
from briefs.prose import Sentence, is_question

REACH: Final = 3  # paragraphs before the quotation's own; what stands further off was said of something else
REACH_AFTER: Final = 2  # paragraphs behind a quotation that the article opens with
MOST_WORDS_OF_A_TURN: Final = 10  # a longer quotation that shares a word with another does not answer it
MOST_QUOTED: Final = 0.5  # a sentence that is quoted beyond this is the speaker's, not the narrator's
MOST_SENTENCES: Final = 30  # before the quotation; as many as three paragraphs have
MOST_NAME_WORDS: Final = 6  # a shorter line of capitals may be a sentence about names
MOST_LINE_WORDS: Final = 60  # a longer line is a paragraph, or several sentences that one quotation runs across

_SMALL_WORD: Final = re.compile(rf"\b[^\W\d_A-Z]{{{LONG_WORD}}}")  # a headline of capitals has none
_WITH_A_NAME: Final = ("The ", "His ", "Her ", "Its ", "Their ")  # such a line may make sense beside the speaker's name
_PRONOUNS: Final = frozenset({"he", "she", "they"})


def add_context(
    article: Article,
    quotes: Sequence[Quote],
    sentences: Sequence[Sentence],
    blocks: Sequence[Block],
) -> tuple[Quote, ...]:
    """The quotes with ``about`` and ``lead_in``: whole sentences beside them, None where none near is right.

    Parts of one utterance share their ``about``. It makes sense beside the headline and the speaker's name; the surname
    of somebody else is let pass, because the nearest line tells more than a farther one without it.
    """
    if not quotes:
        return ()
    page = _page(article, tuple(quotes), _places(article, sentences, blocks))
    found: list[Quote] = []
    for number, group in groupby(quotes, key=lambda quote: quote.utterance):
        parts = list(group)
        about = page.given[number] = page.about(parts)
        for part in parts:
            lead_in = page.lead_in(part, parts)
            found.append(replace(part, about=about, lead_in=lead_in) if about or lead_in else part)
    return tuple(found)


@dataclass(slots=True)
class _Place:
    """A sentence, or a question set as a heading, in the order of the text."""

    line: Line
    paragraph: int
    sentence: Sentence | None  # None: a heading
    asks: bool  # a question that is a paragraph, or a heading, of its own
    opens: bool = False  # nothing before it belongs to it: behind a heading, or an entry of a live page
    fit: bool | None = None  # whether it may be a line beside a quotation, whoever speaks
    stood: dict[str, bool] = field(default_factory=dict)  # whether it makes sense beside a speaker's name


def _places(article: Article, sentences: Sequence[Sentence], blocks: Sequence[Block]) -> list[_Place]:
    headings = [block for block in blocks if block.kind == "heading" and (block.marker or _asks(article, block))]
    alone = {block.start: block.end for block in blocks if block.kind == "paragraph"}
    places: list[_Place] = []
    paragraph, last, opens, at = -1, -1, False, 0
    for sentence in sentences:
        while at < len(headings) and headings[at].start < sentence.line.start:
            line = article.line(headings[at].start, headings[at].end)
            opens, asks = True, is_question(line.text)
            if asks:
                paragraph += 1
                places.append(_Place(_bare(article, line), paragraph, None, True, True))
                opens = False
            at += 1
        if sentence.paragraph != last:
            paragraph, last = paragraph + (not sentence.spoken and not sentence.item), sentence.paragraph
            stamp = stamp_end(sentence.line.text)
            opens = opens or stamp > 0
        else:
            stamp = 0
        line = _bare(article, sentence.line, stamp)
        whole = alone.get(sentence.line.start, -1) == sentence.line.end
        asks = whole and not sentence.spoken and is_question(line.text)
        places.append(_Place(line, paragraph, sentence, asks, opens))
        opens = False
    return places


def _asks(article: Article, block: Block) -> bool:
    return is_question(article.text[block.start : block.end].rstrip("*_ "))


def _bare(article: Article, line: Line, stamp: int = 0) -> Line:
    """The line without a time of day before it and without marks of emphasis round it."""
    if not stamp and line.text[0] not in "*_" and line.text[-1] not in "*_":
        return line
    start, end = line.start + stamp, line.end
    while start < end - 1 and article.text[start] in "*_":
        start += 1
    while end > start + 1 and article.text[end - 1] in "*_":
        end -= 1
    return article.line(start, end)


def _page(article: Article, quotes: tuple[Quote, ...], places: list[_Place]) -> _Page:
    return _Page(
        article=article,
        quotes=quotes,
        places=places,
        starts=[quote.start for quote in quotes],
        ends=[quote.end for quote in quotes],
        place_starts=[place.line.start for place in places],
        place_ends=[place.line.end for place in places],
    )


@dataclass(slots=True)
class _Page:
    """One article as its places and quotations."""

    article: Article
    quotes: tuple[Quote, ...]
    places: list[_Place]
    starts: list[int]  # of the quotes
    ends: list[int]
    place_starts: list[int]
    place_ends: list[int]
    cuts: dict[tuple[int, bool], bool] = field(default_factory=dict)
    contents: dict[str, frozenset[str]] = field(default_factory=dict)
    given: dict[int, Line | None] = field(default_factory=dict)  # what each utterance so far speaks of

    # ------------------------------------------------------------------------------------------ what it speaks of

    def about(self, parts: Sequence[Quote]) -> Line | None:
        """The line that says what the utterance answers or speaks of."""
        first = parts[0]
        own = first.context or Line(text=first.text, start=first.start, end=first.end)
        if self._is_cut(first, parts):
            if not is_pointed_at(self.article.text[own.start : first.start].rstrip(" \"“‘'«")):
                return None
            return self._nearest(first, own, sentences=1)
        if names_topic(self._narrated(own)):
            return None
        found = self._referred_to(parts) or self._nearest(first, own)
        return found if found or is_bare_answer(first.text) else self._behind(first, parts)

    def _nearest(self, quote: Quote, own: Line, sentences: int = MOST_SENTENCES) -> Line | None:
        """The nearest fit line; of one paragraph the one that shares most words with the quotation."""
        answers, best, bare = False, None, is_bare_answer(quote.text)
        back = opens_back(quote.text)
        for count, place in enumerate(islice(self._before(own), sentences)):
            if best is not None:
                if place.paragraph != best.paragraph or place.asks:
                    break
            elif place.asks or (count <= 1 and self._is_asked(place, quote)):
                return place.line
            if bare and not tells_of_question(place.line.text):
                pass  # “No” answers nothing but a question
            elif self._stands(place, quote) and self._is_own(place, quote) and not self._is_another(place, quote, own):
                if best is None or self._links(place, quote) > self._links(best, quote):
                    best = place
                continue
            if best is not None:
                continue
            if back and (inside := self._quoted_in(place.line)) and not self._is_one_voice(inside[-1], quote):
                return self._answered(place, quote, True)
            if count == 0 and (before := self._same_voice(place, quote, own)) is not None:
                return self.given.get(before.utterance)
            answers = answers or (not self._quoted_in(place.line) and tells_of_answer(place.line.text))
            if (count == 0 or answers) and (line := self._answered(place, quote, answers)):
                return line
        return best.line if best is not None else None

    def _links(self, place: _Place, quote: Quote) -> int:
        """How many words the line shares with the quotation."""
        return len(place.sentence.content & self._content(quote.text)) if place.sentence else 0

    def _same_voice(self, place: _Place, quote: Quote, own: Line) -> Quote | None:
        """The quotation of the same speaker right before, from which this one goes on."""
        inside = self._quoted_in(place.line)
        if not inside or not _voice(quote) or not self._is_one_voice(inside[-1], quote):
            return None
        apart = "\n" in self.article.text[place.line.end : own.start]
        return None if apart and self._is_cut(inside[-1]) else inside[-1]

    def _is_one_voice(self, last: Quote, quote: Quote) -> bool:
        """Whether both are the same speaker's; a short question and its answer, a line each, are two people's."""
        if _voice(last) != _voice(quote):
            return False
        texts = (last.text.rstrip(), quote.text.rstrip())
        short = all(len(text.split()) <= MOST_WORDS_OF_A_TURN for text in texts)
        apart = "\n" in self.article.text[last.end : quote.start] and last.cue != quote.cue
        return not (short and apart and any(text.endswith("?") for text in texts))

    def _before(self, own: Line) -> Iterator[_Place]:
        """The places before the quotation's own sentence, nearest first, as far as they can belong to it."""
        end = bisect_right(self.place_ends, own.start)
        if end == 0 and not self.places:
            return
        here = self.places[end] if end < len(self.places) else None
        inside = here is not None and here.line.start < own.end
        paragraph = here.paragraph if here is not None and inside else self._paragraph(end)
        if here is not None and inside and here.opens:
            return
        for at in range(end - 1, -1, -1):
            place = self.places[at]
            if paragraph - place.paragraph > REACH:
                return
            yield place
            if place.opens:
                return

    def _paragraph(self, end: int) -> int:
        return self.places[end - 1].paragraph + 1 if end else 0

    def _is_asked(self, place: _Place, quote: Quote) -> bool:
        """Whether the narrator asks right before the quotation: What of the price? “That is for us,” Dow said."""
        sentence = place.sentence
        if sentence is None or sentence.spoken or "?" not in place.line.text[-3:] or not is_question(place.line.text):
            return False
        return not self._quoted_in(place.line) and self._stands_alone(place, quote)

    def _stands(self, place: _Place, quote: Quote) -> bool:
        if place.fit is None:
            place.fit = self._is_fit(place)
        return place.fit and self._stands_alone(place, quote)

    def _stands_alone(self, place: _Place, quote: Quote) -> bool:
        """Whether the line makes sense on a card with the headline and the speaker's name; surnames are let pass."""
        if self._makes_sense(place, ""):
            return True
        named = quote.speaker is not None and place.line.text.startswith(_WITH_A_NAME)
        return named and self._makes_sense(place, quote.speaker.text if quote.speaker else "")

    def _makes_sense(self, place: _Place, name: str) -> bool:
        if name not in place.stood:
            words = without_titles(without_introduction(place.line.text, name))
            place.stood[name] = stands_alone(words, f"{self.article.headline}\n{name}", "", ())
        return place.stood[name]

    def _is_own(self, place: _Place, quote: Quote) -> bool:
        """Whether nobody else is quoted in the sentence, or the quotation takes up what is."""
        return all(_voice(one) == _voice(quote) or self._takes_up(one, quote) for one in self._quoted_in(place.line))

    def _is_another(self, place: _Place, quote: Quote, own: Line) -> bool:
        """Whether the line tells what somebody else did who is quoted next in its paragraph: it is read with that."""
        at = bisect_left(self.starts, place.line.end)
        after = self.quotes[at] if at < len(self.quotes) else None
        if after is None or after.start >= own.start or "\n" in self.article.text[place.line.end : after.start]:
            return False
        if "\n" not in self.article.text[after.end : own.start] or _voice(after) == _voice(quote):
            return False
        if place.paragraph == 0 or opens_leaning(quote):
            return False
        if after.mention is not None and after.mention.text.lower() in _PRONOUNS:
            return True  # The keeper was in tears. “My mother saw it,” he said.
        return after.speaker is not None and after.speaker.text.split()[-1] in place.line.text

    def _is_fit(self, place: _Place) -> bool:
        sentence, words = place.sentence, place.line.text
        if sentence is None or sentence.spoken or sentence.words > MOST_LINE_WORDS:
            return False
        if not sentence.fit and not (sentence.whole and not sentence.item and is_short_statement(words)):
            return False
        if (
            words[0] == "("
            or is_handing_over(words)
            or points_back(words)
            or is_leaning(words)
            or self._is_headline(words)
        ):
            return False
        inside = self._quoted_in(place.line)
        if any(quote.kind == "full" and not self._is_cut(quote) for quote in inside):
            return False
        return sum(len(quote.text) for quote in inside) <= MOST_QUOTED * len(words)

    def _is_headline(self, words: str) -> bool:
        """Whether the line repeats the headline, or is one: the head of an item that lost its mark."""
        if words.strip(" .").casefold() == self.article.headline.strip(" .").casefold():
            return True
        return _SMALL_WORD.search(words) is None and len(words.split()) > MOST_NAME_WORDS

    def _answered(self, place: _Place, quote: Quote, told: bool) -> Line | None:
        """The sentence of somebody else's quotation right before, where this one answers it."""
        sentence, inside = place.sentence, self._quoted_in(place.line)
        if sentence is None or not inside or not sentence.whole or sentence.words > MOST_LINE_WORDS:
            return None
        last = inside[-1]
        if not _voice(last) or self._is_one_voice(last, quote):
            return None
        if last.kind == "partial" and not (told or sentence.spoken):
            return None
        if not any(map(str.isalnum, self._narrated(place.line))):
            return None  # it does not say who spoke
        asks = last.text.rstrip().endswith("?") and not is_tag_question(last.text)
        is_turn = told or asks or opens_turn(quote.text) or self._takes_up(last, quote)
        is_turn = is_turn or (quote.cue is not None and is_reply(quote.cue.text))
        return place.line if is_turn else None

    def _takes_up(self, last: Quote, quote: Quote) -> bool:
        """Whether the quotation takes up a word of the one before that the story is not about anyway."""
        if len(quote.text.split()) > MOST_WORDS_OF_A_TURN:
            return False
        shared = self._content(last.text) & self._content(quote.text)
        return bool(shared) and not shared <= self._content(self.article.headline)

    def _content(self, words: str) -> frozenset[str]:
        if words not in self.contents:
            self.contents[words] = frozenset(content_words(words))
        return self.contents[words]

    def _referred_to(self, parts: Sequence[Quote]) -> Line | None:
        """The sentence behind that says what was meant: She was referring to the fee."""
        last = parts[-1]
        end = (last.context or last).end
        at = bisect_left(self.place_starts, end)
        place = self.places[at] if at < len(self.places) else None
        if place is None or place.sentence is None or place.opens or not place.sentence.whole:
            return None
        return place.line if refers(place.line.text) else None

    def _behind(self, quote: Quote, parts: Sequence[Quote]) -> Line | None:
        """The first line that says it behind a quotation that the article opens with."""
        last = parts[-1]
        end = (last.context or last).end
        at = bisect_left(self.place_starts, end)
        if any(place.sentence is not None and not self._quoted_in(place.line) for place in self.places[: at - 1]):
            return None
        for place in self.places[at:]:
            if place.paragraph > REACH_AFTER or place.opens:
                return None
            if self._quoted_in(place.line) or tells_of_question(place.line.text):
                return None  # what is asked or answered afterwards is not what was spoken of
            if self._stands(place, quote):
                return place.line
        return None

    # ------------------------------------------------------------------------------------------ what it is read with

    def lead_in(self, quote: Quote, parts: Sequence[Quote]) -> Line | None:
        """The sentence that has to be read with a quotation cut in the middle of a thought."""
        if self._is_cut(quote, parts):
            return quote.context
        if not opens_leaning(quote) or quote.context is None:
            return None
        place = next(iter(self._before(quote.context)), None)
        return place.line if place is not None else None

    # ------------------------------------------------------------------------------------------ spans

    def _quoted_in(self, line: Line) -> Sequence[Quote]:
        return self.quotes[bisect_right(self.ends, line.start) : bisect_left(self.starts, line.end)]

    def _is_cut(self, quote: Quote, parts: Sequence[Quote] = ()) -> bool:
        key = (quote.start, len(parts) > 1)
        if key not in self.cuts:
            self.cuts[key] = is_cut(self.article, quote, parts)
        return self.cuts[key]

    def _narrated(self, line: Line) -> str:
        """The words of the line, each quotation in it made a bare mark."""
        return narrated(line, self._quoted_in(line))


def _voice(quote: Quote) -> str:
    named = quote.speaker or quote.mention
    return named.text.casefold() if named else ""
