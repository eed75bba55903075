//! `porta-api check mail`: a line for each thing that decides whether mails arrive, and the DNS records that are missing.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use serde_json::json;

use super::campaign::Settings;
use super::tell::tell;
use crate::mail::check::{Dns, Finding, Level, Sending, look};

/// How it looks.
#[derive(Args, Debug)]
pub struct MailCheck {
    /// The name server to ask, such as 9.9.9.9:53; that of this machine, if not given.
    #[arg(long)]
    dns: Option<SocketAddr>,
    /// Write JSON.
    #[arg(long)]
    json: bool,
}

/// Looks; 1 when something is to be set.
pub fn check((_, tokens, mail): Settings<'_>, args: &MailCheck) -> Result<ExitCode, String> {
    let (server, signer) = (mail.server()?, mail.signer()?);
    let sending = Sending {
        from: &mail.mail_from,
        return_path: mail.mail_return_path.as_ref(),
        server: server.as_ref(),
        signer: signer.as_ref(),
        api: &tokens.issuer,
        pages: &mail.web_public_url,
        patience: Duration::from_secs(mail.mail_patience),
    };
    let findings = actix_web::rt::System::new().block_on(async {
        let dns = Dns::new(args.dns)?;
        Ok::<_, String>(look(&sending, &dns).await)
    })?;
    let well = findings.iter().all(|finding| finding.level != Level::Set);
    if args.json {
        tell(&json!({ "ok": well, "findings": findings }).to_string());
    } else {
        findings.iter().for_each(say);
    }
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn say(finding: &Finding) {
    let (level, about) = (finding.level.as_str(), finding.about);
    tell(&format!("{level:<4}  {about:<11}  {}", finding.text));
    if let Some(record) = &finding.record {
        tell(&format!("{:<4}  {:<11}  {record}", "", ""));
    }
}
