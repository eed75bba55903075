//! A disk that runs full under a running server: a small file system of its own, in a mount namespace of its own.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::{Answer, try_send};

const PASSWORD: &str = "korrekt-pferd-batterie-7";
const OFFER: &str = "/v1/staff/cities/trier/offers/cafe-welcome";

/// A server on a file system of 24 MiB. Ends when dropped, and the file system with it.
struct Server {
    child: Child,
    address: SocketAddr,
    /// The file system, as seen from outside.
    disk: PathBuf,
    token: String,
}

#[expect(clippy::disallowed_methods, reason = "CI says of itself that it is one")]
#[expect(clippy::print_stderr, reason = "a test that does not run says why")]
fn cannot_run(why: &str) {
    assert!(std::env::var_os("CI").is_none(), "{why}");
    eprintln!("not run: {why}");
}

/// None where the machine does not let us mount anything; a failure in CI.
fn server(folder: &Path) -> Option<Server> {
    let tried = Command::new("unshare").args(["-Urm", "true"]).status();
    if !tried.is_ok_and(|status| status.success()) {
        cannot_run("`unshare -Urm` is not allowed here, so no small disk can be mounted");
        return None;
    }
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let script = r#"mount -t tmpfs -o size=24m tmpfs "$DISK" && "$PORTA" demo >/dev/null && exec "$PORTA" serve"#;
    let child = Command::new("unshare")
        .args(["-Urm", "sh", "-c", script])
        .env("DISK", folder)
        .env("PORTA", env!("CARGO_BIN_EXE_porta-api"))
        .env("DATABASE_URL", format!("sqlite:{}/porta.db", folder.display()))
        .env("PORTA_DATA_DIR", folder)
        .env("PORTA_DEMO_PASSWORD", PASSWORD)
        .env("PORTA_API_ADDRESS", address.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let disk = PathBuf::from(format!("/proc/{}/root{}", child.id(), folder.display()));
    let mut server = Server {
        child,
        address,
        disk,
        token: String::new(),
    };
    server.until("the server to start", |server| {
        try_send(server.address, ("GET", b"/health/ready"), &[], "").is_some_and(|answer| answer.status == 200)
    });
    let login = json!({"email": "admin@trier.example", "password": PASSWORD}).to_string();
    let answer = server.send("POST", "/v1/auth/login", &[], &login);
    server.token = answer.json()["access_token"].as_str().unwrap().to_owned();
    Some(server)
}

impl Server {
    fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        try_send(self.address, (method, path.as_bytes()), headers, body).unwrap()
    }

    fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], "")
    }

    /// Writes some kilobytes over a version of the offer.
    fn write(&self, version: i64, word: &str) -> Answer {
        let (token, version) = (format!("Bearer {}", self.token), format!("\"{version}\""));
        let text = format!("{version} {word} {}", "Kaffee und Kuchen. ".repeat(200));
        let body = json!({"texts": {"title": "Café Welcome", "description": text}}).to_string();
        self.send(
            "PATCH",
            OFFER,
            &[("authorization", &token), ("if-match", &version)],
            &body,
        )
    }

    fn fill(&self) {
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.disk.join("fill"))
            .unwrap();
        for size in [1 << 16, 1 << 12, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
    }

    fn until(&self, what: &str, done: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !done(self) {
            assert!(start.elapsed() < Duration::from_secs(90), "waited in vain for {what}");
            std::thread::yield_now();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[test]
fn a_full_disk_refuses_writes_for_a_while_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let Some(server) = server(folder.path()) else { return };
    let mut version = 1;
    let answer = server.write(version, "Quarz");
    assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(&answer.body));
    version += 1;

    server.fill();
    // What is left of the journal takes a few more.
    let refused = (0..2_000).find_map(|_| {
        let answer = server.write(version, "Quarz");
        version += i64::from(answer.status == 200);
        (answer.status != 200).then_some(answer)
    });
    let refused = refused.expect("a write that is refused");
    assert_eq!(refused.problem(503).code, "unavailable");
    assert!(refused.header("retry-after").is_some());

    for path in [
        "offers?limit=3",
        "offers/cafe-welcome",
        "search?q=kleider",
        "events?from=2027-01-01",
    ] {
        assert_eq!(server.get(&format!("/v1/cities/trier/{path}")).status, 200, "{path}");
    }
    assert_eq!(server.get("/health/ready").status, 200);

    // Read from the directory, not from what was kept before.
    assert_eq!(server.get("/v1/cities/trier/offers?limit=4").status, 200);

    fs::remove_file(server.disk.join("fill")).unwrap();
    server.until("writes to go on", |server| {
        server.write(version, "Basaltgrotte").status == 200
    });
    version += 1;
    let public: Value = server.get("/v1/cities/trier/offers/cafe-welcome").json();
    assert_eq!(
        public["version"], version,
        "no write that was refused has left anything"
    );
    server.until("the search to go on", |server| {
        let found: Value = server.get("/v1/cities/trier/search?q=Basaltgrotte").json();
        found["items"][0]["slug"] == "cafe-welcome"
    });
}
