//! What comes back on mails: reports of delivery (RFC 3464), of abuse (RFC 5965), notices of absence (RFC 3834), and answers of people.
//!
//! Mail servers that keep to no standard are read as far as their words go: their codes (RFC 3463) tell refusals for good from others.

use std::collections::BTreeSet;

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};
use porta_contract::ReturnKind;

/// A message that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// What it is; none for what needs nothing done, such as reports that a mail was delivered.
    pub kind: Option<ReturnKind>,
    /// Message-IDs that it speaks of, without angle brackets.
    pub about: Vec<String>,
    /// Status code (RFC 3463), of reports.
    pub status: Option<String>,
    /// What somebody wrote, of answers: without what is quoted.
    pub text: String,
}

/// Most Message-IDs that are looked for.
const IDS: usize = 200;
/// Longest text that is kept of an answer, in characters.
const TEXT: usize = 4000;

/// Subjects of notices of absence that say so nowhere else, folded to lower case.
const ABSENCE: [&str; 12] = [
    "automatische antwort",
    "abwesenheit",
    "abwesend",
    "out of office",
    "automatic reply",
    "auto-reply",
    "autoreply",
    "réponse automatique",
    "otomatik yanıt",
    "автоответ",
    "автоматична відповідь",
    "رد تلقائي",
];

/// Reads a message; none when it is no mail at all.
#[must_use]
pub fn understand(bytes: &[u8]) -> Option<Returned> {
    let message = MessageParser::default().parse(bytes)?;
    // Every message has an author (RFC 5322, section 3.6); what has passed a mail server says by which.
    if message.header_raw("From").is_none() && message.header_raw("Received").is_none() {
        return None;
    }
    let (kind, status) = judge(&message);
    Some(Returned {
        kind,
        status,
        about: about(&message),
        text: if kind == Some(ReturnKind::Answer) {
            written(&message)
        } else {
            String::new()
        },
    })
}

type Judged = (Option<ReturnKind>, Option<String>);

fn judge(message: &Message<'_>) -> Judged {
    let report = message
        .content_type()
        .filter(|kind| kind.subtype().is_some_and(|kind| kind.eq_ignore_ascii_case("report")))
        .and_then(|kind| kind.attribute("report-type"))
        .map(str::to_lowercase);
    match report.as_deref() {
        Some("feedback-report") => return (Some(ReturnKind::Complaint), None),
        Some("disposition-notification") => return (None, None),
        _ => {}
    }
    if let Some(part) = parts(message).find(|part| part.is_content_type("message", "delivery-status")) {
        return delivery(&content(part));
    }
    if is_automatic(message) {
        return (Some(ReturnKind::AutoReply), None);
    }
    if !is_from_a_server(message) {
        return (Some(ReturnKind::Answer), None);
    }
    let words: String = parts(message).map(content).collect();
    match code(&words) {
        Some(code) if code.starts_with('5') => (Some(ReturnKind::Failed), Some(code)),
        Some(code) => (Some(ReturnKind::Bounced), Some(code)),
        // A server that says nothing we understand: a human should look.
        None => (Some(ReturnKind::Answer), None),
    }
}

fn parts<'m, 'x>(message: &'m Message<'x>) -> impl Iterator<Item = &'m MessagePart<'x>> {
    message.parts.iter()
}

/// What a part says, as text; of a message in it its headers.
fn content(part: &MessagePart<'_>) -> String {
    match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.to_string(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        PartType::Message(inner) => inner
            .headers_raw()
            .map(|(name, value)| format!("{name}:{value}"))
            .collect(),
        PartType::Multipart(_) => String::new(),
    }
}

/// The worst that a report says of a recipient (RFC 3464, section 2.3).
fn delivery(report: &str) -> Judged {
    let report = report.replace("\r\n", "\n");
    let mut worst: Judged = (None, None);
    for block in report.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let block = format!("{}\n\n", block.trim_start());
        let Some(fields) = MessageParser::default().parse_headers(block.as_bytes()) else {
            continue;
        };
        let field = |name: &'static str| fields.header_raw(name).map(|value| value.trim().to_lowercase());
        let status = field("Status").and_then(|status| code(&status));
        let passing = status.as_deref().is_some_and(|status| status.starts_with('4'));
        let kind = match field("Action").as_deref() {
            Some("failed") if passing => ReturnKind::Bounced,
            Some("failed") => ReturnKind::Failed,
            Some("delayed") => ReturnKind::Delayed,
            _ => continue,
        };
        let weight = |kind: Option<ReturnKind>| match kind {
            Some(ReturnKind::Failed) => 3,
            Some(ReturnKind::Bounced) => 2,
            Some(_) => 1,
            None => 0,
        };
        if weight(Some(kind)) > weight(worst.0) {
            worst = (Some(kind), status);
        }
    }
    worst
}

