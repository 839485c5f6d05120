"""Everybody named in a text, as values: each place a name stands, and whom it belongs to."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Literal

Gender = Literal["m", "f"]


@dataclass(slots=True)
class Named:
    """One place where a name stands: its tokens ``[first:last]`` of a run, titles left out."""

    run: int
    first: int
    last: int
    start: int
    end: int
    key: tuple[str, ...]
    titles: frozenset[str] = frozenset()  # printed right before the name
    roles: frozenset[str] = frozenset()  # these, and those of an apposition
    speaks: bool = False  # beside a verb of saying
    capitals: bool = False  # an initialism: NATO, U.S.
    placed: bool = False  # where a place stands: in Hallow, near Hallow
    quoted: bool = False
    suffix: str = ""  # "jr", "sr", "iii": behind the name, and no part of the key
    generation: str = ""  # "sr" of "the elder Dow": which of two, and no part of what they are called
    opens: int = -1  # where the titles before it begin
    thing: bool = False  # what follows is said of no person: "said it", ", which", "shares"
    vessel: bool = False  # the ferry X, aboard the X: what bears a person's name and is none
    entity: Entity | None = None


@dataclass(slots=True)
class Entity:
    """A person or a body as the text shows it so far."""

    key: tuple[str, ...]
    start: int
    end: int
    person: bool | None = None  # None: the text does not show it
    gender: Gender | None = None
    roles: set[str] = field(default_factory=set)
    mentions: list[Named] = field(default_factory=list)
    may_be_body: bool = False  # a person only by standing beside "said", as bodies do too
    suffix: str = ""  # by which father and son are two
    is_named: bool = True  # False: somebody quoted as "the mayor" alone; ``start`` and ``end`` say nothing then

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.key[-1]


@dataclass(slots=True)
class Cast:
    """Everybody named in a text, and where."""

    entities: list[Entity]
    named: dict[int, list[Named]]  # by run, in order

    def surnamed(self, word: str) -> Entity | None:
        """The one person with a full name that ends in ``word``."""
        key = fold(word.split()[-1])
        fitting = [
            entity for entity in self.entities if len(entity.key) > 1 and entity.surname == key and entity.person
        ]
        return fitting[0] if len(fitting) == 1 else None

    def at(self, start: int, end: int, run: int) -> Entity | None:
        """Who the name that overlaps ``[start:end]`` belongs to."""
        for name in self.named.get(run, ()):
            if name.start < end and start < name.end:
                return name.entity
        return None


def fold(word: str) -> str:
    """A word of a name without case, accents and dots, for comparing."""
    if word.isascii() and word.isalnum():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold()) if not word.isascii() else word.casefold()
    return "".join(char for char in decomposed if char.isalnum())
