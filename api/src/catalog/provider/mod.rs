//! Providers: organisations and offices.

mod model;
mod queries;
mod review_contact;

pub use model::Provider;
pub use queries::load;
pub use review_contact::{ReviewContact, contacts_of_city, set_contact, verify_contact};
