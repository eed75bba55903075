DROP TABLE responsibility_offices;
DROP TABLE responsibilities;
