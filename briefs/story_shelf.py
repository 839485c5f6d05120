"""Stories kept in memory: which of some articles tell of one event, without a store."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from briefs.stories import MOST_OF_A_STORY, Features, Placement, Told, place
from briefs.story_likeness import in_general

MOST_CANDIDATES = 50


class Shelf:
    """Articles placed one at a time; ``stories`` holds the story of each, in the order they were added.

    ``running`` holds the running story of each: the number of the first story of it.
    """

    def __init__(self) -> None:
        self.stories: list[int] = []
        self._articles: list[Features] = []
        self._with: defaultdict[str, list[int]] = defaultdict(list)
        self._links: dict[int, int] = {}
        self._newest = 0

    @property
    def running(self) -> list[int]:
        """The running story of each article."""
        return [self._root(story) for story in self.stories]

    def add(self, features: Features) -> int:
        """Place one more article; the number of its story, from 1. Earlier ones may move."""
        placed = place(features, self._candidates(features))
        self._follow(placed)
        story = placed.story_id or self._open()
        self.stories.append(story)
        self._articles.append(features)
        for term in features["terms"]:
            self._with[term].append(len(self._articles) - 1)
        self._move(placed, own=story)
        for other in placed.running:
            self._link(other, self.stories[-1])
        return story

    def _open(self) -> int:
        self._newest += 1
        return self._newest

    def _candidates(self, features: Features) -> list[Told]:
        shared: Counter[int] = Counter()
        for term in features["terms"]:
            for at in self._with.get(term, ()):
                shared[at] += in_general(term)  # type: ignore[assignment]
        wanted: dict[int, list[int]] = {}
        for at in sorted(shared, key=lambda at: (-shared[at], at)):
            if len(wanted) == MOST_CANDIDATES:
                break
            wanted.setdefault(self.stories[at], [])
        for at, story in enumerate(self.stories):
            if story in wanted:
                wanted[story].append(at)
        return [
            Told(
                story_id=story,
                articles=[(at, self._articles[at]) for at in members[-MOST_OF_A_STORY:]],
                settled=len(members) > MOST_OF_A_STORY,
            )
            for story, members in wanted.items()
        ]

    def _follow(self, placed: Placement) -> None:
        for gone, stays in placed.merges:
            self.stories = [stays if story == gone else story for story in self.stories]
            self._link(gone, stays)

    def _move(self, placed: Placement, *, own: int) -> None:
        fresh: dict[int, int] = {0: own}
        for move in placed.moves:
            story = move.into
            if story <= 0:
                if story not in fresh:
                    fresh[story] = self._open()
                    self._link(self.stories[move.article_id], fresh[story])
                story = fresh[story]
            self.stories[move.article_id] = story

    def _root(self, story: int) -> int:
        while (above := self._links.get(story, story)) != story:
            story = above
        return story

    def _link(self, one: int, other: int) -> None:
        low, high = sorted((self._root(one), self._root(other)))
        if low != high:
            self._links[high] = low


def place_all(articles: Iterable[Features]) -> Shelf:
    """All the articles on one shelf, placed in the order given."""
    shelf = Shelf()
    for features in articles:
        shelf.add(features)
    return shelf
