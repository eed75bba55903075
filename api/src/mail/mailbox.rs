//! Reading the outbox: messages that this program wrote into a folder itself.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

/// A message of the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// Name of its file, without ending.
    pub name: String,
    /// Its headers as they are, unfolded, in order.
    pub headers: Vec<(String, String)>,
    /// Subject, decoded.
    pub subject: String,
    /// The plain text part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

impl Kept {
    /// The value of a header, if it is there.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let same = |(own, _): &&(String, String)| own.eq_ignore_ascii_case(name);
        self.headers.iter().find(same).map(|(_, value)| value.as_str())
    }
}

/// Messages of the folder, newest first; none when it is not there.
pub fn read_all(folder: &Path) -> Vec<Kept> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".eml").map(str::to_owned))
        .filter(|name| !name.starts_with('.'))
        .collect();
    // Names are UUIDv7: they sort by the time of their making.
    names.sort_unstable_by(|a, b| b.cmp(a));
    names.into_iter().filter_map(|name| read(folder, &name)).collect()
}

fn read(folder: &Path, name: &str) -> Option<Kept> {
    let text = fs::read_to_string(folder.join(format!("{name}.eml"))).ok()?;
    let (headers, body) = split(&text);
    let boundary = value(&headers, "content-type")?
        .split("boundary=\"")
        .nth(1)?
        .split('"')
        .next()?
        .to_owned();
    let edge = format!("--{boundary}");
    let parts = body.split(edge.as_str()).filter(|part| part.starts_with("\r\n"));
    let mut kept = Kept {
        name: name.to_owned(),
        subject: value(&headers, "subject").map(words).unwrap_or_default(),
        headers,
        text: String::new(),
        html: String::new(),
    };
    for part in parts {
        let (headers, body) = split(part.trim_start_matches("\r\n"));
        let kind = value(&headers, "content-type").unwrap_or_default();
        let content = decode(body, value(&headers, "content-transfer-encoding").unwrap_or_default());
        if kind.starts_with("text/html") {
            kept.html = content;
        } else {
            kept.text = content;
        }
    }
    Some(kept)
}

type Headers = Vec<(String, String)>;

fn split(text: &str) -> (Headers, &str) {
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let lines = unfolded.lines().filter_map(|line| line.split_once(':'));
    let headers = lines
        .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
        .collect();
    (headers, body)
}

fn value<'a>(headers: &'a Headers, name: &str) -> Option<&'a str> {
    let found = headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.as_str())
}

/// Encoded words (RFC 2047) of the form this program writes: UTF-8 in Base64. Blanks between two of them are not part of the text.
fn words(text: &str) -> String {
    let decoded = |word: &str| {
        let inner = word.strip_prefix("=?utf-8?b?")?.strip_suffix("?=")?;
        STANDARD.decode(inner).ok()
    };
    let (mut bytes, mut was_encoded) = (Vec::new(), true);
    for word in text.split(' ') {
        let encoded = decoded(word);
        if !(was_encoded && (encoded.is_some() || bytes.is_empty())) {
            bytes.push(b' ');
        }
        was_encoded = encoded.is_some();
        bytes.extend(encoded.unwrap_or_else(|| word.as_bytes().to_vec()));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn decode(body: &str, encoding: &str) -> String {
    let bytes = match encoding {
        "base64" => {
            let whole: String = body.split_whitespace().collect();
            STANDARD.decode(whole).unwrap_or_default()
        }
        "quoted-printable" => quoted(body.replace("=\r\n", "").as_bytes()),
        _ => body.as_bytes().to_vec(),
    };
    String::from_utf8_lossy(&bytes)
        .replace("\r\n", "\n")
        .trim_end()
        .to_owned()
}

fn quoted(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'=').then(|| after.get(..2)).flatten();
        let value = code
            .and_then(|code| std::str::from_utf8(code).ok())
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        if let (Some(value), Some(further)) = (value, after.get(2..)) {
            bytes.push(value);
            rest = further;
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    bytes
}
