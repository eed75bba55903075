-- News of the city. `pictures` names uploaded pictures, with the words that belong to them in this article.
CREATE TABLE articles (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    slug TEXT NOT NULL,
    publication TEXT NOT NULL,
    date DATE NOT NULL,
    visible_from DATE,
    visible_until DATE,
    categories TEXT NOT NULL,
    author TEXT,
    pictures TEXT NOT NULL,
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

-- Pictures that were uploaded. Their files lie in the store of pictures, under names made of the hash of their bytes.
CREATE TABLE pictures (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    upload_hash TEXT NOT NULL,
    files TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP NOT NULL,
    UNIQUE (city_id, upload_hash)
);
CREATE INDEX pictures_by_use ON pictures (used_at);
