"""Which of these articles tell of one event: a line of JSON a path, for the scorer of the trial data."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from briefs.pipeline import write_brief
from briefs.reading import read_bytes
from briefs.stories import features_for
from briefs.story_shelf import place_all


def group(paths: list[str]) -> list[tuple[str, int]]:
    """Each path with the number of its story, placed one at a time in the order given."""
    files = [Path(path) for path in paths]
    articles = [features_for(write_brief(read_bytes(path.read_bytes(), name=path.name))) for path in files]
    return list(zip(paths, place_all(articles).stories, strict=True))


if __name__ == "__main__":
    for path, story in group(sys.argv[1:]):
        print(json.dumps({"path": path, "story": story}))
