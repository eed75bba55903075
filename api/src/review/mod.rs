//! Staying true: campaigns that ask every provider twice a year, the reviews they consist of, and what is answered.

mod address;
pub mod answer;
pub mod campaign;
mod contacts;
mod entry;
mod forgetting;
pub mod ids;
mod key;
pub mod mailing;
mod oddities;
pub mod returns;
mod rows;
pub mod settings;
pub mod status;
pub mod tasks;
mod ticks;
mod tools;
pub mod words;

pub use entry::Entry;
pub use forgetting::{FORGET, with_forgetting};
pub use key::{ReviewKey, hash};
pub use ticks::{TICK, with_ticks};
pub use tools::{Addresses, Setup, Tools};
