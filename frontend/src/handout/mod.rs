//! What somebody collects for a hand-out: kept in the address of every page, and nowhere else.

mod basket;
mod carry;
mod entry;

pub use basket::{Basket, MOST, PARAMETER};
pub use carry::carry;
pub use entry::{Entry, Kind};
