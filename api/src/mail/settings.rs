//! Settings of mail, from the command line or the environment.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use lettre::Address;
use lettre::message::Mailbox;
use secrecy::{ExposeSecret, SecretString};

use super::address::{needs_utf8, wire};
use super::dkim::{DkimArgs, Signer};
use super::{Manner, Server, Transport};
use crate::spine::clock::Clock;

/// How mails leave, and what they lead to.
#[derive(Args, Clone, Debug)]
pub struct MailArgs {
    /// The mail server: `smtps://user:password@host` (encrypted), `smtp://user:password@host?tls=required` (by STARTTLS, or nothing is
    /// sent), `smtp://host:25` (in clear: on this machine or a network of your own). A path is the name we greet it with:
    /// `smtps://…/api.city.example`. Without it, mails are files in the folder `outbox` of the data folder.
    #[arg(long, env = "PORTA_SMTP_URL", hide_env_values = true, global = true)]
    pub smtp_url: Option<SecretString>,
    /// Whom mails are from: `Name <address>`.
    #[arg(
        long,
        env = "PORTA_MAIL_FROM",
        default_value = "Porta <porta@localhost>",
        global = true
    )]
    pub mail_from: Mailbox,
    /// Where refused mails come back to (the sender of the envelope, RFC 5321), if that is another address than the one they are from.
    #[arg(long, env = "PORTA_MAIL_RETURN_PATH", global = true)]
    pub mail_return_path: Option<Address>,
    /// Mails that go out per minute at most, for each worker.
    #[arg(long, env = "PORTA_MAIL_PER_MINUTE", default_value_t = 120, value_parser = clap::value_parser!(u32).range(1..=100_000), global = true)]
    pub mail_per_minute: u32,
    /// Seconds that an answer of the mail server is waited for.
    #[arg(long, env = "PORTA_MAIL_PATIENCE", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=70), global = true)]
    pub mail_patience: u64,
    /// With what mails are signed.
    #[command(flatten)]
    pub dkim: DkimArgs,
    /// The public address of the pages; links in mails lead there.
    #[arg(
        long,
        env = "PORTA_WEB_PUBLIC_URL",
        default_value = "http://127.0.0.1:3000",
        global = true
    )]
    pub web_public_url: String,
    /// The maildir into which a mail server puts what comes to the address that mails are from: refusals, notices of absence, answers.
    /// The worker collects it every few minutes.
    #[arg(long, env = "PORTA_RETURNS_MAILDIR", global = true)]
    pub returns_maildir: Option<PathBuf>,
    /// The secret of links in mails, for several nodes (32 random bytes in base64url); a single node keeps its own in the data
    /// folder.
    #[arg(long, env = "PORTA_REVIEW_KEY", hide_env_values = true, global = true)]
    pub review_key: Option<SecretString>,
}

impl MailArgs {
    /// The mail server's address, if there is one.
    fn server_address(&self) -> Option<&str> {
        // Compose files hand in an empty text for a variable that is not set.
        let given = self.smtp_url.as_ref().map(ExposeSecret::expose_secret);
        given.filter(|url| !url.is_empty())
    }

    /// The mail server, if there is one.
    ///
    /// # Errors
    /// A sentence for the operator, when its address cannot be read.
    pub fn server(&self) -> Result<Option<Server>, String> {
        let server = self.server_address().map(Server::parse).transpose();
        server.map_err(|error| format!("PORTA_SMTP_URL cannot be read: {error}"))
    }

    /// What signs mails, if anything does.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn signer(&self) -> Result<Option<Signer>, String> {
        self.dkim.signer()
    }

    /// The way mails leave by.
    ///
    /// # Errors
    /// A sentence for the operator, when a setting cannot be used.
    pub fn transport(&self, data_dir: &Path, clock: &Clock) -> Result<Transport, String> {
        self.check_sender()?;
        let signer = self.signer()?;
        let way = match self.server_address() {
            None => Transport::outbox(data_dir.join("outbox")),
            Some(address) => {
                let manner = Manner {
                    per_minute: self.mail_per_minute,
                    patience: Duration::from_secs(self.mail_patience),
                    clock: clock.clone(),
                };
                Transport::smtp(address, &manner).map_err(|error| format!("PORTA_SMTP_URL cannot be read: {error}"))?
            }
        };
        Ok(way.signed(signer).returned_to(self.mail_return_path.clone()))
    }

    /// Refuses a sender that only some servers could carry: every mail would be turned down somewhere.
    fn check_sender(&self) -> Result<(), String> {
        let own = [
            ("PORTA_MAIL_FROM", Some(&self.mail_from.email)),
            ("PORTA_MAIL_RETURN_PATH", self.mail_return_path.as_ref()),
        ];
        for (setting, address) in own {
            let Some(address) = address else { continue };
            if needs_utf8(address) || wire(address).is_none() {
                return Err(format!(
                    "{setting}: {address} can only be sent from by mail servers with SMTPUTF8; use plain letters before the @"
                ));
            }
        }
        Ok(())
    }
}
