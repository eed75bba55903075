-- What a city's staff set about the twice-yearly check (JSON; what is absent has its default).
CREATE TABLE review_settings (
    city_id TEXT PRIMARY KEY NOT NULL REFERENCES cities (id) ON DELETE CASCADE,
    settings TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

-- Whom reminders go to when the first contact is silent. Never public, erasable on its own.
CREATE TABLE second_contacts (
    provider_id TEXT PRIMARY KEY NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    lang TEXT NOT NULL,
    verified_at TIMESTAMP,
    updated_at TIMESTAMP NOT NULL
);

-- Providers whose corrections are, or are not, published at once, against the city's rule.
CREATE TABLE review_trust (
    provider_id TEXT PRIMARY KEY NOT NULL REFERENCES providers (id) ON DELETE CASCADE,
    trusted BOOLEAN NOT NULL
);

-- A check of the entries of a city. `occasion` makes it one: the planned day, or the campaign's own id.
CREATE TABLE campaigns (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    occasion TEXT NOT NULL,
    name TEXT NOT NULL,
    selection TEXT NOT NULL,
    settings TEXT NOT NULL,
    state TEXT NOT NULL,
    opened_by TEXT,
    opened_at TIMESTAMP NOT NULL,
    paused_at TIMESTAMP,
    paused_seconds BIGINT NOT NULL,
    closed_at TIMESTAMP,
    version BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (city_id, occasion)
);
CREATE INDEX campaigns_by_state ON campaigns (state, city_id);

-- Steps of the ladder that a campaign has taken; the key lets a step be taken once only.
CREATE TABLE campaign_steps (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    taken_at TIMESTAMP NOT NULL,
    PRIMARY KEY (campaign_id, step)
);

-- One per provider and campaign. `contact` says whether mail reaches anybody.
CREATE TABLE reviews (
    id TEXT PRIMARY KEY NOT NULL,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    city_id TEXT NOT NULL REFERENCES cities (id),
    provider_id TEXT NOT NULL REFERENCES providers (id),
    state TEXT NOT NULL,
    contact TEXT NOT NULL,
    step TEXT,
    asked_at TIMESTAMP,
    answered_at TIMESTAMP,
    receipts INTEGER NOT NULL,
    version BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (campaign_id, provider_id)
);
CREATE INDEX reviews_by_provider ON reviews (provider_id, created_at);
CREATE INDEX reviews_by_city ON reviews (city_id, state);

-- One per entry. `shown` is what the check began with, `before` what an answer replaced, for undo.
CREATE TABLE review_items (
    id TEXT PRIMARY KEY NOT NULL,
    review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    noun TEXT NOT NULL,
    record_id TEXT NOT NULL,
    shown_version BIGINT NOT NULL,
    shown TEXT NOT NULL,
    state TEXT NOT NULL,
    answered_at TIMESTAMP,
    answered_by TEXT,
    answered_via TEXT,
    answered_version BIGINT,
    pending TEXT,
    before TEXT,
    UNIQUE (review_id, noun, record_id)
);
CREATE INDEX review_items_by_record ON review_items (record_id);

-- Links to a review: hashes only.
CREATE TABLE review_links (
    token_hash TEXT PRIMARY KEY NOT NULL,
    review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    revoked_at TIMESTAMP
);
CREATE INDEX review_links_by_review ON review_links (review_id);

-- Mails of the check: what was sent and how it went, without the address.
CREATE TABLE mails (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    lang TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    doubtful BOOLEAN NOT NULL,
    reply TEXT,
    created_at TIMESTAMP NOT NULL,
    sent_at TIMESTAMP
);
CREATE INDEX mails_by_campaign ON mails (campaign_id, step, state);

-- Where a mail goes. Personal, erasable on its own.
CREATE TABLE mail_addresses (
    mail_id TEXT PRIMARY KEY NOT NULL REFERENCES mails (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    stop_hash TEXT UNIQUE
);
CREATE INDEX mail_addresses_by_email ON mail_addresses (email);

-- The sections of a mail.
CREATE TABLE mail_reviews (
    mail_id TEXT NOT NULL REFERENCES mails (id) ON DELETE CASCADE,
    review_id TEXT NOT NULL REFERENCES reviews (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (mail_id, review_id)
);
CREATE INDEX mail_reviews_by_review ON mail_reviews (review_id);

-- What waits for staff; `unique_key` keeps one open task for one matter.
CREATE TABLE staff_tasks (
    id TEXT PRIMARY KEY NOT NULL,
    city_id TEXT NOT NULL REFERENCES cities (id),
    kind TEXT NOT NULL,
    unique_key TEXT NOT NULL UNIQUE,
    provider_id TEXT REFERENCES providers (id),
    review_id TEXT REFERENCES reviews (id) ON DELETE CASCADE,
    item_id TEXT REFERENCES review_items (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    due_on DATE NOT NULL,
    created_at TIMESTAMP NOT NULL,
    done_at TIMESTAMP,
    done_by TEXT
);
CREATE INDEX staff_tasks_by_city ON staff_tasks (city_id, state, due_on);

-- What somebody wrote with a task: words, a proposed contact. Personal, erasable on its own.
CREATE TABLE staff_task_notes (
    task_id TEXT PRIMARY KEY NOT NULL REFERENCES staff_tasks (id) ON DELETE CASCADE,
    note TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
