//! The pages' own time beside the API: everything from the request to the packed body, while the API's answers are fresh.
//!
//! `cargo bench -p porta-web` (release); it fails if half of the requests to any page take longer than 2 ms.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    dead_code,
    reason = "a measurement fails by panicking, and shares the fake API with the tests"
)]

use std::time::{Duration, Instant};

use actix_web::middleware::from_fn;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::web::Data;
use clap::Parser;
use porta_web::app::App;
use porta_web::clock::Clock;
use porta_web::config::Config;
use porta_web::{http, routes};

#[path = "../tests/fake/mod.rs"]
mod fake;

const PAGES: &[&str] = &[
    "/de/",
    "/ar/",
    "/de/offers",
    "/ar/offers",
    "/ar/offers/cafe-welcome",
    "/de/providers",
    "/de/events",
    "/de/search?q=trier",
];
const ROUNDS: usize = 200;
const GOAL: Duration = Duration::from_millis(2);

#[actix_web::main]
async fn main() {
    let api = fake::FakeApi::start().await;
    let config = Config::parse_from(["porta-web", "--api-url", &api.url(), "--fresh-seconds", "3600"]);
    let app = Data::new(App::new(config, Clock::standing(fake::now())).unwrap());
    let pages = actix_web::App::new()
        .app_data(app)
        .configure(routes::routes)
        .wrap(from_fn(http::every_answer));
    let pages = init_service(pages).await;
    let mut slow = Vec::new();
    println!("{:<28} {:>10} {:>10} {:>10}", "page", "p50", "p99", "bytes (br)");
    for page in PAGES {
        let mut times = Vec::with_capacity(ROUNDS);
        let mut bytes = 0;
        for _ in 0..=ROUNDS {
            let request = TestRequest::get()
                .uri(page)
                .insert_header(("Accept-Encoding", "br"))
                .to_request();
            let started = Instant::now();
            let response = call_service(&pages, request).await;
            bytes = read_body(response).await.len();
            times.push(started.elapsed());
        }
        // The first one asked the API and packed the page.
        times.remove(0);
        times.sort_unstable();
        let (half, most) = (times[ROUNDS / 2], times[ROUNDS * 99 / 100]);
        println!("{page:<28} {half:>10.1?} {most:>10.1?} {bytes:>10}");
        slow.extend((half > GOAL).then_some(*page));
    }
    assert!(slow.is_empty(), "slower than {GOAL:?}: {slow:?}");
}
