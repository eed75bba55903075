//! Cities: the frame of everything else. Nothing is global that belongs to a city.

mod check;
mod languages;
mod make;
mod model;
mod notices;
mod params;
mod queries;
pub mod routes;
pub mod theme;
mod write;

pub use check::is_region;
pub use make::make;
pub use model::{City, CitySettings, Emergency, Notice};
pub use queries::{all, by_slug, insert, named};
