//! The work of a night: a job for each city, when it is night there.

mod check;
mod job;
mod tick;

pub use check::check_city;
pub use job::{CHECK, Payload, handlers};
pub use tick::{TICK, tick};
