//! DKIM (RFC 6376): whether DNS has the key that mails are signed with.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::dns::{Dns, Unknown};
use super::finding::{Finding, Record};
use crate::mail::Signer;

/// Tags of a record: `v=DKIM1; k=rsa; p=…`, blanks left out of the values.
pub(super) fn tags(text: &str) -> Vec<(String, String)> {
    let tag = |part: &str| {
        let (name, value) = part.split_once('=')?;
        let value: String = value.split_whitespace().collect();
        Some((name.trim().to_ascii_lowercase(), value))
    };
    text.split(';').filter_map(tag).collect()
}

/// The value of a tag.
pub(super) fn tag<'a>(tags: &'a [(String, String)], name: &str) -> Option<&'a str> {
    tags.iter()
        .find(|(own, _)| own == name)
        .map(|(_, value)| value.as_str())
}

pub(super) async fn look(signer: Option<&Signer>, dns: &Dns) -> Result<Vec<Finding>, Unknown> {
    let Some(signer) = signer else {
        return Ok(vec![Finding::look(
            "dkim",
            "Porta does not sign mails. If the mail server does not either, many receivers take them for spam: set PORTA_DKIM_DOMAIN, \
             PORTA_DKIM_SELECTOR and PORTA_DKIM_KEY_FILE."
                .to_owned(),
        )]);
    };
    let name = signer.name();
    let texts = dns.texts(&name).await?;
    let is_key = |text: &&String| tag(&tags(text), "p").is_some();
    let records: Vec<&String> = texts.iter().filter(is_key).collect();
    let wanted = |text: String| vec![Finding::set("dkim", text).with(Record::txt(name.clone(), signer.record()))];
    let [text] = records[..] else {
        return Ok(wanted(match records.len() {
            0 => format!("DNS has no key at {name}, so no signature can be verified: set it."),
            more => format!("DNS has {more} keys at {name}, so which one is meant is not certain: leave one."),
        }));
    };
    Ok(match wrong(text, signer) {
        Some(why) => wanted(format!("The key at {name} {why}: set ours.")),
        None if tag(&tags(text), "t").is_some_and(|flags| flags.split(':').any(|flag| flag == "y")) => {
            vec![Finding::look(
                "dkim",
                format!(
                    "The key at {name} is ours, and marked as a trial (t=y): receivers need not heed it; take the mark away."
                ),
            )]
        }
        None => vec![Finding::ok("dkim", format!("DNS has our key at {name}."))],
    })
}

/// What is wrong with a record, as the end of a sentence.
fn wrong(text: &str, signer: &Signer) -> Option<String> {
    let tags = tags(text);
    let value = |name: &str| tag(&tags, name);
    if value("v").is_some_and(|version| version != "DKIM1") {
        return Some("is of another version".to_owned());
    }
    let kind = value("k").unwrap_or("rsa");
    if kind != signer.kind() {
        return Some(format!("is of the kind {kind} and ours of the kind {}", signer.kind()));
    }
    if value("h").is_some_and(|hashes| !hashes.split(':').any(|hash| hash == "sha256")) {
        return Some("allows no SHA-256".to_owned());
    }
    match value("p").unwrap_or_default() {
        "" => Some("has been withdrawn (p= is empty)".to_owned()),
        public => match STANDARD.decode(public) {
            Ok(public) if signer.is_ours(&public) => None,
            Ok(_) => Some("is not the one that mails are signed with".to_owned()),
            Err(_) => Some("cannot be read".to_owned()),
        },
    }
}
