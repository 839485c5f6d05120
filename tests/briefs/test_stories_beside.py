"""The trial articles beside the checkout: one running story of three events."""

from briefs.pipeline import write_brief
from briefs.reading import read_bytes
from briefs.stories import features_for, place
from tests.data_beside import beside


def test_the_trial_articles_are_three_events_of_one_running_story() -> None:
    told: dict[int, list[dict[str, object]]] = {}
    placed = []
    linked = set()
    for path in sorted(beside("articles").glob("*.txt")):
        own = features_for(write_brief(read_bytes(path.read_bytes(), name=path.name)))
        found = place(own, list(told.items()))
        story = len(told) + 1 if found.story_id is None else found.story_id
        if story > 1 and story not in told:
            linked.add(found.running_id)
        told.setdefault(story, []).append(own)
        placed.append(story)
    assert placed == [1, 1, 2, 3, 1]
    assert linked <= {1, 2}
