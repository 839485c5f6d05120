"""Bytes of a text, Markdown or HTML file, or a pasted text → `Article`."""

from briefs.reading.html import prepare_pages
from briefs.reading.read import MOST_BYTES, read_bytes, read_message, read_page_source

__all__ = ["MOST_BYTES", "prepare_pages", "read_bytes", "read_message", "read_page_source"]
