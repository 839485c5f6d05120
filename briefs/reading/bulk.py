"""What a page carries and no step reads: most of a page of some megabytes is that, and every copy of it costs.

It is taken out of the bytes, before there is a text or a tree of them; only what is so long that it is surely bulk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

LEAST_BULK: Final = 16_384  # bytes of a script; a shorter one stays as it is, and so much of a longer one
LEAST_PAGE: Final = 1_024  # bytes, as of a value below
# What a page says, in a script's JSON, of whether it costs anything: it counts wherever it stands.
FREE_STATED: Final = r"""["']isAccessibleForFree["']\s*:\s*["']?(?P<said>true|false)\b"""
_FREE: Final = re.compile(FREE_STATED.encode("ascii"), re.IGNORECASE)
_OPENING: Final = re.compile(rb"<(?:!--|(?P<name>script|style)\b(?P<about>[^<>]{0,2000})>)", re.IGNORECASE)
_ENDS: Final = {
    b"": re.compile(rb"-->"),
    b"script": re.compile(rb"</script", re.IGNORECASE),
    b"style": re.compile(rb"</style", re.IGNORECASE),
}
# Pictures written out, outlines of drawings, what scripts keep at an element; never what hides an element or tells
# of the page. No tag stands within one, so that a quotation mark in a text begins none.
_VALUE: Final = re.compile(
    rb"""
    (?<=\s) (?P<name> (?:[\w-]{1,40}-)? src(?:set)? | poster | d | points | data-[\w:.-]{1,80} )
    \s{0,9} = \s{0,9} (?: "[^"<>]{1024,}" | '[^'<>]{1024,}' )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SWITCHING: Final = b"\x1b"  # begins another set of signs, in encodings that have several


def without_bulk(data: bytes) -> bytes:
    """The page without most of its long scripts and styles, and without long values that are no words.

    JSON-LD stays whole. So does what is in an encoding that does not write Latin letters as ASCII does.
    """
    if len(data) < LEAST_PAGE or _SWITCHING in data:
        return data
    kept = list(_kept(data))
    return _VALUE.sub(rb'\g<name>=""', b"".join(kept) if len(kept) > 1 else data)


def _kept(data: bytes) -> Iterator[bytes]:
    begun = at = 0
    endless: set[bytes] = set()
    while opening := _OPENING.search(data, at):
        at, name = opening.end(), (opening["name"] or b"").lower()
        if name in endless or (name and _is_in_tag(data, opening.start())):
            continue
        end = _ENDS[name].search(data, at)
        if end is None:
            endless.add(name)
            continue
        if name and end.start() - at > LEAST_BULK and b"ld+json" not in opening["about"].lower():
            yield data[begun:at]
            yield _beginning(data[at : at + LEAST_BULK])
            if b"json" in opening["about"].lower():
                yield b" ".join(match[0] for match in _FREE.finditer(data, at + LEAST_BULK, end.start()))
            begun = end.start()
        at = end.start()
    yield data[begun:]


def _is_in_tag(data: bytes, at: int) -> bool:
    """Whether the place is within a tag, so that what stands there is a value's."""
    return data.rfind(b"<", 0, at) > data.rfind(b">", 0, at)


def _beginning(code: bytes) -> bytes:
    """The beginning of a script, ended where no sign of several bytes is; none where a remark might not end in it."""
    if b"<!--" in code:
        return b""
    return code[: 1 + max(code.rfind(sign) for sign in (b" ", b",", b'"'))]
