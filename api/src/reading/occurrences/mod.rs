//! Events that recur: RFC 5545's RRULE, RDATE, EXDATE and changed occurrences, in local time.
//!
//! The rule is expanded by the `rrule` crate on the local clock, as if it were UTC; each local time is then turned into an
//! instant of its own, so that a weekly 17:00 stays 17:00 across clock changes ([`event_instant`]). Expansion begins near the
//! time asked for, not at the first date, so that old series answer as fast as new ones.
//!
//! Readings that RFC 5545 leaves open: the first date always counts as an occurrence, also where the rule would not name it;
//! the end of an occurrence is its start and the exact minutes of its duration (3.8.5.3).
//!
//! [`event_instant`]: crate::spine::calendar::event_instant

mod anchor;
mod check;
mod error;
mod occurrence;
mod parts;
mod read_rule;
mod recurrence;
mod rule;
mod series;
mod until;

pub use error::RecurrenceError;
pub use occurrence::Occurrence;
pub use recurrence::{Override, Recurrence};
pub use series::Series;

#[cfg(test)]
mod tests;
