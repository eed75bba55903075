//! A fake API to look at the pages with: `cargo run -p porta-web --example fake_api`, then `porta-web`.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    dead_code,
    reason = "test code, shared with the tests"
)]

#[path = "../tests/fake/mod.rs"]
mod fake;

#[tokio::main]
async fn main() {
    let api = fake::FakeApi::on(std::net::TcpListener::bind("127.0.0.1:8080").unwrap()).await;
    drop(api.seen().await);
    api.fail_with(0);
    eprintln!("the fake API listens on {} and lives in {}", api.url(), fake::now());
    tokio::signal::ctrl_c().await.unwrap();
}
