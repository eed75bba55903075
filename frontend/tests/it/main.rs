//! The pages in process, against a fake API.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod account;
mod barrier;
mod caching;
mod check;
mod client;
mod closures;
mod config;
mod contract;
mod crawl;
mod directory;
mod handout;
mod harness;
mod headers;
mod help;
mod information;
mod locales;
mod machines;
mod new_district;
mod news;
mod notices;
mod offer;
mod offers;
mod reading;
mod report;
mod responsibilities;
mod search;
mod style;
mod subscribe;
mod suggest;
mod tigrinya;
mod troubles;

#[path = "../fake/mod.rs"]
mod fake;
