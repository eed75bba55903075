//! Providers: organisations and offices.

mod beside;
pub mod closures;
mod model;
mod parts;
mod queries;
mod review_contact;
pub mod routes;
pub mod transfer;
pub mod trust;
mod wire;
mod write;

pub use model::{Closure, Provider};
pub use queries::load;
pub use review_contact::{ReviewContact, contacts_of_city, set_contact, verified_contact, verify_contact};
