-- A task may be about an entry without any review, and goes on without its provider. SQLite changes no references: both tables are
-- made anew, the one that refers first to go.
CREATE TABLE staff_tasks_next (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    kind TEXT NOT NULL,
    unique_key TEXT NOT NULL UNIQUE,
    provider_id TEXT REFERENCES providers (id) ON DELETE SET NULL,
    review_id TEXT REFERENCES reviews (id) ON DELETE CASCADE,
    item_id TEXT REFERENCES review_items (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    due_on DATE NOT NULL,
    created_at TIMESTAMP NOT NULL,
    done_at TIMESTAMP,
    done_by TEXT,
    noun TEXT,
    record_id TEXT
);
INSERT INTO staff_tasks_next SELECT id, city_id, kind, unique_key, provider_id, review_id, item_id, state, due_on, created_at, done_at, done_by, NULL, NULL
    FROM staff_tasks;
CREATE TABLE staff_task_notes_next (
    task_id TEXT PRIMARY KEY NOT NULL REFERENCES staff_tasks_next (id) ON DELETE CASCADE,
    note TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
INSERT INTO staff_task_notes_next SELECT task_id, note, created_at FROM staff_task_notes WHERE task_id IN (SELECT id FROM staff_tasks_next);
DROP TABLE staff_task_notes;
DROP TABLE staff_tasks;
ALTER TABLE staff_tasks_next RENAME TO staff_tasks;
ALTER TABLE staff_task_notes_next RENAME TO staff_task_notes;
CREATE INDEX staff_tasks_by_city ON staff_tasks (city_id, state, due_on);

-- What visitors say is wrong with an entry: one row for one reason, counted. `open_key` holds as long as further ones join it.
CREATE TABLE reports (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    noun TEXT NOT NULL,
    record_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    suspicious BOOLEAN NOT NULL,
    state TEXT NOT NULL,
    open_key TEXT UNIQUE,
    task_id TEXT REFERENCES staff_tasks (id) ON DELETE SET NULL,
    count BIGINT NOT NULL,
    form_hash TEXT NOT NULL,
    first_at TIMESTAMP NOT NULL,
    last_at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP,
    closed_by TEXT,
    outcome TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX reports_by_city ON reports (city_id, state, id);
CREATE INDEX reports_by_record ON reports (record_id, state);

-- What they wrote with it. May be personal, erasable on its own.
CREATE TABLE report_texts (
    id TEXT PRIMARY KEY NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    lang TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX report_texts_by_report ON report_texts (report_id);

-- When the provider of an entry was last told of a report on it.
CREATE TABLE report_mails (
    record_id TEXT PRIMARY KEY NOT NULL,
    told_at TIMESTAMP NOT NULL
);
