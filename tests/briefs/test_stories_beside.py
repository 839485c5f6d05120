"""The trial articles beside the checkout, and the sample: each one running story of three events."""

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

import briefs.sample
from briefs.pipeline import write_brief
from briefs.reading import read_bytes
from briefs.stories import StoryFeatures, features_for, place
from tests.data_beside import beside


def read(paths: Sequence[Path]) -> list[StoryFeatures]:
    return [features_for(write_brief(read_bytes(path.read_bytes(), name=path.name))) for path in paths]


def placed(articles: Sequence[StoryFeatures]) -> tuple[list[int], bool]:
    """The story of each article, placed in this order, and whether every story is linked to an earlier one."""
    told: dict[int, list[StoryFeatures]] = {}
    stories = []
    linked = True
    for own in articles:
        found = place(own, list(told.items()))
        story = len(told) + 1 if found.story_id is None else found.story_id
        linked = linked and (not told or found.running_id in told)
        told.setdefault(story, []).append(own)
        stories.append(story)
    return stories, linked


def test_the_trial_articles_are_three_events_of_one_running_story() -> None:
    assert placed(read(sorted(beside("articles").glob("*.txt")))) == ([1, 1, 2, 3, 1], True)


def test_the_trial_articles_part_alike_in_nearly_every_order() -> None:
    articles = read(sorted(beside("articles").glob("*.txt")))
    right = 0
    orders = list(permutations(range(5)))
    for order in orders:
        stories, linked = placed([articles[at] for at in order])
        of = dict(zip(order, stories, strict=True))
        right += linked and len(set(stories)) == 3 and of[0] == of[1] == of[4]
    assert right / len(orders) >= 0.8


@pytest.mark.parametrize("seed", range(8))
def test_the_sample_is_three_events_of_one_running_story_in_any_order(seed: int) -> None:
    folder = Path(briefs.sample.__file__).parent
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".md", ".txt", ".html"))
    paths = [path for path in paths if path.name != "README.md"]
    Random(seed).shuffle(paths)
    articles = read(paths)
    stories, linked = placed(articles)
    months = [article["date"][:7] for article in articles]
    assert linked
    assert len({*zip(stories, months, strict=True)}) == len(set(stories)) == len(set(months)) == 3
