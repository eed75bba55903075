-- What an account may do, and where. A person may hold several.
CREATE TABLE grants (
    id TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    city_id TEXT,
    provider_id TEXT,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX grants_by_account ON grants (account_id);
CREATE INDEX grants_by_city ON grants (city_id);
INSERT INTO grants (id, account_id, role, city_id, created_at) SELECT id, id, role, city_id, created_at FROM accounts;
ALTER TABLE accounts DROP COLUMN role;
ALTER TABLE accounts DROP COLUMN city_id;

-- A login on a device. Its tokens are void once it has ended.
CREATE TABLE sessions (
    id TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    device TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX sessions_by_account ON sessions (account_id);

-- Every refresh token a session has had; each is good for one use, and a second use ends the session.
CREATE TABLE refresh_tokens (
    token_hash TEXT PRIMARY KEY NOT NULL,
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

-- Applications of partners, and our own frontends. `per_minute` is a limit of its own.
CREATE TABLE clients (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    city_id TEXT,
    provider_id TEXT,
    per_minute INTEGER,
    created_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP,
    revoked_at TIMESTAMP
);

-- Their secrets, hashed; two hold while one replaces the other.
CREATE TABLE client_secrets (
    id TEXT PRIMARY KEY NOT NULL,
    client_id TEXT NOT NULL REFERENCES clients (id) ON DELETE CASCADE,
    secret_hash TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP
);
CREATE INDEX client_secrets_by_client ON client_secrets (client_id);

-- One-time passwords by time (RFC 6238). The secret is sealed; `last_step` keeps a password from being used twice.
CREATE TABLE second_factors (
    account_id TEXT PRIMARY KEY NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    sealed_secret TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    confirmed_at TIMESTAMP,
    last_step BIGINT NOT NULL
);
CREATE TABLE recovery_codes (
    code_hash TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX recovery_codes_by_account ON recovery_codes (account_id);

-- Where staff need a second factor: the id of a city, or `installation`.
CREATE TABLE factor_rules (
    place TEXT PRIMARY KEY NOT NULL,
    since TIMESTAMP NOT NULL
);

-- Links in mails: invitation, another password, another address. Single use; only a hash of the token is kept.
CREATE TABLE links (
    token_hash TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL,
    purpose TEXT NOT NULL,
    new_email TEXT,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX links_by_account ON links (account_id);
