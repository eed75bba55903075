//! Events, once or recurring.

mod model;
mod queries;

pub use model::{Event, Override};
pub use queries::load;
