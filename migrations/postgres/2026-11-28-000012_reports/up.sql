-- A task may be about an entry without any review, and goes on without its provider.
ALTER TABLE staff_tasks DROP CONSTRAINT staff_tasks_provider_id_fkey;
ALTER TABLE staff_tasks ADD CONSTRAINT staff_tasks_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES providers (id) ON DELETE SET NULL;
ALTER TABLE staff_tasks ADD COLUMN noun TEXT;
ALTER TABLE staff_tasks ADD COLUMN record_id TEXT;

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
