//! Providers: organisations and offices.

pub mod closures;
mod model;
mod parts;
mod queries;
mod review_contact;

pub use model::{Closure, Provider};
pub use queries::load;
pub use review_contact::{ReviewContact, contacts_of_city, set_contact, verified_contact, verify_contact};
