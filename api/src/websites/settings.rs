//! The setting of the check, from the command line or the environment.

use std::sync::Arc;

use clap::Args;

use super::{Asker, Guard, Manners, Names, Roots, Tools};
use crate::spine::clock::Clock;
use crate::spine::db::Database;

/// Whether websites are checked.
#[derive(Args, Clone, Copy, Debug)]
pub struct WebsiteArgs {
    /// Look by night whether the websites that entries name can be reached. Each is asked once; those of demo cities never are.
    #[arg(long, env = "PORTA_CHECK_WEBSITES", default_value_t = false, action = clap::ArgAction::Set, global = true)]
    pub check_websites: bool,
}

impl WebsiteArgs {
    /// What the check works with, if it is switched on; `pages` is the public address of the directory, which says to others who asks.
    ///
    /// # Errors
    /// A sentence for the operator: on a machine that knows no certificates, all of the web would look broken.
    pub fn tools(self, database: &Database, pages: &str) -> Result<Option<Tools>, String> {
        if !self.check_websites {
            return Ok(None);
        }
        let roots = Roots::of_the_machine().map_err(|error| format!("PORTA_CHECK_WEBSITES is set, but {error}"))?;
        let asker = Asker::new(
            Guard::strict(),
            Names::of_the_machine(),
            &roots,
            Manners::default(),
            pages,
        )?;
        Ok(Some(Tools {
            database: database.clone(),
            clock: Clock::machine(),
            asker: Arc::new(asker),
        }))
    }
}
