"""What kind of piece an article is, told from its address, its headline and its form; "news" where none says more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from urllib.parse import urlsplit

from briefs.corrections import is_column
from briefs.lede import clock_of, question_start, speaker_label
from briefs.models import Article, Block, PieceKind
from briefs.prose import Sentence, is_own_voice, is_question

LEAST_ENTRIES = 3  # a live report has at least so many entries with a time
LEAST_QUESTIONS = 3
LEAST_HEADS = 3  # numbered headings of a list
OPINION_VOICE = 0.15  # a column says "I" or "we" outside quotation marks in so many of its sentences
VOICED_BY = 4  # and does so by this sentence
MOST_TOLD = 0.1  # and says "said" in no more
LEAST_SENTENCES = 8  # a shorter text shows no voice
LEAST_JUDGED = 2  # sentences that say what should be
MOST_NOTE = 400  # characters; a longer paragraph is no note on the author

_OPINION_PATH = re.compile(
    r"/(?:opinions?|op-?ed|editorials?|commentisfree|comment|commentary|columns?|columnists?|views?|leaders?|letters|"
    r"viewpoints?|perspectives?|voices)(?:/|$)",
    re.IGNORECASE,
)
_OPINION_HEADLINE = re.compile(
    r"""
    (?: opinion | editorial | comment | commentary | op-?ed | column | viewpoint | leader | leading [ ] article
      | letters? (?: [ ] to [ ] the [ ] editor )? | guest [ ] (?: column | essay )
      | (?: (?: film | book | theatre | theater | music | album
      | tv | restaurant | game | concert | opera | art | exhibition ) [ ] )? review | analysis [ ] and [ ] opinion )
      [ ]* [:|–—] [ ]* \S
    | (?: the [ ] )? [\w’' ]{2,40} [ ] view [ ] (?: on | of ) [ ] .* : | .* \| [ ]* (?: opinion | comment | editorial
      | letters? | [A-Z]\w+ [ ] [A-Z]\w+ ) [ ]* $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A note on every page of a site (“opinions expressed here …”) says nothing of this one.
