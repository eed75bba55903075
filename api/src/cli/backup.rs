//! `porta-api backup` and `porta-api restore`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::tell::tell;
use crate::config::DataArgs;
use crate::spine::backup::{self, Manifest, Progress};
use crate::spine::clock::Clock;
use crate::spine::periods;

/// Where a backup goes.
#[derive(Args, Debug)]
pub struct BackupArgs {
    /// A new or empty folder. It will hold personal data and secret places: keep it as you keep the database.
    folder: PathBuf,
    /// Delete backups beside the new one that are older than so many days, so that what was erased does not live on in them; 0 keeps
    /// all.
    #[arg(long, env = "PORTA_BACKUP_DAYS", default_value_t = periods::BACKUP.days, value_parser = clap::value_parser!(i64).range(0..=3650))]
    keep_days: i64,
}

/// Where a backup comes from.
#[derive(Args, Debug)]
pub struct RestoreArgs {
    /// A folder that `backup` made, on either kind of database.
    folder: PathBuf,
}

/// Saves the database and the pictures; who reads and writes meanwhile is not disturbed.
pub fn backup(data: &DataArgs, args: &BackupArgs) -> Result<ExitCode, String> {
    let bar = Bar::new("saving");
    let now = Clock::machine().now();
    let files = data.files.open(&data.data_dir)?;
    let done = backup::backup((&data.database()?, Some(&files)), &args.folder, now, &mut |progress| {
        bar.show(progress);
    });
    bar.0.finish_and_clear();
    let manifest = done.map_err(|error| error.to_string())?;
    tell(&format!("Saved {} into {}.", amount(&manifest), args.folder.display()));
    if args.keep_days > 0 {
        let expired = backup::expire(&args.folder, args.keep_days, now).map_err(|error| error.to_string())?;
        for folder in expired {
            tell(&format!(
                "Deleted {}, which was older than {} days.",
                folder.display(),
                args.keep_days
            ));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Fills an empty database, and puts the pictures back.
pub fn restore(data: &DataArgs, args: &RestoreArgs) -> Result<ExitCode, String> {
    let bar = Bar::new("restoring");
    let files = data.files.open(&data.data_dir)?;
    let done = backup::restore((&data.database()?, Some(&files)), &args.folder, &mut |progress| {
        bar.show(progress);
    });
    bar.0.finish_and_clear();
    let manifest = done.map_err(|error| error.to_string())?;
    tell(&format!(
        "Restored {}, as of {}.",
        amount(&manifest),
        manifest.made_at.format("%F %T UTC")
    ));
    Ok(ExitCode::SUCCESS)
}

fn amount(manifest: &Manifest) -> String {
    let rows: u64 = manifest.tables.iter().map(|table| table.rows).sum();
    let pictures = manifest.pictures.len();
    format!(
        "{rows} rows of {} tables and {pictures} files of pictures",
        manifest.tables.len()
    )
}

/// A bar on standard error; nothing when that is no terminal.
struct Bar(ProgressBar);

impl Bar {
    fn new(doing: &'static str) -> Self {
        let bar = ProgressBar::new(0).with_message(doing);
        if let Ok(style) = ProgressStyle::with_template("{msg:>9} [{bar:40}] {pos}/{len} tables") {
            bar.set_style(style.progress_chars("=> "));
        }
        Self(bar)
    }

    fn show(&self, progress: &Progress) {
        self.0.set_length(u64::try_from(progress.tables).unwrap_or(u64::MAX));
        self.0
            .set_position(u64::try_from(progress.tables_done).unwrap_or(u64::MAX));
    }
}
