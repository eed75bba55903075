//! Campaigns: opened by the schedule or by hand, previewed, paused, resumed, closed; and the ladder they climb.

pub mod cli;
mod counts;
mod dates;
mod ladder;
mod open;
mod preview;
pub mod routes;
mod select;
mod state;
mod wire;

pub use ladder::tick;
pub use open::{Opening, open};
pub use preview::preview;
pub use state::{Verb, turn};
pub use wire::{list, read};
