//! Pictures that were uploaded: which files each has. What is to be seen on one, and who made it, the article says that shows it.

mod model;
mod queries;

pub use model::{Picture, PictureFile};
pub use queries::{by_upload, forget_unused, insert, known, mark_used, names_in_use, of_city, unused_since};
