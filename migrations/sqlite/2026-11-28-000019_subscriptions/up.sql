-- News of a city by mail. `tx` and `seq` are the place in the change log up to which news have been told.
CREATE TABLE subscriptions (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    state TEXT NOT NULL,
    lang TEXT NOT NULL,
    nouns TEXT NOT NULL,
    categories TEXT NOT NULL,
    districts TEXT NOT NULL,
    languages TEXT NOT NULL,
    rhythm TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    tx BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    asked_at TIMESTAMP NOT NULL,
    confirmed_at TIMESTAMP,
    next_at TIMESTAMP,
    refusals INTEGER NOT NULL
);
CREATE INDEX subscriptions_by_time ON subscriptions (state, next_at);

-- Where the mails go, and the secret of their links, sealed. Personal, erasable on its own.
CREATE TABLE subscription_addresses (
    subscription_id TEXT PRIMARY KEY NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    city_id TEXT NOT NULL REFERENCES cities (id),
    email TEXT NOT NULL,
    token TEXT NOT NULL,
    UNIQUE (city_id, email)
);
