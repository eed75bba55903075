//! The worked example for partners in README.md, run as it is written against the demo city.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::try_send;

const README: &str = include_str!("../../../../README.md");
const PROGRAM: &str = env!("CARGO_BIN_EXE_porta-api");

/// The API with the demo city, as `./run` starts it; ends when dropped.
struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    fn start(folder: &Path) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let made = program(folder).arg("demo").stdout(Stdio::null()).status().unwrap();
        assert!(made.success());
        let child = program(folder)
            .arg("serve")
            .env("PORTA_API_ADDRESS", address.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (server, start) = (Self { child, address }, Instant::now());
        while try_send(address, ("GET", b"/health/ready"), &[], "").is_none_or(|answer| answer.status != 200) {
            assert!(start.elapsed() < Duration::from_secs(60), "the server does not start");
            std::thread::yield_now();
        }
        server
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn program(folder: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.envs(settings(folder));
    command
}

fn settings(folder: &Path) -> [(&'static str, String); 2] {
    [
        ("DATABASE_URL", format!("sqlite:{}/porta.db", folder.display())),
        ("PORTA_DATA_DIR", folder.display().to_string()),
    ]
}

/// The lines of the example.
fn example() -> &'static str {
    let section = README.split("## For partners").nth(1).unwrap();
    let block = section.split("```sh\n").nth(1).unwrap();
    block.split("```").next().unwrap()
}

#[test]
fn the_example_for_partners_does_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path());
    let script = example()
        .replace("http://127.0.0.1:8080", &format!("http://{}", server.address))
        .replace("target/debug/porta-api", PROGRAM)
        .replace("data/", &format!("{}/", folder.path().display()));

    let run = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &script])
        .envs(settings(folder.path()))
        .output()
        .unwrap();

    let said = String::from_utf8(run.stdout).unwrap();
    assert!(run.status.success(), "{said}{}", String::from_utf8_lossy(&run.stderr));
    insta::assert_snapshot!(said);
}
