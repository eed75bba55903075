//! Categories: the tree of kinds of offers.

mod model;
mod queries;
pub mod routes;
mod write;

pub use model::Category;
pub use queries::load;
