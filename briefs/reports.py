"""A stored brief read once more, sentence by sentence: what timeline and differences look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from briefs.blocks import find_blocks
from briefs.boxes import find_boxes
from briefs.models import Article, Brief
from briefs.prose import Sentence, find_prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article of a story: its brief, and the sentences of its running text in order."""

    brief: Brief
    sentences: tuple[Sentence, ...]

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.brief.article


def read_report(brief: Brief) -> Report:
    """The brief with its sentences, an outlet's own correction and boxes left out.

    Reading a text again costs nothing while it is among the last few hundred.
    """
    spans = ((brief.correction.start, brief.correction.end),) if brief.correction else ()
    return Report(brief=brief, sentences=_sentences(brief.article.text, spans))


@lru_cache(maxsize=256)  # a story's articles are asked about again and again: card, timeline, differences
def _sentences(text: str, apart: tuple[tuple[int, int], ...]) -> tuple[Sentence, ...]:
    blocks = find_blocks(text)
    return find_prose(text, blocks, (*find_boxes(text, blocks).spans, *apart))
