//! What the program says to the person at the terminal. When nobody reads any more (`porta-api openapi | head`), it goes on
//! with its work and says nothing.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// A line for the person.
pub fn tell(text: &str) {
    let _ = writeln!(output(), "{text}");
}

/// Why it did not work, and the exit code for that.
pub fn refuse(text: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "porta-api: {text}");
    ExitCode::FAILURE
}

/// The standard output; what comes after its reader has gone is lost without an error.
pub fn output() -> impl Write {
    Heard(std::io::stdout().lock())
}

/// Writes as long as somebody reads.
struct Heard<W>(W);

impl<W: Write> Write for Heard<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self.0.write(bytes) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(bytes.len()),
            result => result,
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self.0.flush() {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            result => result,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fails in one way.
    struct Failing(ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Err(self.0.into())
        }
    }

    #[test]
    fn a_closed_pipe_is_no_error_and_a_full_disk_is() {
        let mut closed = Heard(Failing(ErrorKind::BrokenPipe));
        assert!(closed.write_all(b"text").is_ok() && closed.flush().is_ok());
        let mut full = Heard(Failing(ErrorKind::StorageFull));
        assert!(full.write_all(b"text").is_err() && full.flush().is_err());
    }
}
