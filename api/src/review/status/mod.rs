//! How the check stands: for staff, as JSON and as CSV; and what they do about it.

mod count;
mod csv;
mod history;
mod read;
pub mod routes;
mod staff;

pub use count::keep_day;
pub use csv::{TableParams, csv};
pub use history::history;
pub use read::read;
pub use staff::{accept, done, set_contact};
