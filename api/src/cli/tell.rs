//! What the program says to the person at the terminal.

use std::process::ExitCode;

/// A line for the person.
#[expect(clippy::print_stdout, reason = "the one place that writes to the terminal")]
pub fn tell(text: &str) {
    println!("{text}");
}

/// Why it did not work, and the exit code for that.
#[expect(clippy::print_stderr, reason = "the one place that writes errors to the terminal")]
pub fn refuse(text: &str) -> ExitCode {
    eprintln!("porta-api: {text}");
    ExitCode::FAILURE
}
