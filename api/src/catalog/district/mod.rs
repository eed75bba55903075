//! Districts: parts of a city.

mod model;
mod queries;

pub use model::District;
pub use queries::load;
