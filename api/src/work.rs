//! The table of contents of the work that follows writes and clocks: every kind of job and every schedule, in one place.

use chrono_tz::Tz;

use crate::access::account::{FORGET, with_forgetting};
use crate::catalog::entries;
use crate::catalog::writing::once;
use crate::review::mailing::{self, Sender};
use crate::review::{TICK, with_ticks};
use crate::spine::jobs::{Handlers, PURGE, Schedule, ScheduleError, Worker, with_purge};
use crate::spine::randomness::Randomness;
use crate::translation;

/// Days for which finished jobs are kept.
const KEPT_DAYS: u16 = 30;

/// A worker that can do everything this program knows.
pub fn worker(sender: &Sender, translating: &translation::Tools) -> Result<Worker, ScheduleError> {
    let (database, clock) = (&sender.tools.database, &sender.tools.clock);
    let randomness = Randomness::machine();
    let name = format!("{}-{}", std::process::id(), hex(&randomness.bytes::<4>()));
    let worker = Worker::new(&name, database.clone(), clock.clone(), randomness, handlers(sender, translating));
    Ok(worker.with_schedules(schedules()?))
}

fn handlers(sender: &Sender, translating: &translation::Tools) -> Handlers {
    let (database, clock) = (&sender.tools.database, &sender.tools.clock);
    let handlers = with_purge(Handlers::default(), database.clone(), clock.clone(), KEPT_DAYS);
    let handlers = with_forgetting(handlers, database.clone(), clock.clone());
    let handlers = once::with_forgetting(handlers, database.clone(), clock.clone());
    let handlers = entries::with_emptying(handlers, database.clone(), clock.clone());
    let handlers = mailing::handlers(handlers, sender.clone());
    let handlers = translation::machine::handlers(handlers, translating.clone());
    with_ticks(handlers, sender.tools.clone())
}

fn schedules() -> Result<Vec<Schedule>, ScheduleError> {
    Ok(vec![
        Schedule::new("purge jobs", PURGE, "40 3 * * *", Tz::UTC)?,
        Schedule::new("forget logins", FORGET, "50 3 * * *", Tz::UTC)?,
        Schedule::new("forget answers", once::FORGET_ANSWERS, "20 * * * *", Tz::UTC)?,
        Schedule::new("empty trash", entries::EMPTY_TRASH, "30 3 * * *", Tz::UTC)?,
        Schedule::new("campaigns", TICK, "*/10 * * * *", Tz::UTC)?,
    ])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
