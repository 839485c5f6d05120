"""The tables, as an append-only tuple of migrations: a landed step is never edited, a change is a new step.

Times are ISO text in UTC with microseconds, so that they sort as text; what is many-valued or opaque is JSON text.
Beyond SQLite 3.34 nothing is asked for: no STRICT tables, no RETURNING.
"""

from __future__ import annotations

from storage.schema_digested import DIGESTED
from storage.schema_feeds import FEED_ITEMS_GONE, FEEDS
from storage.schema_running import RUNNING

APPLICATION_ID = 0x4E757447  # "NutG", in the file's header: tells a store from somebody else's SQLite file
LEAST_SQLITE = (3, 34, 0)

_ARCHIVE = """
-- One row a name: "change" numbers what lookup has to take in again.
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO counter (name, value) VALUES ('change', 0);

-- newest_at: when its newest living article came in; NULL: nothing in it is alive, and no read shows it.
CREATE TABLE story (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    running_id INTEGER REFERENCES story (id),
    merged_into INTEGER REFERENCES story (id),
    created_at TEXT NOT NULL,
    newest_at TEXT,
    CHECK (merged_into IS NULL OR merged_into <> id)
);
CREATE INDEX story_by_newest ON story (newest_at) WHERE newest_at IS NOT NULL;
CREATE INDEX story_by_running ON story (running_id);

CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    identity TEXT NOT NULL UNIQUE,
    url TEXT,
    slug TEXT NOT NULL UNIQUE,
    story_id INTEGER NOT NULL REFERENCES story (id),
    revision_id INTEGER REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    filed_at TEXT NOT NULL,
    removed_at TEXT,
    change INTEGER NOT NULL,
    features TEXT NOT NULL
);
CREATE INDEX article_by_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_by_story ON article (story_id, filed_at) WHERE removed_at IS NULL;
CREATE INDEX article_by_filed ON article (filed_at) WHERE removed_at IS NULL;
CREATE INDEX article_by_change ON article (change);
CREATE INDEX article_by_revision ON article (revision_id);

-- The id is the filing number: AUTOINCREMENT never gives one out twice. fingerprint: of headline and text.
-- The text stands last, so that reading the other columns passes over its pages.
CREATE TABLE revision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article (id),
    filed_at TEXT NOT NULL,
    archive INTEGER NOT NULL CHECK (archive IN (0, 1)),
    fingerprint TEXT NOT NULL,
    headline TEXT NOT NULL,
    outlet TEXT,
    byline TEXT NOT NULL,
    published TEXT,
    url TEXT,
    language TEXT,
    text TEXT NOT NULL
);
CREATE INDEX revision_by_article ON revision (article_id);

-- What was digested, apart from the text it was cut from. headline is a copy: where it differs from the revision's,
-- one of the two was altered. fingerprint: of everything digested and of the revision's particulars.
CREATE TABLE brief (
    revision_id INTEGER PRIMARY KEY REFERENCES revision (id),
    fingerprint TEXT NOT NULL,
    headline TEXT NOT NULL,
    summary TEXT NOT NULL,
    people TEXT NOT NULL,
    keywords TEXT NOT NULL,
    content TEXT NOT NULL
);

-- living: of the newest revision of an article that was not removed. Ends follow from the lengths.
CREATE TABLE quote (
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    number INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES article (id),
    living INTEGER NOT NULL CHECK (living IN (0, 1)),
    kind TEXT NOT NULL,
    utterance INTEGER NOT NULL,
    rule TEXT NOT NULL,
    start INTEGER NOT NULL,
    text TEXT NOT NULL,
    speaker_start INTEGER,
    speaker TEXT,
    mention_start INTEGER,
    mention TEXT,
    context_start INTEGER,
    context TEXT,
    PRIMARY KEY (revision_id, number)
) WITHOUT ROWID;
CREATE INDEX quote_by_speaker ON quote (speaker, article_id) WHERE living = 1;
CREATE INDEX quote_by_article ON quote (article_id);

-- Words by which a new article finds the stories it may belong to.
CREATE TABLE term (
    term TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (term, article_id)
) WITHOUT ROWID;
CREATE INDEX term_by_article ON term (article_id);
"""