/// A notice of absence, a confirmation of receipt: written by a machine for a human's mailbox (RFC 3834, section 5).
fn is_automatic(message: &Message<'_>) -> bool {
    let value = |name: &'static str| message.header_raw(name).map(|value| value.trim().to_lowercase());
    if let Some(submitted) = value("Auto-Submitted") {
        let word = submitted.split([';', ' ']).next().unwrap_or_default();
        // Reports of servers are `auto-generated` or `auto-replied`, too; they were told before.
        if word != "no" && !is_from_a_server(message) {
            return true;
        }
    }
    let named = ["X-Autoreply", "X-Autorespond", "X-Auto-Reply-From"];
    let precedence = value("Precedence").is_some_and(|value| value.starts_with("auto"));
    let subject = message.subject().unwrap_or_default().to_lowercase();
    precedence
        || named.iter().any(|name| message.header_raw(*name).is_some())
        || ABSENCE.iter().any(|words| subject.contains(words))
}

fn is_from_a_server(message: &Message<'_>) -> bool {
    let from = message
        .from()
        .and_then(|from| from.first())
        .and_then(|from| from.address());
    let name = from
        .and_then(|address| address.split('@').next())
        .unwrap_or_default()
        .to_lowercase();
    let empty_path = message
        .header_raw("Return-Path")
        .is_some_and(|path| path.trim() == "<>");
    ["mailer-daemon", "postmaster", "mail-daemon"].contains(&name.as_str()) || empty_path
}

/// The first status code (RFC 3463) of a text that tells a failure, or one of SMTP (RFC 5321).
fn code(text: &str) -> Option<String> {
    let word = |c: char| c.is_ascii_digit() || c == '.';
    let words = || {
        text.split(|c| !word(c))
            .map(|text| text.trim_matches('.'))
            .filter(|text| text.starts_with(['4', '5']))
    };
    let is_status = |text: &&str| {
        let parts: Vec<&str> = text.split('.').collect();
        let small = |part: &&str| (1..=3).contains(&part.len());
        matches!(parts.as_slice(), [class, subject, detail] if class.len() == 1 && small(subject) && small(detail))
    };
    let is_reply = |text: &&str| text.len() == 3 && text.chars().nth(1).is_some_and(|c| "0125".contains(c));
    let found = words().find(is_status).or_else(|| words().find(is_reply));
    found.map(str::to_owned)
}

/// Message-IDs that a message names in its own headers, or in what it sends back.
fn about(message: &Message<'_>) -> Vec<String> {
    let mut texts: Vec<String> = [
        "In-Reply-To",
        "References",
        "X-Failed-Message-ID",
        "Original-Message-ID",
    ]
    .into_iter()
    .filter_map(|name| message.header_raw(name).map(str::to_owned))
    .collect();
    texts.extend(parts(message).map(content));
    let (mut seen, mut ids) = (BTreeSet::new(), Vec::new());
    for text in &texts {
        for inside in text.split('<').skip(1).filter_map(|rest| rest.split_once('>')) {
            let id = inside.0.trim();
            let plausible = id.contains('@') && id.len() <= 200 && !id.contains(char::is_whitespace);
            if plausible && ids.len() < IDS && seen.insert(id.to_owned()) {
                ids.push(id.to_owned());
            }
        }
    }
    ids
}

/// What somebody wrote, without the lines that are quoted and all that follows them.
fn written(message: &Message<'_>) -> String {
    let text = message.body_text(0).unwrap_or_default().replace("\r\n", "\n");
    let lines = text.lines().take_while(|line| {
        let line = line.trim();
        !line.starts_with('>') && line != "--" && !line.starts_with("-----")
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    let clean = |c: &char| !c.is_control() || *c == '\n';
    text.trim().chars().filter(clean).take(TEXT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_in_the_words_of_servers() {
        for (text, wanted) in [
            ("550 5.1.1 <x@y.example>: user unknown", Some("5.1.1")),
            ("smtp; 452 4.2.2 over quota", Some("4.2.2")),
            ("Remote host said: 550 no such user", Some("550")),
            ("host 192.0.2.45 said nothing", None),
            ("received 5 mails on 4 October 2027", None),
        ] {
            assert_eq!(code(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn whatever_comes_in_is_no_panic() {
        for bytes in [
            &b""[..],
            b"\0\0\0",
            b"From: x",
            b"Content-Type: multipart/report; boundary=x\r\n\r\n--x",
        ] {
            drop(understand(bytes));
        }
    }
}
