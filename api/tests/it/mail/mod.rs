//! Mails that arrive: how they are built, signed and handed over, and what is looked at before.

mod addresses;
mod check;
mod conversation;
mod dkim;
mod html;
mod settings;
mod tls;

use chrono::{DateTime, Utc};
use porta_api::mail::{Letter, Manner, build};
use porta_api::spine::clock::Clock;

use crate::harness::at;

/// A message with a subject and a text, in HTML as well.
pub fn message(from: &str, to: &str, subject: &str, text: &str) -> lettre::Message {
    let from = from.parse().unwrap();
    let html = format!("<p>{}</p>", text.replace('&', "&amp;").replace('<', "&lt;"));
    let letter = Letter {
        from: &from,
        to,
        subject,
        text,
        html: &html,
        lang: "de",
        id: "0197c000-0000@www.porta.example",
        date: written(),
        stop: Some("https://api.porta.example/v1/review-mails/stop/abc"),
    };
    build(&letter).unwrap()
}

/// When messages of these tests were written.
pub fn written() -> DateTime<Utc> {
    at("2026-11-24T10:00:00Z")
}

/// As fast as can be, by a clock.
pub fn manner(patience_ms: u64, clock: &Clock) -> Manner {
    Manner {
        per_minute: 600_000,
        patience: std::time::Duration::from_millis(patience_ms),
        clock: clock.clone(),
    }
}
