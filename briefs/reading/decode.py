"""Bytes → text: by byte order mark, by declared charset, as UTF-8, by detection, as windows-1252."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from typing import Final

from briefs.errors import BinaryError, UndecodableError
from briefs.reading.charsets import codec_for

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES: Final = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"\x7fELF", b"\x1f\x8b",
    b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"SQLite format 3\0", b"OggS\0", b"ID3\x02", b"ID3\x03",
    b"ID3\x04", b"MZ\x90", b"\xca\xfe\xba\xbe", b"\xd0\xcf\x11\xe0", b"fLaC", b"\x00\x00\x01\x00",
)  # fmt: skip
_META = re.compile(
    rb"""<meta [^>]{0,200}? charset \s* = \s* ["']? \s* (?P<name>[\w.:-]{2,40})""", re.VERBOSE | re.IGNORECASE
)
_XML = re.compile(
    rb"""<\?xml [^>]{0,100}? encoding \s* = \s* ["'] (?P<name>[\w.:-]{2,40})""", re.VERBOSE | re.IGNORECASE
)

HEAD: Final = 8192  # bytes looked at for marks, signatures and a declared charset
MOST_CONTROLS: Final = 0.02  # share of control bytes; text has hardly any
LEAST_NULS: Final = 20  # a text may hold a stray NUL; one byte in twenty makes it no text
DETECTED: Final = 200_000  # bytes shown to the detector
# One broken byte in a long text must not turn every accent, or every sign of a script, into two others.
SOUND_FOR_BROKEN: Final = 500
LEAST_SEQUENCES: Final = 3  # of several bytes; so many are no accident in a text of single bytes
_OF_ONE_BYTE: Final = ("cp12", "cp874", "iso8859", "iso-8859", "koi8", "mac_")
_WIDE: Final = ("utf-16", "utf-16le", "utf-16be", "utf-32", "utf_16", "utf_32")


def decode(data: bytes, *, declared: str | None = None, is_page: bool = False) -> str:
    """The text of ``data``. ``declared`` is a charset sent beside it; a page's own declaration counts too.

    Raises `BinaryError` for what is no text and `UndecodableError` where no encoding fits.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    if data.startswith(_SIGNATURES):
        raise BinaryError
    if wide := _wide(data):
        return wide
    if b"\0" in data[:HEAD] and data.count(b"\0") * LEAST_NULS > len(data):
        raise BinaryError
    if _has_controls(data[:HEAD]):
        raise BinaryError
    stated = [charset for charset in (declared, _declared_within(data) if is_page else None) if charset]
    if stated and codec_for(stated[0]).startswith(_OF_ONE_BYTE) and (text := _surely_utf8(data)) is not None:
        return _mended(text)
    for charset in (*stated, "utf-8"):
        if charset and (text := _decoded(data, charset)) is not None:
            return _mended(text)
    return _detected(data)


# UTF-8 that was read as windows-1252 once before: “ has become â€œ. Its signs by the byte each stands for.
_BYTES: Final = {bytes([byte]).decode("cp1252", "replace"): byte for byte in range(128, 256)}
_HIGH_SIGNS: Final = {chr(byte): byte for byte in range(128, 256)} | {
    sign: byte for sign, byte in _BYTES.items() if sign != "\ufffd"
}
_TWICE = re.compile(f"[{re.escape(''.join(_HIGH_SIGNS))}]{{2,}}")
_SURE: Final = "â€"  # how every curly mark, dash and ellipsis begins then


def _mended(text: str) -> str:
    """The text with what was read in the wrong encoding before it came here, if it was."""
    return _TWICE.sub(_read_again, text) if _SURE in text else text


def _read_again(signs: re.Match[str]) -> str:
    try:
        return bytes(_HIGH_SIGNS[sign] for sign in signs[0]).decode("utf-8")
    except UnicodeDecodeError:
        return signs[0]


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    head = data[:HEAD]
    if len(head) < 4:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return data.decode("utf-16-le", "replace")
    if even > 0.6 * half and odd < 0.1 * half:
        return data.decode("utf-16-be", "replace")
    return None


_CONTROLS: Final = bytes(set(range(32)) - {0, 9, 10, 11, 12, 13, 27})


def _has_controls(head: bytes) -> bool:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > MOST_CONTROLS * len(head) and controls > 2


def _declared_within(data: bytes) -> str | None:
    match = _META.search(data[:HEAD]) or _XML.match(data[:HEAD].lstrip())
    return match["name"].decode("ascii", "replace") if match else None


def _decoded(data: bytes, label: str) -> str | None:
    name = codec_for(label)
    if name in _WIDE:
        return None  # a page whose declaration could be read is not in it
    with suppress(LookupError, UnicodeError, ValueError):
        return data.decode(name)
    if name.startswith(_OF_ONE_BYTE):
        return None
    if name == "utf-8":
        with suppress(UnicodeDecodeError):
            return data.decode("utf-8", "surrogatepass")  # lone surrogates, taken out later
    with suppress(LookupError, UnicodeError, ValueError):
        text = data.decode(name, "replace")
        is_it = any(ord(letter) > 127 and letter != "\ufffd" for letter in text)
        return text if is_it and text.count("\ufffd") * SOUND_FOR_BROKEN < len(text) else None
    return None


def _surely_utf8(data: bytes) -> str | None:
    """The text where it is UTF-8 beyond doubt, whatever a server or a template says it is."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if sum(map(len, _BEYOND_ASCII.findall(text[:DETECTED]))) >= LEAST_SEQUENCES else None


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes  # slow to import, and seldom needed

    try:
        western = data.decode("cp1252")
    except UnicodeDecodeError:
        western = ""
    if western and _reads_western(data):
        return western
    best = from_bytes(data[:DETECTED]).best()
    if best is not None and (text := _decoded(data, best.encoding)) is not None:
        return text
    if western:
        return western
    if b"\0" in data:
        raise BinaryError
    raise UndecodableError


_WESTERN = re.compile(
    rb"""
    [A-Za-z] [\x91\x92\xe0-\xef\xf1-\xf6\xf8-\xff] [A-Za-z]  # an accent or an apostrophe within a word
    | [\x93\x84\x91] \s? [A-Za-z] | [A-Za-z.,!?] [\x94\x92\x93]  # curly marks at the edges of words
    | [ ] [\x96\x97] [ ] | [\x80\xa3] [0-9]  # dashes, prices
    """,
    re.VERBOSE,
)
_HIGH = re.compile(rb"[\x80-\xff]+")


def _reads_western(data: bytes) -> bool:
    """Whether the high bytes stand where windows-1252 has curly marks, dashes and accented letters among Latin ones."""
    sample = data[:DETECTED]
    high = _HIGH.findall(sample)
    return bool(high) and max(map(len, high)) <= 3 and len(_WESTERN.findall(sample)) * 2 >= len(high)
