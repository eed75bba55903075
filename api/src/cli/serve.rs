//! `porta-api serve`: answers requests until it is told to stop.

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use actix_web::{HttpServer, rt, web};

use super::campaign;
use super::schema::check_schema;
use super::translations;
use crate::access::account::Passwords;
use crate::access::limit::{Limits, Rates};
use crate::access::seal::Seal;
use crate::access::token::{KeyRing, Tokens};
use crate::app::{Parts, app};
use crate::config::{DataArgs, ServeArgs, TokenArgs, warn_of_half_a_set};
use crate::pictures;
use crate::reading::answer::Answers;
use crate::reading::node::ReadSide;
use crate::review::Setup;
use crate::spine::clock::Clock;
use crate::spine::db::Database;
use crate::spine::files::Files;
use crate::spine::http::Frame;
use crate::spine::jobs::Worker;
use crate::spine::randomness::Randomness;
use crate::translation::machine::{Machine, TranslateArgs};
use crate::websites::WebsiteArgs;
use crate::work;

/// Between two looks at whether the search is behind.
const SEARCH_EVERY: Duration = Duration::from_secs(1);
/// Between two savings of the read side.
const SAVE_EVERY: Duration = Duration::from_secs(20);

/// Serves.
pub fn serve(
    (data, tokens, mail): campaign::Settings<'_>,
    (translate, websites): (&TranslateArgs, WebsiteArgs),
    args: &ServeArgs,
) -> Result<ExitCode, String> {
    let database = data.database()?;
    let clock = Clock::machine();
    let side =
        ReadSide::open(&database, &clock, Some(&data.data_dir.join("reading"))).map_err(|error| error.to_string())?;
    if !side.is_stale() {
        check_schema(&database)?;
    }
    warn_of_half_a_set(data, tokens);
    let guards = guards(data, tokens, &clock)?;
    let sender = campaign::sender((data, tokens, mail), &database)?;
    let postman = campaign::postman((data, tokens, mail), &sender, guards.3.clone());
    let translating = translations::tools(translate, &database)?;
    let setup = (sender.tools.setup.clone(), translating.machine.clone());
    let files = data.files.open(&data.data_dir)?;
    let pictures = pictures::Tools::new(&database, &clock, files.clone());
    let parts = parts(&database, &side, guards, (args, setup, files));
    let stop = Arc::new(AtomicBool::new(false));
    let threads = background(&side, args, &stop);
    warm_up(&side);
    let websites = websites.tools(&database, &mail.web_public_url)?;
    let wings = work::Wings {
        sender: &sender,
        postman: &postman,
        translating: &translating,
        pictures: &pictures,
        websites: websites.as_ref(),
    };
    let worker = args.worker_inside.then(|| work::worker(wings)).transpose();
    let worker = worker.map_err(|error| error.to_string())?;
    let served = rt::System::new().block_on(listen_and_work(parts, args, worker));
    stop.store(true, Ordering::Release);
    for thread in threads {
        thread.thread().unpark();
        let _ = thread.join();
    }
    side.catch_search_up();
    side.save();
    served.map(|()| ExitCode::SUCCESS)
}

/// What logging in and guards need: the keys of this node or of all nodes, and passwords, one verification per core at once.
fn guards(data: &DataArgs, args: &TokenArgs, clock: &Clock) -> Result<(Clock, Tokens, Passwords, Seal), String> {
    let randomness = Randomness::machine();
    let keys = KeyRing::load(args.jwt_keys.as_ref(), &data.data_dir, &randomness).map_err(|error| error.to_string())?;
    let seal =
        Seal::load(args.sealing_keys.as_ref(), &data.data_dir, &randomness).map_err(|error| error.to_string())?;
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let passwords = Passwords::new(randomness, cores).map_err(|error| error.to_string())?;
    let tokens = Tokens::new(keys, &args.issuer, clock.clone());
    Ok((clock.clone(), tokens, passwords, seal))
}

