-- What the nightly check found out about the websites that published entries of a city name: a row per city and address.
-- `failures` counts the nights in a row on which it could not be reached; on `missing` of them somebody said that there is nothing.
CREATE TABLE website_checks (
    city_id TEXT NOT NULL REFERENCES cities (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    http_status INTEGER,
    failures INTEGER NOT NULL,
    missing INTEGER NOT NULL,
    first_failed_at TIMESTAMP,
    broken_since TIMESTAMP,
    checked_at TIMESTAMP NOT NULL,
    PRIMARY KEY (city_id, url)
);
