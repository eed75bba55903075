//! Whether mails will be believed: what DNS says of the sender's domain, the key they are signed with, and the mail server. Nothing is
//! sent.

mod dkim;
mod dmarc;
mod dns;
mod domain;
mod finding;
mod network;
mod record;
mod server;
mod spf;

use std::time::Duration;

use lettre::message::Mailbox;

use super::address::wire;
use super::{Server, Signer};

pub use dns::{Dns, Unknown};
pub use finding::{Finding, Level, Record};

/// What mails are sent with.
#[derive(Clone, Copy, Debug)]
pub struct Sending<'a> {
    /// Whom they are from.
    pub from: &'a Mailbox,
    /// The mail server.
    pub server: Option<&'a Server>,
    /// What signs them.
    pub signer: Option<&'a Signer>,
    /// The public address of the API.
    pub api: &'a str,
    /// The public address of the pages.
    pub pages: &'a str,
    /// How long an answer of the mail server is waited for.
    pub patience: Duration,
}

/// Looks at everything.
pub async fn look(sending: &Sending<'_>, dns: &Dns) -> Vec<Finding> {
    let mut all = Vec::new();
    let addresses = server::look(sending.server, sending.patience, dns, &mut all).await;
    let from = wire(&sending.from.email).unwrap_or_else(|| sending.from.email.clone());
    let domain = from.domain().trim_end_matches('.').to_lowercase();
    if domain::is_public(&domain) {
        let (spf, dkim, dmarc, mx) = tokio::join!(
            spf::look(&domain, &addresses, dns),
            dkim::look(sending.signer, dns),
            dmarc::look(&domain, sending.signer, dns),
            domain::look(&domain, dns),
        );
        for look in [spf, dkim, dmarc, mx] {
            all.extend(look.unwrap_or_else(|unknown| vec![unknown.into()]));
        }
    } else {
        all.push(Finding::set(
            "from",
            format!("Nobody can answer {from}: set PORTA_MAIL_FROM to an address of a domain of yours."),
        ));
    }
    all.push(domain::api(sending.api));
    all.push(domain::pages(sending.pages));
    all
}
