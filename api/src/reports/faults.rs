//! Everything that is wrong with a body, collected while it is read.

use porta_contract::FieldError;

use super::tools::wrong;
use crate::catalog::check::{Fault, text};
use crate::spine::http::Failure;

/// What has been found so far.
#[derive(Debug, Default)]
pub struct Faults(Vec<FieldError>);

impl Faults {
    /// Notes a fault of a field.
    pub fn note(&mut self, field: &str, fault: Fault) {
        self.0.push(wrong(field, fault));
    }

    /// True when something is wrong with a field already.
    #[must_use]
    pub fn has(&self, field: &str) -> bool {
        let at = format!("#/{field}");
        self.0.iter().any(|error| error.pointer.as_ref() == Some(&at))
    }

    /// A value that was checked, or none with its fault noted.
    pub fn passed<T>(&mut self, field: &str, checked: Result<T, Fault>) -> Option<T> {
        match checked {
            Ok(value) => Some(value),
            Err(fault) => {
                self.note(field, fault);
                None
            }
        }
    }

    /// A text as people send it: forms of browsers end lines with two characters, and send empty fields; none if nothing is left.
    #[must_use]
    pub fn text(&mut self, field: &str, written: Option<String>, longest: usize) -> Option<String> {
        let words = written?.replace("\r\n", "\n").trim().to_owned();
        if words.is_empty() {
            return None;
        }
        self.passed(field, text(field, &words, longest)).map(|()| words)
    }

    /// The same on one line.
    #[must_use]
    pub fn line(&mut self, field: &str, written: Option<String>, longest: usize) -> Option<String> {
        let line = written.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
        self.text(field, line, longest)
    }

    /// Refuses what has faults.
    ///
    /// # Errors
    /// [`Failure::Invalid`] with all of them.
    pub fn finish(self) -> Result<(), Failure> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Failure::Invalid(self.0))
        }
    }
}
