"""A step of the migrations: by which versions of the program an article was digested."""

from __future__ import annotations

DIGESTED = """
-- By which version of each step what is kept of an article was worked out; 0: by one that kept no number.
CREATE TABLE digested (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    brief INTEGER NOT NULL,
    people INTEGER NOT NULL,
    story INTEGER NOT NULL,
    origin INTEGER NOT NULL
);
INSERT INTO digested (article_id, brief, people, story, origin)
SELECT id, 0, 0, 0, 0 FROM article;
UPDATE digested SET story = coalesce((
    SELECT CAST(json_extract(article.features, '$.version') AS INTEGER) FROM article
    WHERE article.id = digested.article_id AND json_valid(article.features)
), 0);
"""
