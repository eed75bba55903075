DROP TABLE report_mails;
DROP TABLE report_texts;
DROP TABLE reports;
CREATE TABLE staff_tasks_next (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    kind TEXT NOT NULL,
    unique_key TEXT NOT NULL UNIQUE,
    provider_id TEXT REFERENCES providers (id),
    review_id TEXT REFERENCES reviews (id) ON DELETE CASCADE,
    item_id TEXT REFERENCES review_items (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    due_on DATE NOT NULL,
    created_at TIMESTAMP NOT NULL,
    done_at TIMESTAMP,
    done_by TEXT
);
INSERT INTO staff_tasks_next SELECT id, city_id, kind, unique_key, provider_id, review_id, item_id, state, due_on, created_at, done_at, done_by
    FROM staff_tasks
    WHERE kind <> 'report';
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
