"""The trial articles beside the checkout, and the sample: each one running story of three events."""

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

import briefs.sample
from briefs.pipeline import write_brief
from briefs.reading import read_bytes
from briefs.stories import StoryFeatures, features_for
from briefs.story_shelf import place_all
from tests.data_beside import beside


def read(paths: Sequence[Path]) -> list[StoryFeatures]:
    return [features_for(write_brief(read_bytes(path.read_bytes(), name=path.name))) for path in paths]


def test_the_trial_articles_are_three_events_of_one_running_story_in_every_order() -> None:
    articles = read(sorted(beside("articles").glob("*.txt")))
    for order in permutations(range(5)):
        shelf = place_all([articles[at] for at in order])
        of = dict(zip(order, shelf.stories, strict=True))
        assert of[0] == of[1] == of[4], order
        assert len(set(shelf.stories)) == 3, order
        assert len(set(shelf.running)) == 1, order


@pytest.mark.parametrize("seed", range(8))
def test_the_sample_is_three_events_of_one_running_story_in_any_order(seed: int) -> None:
    folder = Path(briefs.sample.__file__).parent
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".md", ".txt", ".html"))
    paths = [path for path in paths if path.name != "README.md"]
    Random(seed).shuffle(paths)
    articles = read(paths)
    shelf = place_all(articles)
    months = [article["date"][:7] for article in articles]
    assert len({*zip(shelf.stories, months, strict=True)}) == len(set(shelf.stories)) == len(set(months)) == 3
    assert len(set(shelf.running)) == 1
