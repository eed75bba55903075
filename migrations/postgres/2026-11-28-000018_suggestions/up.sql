-- What anybody proposes for the directory. Nothing in it says who did.
CREATE TABLE suggestions (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    kind TEXT NOT NULL,
    lang TEXT NOT NULL,
    state TEXT NOT NULL,
    suspicious BOOLEAN NOT NULL,
    consent_version TEXT NOT NULL,
    consented_at TIMESTAMP NOT NULL,
    task_id TEXT REFERENCES staff_tasks (id) ON DELETE SET NULL,
    form_hash TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP,
    closed_by TEXT,
    reason TEXT,
    record_id TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX suggestions_by_city ON suggestions (city_id, state, id);

-- What they wrote, what it is like, and what the editors wrote back. May be personal, erasable on its own.
CREATE TABLE suggestion_contents (
    suggestion_id TEXT PRIMARY KEY NOT NULL REFERENCES suggestions (id) ON DELETE CASCADE,
    content TEXT NOT NULL,
    likes TEXT NOT NULL,
    words TEXT
);

-- Who they are, if they said so. Personal, erasable on its own.
CREATE TABLE suggestion_senders (
    suggestion_id TEXT PRIMARY KEY NOT NULL REFERENCES suggestions (id) ON DELETE CASCADE,
    name TEXT,
    email TEXT
);
