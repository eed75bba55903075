//! Offers: what providers offer.

mod check;
mod model;
mod parts;
mod queries;
mod references;
pub mod routes;
mod wire;
mod write;

pub use model::{Capacity, HoursSet, Offer};
pub use queries::{load, named};
pub use write::{Author, Tools, archive, change, create, read};
