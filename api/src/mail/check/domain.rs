//! The sender's domain, whose mail servers get what comes back, and the API's public address.

use std::net::IpAddr;

use url::{Host, Url};

use super::dns::{Dns, Unknown};
use super::finding::{Finding, Record};

/// True for a name that others can know: of two parts at least, and no address.
pub(super) fn is_public(domain: &str) -> bool {
    domain.contains('.') && !domain.starts_with('[') && domain.parse::<IpAddr>().is_err()
}

/// Whether mails that come back arrive somewhere.
pub(super) async fn look(domain: &str, dns: &Dns) -> Result<Vec<Finding>, Unknown> {
    let exchanges = dns.exchanges(domain).await?;
    let wanted = |text: String| {
        let record = Record {
            name: domain.to_owned(),
            kind: "MX",
            value: format!("10 mail.{domain}."),
        };
        vec![Finding::set("mx", text).with(record)]
    };
    Ok(match exchanges.first().map(String::as_str) {
        None => wanted(format!(
            "{domain} names no mail server, so nobody can answer and nothing comes back: set one that takes mails to the sender."
        )),
        Some(".") => wanted(format!(
            "{domain} says that it takes no mail at all, so receivers turn its mails down: set a mail server."
        )),
        Some(first) => {
            if dns.addresses(first).await?.is_empty() {
                wanted(format!(
                    "The mail server {first} of {domain} has no address: correct it."
                ))
            } else {
                vec![Finding::ok(
                    "mx",
                    format!("Answers and mails that come back go to {first}"),
                )]
            }
        }
    })
}

/// True for an address that is reached encrypted, and not from this machine or network only.
fn is_reached(address: &str) -> bool {
    let outside = |url: &Url| match url.host() {
        Some(Host::Domain(name)) => is_public(name),
        Some(Host::Ipv4(address)) => super::network::is_public(address.into()),
        Some(Host::Ipv6(address)) => super::network::is_public(address.into()),
        None => false,
    };
    Url::parse(address).is_ok_and(|url| url.scheme() == "https" && outside(&url))
}

/// Whether links in mails lead somewhere, for whoever reads them.
pub(super) fn pages(address: &str) -> Finding {
    if is_reached(address) {
        Finding::ok("links", format!("Links in mails lead to {address}."))
    } else {
        Finding::set(
            "links",
            format!(
                "Links in mails lead to {address}, which is not reached by https from outside: set PORTA_WEB_PUBLIC_URL to the public \
                 address of the pages."
            ),
        )
    }
}

/// Whether a click in a mail program ends mails: only by https, and from outside (RFC 8058, section 3.1).
pub(super) fn api(address: &str) -> Finding {
    if is_reached(address) {
        Finding::ok("unsubscribe", format!("One click ends mails, by {address}."))
    } else {
        Finding::set(
            "unsubscribe",
            format!(
                "{address} is not reached by https from outside, so mails have no List-Unsubscribe, which large receivers ask for: set \
                 PORTA_ISSUER to the public address of the API."
            ),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::finding::Level;
    use super::*;

    #[test]
    fn an_address_of_the_api_is_public_and_encrypted() {
        for (address, level) in [
            ("https://api.city.example", Level::Ok),
            ("http://api.city.example", Level::Set),
            ("https://localhost:8080", Level::Set),
            ("https://127.0.0.1", Level::Set),
            ("https://[::1]", Level::Set),
            ("api.city.example", Level::Set),
        ] {
            assert_eq!(api(address).level, level, "{address}");
        }
    }
}
