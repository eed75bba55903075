DELETE FROM texts WHERE noun = 'article';
DELETE FROM addresses WHERE noun = 'article';
DROP TABLE pictures;
DROP TABLE articles;
