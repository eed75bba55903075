//! Logs and figures. Neither holds addresses, search terms or anything else of a person.

use std::fmt::Write;
use std::io::IsTerminal;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use actix_web::http::StatusCode;
use tracing_subscriber::EnvFilter;

/// Upper bounds of the duration classes, microseconds.
const CLASSES: [u64; 8] = [100, 250, 1_000, 2_500, 10_000, 50_000, 250_000, 1_000_000];

/// Counts of requests by status class and duration.
#[derive(Debug, Default)]
pub struct Metrics {
    by_status: [AtomicU64; 6],
    by_duration: [AtomicU64; 9],
    micros: AtomicU64,
}

impl Metrics {
    /// Counts one request.
    pub fn count(&self, status: StatusCode, took: Duration) {
        let class = usize::from(status.as_u16() / 100).min(5);
        if let Some(counter) = self.by_status.get(class) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let class = CLASSES
            .iter()
            .position(|bound| micros <= *bound)
            .unwrap_or(CLASSES.len());
        if let Some(counter) = self.by_duration.get(class) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
        self.micros.fetch_add(micros, Ordering::Relaxed);
    }

    /// The figures in the text format of OpenMetrics 1.0, without the closing `# EOF`.
    #[must_use]
    pub fn render(&self) -> String {
        let mut out = String::from("# TYPE porta_requests counter\n");
        for (class, counter) in self.by_status.iter().enumerate().skip(1) {
            let _ = writeln!(
                out,
                "porta_requests_total{{status=\"{class}xx\"}} {}",
                counter.load(Ordering::Relaxed)
            );
        }
        out.push_str("# TYPE porta_request_seconds histogram\n# UNIT porta_request_seconds seconds\n");
        let mut sum = 0;
        for (class, counter) in self.by_duration.iter().enumerate() {
            sum += counter.load(Ordering::Relaxed);
            let bound = CLASSES
                .get(class)
                .map_or_else(|| "+Inf".to_owned(), |micros| seconds(*micros));
            let _ = writeln!(out, "porta_request_seconds_bucket{{le=\"{bound}\"}} {sum}");
        }
        let _ = writeln!(
            out,
            "porta_request_seconds_sum {}",
            seconds(self.micros.load(Ordering::Relaxed))
        );
        let _ = writeln!(out, "porta_request_seconds_count {sum}");
        out
    }
}

fn seconds(micros: u64) -> String {
    format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000)
}

/// How logs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Sends logs to standard error. `filter` is in `tracing`'s syntax, such as `info` or `porta_api=debug,warn`.
pub fn start_logs(format: LogFormat, filter: &str) -> Result<(), String> {
    let filter = EnvFilter::try_new(filter)
        .map_err(|error| format!("PORTA_LOG `{filter}` cannot be read ({error}); try `info`"))?;
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false);
    let started = match format {
        LogFormat::Text => logs.try_init(),
        LogFormat::Json => logs.json().try_init(),
    };
    started.map_err(|error| error.to_string())
}
