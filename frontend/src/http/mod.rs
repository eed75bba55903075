//! HTTP around the pages: headers, entity tags, compression, the log.

mod assets;
mod body;
mod cache_policy;
mod from_here;
mod headers;
mod health;
mod journal;
mod visitors;

pub use assets::{ASSETS, Asset, Assets, asset, favicon, squeezed, theme, worker};
pub use body::{Bodies, Negotiated};
pub use cache_policy::CachePolicy;
pub use from_here::is_from_here;
pub use headers::{content_security_policy, every_answer};
pub use health::{live, ready};
pub use visitors::Visitors;
