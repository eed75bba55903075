//! Articles: news of the city, with pictures.

mod check;
mod model;
mod queries;
pub mod routes;
mod write;

pub use model::{Article, ArticlePicture, MOST_PICTURES};
pub use queries::{appearing, load};
