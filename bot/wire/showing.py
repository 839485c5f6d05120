"""How much of a page its outlet lets others show: `nosnippet` and `max-snippet`, in meta tags and X-Robots-Tag."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bot.wire.agent import NAME

HEADLINE_ONLY: Final = 0
_ALL_AGENTS: Final = frozenset({"", "robots", "*"})
# Directives whose name is followed by a colon too, and is no bot's.
_WITH_VALUE: Final = frozenset({"max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"})
_AGENT = re.compile(r"\s*(?P<agent>[\w*-]{1,60})\s*:\s*(?P<rest>.*)", re.DOTALL)
_SNIPPET = re.compile(r"max-snippet\s*:\s*(?P<most>-?\d{1,9})")


def may_show(tags: Iterable[tuple[str, str]], headers: Iterable[str] = ()) -> int | None:
    """How many characters of the text may be shown in one piece: None for no limit, 0 for the headline alone.

    ``tags`` are meta tags as (name, content), ``headers`` the X-Robots-Tag headers. What is said to all bots and what
    is said to this one both count, the stricter first; what is said to another bot does not.
    """
    stated = [most for agent, directive in _directives(tags, headers) if _is_ours(agent) for most in _limit(directive)]
    return min(stated, default=None)


def _directives(tags: Iterable[tuple[str, str]], headers: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name, content in tags:
        for directive in content.split(","):
            yield name.strip().lower(), directive.strip().lower()
    for header in headers:
        agent = ""  # a name holds for all that follows it in the header
        for part in header.split(","):
            directive = part.strip().lower()
            named = _AGENT.fullmatch(directive)
            if named and named["agent"] not in _WITH_VALUE:
                agent, directive = named["agent"], named["rest"].strip()
            yield agent, directive


def _is_ours(agent: str) -> bool:
    return agent in _ALL_AGENTS or agent == NAME.lower()


def _limit(directive: str) -> Iterator[int]:
    if directive == "nosnippet":
        yield HEADLINE_ONLY
    elif (match := _SNIPPET.fullmatch(directive)) and int(match["most"]) >= 0:
        yield int(match["most"])  # -1 says: as much as you like
