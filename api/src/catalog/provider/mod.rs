//! Providers: organisations and offices.

mod model;
mod queries;

pub use model::Provider;
pub use queries::load;
