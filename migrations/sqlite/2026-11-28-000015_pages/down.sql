DROP TABLE facts;
DROP TABLE pages;
