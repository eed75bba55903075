//! What every test stands on.

mod database;
mod postgres;
mod sample;

pub use database::TestDatabase;
pub use sample::{at, record, spin_until, whole_log};
