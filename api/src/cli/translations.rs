//! `porta-api translations`: on the command line, and what translating is set up with.

use std::process::ExitCode;

use super::schema::check_schema;
use super::tell;
use crate::config::DataArgs;
use crate::spine::clock::Clock;
use crate::spine::db::Database;
use crate::translation::Tools;
use crate::translation::cli::{TranslationsCommand, run};
use crate::translation::machine::TranslateArgs;

/// What translating works with.
pub fn tools(args: &TranslateArgs, database: &Database) -> Result<Tools, String> {
    Ok(Tools {
        database: database.clone(),
        clock: Clock::machine(),
        machine: args.machine()?,
    })
}

/// `porta-api translations …`
pub fn translations(
    (data, args): (&DataArgs, &TranslateArgs),
    command: &TranslationsCommand,
) -> Result<ExitCode, String> {
    let database = data.database()?;
    check_schema(&database)?;
    run(&tools(args, &database)?, command, &mut tell::output())
}
