"""The outlet's own boxes: "At a Glance", "Key Takeaways", "Why it matters", in their usual wordings and forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefs.models import Block, Line
from briefs.sentences import split_sentences

_GLANCE = re.compile(
    r"""
    (?: (?: the | this | your | our | story | article | news
        | today’?s? ) [ ] ){0,2} (?: [\w’'-]+ [ ] ){0,3}? at [ -] a [ -] glance
    | (?: the [ ] )? (?: gist | short [ ] version | quick [ ] (?: look | facts | read | take ) )
        | (?: the [ ] )? (?: story [ ] )? in [ ] (?: a [ ] nutshell | \d+ [ ] seconds )
    | (?: fast | key | quick ) [ ] facts | snapshot | tl [ ]* [;:]? [ ]* dr
    | auf [ ] einen [ ] blick | en [ ] un [ ] coup [ ] d[’']œil | en [ ] resumen | de [ ] un [ ] vistazo
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TAKEAWAYS = re.compile(
    r"""
    (?: (?: the | our | some | main | key | top | big | biggest | five | four | three
        | \d ) [ ] ){0,3} take [ -]? aways? (?: [ ] from [ ] .{1,40} )?
    | (?: the [ ] )? (?: key | main | major | top ) [ ] (?: points? | highlights | messages? | learnings?
        | things [ ] to [ ] know )
    | (?: story [ ] | article [ ] )? highlights
    | (?: the [ ] (?: story | news ) [ ] )? in [ ] (?: brief | short ) | (?: the [ ] )? bullet [ ] points
    | what [ ] (?: you | to | we ) [ ] (?: need [ ] to [ ] | should [ ] )? know (?: [ ] (?: now | so [ ] far ) )?
    | (?: what [ ] to | \w+ [ ] things [ ] (?: you [ ] (?: need | should ) [ ] )? to ) [ ] know
    | das [ ] wichtigste (?: [ ] in [ ] kürze )? | points? [ ] clés? | à [ ] retenir | l[’']essentiel | en [ ] bref
    | puntos [ ] clave | lo [ ] (?: más [ ] importante | esencial ) | claves
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WHY = r"""(?:
    why [ ] (?: it | this | that | [\w’'-]+ ) (?: [ ] (?: all | still | really ) )? [ ] matters? (?: [ ] now )?
    | the [ ] stakes | what[’']?s [ ] at [ ] stake
)"""
_WHY_LABEL = re.compile(
    rf"[*_]{{0,3}} {_WHY} [*_]{{0,3}} [ ]* (?: [:：] | [–—] | -- | [ ] - (?=[ ]) ) [ ]* [*_]{{0,3}} [ ]*",
    re.VERBOSE | re.IGNORECASE,
)
_WHY_HEADING = re.compile(_WHY, re.VERBOSE | re.IGNORECASE)
_DRESS = " \t*_#:：–—-.!"  # what may stand round the words of a label

MOST_LABEL_WORDS = 9
MOST_POINTS = 12
MOST_POINT_WORDS = 60  # longer ones are paragraphs under a heading, not the points of a box


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The points of one box, with the span from its label to its last point; ``why`` is not among the points."""

    points: tuple[Line, ...]
    why: Line | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """What the outlet itself put in boxes; ``spans`` are theirs, not part of the running text."""

    glance: Box | None = None
    takeaways: Box | None = None
    why: Line | None = None
    spans: tuple[tuple[int, int], ...] = ()


def find_boxes(text: str, blocks: Sequence[Block]) -> Boxes:
    """The first box of each kind, and the words behind the first "Why it matters" label."""
    glance = takeaways = None
    why: Line | None = None
    spans: list[tuple[int, int]] = []
    for at, block in enumerate(blocks):
        if spans and block.start < spans[-1][1]:
            continue
        label = _label_of(text, block)
        if glance is None and label and _GLANCE.fullmatch(label) and (box := _read_box(text, blocks, at)):
            glance, why = box, why or box.why
            spans.append((box.start, box.end))
        elif takeaways is None and label and _TAKEAWAYS.fullmatch(label) and (box := _read_box(text, blocks, at)):
            takeaways, why = box, why or box.why
            spans.append((box.start, box.end))
        elif block.kind != "heading" and (found := _behind_why(text, block)):
            why = why or split_sentences(text, found.start, found.end)[0]
            spans.append((block.start, block.end))
    return Boxes(glance=glance, takeaways=takeaways, why=why, spans=tuple(spans))


def is_why_heading(words: str) -> bool:
    """Whether a heading announces why the news matters."""
    return _WHY_HEADING.fullmatch(words.strip(_DRESS + "?")) is not None


def _label_of(text: str, block: Block) -> str:
    if block.end - block.start > 120:
        return ""
    words = " ".join(text[block.start : block.end].strip(_DRESS).split())
    return words if len(words.split()) <= MOST_LABEL_WORDS else ""


def _behind_why(text: str, block: Block) -> Line | None:
    match = _WHY_LABEL.match(text, block.start, block.end)
    return cut_line(text, match.end(), block.end) if match else None


def _read_box(text: str, blocks: Sequence[Block], label: int) -> Box | None:
    points: list[Line] = []
    why: Line | None = None
    end = blocks[label].end
    for block in _points_under(text, blocks, label):
        end = block.end
        if found := _behind_why(text, block):
            why = why or found
        elif (line := cut_line(text, block.start, block.end)) and not line.text.endswith(":"):
            points.append(line)
    if len(points) + bool(why) < 2 or not points:
        return None
    return Box(points=tuple(points), why=why, start=blocks[label].start, end=end)


def _points_under(text: str, blocks: Sequence[Block], label: int) -> list[Block]:
    own = blocks[label]
    rest = blocks[label + 1 : label + 2 + MOST_POINTS]
    if not rest:
        return []
    kind = rest[0].kind
    if own.kind == "quotation" and kind != "quotation":
        return []
    if kind in ("item", "quotation", "row"):
        found = _run(rest, kind)
        after = rest[len(found) : len(found) + 1]  # "Why it matters: …" as a paragraph of its own below the list
        return found + [block for block in after if _WHY_LABEL.match(text, block.start, block.end)]
    return _short_paragraphs(text, rest) if own.kind == "heading" and own.marker else []


def _run(blocks: Sequence[Block], kind: str) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        if block.kind != kind:
            break
        found.append(block)
    return found


def _short_paragraphs(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Points written as paragraphs, where another heading closes the box."""
    found: list[Block] = []
    for block in blocks:
        if block.kind == "heading":
            return found if 2 <= len(found) <= MOST_POINTS // 2 else []
        if block.kind != "paragraph" or len(text[block.start : block.end].split()) > MOST_POINT_WORDS // 2:
            return []
        found.append(block)
    return []


def cut_line(text: str, start: int, end: int) -> Line | None:
    """The words at ``text[start:end]`` without white space and loose emphasis marks round them; None where none are."""
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    return Line(text=text[start:end], start=start, end=end) if start < end else None
