//! Districts: parts of a city.

mod model;
mod outline;
mod queries;
pub mod routes;
mod write;

pub use model::District;
pub use outline::{Outline, outline};
pub use queries::load;
