//! Pictures of articles: taken in, made small in several widths without anything their file said beside the picture, kept, given out, and
//! deleted when no article has them.

mod forgetting;
mod receive;
pub mod routes;
mod shrink;
mod tools;

pub use forgetting::{DELETE, FORGET, delete, forget, with_forgetting};
pub use receive::receive;
pub use shrink::{Small, shrink};
pub use tools::Tools;
