DROP TABLE website_checks;
