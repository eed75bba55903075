//! What staff see of it.

mod read;
mod table;

pub use read::read;
pub use table::csv;
