"""Bytes of a text, Markdown or HTML file → `Article`."""

from briefs.reading.read import MOST_BYTES, read_bytes

__all__ = ["MOST_BYTES", "read_bytes"]
