"""Unpacks gzip and deflate piece by piece, and never makes more than was asked for: a bomb stays folded.

What is gzip by its first bytes is unpacked even where no header says so: "feed.xml.gz" is a file to its server.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final

from bot.wire.errors import EncodingError

STEP: Final = 262_144  # bytes unpacked at a time, so that nothing else waits long
ACCEPTED: Final = "gzip, deflate"
_PLAIN: Final = frozenset({"", "identity"})
_GZIP: Final = frozenset({"gzip", "x-gzip"})
_GZIP_MARK: Final = b"\x1f\x8b"
_EITHER: Final = 47  # zlib: gzip or zlib by its header
_RAW: Final = -15


class Unpacker:
    """One body: hand in its pieces, take out what they hold. Raises EncodingError for what can't be unpacked."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding.strip().lower()
        if self._encoding not in _PLAIN | _GZIP | {"deflate"}:
            raise EncodingError
        self._inner: zlib._Decompress | None = None
        self._begun = False
        self._held = b""

    def unpack(self, piece: bytes) -> Iterator[bytes]:
        """What the next piece holds, in steps of at most `STEP` bytes; stop taking them and no more is unpacked."""
        if not self._begun:
            piece = self._held = self._held + piece
            if len(piece) < len(_GZIP_MARK):
                return
            self._begin(piece)
        if self._inner is None:
            yield piece
            return
        while piece:
            yield self._step(piece)
            piece = self._inner.unconsumed_tail or self._next_member()

    def finish(self) -> bytes:
        """What is left at the end; raises EncodingError where the packing breaks off."""
        if not self._begun:
            return self._held
        if self._inner is None:
            return b""
        rest = b"" if self._inner.eof else self._step(b"")  # the last letters may wait for no more input
        if not self._inner.eof:
            raise EncodingError
        return rest

    def _begin(self, head: bytes) -> None:
        self._begun = True
        self._held = b""
        if self._encoding == "deflate":
            is_zlib = head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0
            self._inner = zlib.decompressobj(_EITHER if is_zlib else _RAW)
        elif head.startswith(_GZIP_MARK):
            self._inner = zlib.decompressobj(_EITHER)
        # else: named gzip and not packed at all, as some servers do

    def _step(self, piece: bytes) -> bytes:
        assert self._inner is not None
        try:
            return self._inner.decompress(piece, STEP)
        except zlib.error:
            raise EncodingError from None

    def _next_member(self) -> bytes:
        """What follows the end of a gzip member, where it is another member; padding is left out."""
        assert self._inner is not None
        rest = self._inner.unused_data if self._inner.eof else b""
        if not rest.startswith(_GZIP_MARK):
            return b""
        self._inner = zlib.decompressobj(_EITHER)
        return rest
