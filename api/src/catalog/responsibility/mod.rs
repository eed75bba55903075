//! Responsibilities: which offices are in charge of a concern, for people in which situation.

mod check;
pub mod keys;
mod model;
mod parts;
mod queries;
mod repoint;
pub mod routes;
mod uses;
mod wire;
mod write;

pub use model::{Link, Office, OfficeHours, Responsibility, situations_fault};
pub use queries::load;
pub use repoint::repoint;
pub use uses::{of_provider, of_topic};
