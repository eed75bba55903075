-- Who sees the secret places of a city, by whose word and since when. A right beside every role.
CREATE TABLE secret_keepers (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    city_id TEXT NOT NULL REFERENCES cities (id) ON DELETE CASCADE,
    granted_by TEXT,
    granted_at TIMESTAMP NOT NULL,
    PRIMARY KEY (account_id, city_id)
);
CREATE INDEX secret_keepers_by_city ON secret_keepers (city_id);
