//! The recurring look whether it is night somewhere.

use chrono::Timelike;
use serde_json::to_value;

use super::{CHECK, Payload};
use crate::catalog::city;
use crate::spine::db::DbError;
use crate::spine::jobs::{NewJob, enqueue};
use crate::websites::Tools;

/// Kind of the job; schedule it hourly.
pub const TICK: &str = "websites.tick";
/// The hours of the night, by the clocks of the city. A worker that was down at the beginning still finds it.
const NIGHT: std::ops::Range<u32> = 2..5;
/// How often a night is tried.
const ATTEMPTS: i32 = 4;

/// Orders the check of every city in which it is night, once a night; blocking. Demo cities are left out: their websites are those of
/// real people, who have not asked for it. Says how many that were.
///
/// # Errors
/// [`DbError`] when the database is of no help.
pub fn tick(tools: &Tools) -> Result<usize, DbError> {
    let now = tools.clock.now();
    let mut ordered = 0;
    for city in tools.database.read(city::all)?.into_iter().filter(|city| !city.demo) {
        let local = now.with_timezone(&city.time_zone);
        if !NIGHT.contains(&local.hour()) {
            continue;
        }
        let unique_key = format!("websites/{}/{}", city.id, local.date_naive());
        let payload = Payload {
            city: city.id,
            night: now,
        };
        let payload = to_value(payload).map_err(|error| DbError::Other(error.to_string()))?;
        let job = NewJob {
            kind: CHECK,
            unique_key: &unique_key,
            payload: &payload,
            run_at: now,
            max_attempts: ATTEMPTS,
        };
        ordered += usize::from(tools.database.write(|tx| enqueue(tx, now, &job))?);
    }
    Ok(ordered)
}
