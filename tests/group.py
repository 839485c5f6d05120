"""Which of these articles tell of one event: a line of JSON a path, for the scorer of the trial data."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from briefs.pipeline import write_brief
from briefs.reading import read_bytes
from briefs.stories import features_for, place


def group(paths: list[str]) -> list[tuple[str, int]]:
    """Each path with the number of its story, placed one at a time in the order given."""
    told: dict[int, list[dict[str, object]]] = {}
    placed: list[tuple[str, int]] = []
    for path in paths:
        features = features_for(write_brief(read_bytes(Path(path).read_bytes(), name=Path(path).name)))
        found = place(features, list(told.items()))
        story = len(told) + 1 if found.story_id is None else found.story_id
        told.setdefault(story, []).append(features)
        placed.append((path, story))
    return placed


if __name__ == "__main__":
    for path, story in group(sys.argv[1:]):
        print(json.dumps({"path": path, "story": story}))
