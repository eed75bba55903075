ALTER TABLE accounts DROP COLUMN closed_at;
ALTER TABLE accounts DROP COLUMN warned_at;
ALTER TABLE accounts DROP COLUMN lang;
DROP INDEX change_log_by_city_and_time;
DROP INDEX change_log_by_time;
DROP TABLE audit;
