//! `porta-api generate`: a fictional city of any size, for measuring.

use std::process::ExitCode;

use crate::config::DataArgs;
use crate::demo::generator::cli::{self, GenerateArgs};
use crate::spine::clock::Clock;

/// Brings the schema up to date and makes the city.
pub fn generate(data: &DataArgs, args: &GenerateArgs) -> Result<ExitCode, String> {
    super::schema::migrate(data)?;
    let database = data.database()?;
    cli::run(args, &database, &Clock::machine(), &mut super::tell::output()).map_err(|error| error.to_string())
}
