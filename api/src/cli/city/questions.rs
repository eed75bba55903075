//! Questions on the terminal, or answers that come one a line from a file.

use std::io::BufRead;

use crate::cli::tell::tell;

/// Asks, and reads the answers.
pub struct Questions {
    /// Proposals are taken without asking.
    quiet: bool,
    /// Somebody sits there, and may try again.
    person: bool,
}

impl Questions {
    /// Asks a person, or reads what was piped in.
    pub fn new(quiet: bool, person: bool) -> Self {
        Self { quiet, person }
    }

    /// The answer to a question, known by the option that would have given it: given already, proposed, or asked for until it is right.
    pub fn ask<T>(
        &mut self,
        (option, question): (&str, &str),
        given: Option<String>,
        proposal: Option<String>,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, String> {
        if let Some(given) = given {
            return read(given.trim()).map_err(|error| format!("--{option}: {error}"));
        }
        if self.quiet {
            let Some(proposal) = proposal else {
                return Err(format!("--{option} is needed: {question}"));
            };
            return read(&proposal).map_err(|error| format!("--{option}: {error}"));
        }
        loop {
            match &proposal {
                Some(proposal) => tell(&format!("{question} [{proposal}]:")),
                None => tell(&format!("{question}:")),
            }
            let Some(line) = line()? else {
                return Err(format!("there was no answer to “{question}”; give --{option}"));
            };
            let answer = match (line.trim(), &proposal) {
                ("", Some(proposal)) => proposal,
                (written, _) => written,
            };
            match read(answer) {
                Ok(value) => return Ok(value),
                Err(error) if self.person => tell(&format!("  {error}")),
                Err(error) => return Err(format!("{question}: {error}")),
            }
        }
    }
}

fn line() -> Result<Option<String>, String> {
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    let read = read.map_err(|error| format!("the answer cannot be read: {error}"))?;
    Ok((read > 0).then_some(line))
}
