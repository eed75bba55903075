//! The demo city: Trier, from files embedded in the program, through the same importer as any other data. And a generator
//! of fictional cities of any size, for load tests.

mod files;
pub mod generator;

use crate::imports::{self, ImportError, Order, Report, Silent};
use crate::rules::CHECKS;
use crate::spine::clock::Clock;
use crate::spine::db::Database;

/// Imports the demo city. Idempotent: a second run changes nothing, and what people changed stays.
pub fn install(db: &Database, clock: &Clock) -> Result<Report, ImportError> {
    let order = Order {
        source: "demo".to_owned(),
        city: Some("trier".to_owned()),
        ..Order::default()
    };
    imports::import(db, clock, CHECKS, &files::trier(), &order, &Silent)
}