_OPINION_NOTE = re.compile(
    r"""
    \b (?: views? | opinions? ) [ ] (?: expressed [ ] )? in [ ] this [ ] (?: \w+ [ ] )? (?: article | column
      | commentary | comment | essay | op-?ed | piece ) \b .{0,80} \b (?: own | author | writer | his | her ) \b
    | ^ (?: opinion | editorial | comment | op-?ed ) $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COLUMNIST = re.compile(
    r"""
    \b (?: is | was ) [ ] (?: a | an | the ) [ ] (?: [\w’'-]+ [ ] ){0,3} (?: columnist | opinion [ ] (?: writer
      | editor ) | contributing [ ] (?: opinion [ ] )? writer | leader [ ] writer ) \b
    | \b (?: our | follow | more [ ] from [ ] (?: our | this ) ) [ ] (?: \w+ [ ] )? columnists? \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OUGHT = re.compile(
    r"\b(?:should|must|ought to|need to|cannot be allowed|let us|it is time|deserves?|disgrace|shameful|nonsense|"
    r"petty|absurd|wrong)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\b(?:said|says|told|added|asked|insisted|quipped|according to|explained|admitted|reported)\b")
_LIVE = re.compile(
    r"""
    \b live (?: [ ]* : | [ ] (?: updates? | blog | coverage | news | report(?: ing )? ) | [ ]* [–—|-] ) | ^ live [ ]
    | \b (?: liveblog | as [ ] it [ ] happened | minute [ -] by [ -] minute | rolling [ ] coverage | \w+ [ ] live [ ]*
      [:–—|-] ) | ^ the [ ] latest [ ]* :
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CALLED_LIVE = re.compile(r"\blive updates?\b|\blive blog\b|\bas it happened\b", re.IGNORECASE)
_CALLED_QA = re.compile(
    r"(?:q ?(?:&|and) ?a|interview)\b *[:|–—-]|.*[:|–—-] *(?:the )?(?:q ?& ?a|interview)$", re.IGNORECASE
)
_LIST = re.compile(
    r"""
    (?: the [ ] )? (?: \d{1,2} | three | four | five | six | seven | eight | nine | ten | eleven | twelve ) [ ]
    (?: \w+ [ ] ){0,3} (?: things | ways | reasons | takeaways | questions | facts | charts | moments | lessons
      | points | tips | numbers | stories | places | people | books | films | signs )
    | .* \b at [ ] a [ ] glance \b | what [ ]? ['’]s [ ] next | what [ ] to [ ] (?: watch | expect | know )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EXPLAINER = re.compile(
    r"""
    (?: what | why | how | who | when | where | can | does | do | is | are | will | should ) \b .* \? $
    | .* \b (?: explain(?: ed | er ) | what [ ] (?: you [ ] need [ ] to [ ] | we [ ] )know | what [ ] is | what [ ] it
      [ ] means | q [ ] ?& [ ]? a ) \b
    | .* : [ ] (?: what | why | how | who ) \b .* \?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def kind_of(article: Article, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> PieceKind:
    """The kind of the piece; that it is opinion rests on what the page or the text says, never on its subject."""
    text, headline = article.text, " ".join(article.headline.split())
    if is_column(headline) or re.match(r"(?:retraction|correction)\b", headline, re.IGNORECASE):
        return "correction"
    entries = sum(clock_of(text[block.start : block.end]) is not None for block in blocks)
    least = LEAST_ENTRIES - 1 if _CALLED_LIVE.search(headline) else LEAST_ENTRIES
    if entries >= least and (_LIVE.search(headline) or entries >= 2 * LEAST_ENTRIES):
        return "live"
    if _is_interview(text, blocks, asked_blocks(text, blocks), sentences, bool(_CALLED_QA.match(headline))):
        return "qa"
    if _is_opinion(article, headline, blocks, sentences):
        return "opinion"
    heads = [text[block.start : block.end] for block in blocks if block.kind == "heading"]
    if _LIST.match(headline) or sum(bool(re.match(r"\d{1,2}[.):]? ", head)) for head in heads) >= LEAST_HEADS:
        return "list"
    asked = sum(head.rstrip().endswith("?") for head in heads)
    return "explainer" if _EXPLAINER.match(headline) or asked >= 2 else "news"


def asked_blocks(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The headings and paragraphs that are questions."""
    return [block for block in blocks if _is_asked(text, block)]


def _is_asked(text: str, block: Block) -> bool:
    words = text[block.start : block.end]
    labelled = question_start(text, block.start, block.end) > block.start
    return labelled or (block.kind != "item" and len(words) < 300 and is_question(words))


def _is_interview(
    text: str, blocks: Sequence[Block], questions: Sequence[Block], sentences: Sequence[Sentence], called: bool
) -> bool:
    """Questions, some labelled or most answered in the first person."""
    if len(questions) < LEAST_QUESTIONS:
        return False
    if called:
        return True
    if sum(question_start(text, block.start, block.end) > block.start for block in questions) >= LEAST_QUESTIONS:
        return True
    starts = {block.start for block in questions}
    asking = Counter(label for block in questions if (label := speaker_label(text, block.start, block.end)))
    told = [speaker_label(text, block.start, block.end) for block in blocks if block.start not in starts]
    turns = Counter(filter(None, told))
    if min(max(asking.values(), default=0), max(turns.values(), default=0)) >= LEAST_QUESTIONS:
        return True
    answers = [after for before, after in pairwise(blocks) if before.start in starts]
    voiced = [one.line.start for one in sentences if is_own_voice(one.line.text)]
    own = sum(any(block.start <= at < block.end for at in voiced) for block in answers)
    return own >= LEAST_QUESTIONS and own > 0.5 * len(answers)


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:  # an article's own address is whatever its file says
        return ""


def _is_opinion(article: Article, headline: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> bool:
    if article.url and _OPINION_PATH.search(_path(article.url)):
        return True
    if _OPINION_HEADLINE.match(headline):
        return True
    removed = [one.text for one in article.removed]
    last = [article.text[block.start : block.end] for block in blocks[-3:]]
    notes = [words for words in (*removed, *last) if len(words) < MOST_NOTE]
    if any(_OPINION_NOTE.search(words) for words in notes):
        return True
    signed = any(_COLUMNIST.search(words) for words in notes)
    from_the_start = any(is_own_voice(one.line.text) for one in sentences[:VOICED_BY])
    if not (signed or from_the_start):
        return False
    judged = sum(not one.spoken and bool(_OUGHT.search(one.line.text)) for one in sentences)
    if signed and (from_the_start or judged >= LEAST_JUDGED):
        return True
    return from_the_start and judged >= LEAST_JUDGED and _is_voiced(sentences)


def _is_voiced(sentences: Sequence[Sentence]) -> bool:
    """Whether the writer says "I" or "we" throughout and reports next to nobody.

    A report whose quotations lost their marks says "I" as well, but not from the start, and it is full of "said".
    """
    voiced = sum(is_own_voice(one.line.text) for one in sentences)
    told = sum(bool(_TOLD.search(one.line.text)) for one in sentences)
    enough = len(sentences) >= LEAST_SENTENCES and voiced >= OPINION_VOICE * len(sentences)
    return enough and told <= MOST_TOLD * len(sentences)
