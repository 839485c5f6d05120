"""What can go wrong while an article is read or digested. Errors carry data; sentences are written in bot/errors.py."""

from __future__ import annotations


class BriefsError(Exception):
    """The family of this room."""


class EmptyError(BriefsError):
    """There is nothing in the input but white space."""


class BinaryError(BriefsError):
    """The input is no text: a picture, an archive, a program."""


class UndecodableError(BriefsError):
    """The bytes are text in no encoding that could be told."""


class TooLargeError(BriefsError):
    """The input is larger than what is read."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(size, most)
        self.size = size  # bytes, at least
        self.most = most  # bytes


class TooShortError(BriefsError):
    """Too few words are left to be an article."""

    def __init__(self, words: int) -> None:
        super().__init__(words)
        self.words = words


class NoArticleError(BriefsError):
    """A page or text with words in it, but no article text could be found."""


class FrontMatterError(BriefsError):
    """The YAML front matter can't be read; ``line`` counts from 1 where the parser says it."""

    def __init__(self, line: int | None) -> None:
        super().__init__(line)
        self.line = line


class BadTimeError(BriefsError):
    """No time of day: ``why`` is "form", "range" (24:00, 13:00 pm) or "digits" (other digits than 0-9)."""

    def __init__(self, text: str, why: str) -> None:
        super().__init__(text, why)
        self.text = text
        self.why = why


class BadDaysError(BriefsError):
    """No days of the week: ``part`` is what could not be read."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


class BadZoneError(BriefsError):
    """No time zone that can be used; ``nearest`` are names which were perhaps meant."""

    def __init__(self, text: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(text, nearest)
        self.text = text
        self.nearest = nearest
