//! Pages of standing information: their tree, and what the public reads of it.

mod answers;
pub mod routes;
mod tree;

pub use tree::{PageRow, PageTree};
