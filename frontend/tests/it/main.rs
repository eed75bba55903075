//! x
#[path = "../fake/mod.rs"]
mod fake;
#[tokio::test]
async fn x(){ fake::FakeApi::start().await; }
