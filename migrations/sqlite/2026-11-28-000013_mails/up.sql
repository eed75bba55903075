-- What a mail of the check said, as it was sent, the secrets of its links masked.
CREATE TABLE mail_contents (
    mail_id TEXT PRIMARY KEY NOT NULL REFERENCES mails (id) ON DELETE CASCADE,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL
);

-- Words of mails that a city writes itself, in place of those of the program.
CREATE TABLE mail_words (
    city_id TEXT NOT NULL REFERENCES cities (id) ON DELETE CASCADE,
    lang TEXT NOT NULL,
    word TEXT NOT NULL,
    text TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (city_id, lang, word)
);

-- What came back on a mail: refusals, delays, notices of absence, answers. `digest` lets the same message count once.
CREATE TABLE mail_returns (
    id TEXT PRIMARY KEY NOT NULL,
    digest TEXT NOT NULL UNIQUE,
    mail_id TEXT NOT NULL REFERENCES mails (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    status TEXT,
    received_at TIMESTAMP NOT NULL
);
CREATE INDEX mail_returns_by_mail ON mail_returns (mail_id);

-- Dates of entries that raise a question to their provider: the key lets each raise one once. Without `raised_at` it is still to be asked.
CREATE TABLE raised_dates (
    record_id TEXT NOT NULL,
    occasion TEXT NOT NULL,
    raised_at TIMESTAMP,
    PRIMARY KEY (record_id, occasion)
);

-- How current a city was, a row a day.
CREATE TABLE currency_days (
    city_id TEXT NOT NULL REFERENCES cities (id) ON DELETE CASCADE,
    day DATE NOT NULL,
    entries BIGINT NOT NULL,
    within_6_months BIGINT NOT NULL,
    within_12_months BIGINT NOT NULL,
    PRIMARY KEY (city_id, day)
);

-- The place of an entry as it was before its address was corrected, for undo.
ALTER TABLE review_items ADD COLUMN place_before TEXT;
