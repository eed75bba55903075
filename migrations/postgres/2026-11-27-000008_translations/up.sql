-- Translations: who made them, who has reviewed them, and drafts that wait beside what the public reads.

-- Id of the account that wrote the text, or the name of the machine. Never a person's name.
ALTER TABLE texts ADD COLUMN translator TEXT;
-- When, and by which account, a second human has read it against its source.
ALTER TABLE texts ADD COLUMN reviewed_at TIMESTAMP;
ALTER TABLE texts ADD COLUMN reviewed_by TEXT;
-- A text that waits for somebody to take it over, as JSON; the public goes on reading the row's own.
ALTER TABLE texts ADD COLUMN draft TEXT;

-- What a machine was asked to translate, and what came of it. `round` counts the times it was asked.
CREATE TABLE machine_translations (
    record_id TEXT NOT NULL,
    lang TEXT NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    noun TEXT NOT NULL,
    source_version BIGINT NOT NULL,
    round BIGINT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    requested_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP,
    PRIMARY KEY (record_id, lang)
);
CREATE INDEX machine_translations_by_city ON machine_translations (city_id, lang);
