//! Settings that could only fail later stop the start.

use std::path::Path;

use clap::Parser;
use porta_api::mail::MailArgs;
use porta_api::spine::clock::Clock;

use super::written;

#[derive(Parser)]
struct Args {
    #[command(flatten)]
    mail: MailArgs,
}

/// What server and worker make of these settings at their start.
fn start(args: &[&str]) -> Result<(), String> {
    let args = Args::try_parse_from(["x"].iter().chain(args)).map_err(|error| error.to_string())?;
    let transport = args.mail.transport(Path::new("data"), &Clock::fixed(written()));
    transport.map(drop)
}

#[test]
fn what_could_only_fail_later_is_refused_with_a_sentence() {
    for (args, said) in [
        (
            ["--dkim-domain", "porta.example"],
            "missing: PORTA_DKIM_SELECTOR and PORTA_DKIM_KEY_FILE",
        ),
        (
            ["--mail-from", "Büro <büro@porta.example>"],
            "use plain letters before the @",
        ),
        (
            ["--smtp-url", "smtp://mail.example?tsl=required"],
            "PORTA_SMTP_URL cannot be read",
        ),
        (["--smtp-url", "smtps://porta@mail.example"], "a user needs a password"),
        (["--mail-patience", "0"], "--mail-patience"),
    ] {
        let error = start(&args).unwrap_err();
        assert!(error.contains(said), "{error}");
    }
    assert_eq!(start(&[]), Ok(()));
    assert_eq!(
        start(&["--smtp-url", "", "--dkim-domain", ""]),
        Ok(()),
        "as a compose file hands them in"
    );
    assert_eq!(start(&["--mail-from", "Büro <office@bürgerhilfe.example>"]), Ok(()));
}
