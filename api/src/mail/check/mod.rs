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

use lettre::Address;
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
    /// Where refused mails come back to, if elsewhere.
    pub return_path: Option<&'a Address>,
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

fn domain_of(address: &Address) -> String {
    address.domain().trim_end_matches('.').to_lowercase()
}

/// Looks at everything.
pub async fn look(sending: &Sending<'_>, dns: &Dns) -> Vec<Finding> {
    let mut all = Vec::new();
    let addresses = server::look(sending.server, sending.patience, dns, &mut all).await;
    let from = wire(&sending.from.email).unwrap_or_else(|| sending.from.email.clone());
    let domain = domain_of(&from);
    // Receivers ask the domain on the envelope who may send, and send there what they refuse (RFC 7208, section 2.4).
    let envelope = sending.return_path.and_then(wire);
    let envelope = envelope.map_or_else(|| domain.clone(), |address| domain_of(&address));
    if domain::is_public(&domain) && domain::is_public(&envelope) {
        let (spf, dkim, dmarc, mx) = tokio::join!(
            spf::look(&envelope, &addresses, dns),
            dkim::look(sending.signer, dns),
            dmarc::look(&domain, sending.signer, dns),
            domain::look(&envelope, dns),
        );
        for look in [spf, dkim, dmarc, mx] {
            all.extend(look.unwrap_or_else(|unknown| vec![unknown.into()]));
        }
    } else {
        all.push(Finding::set(
            "from",
            format!("Nobody can answer {from}: set PORTA_MAIL_FROM (and PORTA_MAIL_RETURN_PATH, if it is set) to an address of a domain of yours."),
        ));
    }
    all.push(domain::api(sending.api));
    all.push(domain::pages(sending.pages));
    all
}
