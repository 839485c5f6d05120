"""What kind of line a line is, told by its form alone: share row, newsletter offer, picture credit and so on.

`find_kind` names a kind only where the form is telling in itself. Lines that need their place and neighbours to be
told (a lone name, a tag word, the headlines under "Related") are judged in `places`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from briefs.corrections import is_correction
from briefs.reading import kinds_desk, kinds_notices, kinds_page, kinds_press, kinds_site
from briefs.reading.asking import line_of

LONGEST: Final = 700  # characters; a longer line is told only by how it opens and ends

_MODULES: Final = (kinds_press, kinds_site, kinds_page, kinds_notices, kinds_desk)
_BREAK = re.compile(r"_{3,}")
_QUOTED = re.compile(r"[\"“‘'«„]")


@lru_cache(maxsize=4096)
def find_kind(line: str) -> str | None:
    """The kind of dirt the line is by its form, or None where it may be the article's own."""
    words = line.strip().strip("*_•◦▪·|>-–— \t").strip()
    if not words and _BREAK.fullmatch(line.strip()):
        return None  # a break between sections, as agencies set it
    if not words:
        return "image mark" if line.strip().startswith("![") else "rule"
    if len(words) > LONGEST:
        return None
    asked = line_of(words)
    if asked.count > kinds_page.MOST_LABEL_WORDS and _QUOTED.match(words):
        return None  # somebody's words
    if is_correction(words):
        return None  # what the outlet corrects stays in the text
    found = (module.find(asked) for module in _MODULES)
    return next(filter(None, found), None)
