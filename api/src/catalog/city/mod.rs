//! Cities: the frame of everything else. Nothing is global that belongs to a city.

mod model;
mod queries;

pub use model::{City, CitySettings, Emergency};
pub use queries::{all, by_slug, insert, named, update};
