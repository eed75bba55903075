-- What providers look for, and what they ask people not to bring.
CREATE TABLE needs (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    provider_id TEXT NOT NULL REFERENCES providers (id),
    slug TEXT NOT NULL,
    publication TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    district_id TEXT REFERENCES districts (id),
    languages TEXT NOT NULL,
    quantity INTEGER,
    hours_per_week INTEGER,
    starts_on DATE,
    ends_on DATE,
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
CREATE INDEX needs_by_provider ON needs (provider_id);

-- What citizens offer: whom it is for, and where it stands. Says nothing of anybody.
CREATE TABLE pledges (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    provider_id TEXT REFERENCES providers (id) ON DELETE SET NULL,
    need_id TEXT REFERENCES needs (id) ON DELETE SET NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    lang TEXT NOT NULL,
    suspicious BOOLEAN NOT NULL,
    form_hash TEXT NOT NULL UNIQUE,
    token_hash TEXT NOT NULL UNIQUE,
    consent_version TEXT NOT NULL,
    consented_at TIMESTAMP NOT NULL,
    created_at TIMESTAMP NOT NULL,
    confirmed_at TIMESTAMP,
    changed_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP,
    version BIGINT NOT NULL
);
CREATE INDEX pledges_by_city ON pledges (city_id, state, id);

-- Who offers it, and their words: personal, and gone with the pledge.
CREATE TABLE pledge_people (
    pledge_id TEXT PRIMARY KEY NOT NULL REFERENCES pledges (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT,
    district TEXT,
    text TEXT NOT NULL
);
CREATE INDEX pledge_people_by_email ON pledge_people (email);

-- What those in charge note on it; gone with the pledge.
CREATE TABLE pledge_notes (
    id TEXT PRIMARY KEY NOT NULL,
    pledge_id TEXT NOT NULL REFERENCES pledges (id) ON DELETE CASCADE,
    account_id TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX pledge_notes_by_pledge ON pledge_notes (pledge_id);

-- Which provider is in charge of pledges of a kind that are for no need of anybody's; without a row it is the city's staff.
CREATE TABLE pledge_offices (
    city_id TEXT NOT NULL REFERENCES cities (id),
    kind TEXT NOT NULL,
    provider_id TEXT NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    PRIMARY KEY (city_id, kind)
);
