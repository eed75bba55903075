//! The table of contents of the work that follows writes and clocks: every kind of job and every schedule, in one place.

use chrono_tz::Tz;

use crate::access::chores::{FORGET, FORGET_ACTORS, TEND, with_chores};
use crate::catalog::entries;
use crate::catalog::writing::once;
use crate::letters::{self, Postman};
use crate::pictures;
use crate::pledges;
use crate::reports;
use crate::review::mailing::{self, Sender};
use crate::review::{self, TICK, with_ticks};
use crate::spine::jobs::{Handlers, PURGE, Schedule, ScheduleError, Worker, with_purge};
use crate::spine::periods;
use crate::spine::randomness::Randomness;
use crate::subscriptions::{self, Carrier};
use crate::suggestions;
use crate::translation;
use crate::websites;

/// What the kinds of work are done with.
#[derive(Clone, Copy, Debug)]
pub struct Wings<'a> {
    /// Sends the mails of the check.
    pub sender: &'a Sender,
    /// Sends the mails about accounts, proposals and reports.
    pub postman: &'a Postman,
    /// Asks the machine that translates.
    pub translating: &'a translation::Tools,
    /// Keeps pictures.
    pub pictures: &'a pictures::Tools,
    /// Looks at websites, if that is switched on.
    pub websites: Option<&'a websites::Tools>,
}

/// A worker that can do everything this program knows.
pub fn worker(wings: Wings<'_>) -> Result<Worker, ScheduleError> {
    let (database, clock) = (&wings.sender.tools.database, &wings.sender.tools.clock);
    let randomness = Randomness::machine();
    let name = format!("{}-{}", std::process::id(), hex(&randomness.bytes::<4>()));
    let worker = Worker::new(&name, database.clone(), clock.clone(), randomness, handlers(wings));
    Ok(worker.with_schedules(schedules(wings)?))
}

/// Who does which kind of job.
pub fn handlers(wings: Wings<'_>) -> Handlers {
    let Wings {
        sender,
        postman,
        translating,
        pictures,
        websites,
    } = wings;
    let (database, clock) = (&sender.tools.database, &sender.tools.clock);
    let days = u16::try_from(periods::JOB.days).unwrap_or(u16::MAX);
    let handlers = with_purge(Handlers::default(), database.clone(), clock.clone(), days);
    let handlers = with_chores(handlers, database, &postman.seal, clock);
    let handlers = letters::handlers(handlers, postman.clone());
    let handlers = reports::handlers(handlers, postman.clone());
    let handlers = reports::with_forgetting(handlers, database.clone(), clock.clone());
    let handlers = pledges::handlers(handlers, postman.clone());
    let handlers = pledges::with_forgetting(handlers, database.clone(), clock.clone());
    let handlers = suggestions::handlers(handlers, postman.clone());
    let handlers = suggestions::with_forgetting(handlers, database.clone(), clock.clone());
    let carrier = Carrier {
        postman: postman.clone(),
        api: sender.tools.setup.addresses.api.clone(),
        rules: sender.tools.rules,
    };
    let handlers = subscriptions::handlers(handlers, carrier);
    let handlers = subscriptions::with_ticks(handlers, database.clone(), clock.clone());
    let handlers = subscriptions::with_forgetting(handlers, database.clone(), clock.clone());
    let handlers = once::with_forgetting(handlers, database.clone(), clock.clone());
    let handlers = entries::with_emptying(handlers, database.clone(), clock.clone());
    let handlers = mailing::handlers(handlers, sender.clone());
    let handlers = translation::machine::handlers(handlers, translating.clone());
    let handlers = review::with_forgetting(handlers, sender.tools.clone());
    let handlers = review::returns::with_collecting(handlers, sender.tools.clone());
    let handlers = pictures::with_forgetting(handlers, pictures.clone());
    let handlers = with_ticks(handlers, sender.tools.clone());
    match websites {
        Some(tools) => websites::handlers(handlers, tools.clone()),
        None => handlers,
    }
}

fn schedules(wings: Wings<'_>) -> Result<Vec<Schedule>, ScheduleError> {
    let mut schedules = vec![
        Schedule::new("purge jobs", PURGE, "40 3 * * *", Tz::UTC)?,
        Schedule::new("forget logins", FORGET, "50 3 * * *", Tz::UTC)?,
        Schedule::new("forget answers", once::FORGET_ANSWERS, "20 * * * *", Tz::UTC)?,
        Schedule::new("empty trash", entries::EMPTY_TRASH, "30 3 * * *", Tz::UTC)?,
        Schedule::new("unused accounts", TEND, "0 4 * * *", Tz::UTC)?,
        Schedule::new("forget actors", FORGET_ACTORS, "10 4 * * *", Tz::UTC)?,
        Schedule::new("forget addresses of the check", review::FORGET, "20 4 * * *", Tz::UTC)?,
        Schedule::new("collect returns", review::returns::COLLECT, "*/5 * * * *", Tz::UTC)?,
        Schedule::new("forget reports", reports::FORGET, "25 4 * * *", Tz::UTC)?,
        Schedule::new("forget pictures", pictures::FORGET, "45 3 * * *", Tz::UTC)?,
        Schedule::new("forget pledges", pledges::FORGET, "35 4 * * *", Tz::UTC)?,
        Schedule::new("forget suggestions", suggestions::FORGET, "27 4 * * *", Tz::UTC)?,
        Schedule::new("forget subscriptions", subscriptions::FORGET, "35 4 * * *", Tz::UTC)?,
        // Every some minutes, because each city has mornings of its own.
        Schedule::new("news", subscriptions::TICK, "*/10 * * * *", Tz::UTC)?,
        Schedule::new("campaigns", TICK, "*/10 * * * *", Tz::UTC)?,
    ];
    if wings.websites.is_some() {
        // Hourly, because each city has a night of its own.
        schedules.push(Schedule::new("websites", websites::TICK, "15 * * * *", Tz::UTC)?);
    }
    Ok(schedules)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
