"""Article text made safe to show in Discord: it pings nobody, links nowhere and formats nothing.

Only what is displayed is changed, never what is stored: `shown` drops what no reader sees (controls, direction
overrides, stray zero-width characters) and `safe` puts a backslash before what Discord would take for markup. The
backslashes are not displayed, so the reader sees, and copies, the words as they were printed.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

MOST_URL = 512  # Discord's limit for the link of a button
_MOST_MARKS = 2  # combining marks on one letter; more is "zalgo" text that runs over its neighbours

_BREAK = re.compile(r"\s*[\n\r\v\f\x1c-\x1f\x85\u2028\u2029]\s*|\t")

_UNSEEN = re.compile(
    r"""
    (?P<keep>
        \U0001F3F4 [\U000E0030-\U000E007A]+ \U000E007F   # a regional flag: black flag, tag letters, end
      | (?<=[^\x00-\x7f\s]) [\u200C\u200D] (?=[^\x00-\x7f\s])  # a joiner inside an emoji or a word of its script
    )
  | [\x00-\x08\x0E-\x1F\x7F-\x9F]         # C0 and C1 controls (line breaks are spaces by now)
  | [\u202A-\u202E\u2066-\u2069\u061C]    # direction embeddings, overrides, isolates
  | [\u200B-\u200F\u2060-\u206F\uFEFF]    # zero-width characters, direction marks
  | [\u00AD\u180E\uFFF9-\uFFFB]           # soft hyphen and other format characters
  | [\U000E0000-\U000E007F]               # tag characters
  | [\uD800-\uDFFF\uFFFE\uFFFF]           # lone surrogates and non-characters, which no request can carry
    """,
    re.VERBOSE,
)

_MARKUP = re.compile(
    r"""
    (?P<always> [\\*_~`|<@\[] )               # emphasis, spoilers, code, mentions, timestamps, masked links
  | (?P<colon> : (?= // | [^\s:]{1,80}: ) )   # the scheme of a bare link; an emoji's :name:
  | (?P<dot> (?: (?<=discord) | (?<=discordapp) | (?<=www) ) \. (?=\w) )   # an invite without a scheme
    """,
    re.VERBOSE | re.IGNORECASE,
)

_LINE_START = re.compile(
    r"""
    (?P<before> \s* )
    (?: (?P<mark> [-+>\#] )                   # a list, a quotation, a heading, small print
      | (?P<digits> \d{1,9} ) (?P<end> [.)] (?= \s | $ ) ) )  # a numbered list
    """,
    re.VERBOSE,
)

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])", re.IGNORECASE)
_URL_CHARACTERS = "%/:=&?~#+!$,;'@()*[]"  # left as they are: a link that is escaped already stays the same


def shown(text: str) -> str:
    """The text on one line without what no reader sees; for buttons and choices, where Discord knows no markup."""
    line = _BREAK.sub(" ", text)
    line = _UNSEEN.sub(lambda found: found["keep"] or "", line)
    return (line if line.isascii() else _few_marks(line)).strip()


def safe(text: str) -> str:
    """The text on one line as a text display shows it: every character is itself, none is markup."""
    line = _MARKUP.sub(lambda found: "\\" + found[0], shown(text))
    start = _LINE_START.match(line)
    if start is None:
        return line
    if start["mark"]:
        return f"{start['before']}\\{line[start.end('before') :]}"
    return f"{start['before']}{start['digits']}\\{line[start.end('digits') :]}"


def shortened(text: str, most: int) -> str:
    """The text as `shown`, cut before a word and closed with "…" where it is longer; for headlines in buttons."""
    line = shown(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most // 2 else cut).rstrip(" ,;:–—-") + "…"


def find_link(url: str | None) -> str | None:
    """The address a button may open: http or https, a public-looking host, at most `MOST_URL` characters; else None."""
    if not url or len(url) > MOST_URL or url != shown(url) or any(character.isspace() for character in url):
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # UnicodeError among them
        return None
    if parts.scheme.lower() not in ("http", "https") or "@" in parts.netloc or not _HOST.fullmatch(host):
        return None
    rest = quote(parts._replace(scheme="", netloc="").geturl(), safe=_URL_CHARACTERS)
    link = f"{parts.scheme.lower()}://{host}{port}{rest}"
    return link if len(link) <= MOST_URL else None


def _few_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
