-- Who is responsible for a concern (a topic), for people in which situations: the offices in order, and who helps with it besides.
CREATE TABLE responsibilities (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    topic_id TEXT NOT NULL REFERENCES topics (id),
    slug TEXT NOT NULL,
    publication TEXT NOT NULL,
    situations TEXT NOT NULL,
    leika TEXT,
    area TEXT,
    web_links TEXT NOT NULL,
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
CREATE INDEX responsibilities_by_topic ON responsibilities (topic_id);

-- Its offices in order, each with how it is reached for this concern (`responsible`), then who helps besides (`also`).
CREATE TABLE responsibility_offices (
    responsibility_id TEXT NOT NULL REFERENCES responsibilities (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    provider_id TEXT NOT NULL REFERENCES providers (id),
    role TEXT NOT NULL,
    phone TEXT,
    email TEXT,
    website TEXT,
    access TEXT NOT NULL,
    hours TEXT NOT NULL,
    PRIMARY KEY (responsibility_id, position)
);
CREATE INDEX responsibility_offices_by_provider ON responsibility_offices (provider_id);
CREATE INDEX responsibility_offices_by_city ON responsibility_offices (city_id);
