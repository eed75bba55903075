DROP TABLE secret_keepers;
