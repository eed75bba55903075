DELETE FROM staff_tasks WHERE kind = 'suggestion';
DROP TABLE suggestion_senders;
DROP TABLE suggestion_contents;
DROP TABLE suggestions;
