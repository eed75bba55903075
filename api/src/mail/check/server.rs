//! The mail server, as far as it goes without sending anything.

use std::net::IpAddr;
use std::time::Duration;

use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::Quit;
use lettre::transport::smtp::extension::Extension;

use super::dns::Dns;
use super::finding::Finding;
use super::network::is_public;
use crate::mail::transport::{Patience, Trouble, open};
use crate::mail::{Server, Tls};

/// Opens a connection and says how it went; gives the server's addresses.
pub(super) async fn look(
    server: Option<&Server>,
    patience: Duration,
    dns: &Dns,
    all: &mut Vec<Finding>,
) -> Vec<IpAddr> {
    let Some(server) = server else {
        all.push(Finding::set(
            "smtp",
            "There is no mail server: mails are files in the folder outbox of the data folder. Set PORTA_SMTP_URL."
                .to_owned(),
        ));
        return Vec::new();
    };
    let addresses = match dns.addresses(&server.host).await {
        Ok(addresses) => addresses,
        Err(unknown) => {
            all.push(unknown.into());
            Vec::new()
        }
    };
    let place = format!("{}:{}", server.host, server.port);
    match open(server, Patience::of(patience)).await {
        Err(trouble) => all.push(Finding::set("smtp", refused(&place, server, &trouble))),
        Ok(mut connection) => {
            let outside = addresses.iter().any(|address| is_public(*address));
            all.extend(offers(&place, server, &connection, outside));
            Patience::of(patience).quit(connection.command(Quit)).await;
        }
    }
    addresses
}

fn refused(place: &str, server: &Server, trouble: &Trouble) -> String {
    match trouble {
        Trouble::No(code @ (530..=538)) => {
            format!("{place} refuses the login ({code}): correct user and password in PORTA_SMTP_URL.")
        }
        Trouble::No(code) | Trouble::NotNow(code) => format!("{place} does not let us in ({code}): ask its operator."),
        Trouble::NoTls => format!(
            "{place} offers no STARTTLS, and nothing is sent in clear: set PORTA_SMTP_URL to smtps:// if it has a port for that."
        ),
        Trouble::Unreachable if server.tls == Tls::Always => {
            format!("{place} cannot be reached, or speaks no TLS there: look at host and port in PORTA_SMTP_URL.")
        }
        Trouble::Unreachable => format!("{place} cannot be reached: look at host and port in PORTA_SMTP_URL."),
        other => format!("{place} cannot be used: {other}."),
    }
}

fn offers(place: &str, server: &Server, connection: &AsyncSmtpConnection, outside: bool) -> Vec<Finding> {
    let encrypted = connection.is_encrypted();
    let login = if server.login.is_some() {
        ", and takes our login"
    } else {
        ""
    };
    let mut all = vec![Finding::ok(
        "smtp",
        if encrypted {
            format!("{place} answers, encrypted{login}.")
        } else {
            format!("{place} answers, in clear{login}.")
        },
    )];
    if !encrypted && connection.can_starttls() {
        all.push(Finding::look(
            "smtp",
            format!("{place} could be spoken to encrypted: add ?tls=required to PORTA_SMTP_URL."),
        ));
    } else if !encrypted && outside {
        all.push(Finding::look(
            "smtp",
            format!("{place} lies outside and is spoken to in clear: everybody between can read links in mails."),
        ));
    } else if server.tls == Tls::IfOffered {
        all.push(Finding::look(
            "smtp",
            format!("{place} is spoken to encrypted as long as nobody takes its offer away: set ?tls=required in PORTA_SMTP_URL."),
        ));
    }
    if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
        all.push(Finding::look(
            "smtp",
            format!(
                "{place} offers no SMTPUTF8: addresses with letters such as ü before their @ cannot be written to."
            ),
        ));
    }
    all
}