_DELIVERY = """
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE subscription (
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    time TEXT NOT NULL,
    zone TEXT NOT NULL,
    days TEXT NOT NULL,
    topics TEXT NOT NULL,
    when_empty TEXT NOT NULL CHECK (when_empty IN ('skip', 'note')),
    paused INTEGER NOT NULL CHECK (paused IN (0, 1)),
    set_by INTEGER NOT NULL,
    set_at TEXT NOT NULL,
    last_number INTEGER NOT NULL,
    PRIMARY KEY (guild_id, channel_id)
) WITHOUT ROWID;

-- Servers the bot is no longer in, and since when: their settings are kept for a while.
CREATE TABLE departure (guild_id INTEGER PRIMARY KEY, left_at TEXT NOT NULL);

CREATE TABLE post (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER,
    channel_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    purpose TEXT NOT NULL,
    spans TEXT NOT NULL,
    posted_at TEXT NOT NULL
);
CREATE INDEX post_by_guild ON post (guild_id);
CREATE TABLE post_revision (
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    post_id INTEGER NOT NULL REFERENCES post (id) ON DELETE CASCADE,
    PRIMARY KEY (revision_id, post_id)
) WITHOUT ROWID;
CREATE INDEX post_revision_by_post ON post_revision (post_id);

-- One row an edition part and channel; the key outlives the subscription, so that nothing is posted twice.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    local_date TEXT NOT NULL,
    purpose TEXT NOT NULL,
    part INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (
        state IN ('planned', 'sending', 'sent', 'uncertain', 'failed', 'missed', 'suspended', 'skipped')
    ),
    attempt INTEGER NOT NULL,
    planned_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    started_at TEXT,
    sent_at TEXT,
    message_id INTEGER,
    nonce TEXT NOT NULL CHECK (length(nonce) <= 25),
    mark TEXT NOT NULL,
    last_number INTEGER NOT NULL,
    strikes INTEGER NOT NULL,
    reason TEXT NOT NULL,
    spans TEXT NOT NULL,
    payload TEXT NOT NULL,
    UNIQUE (guild_id, channel_id, local_date, purpose, part)
);
CREATE INDEX outbox_by_state ON outbox (state, due_at);
"""

_QUOTE_CONTEXT = """
-- What a quote answers, what has to be read with it, which words hand it over, and why nobody is named.
ALTER TABLE quote ADD COLUMN cue_start INTEGER;
ALTER TABLE quote ADD COLUMN cue TEXT;
ALTER TABLE quote ADD COLUMN about_start INTEGER;
ALTER TABLE quote ADD COLUMN about TEXT;
ALTER TABLE quote ADD COLUMN lead_in_start INTEGER;
ALTER TABLE quote ADD COLUMN lead_in TEXT;
ALTER TABLE quote ADD COLUMN silence TEXT NOT NULL DEFAULT '';
"""

_PEOPLE = """
-- Somebody whom articles name. merged_into: an editor said that the two are one.
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    merged_into INTEGER REFERENCES person (id),
    CHECK (merged_into IS NULL OR merged_into <> id)
);

-- One row a name and article: the fullest form of it there. living as in quote; quotes: utterances under it; rule: by
-- what it was joined to the person, '' for the first name; evidence: what the article shows beside it.
CREATE TABLE spelling (
    article_id INTEGER NOT NULL REFERENCES article (id),
    name TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    living INTEGER NOT NULL CHECK (living IN (0, 1)),
    start INTEGER NOT NULL,
    quotes INTEGER NOT NULL,
    rule TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (article_id, name)
) WITHOUT ROWID;
CREATE INDEX spelling_by_person ON spelling (person_id, article_id) WHERE living = 1;
CREATE INDEX spelling_by_quotes ON spelling (person_id, name, quotes) WHERE living = 1 AND quotes > 0;
CREATE INDEX spelling_by_guess ON spelling (person_id) WHERE rule = 'only bearer known';

-- By what a name is looked for among those of all people.
CREATE TABLE person_key (
    key TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    PRIMARY KEY (key, person_id, name)
) WITHOUT ROWID;
CREATE INDEX person_key_by_person ON person_key (person_id);

-- An editor's word on a name, which outlives the articles: always this person's, or never.
CREATE TABLE person_decision (
    name TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person (id),
    joined INTEGER NOT NULL CHECK (joined IN (0, 1)),
    decided_at TEXT NOT NULL,
    PRIMARY KEY (name, person_id)
) WITHOUT ROWID;
CREATE INDEX person_decision_by_person ON person_decision (person_id);

-- The revision whose people were taken in; NULL: they are still to be, as in a store from before there were people.
ALTER TABLE article ADD COLUMN people_of INTEGER;
CREATE INDEX article_without_people ON article (id) WHERE people_of IS NULL AND removed_at IS NULL;
"""

_EDITORS = """
-- kept: an editor put its articles so, and no later article parts them. parted: stories that an editor says are two,
-- each pair both ways round.
ALTER TABLE story ADD COLUMN kept INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1));
CREATE TABLE parted (
    story_id INTEGER NOT NULL REFERENCES story (id),
    other_id INTEGER NOT NULL REFERENCES story (id),
    PRIMARY KEY (story_id, other_id),
    CHECK (story_id <> other_id)
) WITHOUT ROWID;
CREATE INDEX parted_by_other ON parted (other_id);
"""

