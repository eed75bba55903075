//! `/.well-known/security.txt` (RFC 9116): whom to tell of holes in the security.

use actix_web::HttpResponse;
use chrono::NaiveTime;

use crate::api::PageError;
use crate::http::CachePolicy;
use crate::pages::Ctx;

/// `GET /.well-known/security.txt`, as long as the contact in the settings holds.
pub async fn security(ctx: Ctx) -> HttpResponse {
    match text(&ctx) {
        Some(text) => ctx.file("text/plain; charset=utf-8", CachePolicy::Hour, text),
        None => ctx.refuse(&PageError::NotFound).await,
    }
}

fn text(ctx: &Ctx) -> Option<String> {
    let config = &ctx.app.config;
    let contact = config.security_contact.as_ref()?;
    let until = config.security_until?.and_time(NaiveTime::MIN).and_utc();
    if until <= ctx.app.clock.now() {
        tracing::warn!("PORTA_WEB_SECURITY_UNTIL is over: there is no security.txt until it is set anew");
        return None;
    }
    let mut text = format!("Contact: {contact}\nExpires: {}\n", until.format("%Y-%m-%dT%H:%M:%SZ"));
    if let Some(policy) = &config.security_policy {
        text.push_str(&format!("Policy: {policy}\n"));
    }
    text.push_str("Preferred-Languages: de, en, fr\n");
    if config.public_url.is_some() {
        text.push_str(&format!("Canonical: {}/.well-known/security.txt\n", config.origin()));
    }
    Some(text)
}
