//! The pages in a real browser: accessible, private, usable by keyboard, without script, at 320 pixels.
//!
//! They need Chromium, chromedriver, Java 17 and `npm ci --ignore-scripts` in this folder, and run when
//! `PORTA_BROWSER_TESTS=1` is set. With `PORTA_API_URL` they show a real API, else the fake one.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stderr,
    dead_code,
    reason = "a test fails by panicking, reads its own switches, and shares the fake API with other programs"
)]

mod accessible;
mod check;
mod chrome;
mod handout;
mod keyboard;
mod layout;
mod light;
mod offline;
mod privacy;
mod second_city;
mod site;
mod valid;
mod whole;

#[path = "../fake/mod.rs"]
mod fake;

/// True if these tests are to run. Where they cannot, they say so; in CI that is a failure.
fn wanted() -> bool {
    if std::env::var("PORTA_BROWSER_TESTS").is_ok_and(|value| value == "1") {
        return true;
    }
    assert!(
        std::env::var("CI").is_err(),
        "the browser tests must run in CI: set PORTA_BROWSER_TESTS=1 and install chromium and chromium-driver"
    );
    eprintln!("not run: set PORTA_BROWSER_TESTS=1 to test in a real browser");
    false
}
