"""What an article says of the names themselves: one borne at another time, one of a firm, which of two of one name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefs.name_forms import form_of

_OF_THING = re.compile(
    r"""
    ,? \s (?: (?<= , \s ) which \b | plc \b | Ltd \b | Inc \b | shares \b
      | (?<= , \s ) (?:an?|the) \s (?: [\w-]+ \s ){0,3} (?: company | firm | group | maker | manufacturer | importer
        | exporter | retailer | supplier | charity | airline | bank | operator | chain | brand ) \b )
    """,
    re.VERBOSE,
)
# What stands right before a name that the same person bore at another time.
_ONCE = re.compile(
    r"""
    (?: \b (?:née|nee|born|formerly|previously)
      | \b (?:known|credited) \s (?:\w+\s){0,2}? as | \b (?:worked|wrote|sang|acted|performed|recorded|published) \s as
      | \b maiden \s name (?:\s was)? ,? | \b under \s the \s name (?:\s of)? | \b name \s was (?:\s then)?
    ) \s+ $
    """,
    re.VERBOSE,
)


def is_thing(name: str, text: str) -> bool:
    """Whether what stands behind a name is said of a firm or a thing: X, which … · X, a furniture importer"""
    at = text.find(name)
    while at >= 0:
        if _OF_THING.match(text, at + len(name)):
            return True
        at = text.find(name, at + len(name))
    return False


def other_names(names: Sequence[str], text: str) -> dict[str, str]:
    """Names that somebody else of the article bore at another time, by what stands before them, and whose they are.

    Theirs who has the same given name, where that is one person: born Ann Roe, of Ann Dow.
    """
    found: dict[str, str] = {}
    full = [name for name in names if form_of(name).is_full]
    for name in full:
        form = form_of(name)
        same = [one for one in full if one != name and form_of(one).given[:1] == form.given[:1]]
        same = [one for one in same if not _is_once(one, text)]
        if len(same) == 1 and form_of(same[0]).family != form.family and _is_once(name, text):
            found[name] = same[0]
    return found


def _is_once(name: str, text: str) -> bool:
    """Whether a name is told of as one of another time: born X, known as X until; not "known as X’s husband"."""
    at = text.find(name)
    while at >= 0:
        is_owner = text[at + len(name) : at + len(name) + 2] in ("'s", "’s")
        if not is_owner and _ONCE.search(text, max(0, at - 40), at):
            return True
        at = text.find(name, at + len(name))
    return False


def generation(name: str, names: Iterable[str]) -> str:
    """Which of two of one name a bare one is, where the article names the other with "Sr." or "Jr."."""
    form = form_of(name)
    if form.suffix or not form.is_full:
        return ""
    others = {form_of(one).suffix for one in names if one != name and form_of(one).words == form.words}
    return {"sr": "jr", "jr": "sr"}.get(others.pop(), "") if len(others) == 1 else ""
