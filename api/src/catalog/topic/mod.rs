//! Topics: words that mean the same, for the search.

mod model;
mod queries;

pub use model::Topic;
pub use queries::load;
