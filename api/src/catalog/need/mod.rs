//! Needs: what providers look for, and what they ask people not to bring.

mod check;
mod model;
mod queries;
pub mod routes;
mod wire;
mod write;

pub use model::Need;
pub use queries::load;
