//! Events, once or recurring.

mod check;
mod model;
mod queries;
pub mod routes;
mod times;
mod wire;
mod write;

pub use model::{Event, Override};
pub use queries::load;