fn parts(
    database: &Database,
    side: &Arc<ReadSide>,
    (clock, tokens, passwords, seal): (Clock, Tokens, Passwords, Seal),
    (args, (review, machine), files): (&ServeArgs, (Setup, Option<Machine>), Files),
) -> Parts {
    let prefix = u32::from_le_bytes(Randomness::machine().bytes());
    let limits = Limits::new(rates(args), &Randomness::machine(), clock.clone());
    let frame = Frame::new(Duration::from_secs(args.time_limit), args.concurrency, prefix);
    Parts {
        database: database.clone(),
        clock,
        tokens: web::Data::new(tokens),
        passwords: web::Data::new(passwords),
        seal: web::Data::new(seal),
        limits: web::Data::new(limits),
        side: Arc::clone(side),
        answers: web::Data::new(Answers::new(args.answers_mib * 1024 * 1024)),
        frame: web::Data::new(frame),
        review,
        machine,
        files,
    }
}

/// Serves, with a worker beside it that ends after it.
async fn listen_and_work(parts: Parts, args: &ServeArgs, worker: Option<Worker>) -> Result<(), String> {
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let working = worker.map(|worker| rt::spawn(worker.run(async { drop(stopped.await) })));
    let served = listen(parts, args).await;
    drop(stop);
    if let Some(working) = working {
        let _ = working.await;
    }
    served
}

/// How much anybody may ask for.
fn rates(args: &ServeArgs) -> Rates {
    let some = |rate: u32| Some(rate).filter(|rate| *rate > 0);
    Rates {
        anonymous: some(args.rate_anonymous),
        account: some(args.rate_account),
        client: some(args.rate_client),
        reports: some(args.rate_reports),
        proxies: usize::from(args.proxies),
    }
}

async fn listen(parts: Parts, args: &ServeArgs) -> Result<(), String> {
    let mut server = HttpServer::new(move || app(parts.clone())).shutdown_timeout(10);
    if let Some(threads) = args.threads {
        server = server.workers(usize::from(threads));
    }
    let refused = |error| {
        format!(
            "cannot listen at {}: {error}. Set PORTA_API_ADDRESS to a free address such as 127.0.0.1:8081",
            args.address
        )
    };
    let server = server.bind(&args.address).map_err(refused)?;
    // The port that was given, where any was asked for.
    for address in server.addrs() {
        tracing::info!(%address, "listening");
    }
    server.run().await.map_err(|error| error.to_string())
}

/// Loads the cities of a small installation before anybody asks.
fn warm_up(side: &Arc<ReadSide>) {
    let side = Arc::clone(side);
    std::thread::spawn(move || {
        for slug in side.slugs().into_iter().take(8) {
            if let Err(error) = side.load(&slug) {
                tracing::warn!(slug, %error, "a city could not be loaded");
            }
        }
    });
}

/// The threads that keep the read side up: one follows the log, one the search and the disk.
fn background(side: &Arc<ReadSide>, args: &ServeArgs, stop: &Arc<AtomicBool>) -> Vec<std::thread::JoinHandle<()>> {
    let pause = Duration::from_millis(args.follow_ms);
    let (following, stopped) = (Arc::clone(side), Arc::clone(stop));
    let follower = std::thread::spawn(move || {
        while !stopped.load(Ordering::Acquire) {
            // A full batch means that more waits.
            if !following.follow().is_ok_and(|seen| seen > 0) {
                std::thread::park_timeout(pause);
            }
        }
    });
    let (keeping, stopped) = (Arc::clone(side), Arc::clone(stop));
    let keeper = std::thread::spawn(move || {
        let mut since_saved = Duration::ZERO;
        while !stopped.load(Ordering::Acquire) {
            std::thread::park_timeout(SEARCH_EVERY);
            keeping.catch_search_up();
            since_saved += SEARCH_EVERY;
            if since_saved >= SAVE_EVERY {
                since_saved = Duration::ZERO;
                keeping.save();
            }
        }
    });
    vec![follower, keeper]
}
