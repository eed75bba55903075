//! Topics: words that mean the same, for the search.

mod check;
mod model;
mod queries;
pub mod routes;
mod write;

pub use model::Topic;
pub use queries::load;
