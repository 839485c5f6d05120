"""The sentences of an article, and which of them may stand on a card."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefs.keywords import content_words
from briefs.lede import answer_start, entry_start, lede_start
from briefs.models import Block, Line
from briefs.rules import RULES, Rules
from briefs.sentences import marked_spans, split_sentences

_END_MARKS = ".!?…。！？।۔؟"
_CLOSERS = "\"”’'»›)]」』"
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)|(?<!\w)[‘'][^’'\n]{2,200}[’'](?!\w)")

# Lines that point at a picture, a page or a programme instead of telling: never on a card.
_ASIDE = re.compile(
    r"""
    ^ [\s"“‘'(\[*•–—-]* (?:
        (?: file | stock | representative | representational ) [ ] (?: photo | image | picture | pic )
      | (?: photo | photograph | picture | image | video | source | credit | caption | graphic
          | courtesy ) s? [ ]* [:/|]
      | (?: photo | image | picture ) s? [ ] (?: by | credit | courtesy | via ) \b
      | (?: pictured | above | below | left | right | top | bottom | clockwise ) [ ]* [:,(]
      | pictured \b
      | scroll [ ] (?: down | for | through )
      | (?: also | must ) [ -]? read \b | read [ ] (?: more | also | the [ ] full | full | on | next | here ) \b
          | read [ ]* [:|]
      | (?: watch | listen | see | related | more ) [ ]* [:|]
      | (?: click | tap | swipe ) [ ] (?: here | on | the | to | below )
      | (?: subscribe | sign [ ] up | register [ ] now | follow [ ] us | join [ ] (?: us | our )
          | download [ ] (?: the | our ) )
      | (?: last [ ] )? (?: updated | published | posted | modified ) [ ]* (?: : | at | on ) [ ]
      | (?: edited | compiled | reviewed | written | reporting ) [ ] by [ ] [A-Z]
      | (?: additional | with ) [ ] (?: reporting | inputs? ) [ ] (?: by | from )
      | (?: with [ ] )? ( inputs | agency [ ] inputs )
      | by [ ] (?: \. | [A-Z][\w.’'-]+ (?: [ ] [A-Z][\w.’'-]+ ){0,3} [ ]* [.|]? $ )
      | (?: the [ ] post | this [ ] (?: article | story | post ) ) [ ] .{0,200} (?: appeared | published
          | updated | produced )
      | (?: analysis | review | overview | summary | highlights | excerpts? | pictures | scenes
          | details ) [ ] (?: of | on | from | about )
        (?! .* \b (?: is | are | was | were | has | have | had | will | shows? | showed | said | \w+ed ) \b )
      | (?: copyright | © | all [ ] rights )
      | (?: comments? | share | tweet | print | email | advertisement ) [ ]* (?: : | $ )
      | https?: | www\.
      | good [ ] (?: morning | afternoon | evening | night ) \b (?= .{0,40} \b (?: welcome | and | from | everyone ) )
      | (?: hello [ ] and [ ] )? welcome [ ] to [ ] (?: our | the [ ] .{0,40} (?: blog | live | coverage ) )
      | that [ ]? ['’] s [ ] (?: all | it | lunch ) \b (?= .{0,40} (?: from | for ) )
      | (?: thanks | thank [ ] you ) [ ] for [ ] (?: reading | joining | following | watching | your ) \b
      | \( .* \) [ ]* $
      | here (?: [ ] (?: is | are ) | ['’] s ) [ ] (?: what | how | why | where | who | when | a [ ] look | the [ ] list
          | our | some | (?: the [ ] )? (?: five | six | seven | eight | nine | ten | \d+ ) ) \b
    )
    | \( (?: file [ ])? (?: photo | image | picture | pic | source | via ) [^()]{0,60} \) \s* $
    | \b (?: spoke | talked | speaks ) [ ] to [ ] us \b
    | \b (?: click [ ] here | scroll [ ] down [ ] for | for [ ] (?: more | confidential ) [ ] (?: support
        | information | details ) [ ,] | follow [ ] (?: us | @)
        | sign [ ] up [ ] (?: for | to ) [ ] (?: our | the | receive | get )
        | our [ ] (?: newsletter | app ) \b | appeared [ ] first [ ] on
            | support [ ] for [ ] this [ ] (?: article | story ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A caption run into the text: it names places in a picture, or opens with a label.
_CAPTION = re.compile(
    r"""
    \( [^()]{0,40} \b (?: left | right | centre | center | pictured | above | below | inset ) \b [^()]{0,30} \)
    | , [ ] (?: pictured | (?: far [ ] | second [ ] | third [ ] )? (?: left | right ) ) (?: , | [ ] (?: here
        | with | in | at | on ) \b )
    | \b (?: pictured | photographed ) [ ] (?: here | above | below | left | right | with | together ) \b
    | ^ (?! correction | update | clarification | editor ) [A-Z][a-z]+ (?: [ ] [a-z]+ ){0,2} : [ ] (?= (?-i:[A-Z]) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A caption that is no sentence: somebody doing something, or the picture of it; and what a page put between sentences.
_PICTURED = re.compile(
    r"""
    (?: [\w’'.#-]+ [ ] ){1,6} [a-z]+ing \b
  | (?i: an? | the | this ) [ ] (?: \w+ [ ] ){0,3} (?: photo | photograph | picture | image | screenshot ) [ ] of
    """,
    re.VERBOSE,
)
_VERB = re.compile(
    r"""
    \b (?: is | are | was | were | be | been | has | have | had | will | would | can | could | may | might | must
      | should | do | does | did | said | says | [a-z]+ed | [a-z]{3,}s | told | came | went | took | made | got | saw
      | won | lost | left | led | ran | fell | rose | found | began | became | held | kept | met | put | set ) \b
    """,
    re.VERBOSE,
)
_LOST_OPENING = re.compile(r"[^\"“”]{3,}[,!?][\"”](?=\s)")  # … the boats will sail," she said
_SCRAPS = re.compile(r"\|\||\bpic\.twitter\.com|(?<!\w)@\w{3,}|https?://")
_SINGLE_OPENS = re.compile(r"(?<![\w’'])['‘](?=\w)(?!(?:em|tis|twas|til|\d0s)\b)")
_SINGLE_CLOSES = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
_SINGLE_ENDS = re.compile(r"[.,!?…]['’](?!\w)")
# A heading that lost its line break: "BOATS SAIL AGAINThe harbour …".
_GLUED_HEADING = re.compile(r"(?:[A-Z][A-Z0-9’'&-]*[ ,:;!?]+)+[A-Z][A-Z’'&-]*[A-Z?!](?=[\"“]?[A-Z][a-z])")
_GLUED_LINK = re.compile(r"\([^()\n]{12,160}\)(?=[A-Z\"“])")
_SOLID = re.compile(r"\d|(?<![.!?:] )(?<![“\"‘'])\b[A-Z]\w")  # a figure, or a capital within the sentence
_STATES_QUESTION = re.compile(r"(?!(?:who|what|when|where|why|how|which|is|are|will)\b)[^:?]{25,}:[ ]", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]m|I['’]ve|I['’]ll|[Ww]e|[Ww]e['’](?:re|ve|ll))\b(?![.&-])")
_MID_SENTENCE_FULL_STOP = re.compile(r"\b(?:who|the|a|an|and|which|or)[.]$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence with its place in the article.

    ``fit``: it may stand on a card, its opening left to `briefs.cohesion`: a whole statement, not a question, not an
    aside, not the middle of a quotation. ``rank`` is its place in the telling, by which it is weighed: its number, but
    for a piece that begins with a scene or tells the newest last.
    """

    line: Line
    number: int  # among the sentences, from 0
    rank: int
    paragraph: int  # among the paragraphs and items, from 0
    words: int
    content: frozenset[str]
    whole: bool  # begins and ends outside quotations
    fit: bool
    spoken: bool  # opens with a quotation mark
    slight: bool  # short, without a figure or a name: "The tea was cold."
    item: bool  # a point of a list


def find_prose(
    text: str, blocks: Sequence[Block], apart: Iterable[tuple[int, int]] = (), rules: Rules = RULES
) -> tuple[Sentence, ...]:
    """The sentences of paragraphs and list items in order, their dateline left out; spans in ``apart`` are not read."""
    left_out = tuple(apart)
    kept = [
        block
        for block in blocks
        if block.kind in ("paragraph", "item") and not any(a < block.end and block.start < b for a, b in left_out)
    ]
    found: list[Sentence] = []
    for number, block in enumerate(kept):
        start = lede_start(text, block.start, block.end) if number < 3 else block.start
        start = answer_start(text, entry_start(text, start, block.end), block.end)
        marks = marked_spans(text, block.start, block.end)
        for line in _whole_sayings(text, split_sentences(text, start, block.end), marks):
            found.append(_sentence(line, len(found), number, block, marks, rules))
    if not any(sentence.fit for sentence in found):
        return tuple(_loosened(found))
    dated = len(kept) > 1 and lede_start(text, kept[1].start, kept[1].end) > kept[1].start
    return tuple(_without_deck(_without_strays(found, rules), dated, rules))


def _without_deck(found: list[Sentence], dated: bool, rules: Rules) -> list[Sentence]:
    """The sentences, a deck unfit: the lines between headline and lede that say beforehand what the lede tells."""
    deck = [sentence for sentence in found if sentence.paragraph == 0]
    lede = next((sentence for sentence in found if sentence.paragraph == 1), None)
    if lede is None or not lede.fit or lede.spoken or not 0 < len(deck) <= 2 or deck[0].words > lede.words:
        return found
    said = stems(deck[0].content)
    needed = rules.deck_told_dated if dated else rules.deck_told
    if not said or len(said & stems(lede.content)) < needed * len(said):
        return found
    return [replace(sentence, fit=False) if sentence.paragraph == 0 else sentence for sentence in found]


def stems(words: Iterable[str]) -> frozenset[str]:
    """The beginnings of words, so that "growing" meets "grow" and "Ukrainian" meets "Ukraine"."""
    return frozenset(word[:4] for word in words)


def _loosened(found: Sequence[Sentence]) -> list[Sentence]:
    """A text without one plain statement (a note, verse, a script without stops) is told by its own first lines."""
    return [
        replace(
            sentence,
            fit=sentence.words <= RULES.most_words
            and sentence.whole
            and not sentence.spoken
            and not _ASIDE.search(sentence.line.text),
        )
        for sentence in found
    ]


def _without_strays(found: Sequence[Sentence], rules: Rules) -> list[Sentence]:
    """The sentences, "I" and "we" unfit in a report: there they are a quotation that lost its marks."""
    own = [sentence.number for sentence in found[1:] if sentence.fit and is_own_voice(sentence.line.text)]
    if len(own) > rules.own_voice * len(found):
        own = []
    strays = set(own) | _answers(found, rules)
    return [replace(sentence, fit=False) if sentence.number in strays else sentence for sentence in found]


def _answers(found: Sequence[Sentence], rules: Rules) -> set[int]:
    """The numbers of short sentences right behind a question of the same paragraph: torn from it they say nothing."""
    return {
        after.number
        for before, after in pairwise(found)
        if after.words <= rules.answer_words
        and before.paragraph == after.paragraph
        and not before.fit
        and is_question(before.line.text)
    }


def _whole_sayings(text: str, lines: Sequence[Line], marks: Sequence[tuple[int, int]]) -> list[Line]:
    """The lines, those that one quotation runs across made one; dirt before the first words of each left out."""
    whole: list[Line] = []
    for line in lines:
        if whole and any(first < line.start < last and first < whole[-1].end for first, last in marks):
            start = whole.pop().start
            whole.append(Line(text=text[start : line.end], start=start, end=line.end))
        else:
            whole.append(_without_dirt(line))
    return whole


def _without_dirt(line: Line) -> Line:
    """The line without a heading or a link that lost the break behind it."""
    for pattern in (_GLUED_LINK, _GLUED_HEADING):
        if glued := pattern.match(line.text):
            line = Line(text=line.text[glued.end() :], start=line.start + glued.end(), end=line.end)
    return line


def _sentence(
    line: Line, number: int, paragraph: int, block: Block, marks: Sequence[tuple[int, int]], rules: Rules
) -> Sentence:
    words = len(line.text.split())
    whole = not any(a < line.start < b or a < line.end < b for a, b in marks)
    return Sentence(
        line=line,
        number=number,
        rank=number,
        paragraph=paragraph,
        words=words,
        content=frozenset(content_words(line.text)),
        whole=whole,
        fit=whole and _is_statement(line.text, words, rules),
        slight=words < rules.slight_words and _is_slight(line.text),
        spoken=line.text[0] in "\"“„«'‘「",
        item=block.kind == "item",
    )


def _is_slight(words: str) -> bool:
    """Whether nothing solid stands in the words; a script without capitals does not show it."""
    return _SOLID.search(words, 1) is None and any(map(str.islower, words))


def _is_statement(words: str, count: int, rules: Rules) -> bool:
    if not words.isascii() and count < rules.least_words and len(words) > 15 and words[-1] in "。！？":
        return True  # scripts without spaces between words
    if not rules.least_words <= count <= rules.most_words:
        return False
    if not is_finished(words) or is_question(words):
        return False
    if (
        words[0].islower()
        or words[0] in ",;:)]”-–—"
        or _CAPTION.search(words)
        or not _is_balanced(words)
        or _LOST_OPENING.match(words)
        or (_PICTURED.match(words) and not _VERB.search(words))
        or _SCRAPS.search(words)
        or _ASIDE.search(words)
        or _MID_SENTENCE_FULL_STOP.search(words)
    ):
        return False
    return not _is_shouted(words)


def _is_balanced(words: str) -> bool:
    """Whether single quotation marks that open are closed, and none closes that was not opened."""
    opens = len(_SINGLE_OPENS.findall(words))
    return opens <= len(_SINGLE_CLOSES.findall(words)) and (opens > 0 or not _SINGLE_ENDS.search(words))


def is_question(words: str) -> bool:
    """Whether the words ask; "The paper raises a question: who pays?" states that something was asked."""
    if words.rstrip(_CLOSERS)[-1:] not in ("?", "？", "؟"):
        return False
    return not _STATES_QUESTION.match(words)


def is_own_voice(words: str) -> bool:
    """Whether the writer or an unmarked speaker says "I" or "we" outside quotation marks."""
    return _FIRST_PERSON.search(_QUOTED.sub("", words)) is not None


def is_finished(words: str) -> bool:
    """Whether the words close with an end mark, closing quotation marks and brackets left aside."""
    return words.rstrip(_CLOSERS)[-1:] in tuple(_END_MARKS)


def _is_shouted(words: str) -> bool:
    return sum(map(str.isupper, words)) > 0.6 * sum(map(str.isalpha, words))
