//! `porta-api worker`: does the jobs, until it is told to stop; and the sign of life it leaves.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use actix_web::rt;
use chrono::{DateTime, TimeDelta, Utc};
use clap::Args;

use super::campaign::{Settings, postman, seal, sender};
use super::schema::check_schema;
use super::tell::tell;
use super::translations;
use crate::config::{DataArgs, warn_of_half_a_set};
use crate::pictures;
use crate::spine::clock::Clock;
use crate::spine::jobs::{Options, Pulse};
use crate::translation::machine::TranslateArgs;
use crate::websites::WebsiteArgs;
use crate::work;

/// Between two signs of life.
const EVERY: Duration = Duration::from_secs(5);
/// How long a sign of life holds.
const HOLDS: Duration = Duration::from_secs(60);

/// How a worker works.
#[derive(Args, Clone, Copy, Debug)]
pub struct WorkerArgs {
    /// Jobs at work at the same time.
    #[arg(long, env = "PORTA_WORKER_HANDS", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub hands: u16,
    /// Seconds for which a job is a worker's own without renewal: so long nobody takes up what a lost worker has left. Longer than any
    /// mail server is waited for.
    #[arg(long, env = "PORTA_WORKER_LEASE", default_value_t = 300, value_parser = clap::value_parser!(u16).range(2..=3600))]
    pub lease: u16,
}

impl WorkerArgs {
    fn options(self) -> Options {
        Options {
            concurrency: self.hands.into(),
            lease: TimeDelta::seconds(self.lease.into()),
            ..Options::default()
        }
    }
}

/// Works.
pub fn worker(
    settings: Settings<'_>,
    (translate, websites): (&TranslateArgs, WebsiteArgs),
    args: &WorkerArgs,
) -> Result<ExitCode, String> {
    let data = settings.0;
    let database = data.database()?;
    check_schema(&database)?;
    let sender = sender(settings, &database)?;
    let clock = sender.tools.clock.clone();
    warn_of_half_a_set(settings.0, settings.1);
    let postman = postman(settings, &sender, seal(settings)?);
    let websites = websites.tools(&database, &settings.2.web_public_url)?;
    let wings = work::Wings {
        sender: &sender,
        postman: &postman,
        translating: &translations::tools(translate, &database)?,
        pictures: &pictures::Tools::new(&database, &clock, data.files.open(&data.data_dir)?),
        websites: websites.as_ref(),
    };
    let worker = work::worker(wings).map_err(|error| error.to_string())?;
    let worker = worker.with_options(args.options());
    let (pulse, file) = (worker.pulse(), sign(&data.data_dir));
    tracing::info!("working");
    rt::System::new().block_on(async move {
        let signs = rt::spawn(show_life(pulse, clock, file));
        worker.run(told_to_stop()).await;
        signs.abort();
    });
    Ok(ExitCode::SUCCESS)
}

/// Ready when the process is told to end (SIGTERM, Ctrl-C).
async fn told_to_stop() {
    #[cfg(unix)]
    if let Ok(mut term) = rt::signal::unix::signal(rt::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = term.recv() => {}
            _ = rt::signal::ctrl_c() => {}
        }
        return;
    }
    let _ = rt::signal::ctrl_c().await;
}

fn sign(data_dir: &Path) -> PathBuf {
    data_dir.join("worker.alive")
}

/// Touches a file as long as the worker is well.
async fn show_life(pulse: Pulse, clock: Clock, file: PathBuf) {
    let within = TimeDelta::from_std(HOLDS).unwrap_or_default();
    loop {
        if pulse.is_well(clock.now(), within)
            && let Err(error) = std::fs::write(&file, b"")
        {
            tracing::warn!(%error, file = %file.display(), "the sign of life cannot be written");
        }
        rt::time::sleep(EVERY).await;
    }
}

/// `porta-api check worker`: whether a worker with this data folder has shown life lately.
pub fn check(data: &DataArgs) -> Result<ExitCode, String> {
    let file = sign(&data.data_dir);
    let shown = std::fs::metadata(&file).and_then(|meta| meta.modified());
    let shown = shown.map_err(|_| format!("no worker has run with the data folder {}", data.data_dir.display()))?;
    let age = Clock::machine().now() - DateTime::<Utc>::from(shown);
    if age > TimeDelta::from_std(HOLDS).unwrap_or_default() {
        return Err(format!(
            "the worker has shown no life for {} seconds",
            age.num_seconds()
        ));
    }
    tell("The worker is well.");
    Ok(ExitCode::SUCCESS)
}
