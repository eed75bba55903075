-- What each version of a record gave up: the values that its changed fields held before. The newest state is the record itself.
CREATE TABLE record_versions (
    record_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    noun TEXT NOT NULL,
    given_up TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (record_id, version)
);

-- Deleted records, whole, until their time is over.
CREATE TABLE trash (
    record_id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    noun TEXT NOT NULL,
    slug TEXT NOT NULL,
    title TEXT NOT NULL,
    provider_id TEXT,
    record TEXT NOT NULL,
    beside TEXT NOT NULL,
    deleted_at TIMESTAMP NOT NULL,
    deleted_by TEXT
);
CREATE INDEX trash_by_city ON trash (city_id, deleted_at);

-- Changes that wait for an editor, and what became of them.
CREATE TABLE proposals (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    noun TEXT NOT NULL,
    record_id TEXT NOT NULL,
    provider_id TEXT NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    base_version BIGINT NOT NULL,
    change TEXT NOT NULL,
    state TEXT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id TEXT,
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    decided_by TEXT
);
CREATE INDEX proposals_by_city ON proposals (city_id, state, created_at);
CREATE INDEX proposals_by_record ON proposals (record_id, state);

-- What editors wrote when they sent a proposal back. Words of people: erasable on its own.
CREATE TABLE proposal_words (
    proposal_id TEXT PRIMARY KEY NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    written_at TIMESTAMP NOT NULL
);

-- Notes on records that only staff see. Words of people: erasable on their own.
CREATE TABLE record_notes (
    id TEXT PRIMARY KEY NOT NULL,
    record_id TEXT NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    noun TEXT NOT NULL,
    note TEXT NOT NULL,
    account_id TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX record_notes_by_record ON record_notes (record_id, created_at);

-- Answers to requests that carried an Idempotency-Key, kept for a day.
CREATE TABLE kept_answers (
    key_hash TEXT PRIMARY KEY NOT NULL,
    body_hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    tag TEXT,
    place TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX kept_answers_by_age ON kept_answers (created_at);
