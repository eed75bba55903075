//! `porta-api campaign`: the twice-yearly check on the command line, and what it is set up with.

use std::process::ExitCode;

use super::schema::check_schema;
use super::tell::tell;
use crate::access::seal::Seal;
use crate::config::{DataArgs, TokenArgs};
use crate::letters::Postman;
use crate::mail::{MailArgs, Transport};
use crate::review::campaign::cli::{CampaignCommand, run};
use crate::review::mailing::Sender;
use crate::review::{Addresses, ReviewKey, Setup, Tools};
use crate::rules;
use crate::spine::clock::Clock;
use crate::spine::db::Database;
use crate::spine::randomness::Randomness;

/// What the check needs of the settings.
pub type Settings<'a> = (&'a DataArgs, &'a TokenArgs, &'a MailArgs);

/// What the check works with, and the way its mails leave by.
fn tools((data, tokens, mail): Settings<'_>, database: &Database) -> Result<(Tools, Transport), String> {
    let key = ReviewKey::load(mail.review_key.as_ref(), &data.data_dir, &Randomness::machine())?;
    let clock = Clock::machine();
    let transport = mail.transport(&data.data_dir, &clock)?;
    let tools = Tools {
        database: database.clone(),
        clock,
        rules: rules::CHECKS,
        setup: Setup {
            key,
            addresses: Addresses::new(&mail.web_public_url, &tokens.issuer),
            outbox: transport.folder().map(ToOwned::to_owned),
            // Compose files hand in an empty text for a variable that is not set.
            returns: mail
                .returns_maildir
                .clone()
                .filter(|folder| !folder.as_os_str().is_empty()),
        },
    };
    Ok((tools, transport))
}

/// What sends its mails.
pub fn sender(settings: Settings<'_>, database: &Database) -> Result<Sender, String> {
    let (tools, transport) = tools(settings, database)?;
    Ok(Sender {
        tools,
        from: settings.2.mail_from.clone(),
        transport,
    })
}

/// What sends mails about accounts, with the keys that access seals with.
pub fn postman(settings: Settings<'_>, sender: &Sender, seal: Seal) -> Postman {
    let addresses = &sender.tools.setup.addresses;
    Postman {
        database: sender.tools.database.clone(),
        clock: sender.tools.clock.clone(),
        seal,
        pages: addresses.pages.clone(),
        host: addresses.host(),
        from: settings.2.mail_from.clone(),
        transport: sender.transport.clone(),
    }
}

/// The keys that access seals with.
pub fn seal((data, tokens, _): Settings<'_>) -> Result<Seal, String> {
    let randomness = Randomness::machine();
    Seal::load(tokens.sealing_keys.as_ref(), &data.data_dir, &randomness).map_err(|error| error.to_string())
}

/// `porta-api campaign …`
pub fn campaign(settings: Settings<'_>, command: &CampaignCommand) -> Result<ExitCode, String> {
    let database = settings.0.database()?;
    check_schema(&database)?;
    run(&tools(settings, &database)?.0, command, tell)
}
