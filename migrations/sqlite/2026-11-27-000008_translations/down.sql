DROP TABLE machine_translations;
ALTER TABLE texts DROP COLUMN draft;
ALTER TABLE texts DROP COLUMN reviewed_by;
ALTER TABLE texts DROP COLUMN reviewed_at;
ALTER TABLE texts DROP COLUMN translator;
