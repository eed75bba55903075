DROP TABLE kept_answers;
DROP TABLE record_notes;
DROP TABLE proposal_words;
DROP TABLE proposals;
DROP TABLE trash;
DROP TABLE record_versions;
