//! Public holidays of the regions that Porta serves, computed from the laws that set them.
//!
//! Pure: no clock, no files. Dates are local calendar dates of the region. The tables describe the law from 1991 on;
//! for earlier years the rows without a first year are carried back and are not claimed to be right.

mod day;
mod easter;
mod france;
mod germany;
mod holiday;
mod lookup;
mod luxembourg;
mod region;

pub use easter::easter_sunday;
pub use region::{HolidayRegion, UnknownRegion};

#[cfg(test)]
mod tests;
