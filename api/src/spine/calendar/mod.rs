//! Calendar facts: the public holidays of the regions that Porta serves, and local time turned into instants.
//!
//! Pure: no clock, no files. Holidays are computed from the laws that set them; dates are local calendar dates of the
//! region. The tables describe the law from 1991 on; for earlier years the rows without a first year are carried back and
//! are not claimed to be right.

mod day;
mod easter;
mod france;
mod germany;
mod holiday;
mod local_time;
mod lookup;
mod luxembourg;
mod region;

pub use easter::easter_sunday;
pub use local_time::{Showings, event_instant, showings, wall_clock_instant};
pub use region::{HolidayRegion, UnknownRegion};

#[cfg(test)]
mod tests;
