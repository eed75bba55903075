-- What is no change of a record and yet has to be known: logins, roles, clients, second factors, looks at secret places, exports and
-- erasures. Words and ids only: no name, no address. `detail` is a small JSON object of public values.
CREATE TABLE audit (
    id TEXT PRIMARY KEY NOT NULL,
    at TIMESTAMP NOT NULL,
    city_id TEXT,
    actor_kind TEXT NOT NULL,
    actor_id TEXT,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT,
    detail TEXT NOT NULL
);
CREATE INDEX audit_by_time ON audit (at, id);
CREATE INDEX audit_by_city ON audit (city_id, at, id);

-- The list of both, newest first.
CREATE INDEX change_log_by_time ON change_log (at, seq);
CREATE INDEX change_log_by_city_and_time ON change_log (city_id, at, seq);

-- The language of an account's mails and pages; when it was warned of being closed, and when it was closed for not being used.
ALTER TABLE accounts ADD COLUMN lang TEXT NOT NULL DEFAULT 'de';
ALTER TABLE accounts ADD COLUMN warned_at TIMESTAMP;
ALTER TABLE accounts ADD COLUMN closed_at TIMESTAMP;
