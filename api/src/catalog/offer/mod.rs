//! Offers: what providers offer.

mod check;
mod model;
mod parts;
mod places;
mod queries;
mod references;
pub mod routes;
mod wire;
mod write;

pub use model::{Capacity, HoursSet, Offer};
pub use queries::{load, named};
pub use wire::{hours as hours_to_wire, successor_slug};
