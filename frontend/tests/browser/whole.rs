//! The whole of Porta for one test: the real API with the demo cities and a running check, and pages in front of it.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::chrome::{Process, announced_port};

/// Password of the demo's logins.
pub const PASSWORD: &str = "eine lange Probe fuer den Test 7";

/// API and pages with the demo cities.
pub struct Whole {
    pub api: String,
    pub pages: String,
    _processes: [Process; 2],
    _data: TempDir,
}

/// A program of this workspace, built beside the pages.
fn program(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_BIN_EXE_porta-web")).with_file_name(name);
    assert!(path.exists(), "{} is missing: cargo build -p {name}", path.display());
    path
}

impl Whole {
    /// Starts both; the pages show one of the demo cities.
    pub fn start(city: &str) -> Self {
        let data = TempDir::new().unwrap();
        let api = |arguments: &[&str]| {
            let mut command = Command::new(program("porta-api"));
            command
                .args(arguments)
                .env("PORTA_DATA_DIR", data.path())
                .env(
                    "DATABASE_URL",
                    format!("sqlite:{}", data.path().join("porta.db").display()),
                )
                .env("PORTA_API_ADDRESS", "127.0.0.1:0")
                .env("PORTA_DEMO_PASSWORD", PASSWORD)
                .env("PORTA_MAIL_PER_MINUTE", "60000")
                .env("PORTA_RATE_ANONYMOUS", "0")
                .stdout(Stdio::null())
                .stderr(Stdio::piped());
            command
        };
        for arguments in [&["demo"][..], &["campaign", "start", "--city", "trier"]] {
            let done = api(arguments).output().unwrap();
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        }
        let mut served = api(&["serve"]).spawn().unwrap();
        let port = announced_port(served.stderr.take().unwrap(), "listening address=127.0.0.1:");
        let origin = format!("http://127.0.0.1:{port}");
        let mut shown = Command::new(env!("CARGO_BIN_EXE_porta-web"))
            .env("PORTA_API_URL", &origin)
            .env("PORTA_CITY", city)
            .env("PORTA_WEB_ADDRESS", "127.0.0.1:0")
            .env("PORTA_WEB_FRESH_SECONDS", "0")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let port = announced_port(shown.stderr.take().unwrap(), "listening address=127.0.0.1:");
        Self {
            api: origin,
            pages: format!("http://127.0.0.1:{port}"),
            _processes: [Process(shown), Process(served)],
            _data: data,
        }
    }
}
