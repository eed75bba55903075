DROP TABLE barrier_texts;
DROP TABLE barriers;
