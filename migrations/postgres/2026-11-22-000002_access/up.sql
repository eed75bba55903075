-- Who may write. Tokens issued up to `tokens_after` are void (a new password).
CREATE TABLE accounts (
    id TEXT PRIMARY KEY NOT NULL,
    email TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL,
    city_id TEXT,
    tokens_after TIMESTAMP,
    disabled_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    last_login_at TIMESTAMP
);

-- Failed logins by address, known or not: a locked address tells nobody whether it has an account. The address itself is not kept.
CREATE TABLE login_failures (
    address_hash TEXT PRIMARY KEY NOT NULL,
    failures INTEGER NOT NULL,
    locked_until TIMESTAMP,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX login_failures_by_age ON login_failures (updated_at);
