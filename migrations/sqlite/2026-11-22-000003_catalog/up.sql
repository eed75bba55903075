CREATE TABLE cities (
    id TEXT PRIMARY KEY NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    country TEXT NOT NULL,
    region TEXT NOT NULL,
    languages TEXT NOT NULL,
    lat DOUBLE PRECISION NOT NULL,
    lon DOUBLE PRECISION NOT NULL,
    demo BOOLEAN NOT NULL,
    settings TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE districts (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    slug TEXT NOT NULL,
    number INTEGER,
    name TEXT NOT NULL,
    parts TEXT NOT NULL,
    postal_codes TEXT NOT NULL,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    outline TEXT,
    external_id TEXT,
    provenance TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (city_id, slug),
    UNIQUE (city_id, external_id)
);

CREATE TABLE categories (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    parent_id TEXT REFERENCES categories (id),
    slug TEXT NOT NULL,
    position INTEGER NOT NULL,
    icon TEXT,
    sensitive BOOLEAN NOT NULL,
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

-- Words that mean the same, in many languages, and the categories they lead to. Staff keep them; the search reads them.
CREATE TABLE topics (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    slug TEXT NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    categories TEXT NOT NULL,
    target_groups TEXT NOT NULL,
    records TEXT NOT NULL,
    soft BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (city_id, slug)
);

CREATE TABLE providers (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    slug TEXT NOT NULL,
    kind TEXT NOT NULL,
    publication TEXT NOT NULL,
    languages TEXT NOT NULL,
    phone TEXT,
    email TEXT,
    website TEXT,
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

-- Whom the twice-yearly check writes to. Never public, erasable on its own.
CREATE TABLE review_contacts (
    provider_id TEXT PRIMARY KEY NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    lang TEXT NOT NULL,
    verified_at TIMESTAMP,
    updated_at TIMESTAMP NOT NULL
);

CREATE TABLE locations (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    provider_id TEXT NOT NULL REFERENCES providers (id),
    slug TEXT NOT NULL,
    secret BOOLEAN NOT NULL,
    publication TEXT NOT NULL,
    main BOOLEAN NOT NULL,
    street TEXT,
    postal_code TEXT,
    town TEXT,
    district_id TEXT REFERENCES districts (id),
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    approximate BOOLEAN NOT NULL,
    wheelchair TEXT NOT NULL,
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
CREATE INDEX locations_by_provider ON locations (provider_id);

CREATE TABLE offers (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    provider_id TEXT NOT NULL REFERENCES providers (id),
    slug TEXT NOT NULL,
    publication TEXT NOT NULL,
    target_groups TEXT NOT NULL,
    languages TEXT NOT NULL,
    access TEXT NOT NULL,
    contact_by TEXT NOT NULL,
    cost TEXT NOT NULL,
    capacity TEXT NOT NULL,
    capacity_since DATE,
    capacity_until DATE,
    successor_id TEXT REFERENCES offers (id),
    phone TEXT,
    email TEXT,
    website TEXT,
    valid_from DATE,
    valid_until DATE,
    funded_until DATE,
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
CREATE INDEX offers_by_provider ON offers (provider_id);

CREATE TABLE offer_categories (
    offer_id TEXT NOT NULL REFERENCES offers (id) ON DELETE CASCADE,
    category_id TEXT NOT NULL REFERENCES categories (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (offer_id, category_id)
);
CREATE INDEX offer_categories_by_category ON offer_categories (category_id);

CREATE TABLE offer_locations (
    offer_id TEXT NOT NULL REFERENCES offers (id) ON DELETE CASCADE,
    location_id TEXT NOT NULL REFERENCES locations (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (offer_id, location_id)
);
CREATE INDEX offer_locations_by_location ON offer_locations (location_id);

-- Sets of hours of an offer or of a location.
CREATE TABLE hours (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    noun TEXT NOT NULL,
    record_id TEXT NOT NULL,
    location_id TEXT REFERENCES locations (id),
    position INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    access TEXT,
    rule TEXT NOT NULL,
    note TEXT
);
CREATE INDEX hours_by_record ON hours (record_id);

CREATE TABLE events (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    provider_id TEXT NOT NULL REFERENCES providers (id),
    location_id TEXT REFERENCES locations (id),
    slug TEXT NOT NULL,
    publication TEXT NOT NULL,
    audience TEXT NOT NULL,
    target_groups TEXT NOT NULL,
    starts_at TIMESTAMP NOT NULL,
    duration_minutes INTEGER NOT NULL,
    rrule TEXT,
    exdates TEXT NOT NULL,
    rdates TEXT NOT NULL,
    overrides TEXT NOT NULL,
    place TEXT,
    online_url TEXT,
    registration_url TEXT,
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
CREATE INDEX events_by_provider ON events (provider_id);

-- The texts of records, one row per language; `source_version` is the text version of the source they were made against.
CREATE TABLE texts (
    record_id TEXT NOT NULL,
    lang TEXT NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    noun TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    description TEXT NOT NULL,
    notes TEXT NOT NULL,
    source_version BIGINT NOT NULL,
    origin TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (record_id, lang)
);
CREATE INDEX texts_by_city ON texts (city_id, noun);

-- Every slug a record ever had, and addresses of older systems. Old ones answer with a redirect.
CREATE TABLE addresses (
    city_id TEXT NOT NULL REFERENCES cities (id),
    noun TEXT NOT NULL,
    address TEXT NOT NULL,
    record_id TEXT NOT NULL,
    legacy BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (city_id, noun, address)
);
CREATE INDEX addresses_by_record ON addresses (record_id);
