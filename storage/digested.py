"""By which version of each step an article was worked out. Functions of one transaction."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from storage.doors import Transaction

_PUT = """
INSERT OR REPLACE INTO digested (article_id, brief, people, story, origin)
VALUES (:article_id, :brief, :people, :story, :origin)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """A version of each step; 0: not known, older than any."""

    brief: int = 0
    people: int = 0
    story: int = 0
    origin: int = 0

    def is_older(self, other: Versions) -> bool:
        """Whether any step is of an older version than the other's."""
        return any(its < theirs for its, theirs in zip(self.numbers, other.numbers, strict=True))

    def at_least(self, brief: int, people: int, story: int, origin: int) -> Versions:
        """These, and what somebody else noted meanwhile where that is newer."""
        return Versions(
            brief=max(self.brief, brief),
            people=max(self.people, people),
            story=max(self.story, story),
            origin=max(self.origin, origin),
        )

    @property
    def numbers(self) -> tuple[int, ...]:
        """The version of each step."""
        return self.brief, self.people, self.story, self.origin


UNKNOWN = Versions()


async def put(tx: Transaction, article_id: int, versions: Versions) -> None:
    """Note by which versions the article is worked out now."""
    await tx.run(_PUT, {"article_id": article_id, **asdict(versions)})
