//! One translation beside its source: read, written, taken away.

mod place;
mod read;
mod write;

pub use place::{Kind, New, put};
pub use read::{Target, read};
pub(super) use read::{named, shown};
pub use write::{Who, remove, trusted, write};
