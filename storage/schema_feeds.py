"""Steps of the migrations: feeds, who follows them, what came by them, and by what an article is known again."""

from __future__ import annotations

FEEDS = """
-- A feed is polled once for all who follow it. key: the same for all ways to write its address. reason: what went wrong
-- at the last poll, '' where nothing did; failures: in a row. gone: its server took it away for good.
CREATE TABLE feed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    etag TEXT,
    last_modified TEXT,
    next_at TEXT NOT NULL,
    polled_at TEXT,
    succeeded_at TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
);
CREATE INDEX feed_by_next ON feed (next_at) WHERE gone = 0;

-- guild_id 0 is the operator. followed_at: from when on its news is news there.
CREATE TABLE feed_follower (
    guild_id INTEGER NOT NULL,
    feed_id INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
    followed_at TEXT NOT NULL,
    followed_by INTEGER NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    PRIMARY KEY (guild_id, feed_id)
) WITHOUT ROWID;
CREATE INDEX feed_follower_by_feed ON feed_follower (feed_id);

-- Every item ever seen with what became of it. fresh_at: when it came out, '' for what was there before; print: tells
-- whether it was altered; content: what it takes to fetch its page, '' once that is done.
CREATE TABLE feed_item (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'stored', 'known', 'skipped')),
    reason TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    try_at TEXT NOT NULL,
    fresh_at TEXT NOT NULL,
    print TEXT NOT NULL,
    content TEXT NOT NULL,
    article_id INTEGER
);
CREATE INDEX feed_item_by_feed ON feed_item (feed_id, state, reason);
CREATE INDEX feed_item_waiting ON feed_item (try_at) WHERE state = 'waiting';
CREATE TABLE feed_item_key (
    feed_id INTEGER NOT NULL,
    key TEXT NOT NULL,
    item_id INTEGER NOT NULL REFERENCES feed_item (id) ON DELETE CASCADE,
    PRIMARY KEY (feed_id, key)
) WITHOUT ROWID;
CREATE INDEX feed_item_key_by_item ON feed_item_key (item_id);

-- By what an article that came over the wire is known again: its guid, its address, its words.
CREATE TABLE article_key (
    key TEXT PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id)
) WITHOUT ROWID;
CREATE INDEX article_key_by_article ON article_key (article_id);

-- Who brought an article in: a feed, or (feed_id 0) a server, of which 0 is the operator. Without a row it is the
-- operator's. Rows of feeds that were removed stay: their articles are nobody's news.
CREATE TABLE article_source (
    article_id INTEGER NOT NULL REFERENCES article (id),
    feed_id INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    fresh_at TEXT NOT NULL,
    PRIMARY KEY (article_id, feed_id, guild_id)
) WITHOUT ROWID;

-- How many characters in one piece its outlet lets others show: NULL for no limit, 0 for the headline alone.
ALTER TABLE article ADD COLUMN may_show INTEGER;

-- Feeds that somebody takes something from: not paused, and of a server that the bot is in.
CREATE VIEW followed_feed AS
SELECT DISTINCT feed_id FROM feed_follower WHERE paused = 0 AND guild_id NOT IN (SELECT guild_id FROM departure);
"""

FEED_ITEMS_GONE = """
-- gone_at: since when an item is in its feed no longer, '' while it is. One that is long gone is forgotten; how many of
-- them came to what is kept in feed_item_past.
ALTER TABLE feed_item ADD COLUMN gone_at TEXT NOT NULL DEFAULT '';
CREATE INDEX feed_item_gone ON feed_item (feed_id, gone_at) WHERE gone_at <> '';
CREATE TABLE feed_item_past (
    feed_id INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    items INTEGER NOT NULL,
    PRIMARY KEY (feed_id, state, reason)
) WITHOUT ROWID;
"""
