//! `porta-api migrate`, and the question of all others whether that is needed.

use std::process::ExitCode;

use super::tell::tell;
use crate::config::DataArgs;
use crate::spine::db::{self, Database};

/// Brings the schema up to date.
pub fn migrate(data: &DataArgs) -> Result<ExitCode, String> {
    data.database()?;
    let mut conn = data.address()?.open(false).map_err(|error| error.to_string())?;
    let done = db::migrate(&mut conn).map_err(|error| error.to_string())?;
    match done.ran.as_slice() {
        [] => tell("The schema is up to date."),
        ran => tell(&format!("The schema is up to date now; {} migrations ran.", ran.len())),
    }
    Ok(ExitCode::SUCCESS)
}

/// Refuses a database whose schema is older than this program.
pub fn check_schema(database: &Database) -> Result<(), String> {
    let pending = database.read(db::pending).map_err(|error| error.to_string())?;
    if pending.is_empty() {
        return Ok(());
    }
    Err(format!(
        "the database lacks {} migrations; run `porta-api migrate` first",
        pending.len()
    ))
}
