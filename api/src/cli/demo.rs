//! `porta-api demo`: the demo cities and their logins.

use std::process::ExitCode;

use actix_web::rt;
use clap::Args;
use secrecy::{ExposeSecret, SecretString};

use super::logins;
use super::tell::tell;
use crate::config::DataArgs;
use crate::pictures::Tools;
use crate::spine::clock::Clock;

/// How the demo is set up.
#[derive(Args, Debug)]
pub struct DemoArgs {
    /// Password of all demo accounts; without it each gets one that is made at the first start.
    #[arg(long = "password", env = "PORTA_DEMO_PASSWORD", hide_env_values = true)]
    password: Option<SecretString>,
}

/// Sets it up; a second time changes nothing.
pub fn demo(data: &DataArgs, args: &DemoArgs) -> Result<ExitCode, String> {
    super::schema::migrate(data)?;
    let (database, clock) = (data.database()?, Clock::machine());
    let report = crate::demo::install(&database, &clock).map_err(|error| error.to_string())?;
    tell(&crate::imports::render_report(&report, None));
    let second = crate::demo::install_second(&database, &clock).map_err(|error| error.to_string())?;
    tell(&crate::imports::render_report(&second, None));
    let pictures = Tools::new(&database, &clock, data.files.open(&data.data_dir)?);
    let drawn = rt::System::new().block_on(crate::demo::pictures::install(&pictures));
    drawn.map_err(|failure| failure.detail().unwrap_or_else(|| failure.to_string()))?;
    // Compose files hand in an empty text for a variable that is not set.
    let given = args.password.as_ref().filter(|text| !text.expose_secret().is_empty());
    tell(&logins::ensure(&database, clock.now(), given, &data.data_dir)?);
    Ok(ExitCode::SUCCESS)
}
