-- The change log: one row per change of a record, written in the transaction of the change itself.
-- `tx` orders rows of concurrent transactions together with `seq` (PostgreSQL: the transaction id; SQLite has one writer, so 0).
CREATE TABLE change_log (
    seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    tx BIGINT NOT NULL DEFAULT 0,
    city_id TEXT,
    noun TEXT NOT NULL,
    record_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    action TEXT NOT NULL,
    public BOOLEAN NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id TEXT,
    changed TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
CREATE INDEX change_log_by_order ON change_log (tx, seq);
CREATE INDEX change_log_by_record ON change_log (record_id, version);
CREATE INDEX change_log_by_city ON change_log (city_id, tx, seq);

-- Work that follows a write. Claimed by a lease, never by a transaction held open.
CREATE TABLE jobs (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    unique_key TEXT NOT NULL UNIQUE,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    run_at TIMESTAMP NOT NULL,
    attempts INTEGER NOT NULL,
    max_attempts INTEGER NOT NULL,
    claimed_by TEXT,
    claimed_until TIMESTAMP,
    last_error TEXT,
    created_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP
);
CREATE INDEX jobs_by_due ON jobs (state, run_at);

-- When each recurring job runs next; moved on by whichever worker enqueues it.
CREATE TABLE schedules (
    name TEXT PRIMARY KEY NOT NULL,
    next_at TIMESTAMP NOT NULL,
    last_at TIMESTAMP
);
