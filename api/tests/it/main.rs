//! The integration tests: one binary, a folder per wing. Every test has a database of its own and runs beside all others.
//!
//! On SQLite by default; on PostgreSQL with `PORTA_TEST_DATABASE=postgres://user@host:port/postgres` (a role that may create
//! databases).

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod access;
mod catalog;
mod cli;
mod harness;
mod imports;
mod letters;
mod mail;
mod permissions;
mod pictures;
mod pledges;
mod reading;
mod relevance;
mod reports;
mod review;
mod rooms;
mod spine;
mod subscriptions;
mod suggestions;
mod translation;
mod websites;
mod writing;
