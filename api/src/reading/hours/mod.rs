//! Opening hours: OpenStreetMap's `opening_hours` text, read and evaluated for a place.
//!
//! The text is parsed by the `opening-hours-syntax` crate (grammar of
//! <https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification>). The evaluation is our own, because the answers
//! differ from OSM's in what Porta must not claim:
//!
//! * **Public holidays.** Where a rule without `PH` would be open on a public holiday of the region, the state is
//!   *unknown*; outside its times it is closed. As written count: rules that match through `PH`, rules for explicit dates
//!   (at most a month long, without weekdays, or a single day), and rules round the clock such as `24/7`.
//! * **School holidays.** They are not known. Where `SH` could change the answer, that is where the day comes out
//!   differently with and without school holidays, the state is *unknown*; elsewhere it is what both agree on.
//! * **Notes.** `unknown`, or a comment without `open` or `off` before it (`"by appointment"`), is *unknown* with that note.
//! * **Open ends.** From `17:00+` on, the state is *unknown* until midnight, and for four hours at least.
//! * **The sun.** `sunrise` and the like need coordinates; without them their time is *unknown*.
//! * **Past midnight.** A time such as `22:00-02:00` belongs to the day on which it begins, with its holidays and its rules:
//!   `Fr 22:00-02:00; Sa off` is open until 02:00 on Saturday.
//! * **Fallback.** What follows `||` holds at every instant at which the rules before it say closed.
//! * **Clock changes.** Times are read off the wall clock: a time that is skipped is the moment of the change, one that comes
//!   twice is its first occurrence.

mod civil;
mod clock_time;
mod closed_days;
mod combine;
mod dates;
mod days;
mod diagnose;
mod error;
mod guard;
mod monthday;
mod pieces;
mod place;
mod read;
mod repair;
mod rule;
mod schedule;
mod span;
mod state;
mod sun;
mod timeline;
mod times;
mod write;

pub use clock_time::ClockTime;
pub use closed_days::{ClosedDays, Run};
pub use combine::{combine, merge_spans, state_in};
pub use days::DayHours;
pub use error::{HoursError, HoursProblem, MOST_CHARACTERS, MOST_RULES};
pub use place::Place;
pub use schedule::{Schedule, normalise};
pub use span::Span;
pub use state::{OpenState, StateAt, UnknownReason};

#[cfg(test)]
mod tests;
