//! Everything that is logged, at every level, by all tests of this process: what must not be in any log can be looked for here.

use std::io::{self, Write};
use std::sync::{Mutex, Once, PoisonError};

use tracing_subscriber::filter::LevelFilter;

static LOGGED: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static START: Once = Once::new();

struct Shared;

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOGGED
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Begins to capture.
pub fn capture() {
    START.call_once(|| {
        let logs = tracing_subscriber::fmt()
            .with_max_level(LevelFilter::TRACE)
            .with_writer(|| Shared);
        logs.with_ansi(false).init();
    });
}

/// What has been logged so far.
pub fn logged() -> String {
    String::from_utf8_lossy(&LOGGED.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
}
