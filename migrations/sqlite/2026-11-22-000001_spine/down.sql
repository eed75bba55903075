DROP TABLE schedules;
DROP TABLE jobs;
DROP TABLE change_log;
