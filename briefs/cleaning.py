"""Clean text out of scraped text: the article alone, and what the lines taken out say about it."""

from briefs.reading.lines import scrub
from briefs.reading.scraped import Cleaned, clean

__all__ = ["Cleaned", "clean", "scrub"]
