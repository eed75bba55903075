DROP TABLE report_mails;
DROP TABLE report_texts;
DROP TABLE reports;
DELETE FROM staff_tasks WHERE kind = 'report';
ALTER TABLE staff_tasks DROP COLUMN record_id;
ALTER TABLE staff_tasks DROP COLUMN noun;
ALTER TABLE staff_tasks DROP CONSTRAINT staff_tasks_provider_id_fkey;
ALTER TABLE staff_tasks ADD CONSTRAINT staff_tasks_provider_id_fkey FOREIGN KEY (provider_id) REFERENCES providers (id);
