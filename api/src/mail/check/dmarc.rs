//! DMARC (RFC 7489): what receivers do with mails that are not the domain's, and whether ours are.

use super::dkim::{tag, tags};
use super::dns::{Dns, Unknown};
use super::domain::is_public;
use super::finding::{Finding, Record};
use crate::mail::Signer;

/// Looks for the record at the domain and, if there is none, at those above it.
pub(super) async fn look(domain: &str, signer: Option<&Signer>, dns: &Dns) -> Result<Vec<Finding>, Unknown> {
    let mut at = domain;
    let records = loop {
        let texts = dns.texts(&format!("_dmarc.{at}")).await?;
        let records: Vec<String> = texts.into_iter().filter(|text| is_dmarc(text)).collect();
        let above = at
            .split_once('.')
            .map(|(_, above)| above)
            .filter(|above| is_public(above));
        match above {
            Some(above) if records.is_empty() => at = above,
            _ => break records,
        }
    };
    let name = format!("_dmarc.{at}");
    let [text] = &records[..] else {
        let record = Record::txt(format!("_dmarc.{domain}"), "v=DMARC1; p=none".to_owned());
        let text = match records.len() {
            0 => format!("{domain} has no DMARC record, without which large receivers put many mails off: set one."),
            more => {
                format!("There are {more} DMARC records at {name}, and receivers use none of them then: leave one.")
            }
        };
        return Ok(vec![Finding::set("dmarc", text).with(record)]);
    };
    let tags = tags(text);
    let policy = tag(&tags, "p").unwrap_or_default().to_ascii_lowercase();
    if !["none", "quarantine", "reject"].contains(&policy.as_str()) {
        return Ok(vec![
            Finding::set(
                "dmarc",
                format!("The DMARC record at {name} says neither p=none nor p=quarantine nor p=reject: correct it."),
            )
            .with(Record::txt(name, "v=DMARC1; p=none".to_owned())),
        ]);
    }
    let strict = tag(&tags, "adkim").is_some_and(|mode| mode.eq_ignore_ascii_case("s"));
    Ok(vec![
        Finding::ok(
            "dmarc",
            format!("There is a DMARC record at {name}, with the policy {policy}."),
        ),
        alignment(domain, signer, strict),
    ])
}

fn is_dmarc(text: &str) -> bool {
    tag(&tags(text), "v") == Some("DMARC1")
}

/// Whether signatures count for the domain that mails are from (RFC 7489, section 3.1).
fn alignment(domain: &str, signer: Option<&Signer>, strict: bool) -> Finding {
    let Some(signer) = signer else {
        return Finding::look(
            "dmarc",
            "Without a signature of Porta's, mails count as the domain's by SPF alone, which a forwarded mail loses."
                .to_owned(),
        );
    };
    let signed = signer.domain();
    let below = |lower: &str, upper: &str| lower.strip_suffix(upper).is_some_and(|rest| rest.ends_with('.'));
    if signed == domain {
        Finding::ok("dmarc", format!("Mails are from {domain} and signed for it."))
    } else if strict {
        Finding::set(
            "dmarc",
            format!(
                "Mails are from {domain} and signed for {signed}; with adkim=s only the same domain counts: set PORTA_DKIM_DOMAIN={domain}."
            ),
        )
    } else if below(domain, signed) || below(signed, domain) {
        Finding::ok(
            "dmarc",
            format!("Mails are from {domain} and signed for {signed}, which counts for it."),
        )
    } else {
        Finding::set(
            "dmarc",
            format!(
                "Mails are from {domain} and signed for {signed}, which does not count for it: set PORTA_DKIM_DOMAIN={domain}."
            ),
        )
    }
}
