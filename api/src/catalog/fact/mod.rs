//! Facts: series of figures about the city or one of its districts.

pub mod check;
mod model;
mod queries;
pub mod routes;
mod write;

pub use model::{Fact, Point, UNIT};
pub use queries::load;
