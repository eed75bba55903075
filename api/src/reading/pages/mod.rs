//! Pages of standing information: their tree, and what the public reads of it.

mod answers;
mod tree;

pub use answers::{page, pages};
pub use tree::{PageRow, PageTree};
