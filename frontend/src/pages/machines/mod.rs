//! What machines read: robots, the map of the site, the manifest, whom to tell of holes, suggestions while typing.

mod manifest;
mod robots;
mod security;
mod sitemap;
mod suggestions;

pub use manifest::manifest;
pub use robots::robots;
pub use security::security;
pub use sitemap::{sitemap, sitemap_part};
pub use suggestions::suggestions;
