DROP TABLE subscription_addresses;
DROP TABLE subscriptions;
