//! The wire types of Porta's API, shared by the API, its clients and the frontend, and a typed client (feature `client`).
//!
//! Fields that a newer API adds are ignored by an older client; words it does not know become `Unrecognised`.

mod account;
mod audit;
mod bulk;
mod campaign;
mod category_record;
mod change;
mod city;
mod city_record;
#[cfg(feature = "client")]
pub mod client;
mod client_record;
mod district_record;
mod event;
mod event_record;
mod list;
mod local_time;
mod offer;
mod personal;
mod problem;
mod proposal;
mod provider;
mod review;
mod search;
mod session;
mod text;
mod topic_record;
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
pub use category_record::*;
pub use change::*;
pub use city::*;
pub use city_record::*;
pub use client_record::*;
pub use district_record::*;
pub use event::*;
pub use event_record::*;
pub use list::*;
pub use local_time::*;
pub use offer::*;
pub use personal::*;
pub use problem::*;
pub use proposal::*;
pub use provider::*;
pub use review::*;
pub use search::*;
pub use session::*;
pub use text::*;
pub use topic_record::*;
pub use translation::*;
pub use translation_words::*;
pub use version::*;
pub use word::Word;
pub use words::*;
pub use write::*;
