"""The narrator's words of one line, quotations folded into single tokens: what the attribution rules walk over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from briefs.marks import Marked
from briefs.words import CALENDAR, DOTTED_TITLES, OPENERS

TokenKind = Literal["word", "mark", "quote"]

_DOTTED: Final = "|".join(sorted(DOTTED_TITLES, key=len, reverse=True))
_STATES: Final = (
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|"
    "Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Ont|Que"
)


def _ranges_of_marks() -> str:
    """The combining marks of Unicode as the inside of a character class: accents of NFD text, vowel signs, points."""
    points = [point for point in range(0x300, 0x20000) if unicodedata.category(chr(point))[0] == "M"]
    ends = [at for at, point in enumerate(points) if at + 1 == len(points) or points[at + 1] != point + 1]
    starts = [0, *(at + 1 for at in ends[:-1])]
    return "".join(f"{chr(points[first])}-{chr(points[last])}" for first, last in zip(starts, ends, strict=True))


COMBINING: Final = _ranges_of_marks()
"""For use inside a character class of a pattern: ``\\w`` holds no combining mark, a printed word does."""

# Letters with their marks; joiners (Persian, Hindi, emoji) only between letters.
_LETTERS: Final = rf"[^\W_]+ (?: [{COMBINING}]+ [^\W_]* | [\u200c\u200d]+ [^\W_]+ )*"
_TOKEN = re.compile(
    rf"""
    (?P<abbr>  (?= (?: [DRI]- )? [^\W\d_]{{1,7}} \. )  # a look ahead keeps the many words that end in no dot quick
               (?: (?: {_DOTTED} | jr | sr | no | vs | inc | corp | ltd ) \.
                 | (?-i: (?: [DRI]- )? (?: {_STATES} ) \. ) ) )
  | (?P<init>  (?: [^\W\d_] [{COMBINING}]* \. ){{1,4}} (?! \w ) )                 # initials: J. and U.S.
  | (?P<word>  {_LETTERS} (?: [.'’\-‐&/] {_LETTERS} )* )
  | (?P<dash>  [—–―] | --+ | - )
  | (?P<other> [^\w\s] | _ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TAIL = re.compile(r"(?:n['’]t|['’](?:s|d|re|ve|ll|m))$", re.IGNORECASE)
MOST_BACK: Final = 160  # tokens of a sentence before a quotation; a longer one is a list
_MOST_PAREN: Final = 14  # tokens; a longer parenthesis is a sentence of its own
_TABLOID: Final = 5  # letters: NATO and UEFA are names
_STOPS: Final = frozenset(".?!…")
_OPENING: Final = frozenset("0123456789([“‘'\"—–-―")
_CLOSERS: Final = "\"'”’»)]"


@dataclass(slots=True)
class Token:
    """One word, mark or whole quotation of a line."""

    kind: TokenKind
    text: str
    low: str
    start: int
    end: int
    quote: int = -1  # the number of the quotation, for a quotation
    is_cap: bool = False
    sentence: int = 0
    opens: int = 0  # the first token of the sentence

    @property
    def is_word(self) -> bool:
        """Whether it is a word, not a mark or a quotation."""
        return self.kind == "word"


@dataclass(slots=True)
class Run:
    """The tokens of one line, with the numbers of its quotations."""

    line: int
    tokens: list[Token]
    quotes: list[int] = field(default_factory=list)  # token index of each quotation


def read_tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]``; "Trump’s" is two: the name and its ending."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        group, word, at = match.lastgroup, match.group(), match.start()
        if group == "word":
            tail = _TAIL.search(word) if "'" in word or "’" in word else None
            if tail is not None and tail.start() > 0:
                tokens.append(_word(word[: tail.start()], at))
                tokens.append(_word(tail.group(), at + tail.start()))
            else:
                tokens.append(_word(word, at))
        elif group in ("abbr", "init"):
            tokens.append(_word(word, at))
        elif word in "’'" and _is_plural_ending(text, tokens, at, end):
            tokens.append(Token("word", "’s", "'s", at, at + 1))
        elif word not in "*_":  # Markdown’s emphasis
            tokens.append(Token("mark", word, word, at, match.end()))
    return tokens


def _word(text: str, at: int) -> Token:
    return Token("word", text, text.lower().replace("’", "'"), at, at + len(text), -1, text[0].isupper())


def _is_plural_ending(text: str, tokens: list[Token], at: int, end: int) -> bool:
    """Whether an apostrophe makes a possessor: the players’ trophy."""
    after = text[at + 1] if at + 1 < end else "."
    return bool(tokens) and tokens[-1].end == at and tokens[-1].low.endswith(("s", "x", "z")) and after.isspace()


def read_run(text: str, span: tuple[int, int], line: int, quotes: Sequence[tuple[int, Marked]]) -> Run:
    """The line at ``span`` with each of its quotations as one token and short parentheses left out."""
    tokens: list[Token] = []
    at = span[0]
    for number, marked in quotes:
        tokens.extend(read_tokens(text, at, marked.first))
        words = text[marked.start : marked.end]
        tokens.append(Token("quote", words, "", marked.first, marked.last, quote=number))
        at = max(at, marked.last)
    tokens.extend(read_tokens(text, at, span[1]))
    run = Run(line, _without_parentheses(tokens))
    _lower_opening(run.tokens)
    run.quotes = [place for place, token in enumerate(run.tokens) if token.kind == "quote"]
    _number_sentences(run.tokens)
    return run


def _lower_opening(tokens: list[Token]) -> None:
    """Take the capitals of a tabloid’s first words for what they are: A VICAR texted, AN ANGRY MUM said."""
    if len(tokens) < 3 or tokens[0].low not in ("a", "an"):
        return
    end = 1
    while end < len(tokens) and tokens[end].is_cap and tokens[end].text.isalpha() and tokens[end].text.isupper():
        end += 1
    if end == len(tokens) or tokens[end].is_cap or not any(len(token.text) >= _TABLOID for token in tokens[1:end]):
        return
    for token in tokens[1:end]:
        token.is_cap = False


def _without_parentheses(tokens: list[Token]) -> list[Token]:
    kept: list[Token] = []
    place = 0
    while place < len(tokens):
        if tokens[place].kind == "mark" and tokens[place].text in ("(", "["):
            closing = _closing(tokens, place)
            if closing is not None:
                place = closing + 1
                continue
        kept.append(tokens[place])
        place += 1
    return kept


def _closing(tokens: list[Token], place: int) -> int | None:
    closer = ")" if tokens[place].text == "(" else "]"
    for at in range(place + 1, min(place + _MOST_PAREN, len(tokens))):
        if tokens[at].kind == "quote":
            return None
        if tokens[at].text == closer:
            return at
    return None


def ends_sentence(words: str) -> bool:
    """Whether quoted words end as a sentence does."""
    bare = words.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in _STOPS


def _number_sentences(tokens: list[Token]) -> None:
    number = opens = 0
    for place, token in enumerate(tokens):
        if place > 0 and tokens[place - 1].sentence != number:
            opens = place
        token.sentence, token.opens = number, opens
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if following is None:
            break
        if token.kind == "mark" and token.text in _STOPS:
            number += following.kind == "quote" or following.is_cap or following.text[0] in _OPENING
        elif token.kind == "quote" and ends_sentence(token.text):
            number += following.kind == "quote" or following.is_cap or following.text in ("—", "―", "–")
        elif _is_abbreviated_end(token, following):
            number += 1


def _is_abbreviated_end(token: Token, following: Token) -> bool:
    """Whether "U.S." or "p.m." ends the sentence: a word that opens sentences follows."""
    if token.kind != "word" or not token.text.endswith(".") or token.low.rstrip(".") in DOTTED_TITLES:
        return False
    if len(token.low) <= 2:
        return False
    return following.kind == "quote" or (
        following.is_cap and following.low in OPENERS and following.low not in CALENDAR
    )


def sentence_start(tokens: Sequence[Token], place: int) -> int:
    """The first token of the sentence in which the token before ``place``, or at it, stands."""
    opens = tokens[min(place, len(tokens) - 1)].opens
    return min(place, max(opens, place - MOST_BACK))
