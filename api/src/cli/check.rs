//! The twice-yearly check on the command line, and the worker that sends its mails.

use std::process::ExitCode;
use std::thread::JoinHandle;

use chrono_tz::Tz;
use tokio::sync::oneshot;

use super::serve::check_schema;
use super::tell::tell;
use crate::rules;
use crate::config::{DataArgs, TokenArgs};
use crate::mail::MailArgs;
use crate::review::campaign::cli::{CampaignCommand, run};
use crate::review::mailing::{Sender, handlers};
use crate::review::{Addresses, ReviewKey, Setup, TICK, Tools, with_ticks};
use crate::spine::clock::Clock;
use crate::spine::db::Database;
use crate::spine::ids::fresh_uuid;
use crate::spine::jobs::{Handlers, Schedule, Worker};
use crate::spine::randomness::Randomness;

/// What the check needs of the settings.
pub type Settings<'a> = (&'a DataArgs, &'a TokenArgs, &'a MailArgs);

/// What the check works with.
pub fn tools((data, tokens, mail): Settings<'_>, database: &Database) -> Result<Tools, String> {
    let key = ReviewKey::load(mail.review_key.as_ref(), &data.data_dir, &Randomness::machine())?;
    let transport = mail.transport(&data.data_dir)?;
    Ok(Tools {
        database: database.clone(),
        clock: Clock::machine(),
        hours: rules::HOURS,
        setup: Setup {
            key,
            addresses: Addresses::new(&mail.web_public_url, &tokens.issuer),
            outbox: transport.folder().map(ToOwned::to_owned),
        },
    })
}

/// `porta-api campaign …`
pub fn campaign(settings: Settings<'_>, command: &CampaignCommand) -> Result<ExitCode, String> {
    let database = settings.0.database()?;
    check_schema(&database)?;
    run(&tools(settings, &database)?, command, tell)
}

/// A worker on a thread of its own; it comes to an end when this is dropped.
#[derive(Debug)]
pub struct Working {
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Working {
    /// Starts it: mails, and the schedule that opens campaigns and sends reminders.
    pub fn start(tools: &Tools, data: &DataArgs, mail: &MailArgs) -> Result<Self, String> {
        let sender = Sender {
            tools: tools.clone(),
            from: mail.mail_from.clone(),
            transport: mail.transport(&data.data_dir)?,
        };
        let schedule = Schedule::new("review", TICK, "*/10 * * * *", Tz::UTC).map_err(|error| error.to_string())?;
        let handlers = with_ticks(handlers(Handlers::default(), sender), tools.clone());
        let (database, clock) = (tools.database.clone(), tools.clock.clone());
        let worker = Worker::new(&fresh_uuid(), database, clock, Randomness::machine(), handlers);
        let worker = worker.with_schedules([schedule]);
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .map_err(|error| format!("the worker cannot be started: {error}"))?;
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::spawn(move || {
            runtime.block_on(worker.run(async { drop(stopped.await) }));
        });
        Ok(Self {
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}
