//! The spine: what every wing stands on.

mod backups;
mod blueprint;
mod jobs;
mod log;
mod migrations;
mod parity;
mod transactions;
