//! Settings: what cannot work stops the start with a sentence.

use clap::Parser;
use porta_web::app::App;
use porta_web::clock::Clock;
use porta_web::config::Config;

use crate::harness::config;

/// What a person reads who starts it with these arguments.
fn complaint(args: &[&str]) -> String {
    match Config::try_parse_from(["porta-web"].iter().chain(args)) {
        Err(error) => error.to_string(),
        Ok(config) => App::new(config, Clock::System).err().unwrap_or_default(),
    }
}

#[test]
fn bad_settings_are_named_with_what_would_be_right() {
    for (args, says) in [
        (["--api-url", "localhost:8080"], "http://127.0.0.1:8080"),
        (["--city", ".."], "such as trier"),
        (["--city", ""], "such as trier"),
        (["--address", "everywhere"], "--address"),
        (["--public-url", "https://porta.example/sub"], "end after the host"),
        (["--public-url", "porta.example"], "https://"),
        (["--exit-url", "javascript:alert(1)"], "http"),
        (["--cache-mb", "0"], "1..=65536"),
        (["--fresh-seconds", "4000"], "0..=3600"),
        (["--log-format", "xml"], "json"),
    ] {
        let complaint = complaint(&args);
        assert!(complaint.contains(says), "{args:?}: {complaint:?}");
    }
}

#[test]
fn without_any_setting_it_looks_at_trier_on_this_machine() {
    let config = config(&[]);
    assert_eq!(
        (config.city.as_str(), config.api_url.as_str()),
        ("trier", "http://127.0.0.1:8080")
    );
    assert_eq!(config.origin(), "http://127.0.0.1:3000");
    assert!(App::new(config, Clock::System).is_ok());
}

#[test]
fn every_setting_is_explained_and_has_a_variable() {
    use clap::CommandFactory;
    for argument in Config::command()
        .get_arguments()
        .filter(|a| !["help", "version"].contains(&a.get_id().as_str()))
    {
        assert!(argument.get_help().is_some(), "{}", argument.get_id());
        assert!(
            argument
                .get_env()
                .is_some_and(|name| name.to_string_lossy().starts_with("PORTA_"))
        );
    }
}
