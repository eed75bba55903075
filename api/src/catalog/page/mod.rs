//! Pages: standing information of the city, a tree of texts, some with steps to take. The staff look after them.

mod check;
mod confirm;
mod due;
mod model;
mod queries;
pub mod routes;
mod write;

pub use check::{LEADS_TO, step_key};
pub use due::due;
pub use model::{Owner, Page, Step, step_note};
pub use queries::{load, tree};
