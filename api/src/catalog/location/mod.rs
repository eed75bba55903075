//! Locations: places of providers. Secret ones never leave the system.

mod model;
mod queries;

pub use model::Location;
pub use queries::load;
