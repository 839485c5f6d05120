"""A step of the migrations: what an editor says of running stories."""

from __future__ import annotations

RUNNING = """
-- unlinked: stories that an editor says are no events of one running story, each pair both ways. running_step: what
-- an editor did to links, with what stood before: undone from the newest on. undone: it no longer holds.
CREATE TABLE unlinked (
    story_id INTEGER NOT NULL REFERENCES story (id),
    other_id INTEGER NOT NULL REFERENCES story (id),
    PRIMARY KEY (story_id, other_id),
    CHECK (story_id <> other_id)
) WITHOUT ROWID;
CREATE INDEX unlinked_by_other ON unlinked (other_id);
CREATE TABLE running_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL REFERENCES story (id),
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    before TEXT NOT NULL
);
"""
