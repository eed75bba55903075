DROP TABLE pledge_offices;
DROP TABLE pledge_notes;
DROP TABLE pledge_people;
DROP TABLE pledges;
DELETE FROM texts WHERE noun = 'need';
DELETE FROM addresses WHERE noun = 'need';
DROP TABLE needs;
