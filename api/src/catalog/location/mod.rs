//! Locations: places of providers. Secret ones never leave the system.

mod model;
mod queries;
pub mod routes;
mod seat;
mod wire;
mod write;

pub use model::Location;
pub use queries::load;
pub use seat::has_seat;
