//! The wire types of Porta's API, shared by the API, its clients and the frontend, and a typed client (feature `client`).
//!
//! Fields that a newer API adds are ignored by an older client; words it does not know become `Unrecognised`.

mod account;
mod audit;
mod bulk;
mod campaign;
mod change;
mod city;
#[cfg(feature = "client")]
pub mod client;
mod client_record;
mod event;
mod list;
mod offer;
mod personal;
mod place_record;
mod problem;
mod proposal;
mod provider;
mod provider_record;
mod review;
mod search;
mod session;
mod text;
mod transfer;
mod translation;
mod translation_words;
mod version;
mod word;
mod words;
mod write;

pub use account::*;
pub use audit::*;
pub use bulk::*;
pub use campaign::*;
pub use change::*;
pub use city::*;
pub use client_record::*;
pub use event::*;
pub use list::*;
pub use offer::*;
pub use personal::*;
pub use place_record::*;
pub use problem::*;
pub use proposal::*;
pub use provider::*;
pub use provider_record::*;
pub use review::*;
pub use search::*;
pub use session::*;
pub use text::*;
pub use transfer::*;
pub use translation::*;
pub use translation_words::*;
pub use version::*;
pub use word::Word;
pub use words::*;
pub use write::*;
