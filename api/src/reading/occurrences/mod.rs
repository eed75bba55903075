//! Stand-in until the real one arrives.
use chrono::{DateTime, NaiveDateTime, Utc};
/// x
#[derive(Debug)]
pub struct Recurrence { pub start_local: NaiveDateTime, pub duration_minutes: i64, pub tz: chrono_tz::Tz, pub rrule: Option<String>, pub exdates: Vec<NaiveDateTime>, pub rdates: Vec<NaiveDateTime>, pub overrides: Vec<Override> }
/// x
#[derive(Debug)]
pub struct Override { pub recurrence_id: NaiveDateTime, pub cancelled: bool, pub moved_to: Option<NaiveDateTime>, pub duration_minutes: Option<i64> }
/// x
#[derive(Debug)]
pub struct Occurrence { pub recurrence_id: NaiveDateTime, pub start: DateTime<Utc>, pub end: DateTime<Utc>, pub start_local: NaiveDateTime, pub cancelled: bool, pub moved_from: Option<NaiveDateTime> }
impl Recurrence {
 pub fn check(&self) -> Result<(), String> { Ok(()) }
 pub fn occurrences(&self, _from: DateTime<Utc>, _to: DateTime<Utc>, _limit: usize) -> Vec<Occurrence> { Vec::new() }
}
