//! The demo cities, Trier and a small made-up one, from files embedded in the program, through the same importer as any other data. And a generator
//! of fictional cities of any size, for load tests.

mod files;
pub mod generator;
pub mod pictures;

use crate::imports::{self, ImportError, InputFile, Order, Report, Silent};
use crate::rules::CHECKS;
use crate::spine::clock::Clock;
use crate::spine::db::Database;

/// Imports the demo city, Trier. Idempotent: a second run changes nothing, and what people changed stays.
pub fn install(db: &Database, clock: &Clock) -> Result<Report, ImportError> {
    bring(db, clock, ("trier", &files::trier()))
}

/// Imports the second demo city, a small and made-up one, as [`install`] does.
pub fn install_second(db: &Database, clock: &Clock) -> Result<Report, ImportError> {
    bring(db, clock, ("luxembourg", &files::luxembourg()))
}

fn bring(db: &Database, clock: &Clock, (city, files): (&str, &[InputFile])) -> Result<Report, ImportError> {
    let order = Order {
        source: "demo".to_owned(),
        city: Some(city.to_owned()),
        ..Order::default()
    };
    imports::import(db, clock, CHECKS, files, &order, &Silent)
}
