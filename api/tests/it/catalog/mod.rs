//! Offers written over HTTP, and the feed of changes that follows.

mod doors;
mod feed;
mod life;
mod match_version;
mod places;
mod rewrite;
pub mod scene;
mod validation;
