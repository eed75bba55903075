//! Settings of mail, from the command line or the environment.

use std::path::{Path, PathBuf};

use clap::Args;
use lettre::message::Mailbox;
use secrecy::{ExposeSecret, SecretString};

use super::Transport;

/// How mails leave, and what they lead to.
#[derive(Args, Clone, Debug)]
pub struct MailArgs {
    /// The mail server: `smtp://host:25`, `smtps://user:password@host`, or `smtp://…?tls=required`. Without it, mails are
    /// files in the folder `outbox` of the data folder.
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
    /// Mails that go out per minute at most, for each worker.
    #[arg(long, env = "PORTA_MAIL_PER_MINUTE", default_value_t = 120, value_parser = clap::value_parser!(u32).range(1..=100_000), global = true)]
    pub mail_per_minute: u32,
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
    /// The way mails leave by.
    ///
    /// # Errors
    /// A sentence for the operator, when the mail server's address cannot be read.
    pub fn transport(&self, data_dir: &Path) -> Result<Transport, String> {
        // Compose files hand in an empty text for a variable that is not set.
        let given = self.smtp_url.as_ref().filter(|url| !url.expose_secret().is_empty());
        let Some(url) = given else {
            return Ok(Transport::outbox(data_dir.join("outbox")));
        };
        Transport::smtp(url.expose_secret(), self.mail_per_minute)
            .map_err(|error| format!("PORTA_SMTP_URL cannot be read: {error}"))
    }
}
