ALTER TABLE review_items DROP COLUMN place_before;
DROP TABLE currency_days;
DROP TABLE raised_dates;
DROP TABLE mail_returns;
DROP TABLE mail_words;
DROP TABLE mail_contents;
