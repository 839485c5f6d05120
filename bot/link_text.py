"""Links in what somebody wrote."""

from __future__ import annotations

import re
from typing import Final

from bot.wire.addresses import address_key, host_of

_LINK = re.compile(
    r"""
    (?P<link> https?:// [^\s<>"`\x00-\x1f]+ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AFTER: Final = ".,;:!?*|~'…»”’“‘、。，"  # what ends a sentence or marks words round a link, and is not of it
_PAIRS: Final = {")": "(", "]": "[", "}": "{"}
# Links within Discord lead to messages, invites and pictures, and to no page that anybody can read.
_DISCORD: Final = ("discord.com", "discord.gg", "discordapp.com", "discordapp.net", "discord.media")


def links_in(text: str) -> list[str]:
    """The web addresses in a text, each page once, without what stands round them; none that leads into Discord."""
    found: dict[str, str] = {}
    for match in _LINK.finditer(text):
        link = _trimmed(match["link"])
        key = address_key(link)
        if key and not _is_discord(link):
            found.setdefault(key, link)
    return list(found.values())


def link_in(asked: str) -> str | None:
    """The link that somebody gave in place of words; None where they gave words."""
    found = _LINK.search(asked)
    return _trimmed(found["link"]) if found else None


def without_links(text: str) -> str:
    """The words round the links of a text."""
    return _LINK.sub(" ", text)


def _trimmed(link: str) -> str:
    """The link without a closing mark; a bracket is of it where it was opened within."""
    while link and (link[-1] in _AFTER or (link[-1] in _PAIRS and link.count(link[-1]) > link.count(_PAIRS[link[-1]]))):
        link = link[:-1]
    return link


def _is_discord(link: str) -> bool:
    host = host_of(link) or ""
    return any(host == one or host.endswith(f".{one}") for one in _DISCORD)
