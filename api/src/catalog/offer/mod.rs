//! Offers: what providers offer.

mod model;
mod parts;
mod queries;

pub use model::{Capacity, HoursSet, Offer};
pub use queries::load;
