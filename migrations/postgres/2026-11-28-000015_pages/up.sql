-- Standing information: a tree of texts. `steps` is JSON: what is to be done one after the other; the words of a step are a note of the
-- texts. Who looks after it: a role of the staff or an account, or nobody in particular. `review_months` is empty where the city's own
-- period holds.
CREATE TABLE pages (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    parent_id TEXT REFERENCES pages (id),
    slug TEXT NOT NULL,
    position INTEGER NOT NULL,
    publication TEXT NOT NULL,
    target_groups TEXT NOT NULL,
    sensitive BOOLEAN NOT NULL,
    steps TEXT NOT NULL,
    owner_role TEXT,
    owner_account TEXT,
    review_months INTEGER,
    source_lang TEXT NOT NULL,
    text_version BIGINT NOT NULL,
    confirmed_at TIMESTAMP,
    confirmed_by TEXT,
    due_at TIMESTAMP,
    external_id TEXT,
    provenance TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (city_id, slug),
    UNIQUE (city_id, external_id)
);
CREATE INDEX pages_by_parent ON pages (parent_id);

-- Series of figures about the city or one of its districts. `points` is JSON: date, value (empty where there is none), source, note.
CREATE TABLE facts (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    district_id TEXT REFERENCES districts (id),
    slug TEXT NOT NULL,
    position INTEGER NOT NULL,
    publication TEXT NOT NULL,
    points TEXT NOT NULL,
    source_lang TEXT NOT NULL,
    text_version BIGINT NOT NULL,
    external_id TEXT,
    provenance TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (city_id, slug),
    UNIQUE (city_id, external_id)
);
CREATE INDEX facts_by_district ON facts (district_id);