_ORIGINS = """
-- Which piece of reporting an article is: the id of the oldest article of it. print: what its reprints are told by;
-- marks: numbers of which articles of one piece share some.
CREATE TABLE origin (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    origin_id INTEGER NOT NULL,
    print TEXT NOT NULL
);
CREATE INDEX origin_by_origin ON origin (origin_id);
CREATE TABLE origin_mark (
    mark INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (mark, article_id)
) WITHOUT ROWID;
CREATE INDEX origin_mark_by_article ON origin_mark (article_id);
"""

_PEOPLE_STEPS = """
-- is_body: who speaks and is nobody: the police. It stands in no list of people.
ALTER TABLE person ADD COLUMN is_body INTEGER NOT NULL DEFAULT 0 CHECK (is_body IN (0, 1));

-- A family name alone is looked for under a key of its own, so that a full name need not look at all of its family.
INSERT OR IGNORE INTO person_key (key, person_id, name)
SELECT '~' || lone.key, lone.person_id, lone.name FROM person_key AS lone
WHERE lone.key LIKE '%|' AND NOT EXISTS (
    SELECT 1 FROM person_key AS whole
    WHERE whole.person_id = lone.person_id AND whole.name = lone.name AND whole.key LIKE '%+%'
);

-- What an editor did to two people, with what stood before: undone from the newest on. undone: it no longer holds.
CREATE TABLE person_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    one_id INTEGER NOT NULL REFERENCES person (id),
    other_id INTEGER NOT NULL REFERENCES person (id),
    decided_at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    before TEXT NOT NULL
);
"""

QUOTE_WORDS = """
-- Quotes by their words. The words alone are indexed, what they say stands in the quote; rowid: revision and number.
CREATE VIRTUAL TABLE IF NOT EXISTS quote_word USING fts5 (
    words, name, beside, content='', tokenize='porter unicode61 remove_diacritics 2'
);
INSERT INTO quote_word (quote_word) VALUES ('delete-all');
INSERT INTO quote_word (rowid, words, name, beside)
SELECT (revision_id << 16) + number, text, speaker, coalesce(context, '') || ' ' || coalesce(about, '') FROM quote;
CREATE TRIGGER IF NOT EXISTS quote_came AFTER INSERT ON quote BEGIN
    INSERT INTO quote_word (rowid, words, name, beside) VALUES (
        (NEW.revision_id << 16) + NEW.number, NEW.text, NEW.speaker,
        coalesce(NEW.context, '') || ' ' || coalesce(NEW.about, '')
    );
END;
CREATE TRIGGER IF NOT EXISTS quote_went AFTER DELETE ON quote BEGIN
    INSERT INTO quote_word (quote_word, rowid, words, name, beside) VALUES (
        'delete', (OLD.revision_id << 16) + OLD.number, OLD.text, OLD.speaker,
        coalesce(OLD.context, '') || ' ' || coalesce(OLD.about, '')
    );
END;
"""

_AFTER_POSTING = """
-- place: what the channel was at the first attempt ("channel", "forum"). crosspost: "wanted", "done" or why not; '':
-- nobody wants it. notice: "wanted", "told" or why not; '': there is nothing to tell the admins.
ALTER TABLE outbox ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN crosspost TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN notice TEXT NOT NULL DEFAULT '';
CREATE INDEX outbox_to_crosspost ON outbox (id) WHERE crosspost = 'wanted';
CREATE INDEX outbox_to_tell ON outbox (id) WHERE notice = 'wanted';
ALTER TABLE subscription ADD COLUMN crosspost INTEGER NOT NULL DEFAULT 0 CHECK (crosspost IN (0, 1));

-- Where a server's admins are told of trouble; without a row, whoever set the digest is told.
CREATE TABLE notice_channel (guild_id INTEGER PRIMARY KEY, channel_id INTEGER NOT NULL);
"""

_DECISIONS = """
-- What was chosen for a digest and what was left out for which reason, written down when it was planned. One row an
-- edition, apart from the outbox: it is forgotten after some weeks, the outbox never is.
CREATE TABLE digest_decision (
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    local_date TEXT NOT NULL,
    purpose TEXT NOT NULL,
    part INTEGER NOT NULL,
    mark TEXT NOT NULL,
    decision TEXT NOT NULL,
    PRIMARY KEY (guild_id, channel_id, local_date, purpose, part)
) WITHOUT ROWID;
CREATE INDEX digest_decision_by_date ON digest_decision (local_date);
"""

MIGRATIONS: tuple[str, ...] = (
    *(_ARCHIVE, _DELIVERY, _QUOTE_CONTEXT, _EDITORS, _PEOPLE, _ORIGINS, _PEOPLE_STEPS),
    QUOTE_WORDS,
    _AFTER_POSTING,
    _DECISIONS,
    DIGESTED,
    RUNNING,
    FEEDS,
    FEED_ITEMS_GONE,
)
