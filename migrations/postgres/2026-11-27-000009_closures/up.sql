-- Days on which a provider is closed, in order: they hold for all its offers. `last_day` is closed, too; `reason` is JSON by language.
CREATE TABLE closures (
    provider_id TEXT NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (provider_id, position)
);
CREATE INDEX closures_by_city ON closures (city_id);
