//! The typed client against a fake API.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod read;
mod staff;

use porta_contract::client::{Client, Options};
use wiremock::MockServer;

/// A fake API and a client for it.
async fn api() -> (MockServer, Client) {
    let server = MockServer::start().await;
    let client = Client::new(&server.uri(), Options::default()).unwrap();
    (server, client)
}
