//! Verifies a signature as a receiver does (RFC 6376, section 6.1; RFC 8463), for `relaxed/relaxed` and SHA-256.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use rsa::pkcs8::DecodePublicKey;
use rsa::{Pkcs1v15Sign, RsaPublicKey};
use sha2::{Digest, Sha256};

/// What does not fit.
#[derive(Debug, PartialEq, Eq)]
pub enum Broken {
    Body,
    Signature,
}

/// A signed message of RFC 8463, appendix A.3, with its Ed25519 signature.
pub const EXAMPLE: &str = concat!(
    "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n",
    " d=football.example.com; i=@football.example.com;\r\n",
    " q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n",
    " subject : date : message-id : from : subject : date;\r\n",
    " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n",
    " b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus\r\n",
    " Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==\r\n",
    "From: Joe SixPack <joe@football.example.com>\r\n",
    "To: Suzie Q <suzie@shopping.example.net>\r\n",
    "Subject: Is dinner ready?\r\n",
    "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n",
    "Message-ID: <20030712040037.46341.5F8J@football.example.com>\r\n",
    "\r\n",
    "Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n"
);

/// The record of its key.
pub const EXAMPLE_RECORD: &str = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

/// Headers with their names, as they stand, from the top.
fn split(message: &[u8]) -> (Vec<(String, String)>, String) {
    let text = String::from_utf8(message.to_vec()).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in head.split("\r\n") {
        if line.starts_with([' ', '\t']) {
            let last = headers.last_mut().unwrap();
            last.1.push_str(line);
        } else {
            let (name, value) = line.split_once(':').unwrap();
            headers.push((name.trim().to_lowercase(), value.to_owned()));
        }
    }
    (headers, body.to_owned())
}

fn tags(text: &str) -> HashMap<String, String> {
    let tag = |part: &str| {
        let (name, value) = part.split_once('=')?;
        let value: String = value.split_whitespace().collect();
        Some((name.trim().to_owned(), value))
    };
    text.split(';').filter_map(tag).collect()
}

fn one_blank(text: &str) -> String {
    text.split([' ', '\t'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn relaxed_body(body: &str) -> String {
    let lines = body.split("\r\n").map(|line| {
        let starts = if line.starts_with([' ', '\t']) && !one_blank(line).is_empty() {
            " "
        } else {
            ""
        };
        format!("{starts}{}", one_blank(line))
    });
    let text = lines.collect::<Vec<_>>().join("\r\n");
    let text = text.trim_end_matches("\r\n");
    if text.is_empty() {
        String::new()
    } else {
        format!("{text}\r\n")
    }
}

fn signature_header(headers: &[(String, String)]) -> &str {
    let found = headers.iter().find(|(name, _)| name == "dkim-signature");
    &found.expect("a signature").1
}

/// Names of what the signature covers, in order.
pub fn signed_headers(message: &[u8]) -> Vec<String> {
    let (headers, _) = split(message);
    let tags = tags(signature_header(&headers));
    tags["h"].split(':').map(str::to_lowercase).collect()
}

/// Verifies the message with the record of its key.
pub fn verify(message: &[u8], record: &str) -> Result<(), Broken> {
    let (mut headers, body) = split(message);
    let value = signature_header(&headers).to_owned();
    let (sig, key) = (tags(&value), tags(record));
    assert_eq!(
        (sig["v"].as_str(), sig["c"].as_str(), key["v"].as_str()),
        ("1", "relaxed/relaxed", "DKIM1")
    );
    if sig["bh"] != STANDARD.encode(Sha256::digest(relaxed_body(&body))) {
        return Err(Broken::Body);
    }
    let mut text = String::new();
    for name in sig["h"].split(':') {
        // From the bottom; each one once; what is not there is nothing.
        if let Some(at) = headers.iter().rposition(|(own, _)| own.eq_ignore_ascii_case(name)) {
            let (name, value) = headers.remove(at);
            text.push_str(&format!("{name}:{}\r\n", one_blank(&value)));
        }
    }
    let begins = |at: usize| value[..at].ends_with([' ', '\t', ';']);
    let (at, _) = value.match_indices("b=").find(|(at, _)| begins(*at)).unwrap();
    text.push_str(&format!("dkim-signature:{}", one_blank(&value[..at + 2])));
    let hash = Sha256::digest(text);
    let signature = STANDARD.decode(&sig["b"]).unwrap();
    let public = STANDARD.decode(&key["p"]).unwrap();
    let right = match (sig["a"].as_str(), key["k"].as_str()) {
        ("rsa-sha256", "rsa") => {
            let public = RsaPublicKey::from_public_key_der(&public).unwrap();
            public
                .verify(Pkcs1v15Sign::new::<rsa::sha2::Sha256>(), &hash, &signature)
                .is_ok()
        }
        ("ed25519-sha256", "ed25519") => {
            let public = VerifyingKey::from_bytes(&public.try_into().unwrap()).unwrap();
            let signature = Signature::from_slice(&signature).unwrap();
            public.verify_strict(&hash, &signature).is_ok()
        }
        _ => false,
    };
    if right { Ok(()) } else { Err(Broken::Signature) }
}
