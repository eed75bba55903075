//! How long a write takes to be seen on another node: this process writes, the node is asked until it shows it.

use std::thread;
use std::time::{Duration, Instant};

use porta_api::catalog::offer::Offer;
use porta_api::spine::clock::Clock;
use porta_api::spine::db::Database;
use porta_api::spine::ids::Id;
use serde_json::{Value, json};

use crate::changes::{self, Where};
use crate::fetch::Client;

/// Two waits for one write, milliseconds.
type Seen = (f64, f64);

/// How it is measured.
#[derive(clap::Args, Debug)]
pub struct Args {
    #[command(flatten)]
    place: Where,
    /// `host:port` of the node.
    #[arg(long)]
    node: String,
    /// Writers at once.
    #[arg(long, default_value_t = 4)]
    writers: usize,
    /// Writes of each.
    #[arg(long, default_value_t = 25)]
    writes: usize,
}

/// Nobody waits longer than this for a write to show.
const PATIENCE: Duration = Duration::from_secs(20);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(2);

/// Milliseconds until the record itself shows a write, and until the search finds it: `record` and `search`, sorted.
pub fn measure(args: &Args) -> Result<Value, String> {
    let (database, offers) = changes::open(&args.place, 8)?;
    let shares = offers.chunks(args.writes.max(1)).take(args.writers);
    let all: Vec<Result<Vec<Seen>, String>> = thread::scope(|scope| {
        let running: Vec<_> = shares
            .map(|share| scope.spawn(|| share.iter().map(|offer| one(args, &database, offer.clone())).collect()))
            .collect();
        let ended = running.into_iter().map(|thread| thread.join());
        ended
            .map(|joined| joined.unwrap_or_else(|_| Err("a writer died".to_owned())))
            .collect()
    });
    let mut both = Vec::new();
    for some in all {
        both.extend(some?);
    }
    let (mut record, mut search): (Vec<f64>, Vec<f64>) = both.into_iter().unzip();
    record.sort_by(f64::total_cmp);
    search.sort_by(f64::total_cmp);
    Ok(json!({ "record": record, "search": search }))
}

/// Writes a title that nothing else has, and waits for it.
fn one(args: &Args, database: &Database, mut offer: Offer) -> Result<(f64, f64), String> {
    let mut client = Client::connect(&args.node)?;
    let word = format!("qx{}{}", offer.id.as_str().replace('-', ""), offer.meta.version);
    let written = changes::change(database, &Clock::machine(), &mut offer, |offer| {
        for text in &mut offer.texts {
            text.title = format!("{} {word}", text.title);
        }
    });
    let written = written.map_err(|error| error.to_string())?;
    if !written {
        return Err("somebody else wrote the same offer".to_owned());
    }
    let since = Instant::now();
    let city = &args.place.city;
    let version = format!("\"version\":{},", offer.meta.version);
    let record = until(
        since,
        &mut client,
        &format!("/v1/cities/{city}/offers/{}", offer.slug),
        &version,
    )?;
    // A parameter of its own each time would be refused; the path is the same, and the answer is made anew when anything changes.
    let search = until(
        since,
        &mut client,
        &format!("/v1/cities/{city}/search?q={word}"),
        &offer.slug,
    )?;
    Ok((record, search))
}

/// Milliseconds until an answer holds a text.
fn until(since: Instant, client: &mut Client, path: &str, text: &str) -> Result<f64, String> {
    loop {
        let answer = client.get(path)?;
        if String::from_utf8_lossy(&answer.body).contains(text) {
            return Ok(since.elapsed().as_secs_f64() * 1_000.0);
        }
        if since.elapsed() > PATIENCE {
            return Err(format!("{path} does not show `{text}` after {PATIENCE:?}"));
        }
        thread::park_timeout(PAUSE);
    }
}
