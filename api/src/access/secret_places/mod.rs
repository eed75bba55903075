//! Who sees the secret places of a city (a women's shelter): a right beside every role, given to a person by the city's administrators.

mod queries;
pub mod routes;

pub use queries::{allow, of_city, sees, withdraw};
