DROP TABLE links;
DROP TABLE factor_rules;
DROP TABLE recovery_codes;
DROP TABLE second_factors;
DROP TABLE client_secrets;
DROP TABLE clients;
DROP TABLE refresh_tokens;
DROP TABLE sessions;
-- An account had one role: its first is kept.
ALTER TABLE accounts ADD COLUMN role TEXT NOT NULL DEFAULT 'provider_member';
ALTER TABLE accounts ADD COLUMN city_id TEXT;
UPDATE accounts SET
    role = coalesce((SELECT role FROM grants WHERE account_id = accounts.id ORDER BY created_at, id LIMIT 1), 'provider_member'),
    city_id = (SELECT city_id FROM grants WHERE account_id = accounts.id ORDER BY created_at, id LIMIT 1);
DROP TABLE grants;
