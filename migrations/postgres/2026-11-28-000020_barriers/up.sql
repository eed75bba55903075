-- Barriers that somebody meets on the pages: a number, and a day by which an answer is due.
CREATE TABLE barriers (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    number TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    task_id TEXT REFERENCES staff_tasks (id) ON DELETE SET NULL,
    form_hash TEXT NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    due_on DATE NOT NULL,
    reminded_at TIMESTAMP,
    closed_at TIMESTAMP,
    closed_by TEXT,
    outcome TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX barriers_by_city ON barriers (city_id, state, id);

-- What was written, and where an answer goes. Personal, erasable on its own.
CREATE TABLE barrier_texts (
    barrier_id TEXT PRIMARY KEY NOT NULL REFERENCES barriers (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    page TEXT,
    lang TEXT,
    email TEXT
);
