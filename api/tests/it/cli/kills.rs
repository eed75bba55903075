//! Workers that are killed (SIGKILL) at any moment while mails go out: none is lost, and none goes out twice but those that are counted as
//! doubtful, with the same Message-ID.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use diesel::prelude::*;
use porta_api::spine::db::schema::{mails, providers, review_contacts};
use porta_api::spine::db::{Address, DbError};
use porta_api::spine::randomness::Randomness;

use super::logins::{call, said};

use crate::harness::{Act, MailServer, TestDatabase, at};

/// Workers at once.
const WORKERS: usize = 4;
/// After so long without anything happening, something is wrong.
const LONGEST: Duration = Duration::from_secs(120);

/// A worker; killed when the test lets go of it.
struct Worker(Child);

impl Worker {
    fn start(db: &TestDatabase, folder: &Path, server: &str) -> Self {
        let url = match db.address() {
            Address::Postgres(url) => url.clone(),
            Address::Sqlite(path) => format!("sqlite:{}", path.display()),
        };
        let child = Command::new(env!("CARGO_BIN_EXE_porta-api"))
            .arg("worker")
            .env_clear()
            .env("DATABASE_URL", url)
            .env("PORTA_DATA_DIR", folder)
            .env("PORTA_SMTP_URL", server)
            .env("PORTA_MAIL_PER_MINUTE", "100000")
            .env("PORTA_MAIL_PATIENCE", "10")
            .env("PORTA_WORKER_LEASE", "12")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self(child)
    }

    fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Gives every provider a verified contact of its own; says how many there are.
fn contacts(db: &TestDatabase) -> usize {
    let now = at("2026-11-01T10:00:00Z").naive_utc();
    db.write::<_, DbError>(|tx| {
        let all: Vec<(String, String)> = providers::table
            .select((providers::id, providers::slug))
            .load(tx.conn)?;
        for (id, slug) in &all {
            diesel::insert_into(review_contacts::table)
                .values((
                    review_contacts::provider_id.eq(id),
                    review_contacts::email.eq(format!("{slug}@kills.example")),
                    review_contacts::lang.eq("de"),
                    review_contacts::verified_at.eq(now),
                    review_contacts::updated_at.eq(now),
                ))
                .execute(tx.conn)?;
        }
        Ok(all.len())
    })
    .unwrap()
}

/// Message-ID, state and doubt of every mail.
fn rows(db: &TestDatabase) -> Vec<(String, String, bool)> {
    let query = mails::table.select((mails::message_id, mails::state, mails::doubtful));
    db.read::<_, DbError>(|conn| Ok(query.load(conn)?)).unwrap()
}

/// Waits for something to happen in a conversation; false when nothing does for a moment.
fn happens(events: &Receiver<()>) -> bool {
    match events.recv_timeout(Duration::from_millis(200)) {
        Ok(()) => true,
        Err(RecvTimeoutError::Timeout) => false,
        Err(RecvTimeoutError::Disconnected) => panic!("the mail server has gone"),
    }
}

#[test]
fn workers_that_are_killed_lose_no_mail_and_send_none_twice() {
    // All of it in the long form: 200 kills while 2,000 providers are written to.
    #[expect(
        clippy::disallowed_methods,
        reason = "longer forms of tests are asked for by `./test --long`"
    )]
    let long = std::env::var("PORTA_TEST_LONG").is_ok();
    let (kills, offers) = if long { (200, "16000") } else { (8, "600") };
    let (db, folder) = (TestDatabase::new(), tempfile::tempdir().unwrap());
    let made = ["generate", "--city", "kills", "--languages", "1", "--offers", offers];
    said(&call(&db, folder.path(), &made, ""));
    let count = contacts(&db);
    said(&call(&db, folder.path(), &["campaign", "start", "--city", "kills"], ""));
    let (tell, events) = channel();
    let server = MailServer::start(&[], move |_| {
        let _ = tell.send(());
        Act::Take
    });
    let mut workers: Vec<Worker> = (0..WORKERS)
        .map(|_| Worker::start(&db, folder.path(), &server.url))
        .collect();
    let chance = Randomness::seeded(11);
    let any = |most: usize| {
        (0..most)
            .find(|one| chance.fraction() < 1.0 / (most - one) as f64)
            .unwrap_or(0)
    };

    let mut killed = 0;
    let mut quiet = Instant::now();
    while killed < kills {
        // A few conversations go by, then somebody is killed in the middle of one.
        for _ in 0..=any(8) {
            if happens(&events) {
                quiet = Instant::now();
            }
        }
        assert!(
            quiet.elapsed() < LONGEST,
            "{killed} killed, and nothing happens any more"
        );
        let all_sent = rows(&db).iter().all(|(_, state, _)| state == "sent");
        if all_sent {
            break;
        }
        let place = any(WORKERS);
        workers[place].kill();
        workers[place] = Worker::start(&db, folder.path(), &server.url);
        killed += 1;
    }
    let start = Instant::now();
    while rows(&db).iter().any(|(_, state, _)| state != "sent") {
        assert!(start.elapsed() < LONGEST, "{:?}", rows(&db));
        happens(&events);
    }
    drop(workers);

    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut reached: BTreeMap<String, usize> = BTreeMap::new();
    for mail in server.taken() {
        let id = mail.header("Message-ID").unwrap();
        *taken.entry(id.trim_matches(['<', '>']).to_owned()).or_default() += 1;
        *reached.entry(mail.to).or_default() += 1;
    }
    let rows = rows(&db);
    assert_eq!((rows.len(), reached.len()), (count, count), "a mail for each provider");
    let mut twice = 0;
    for (id, _, doubtful) in &rows {
        let times = taken.get(id).copied().unwrap_or(0);
        assert!(times > 0, "{id} was lost");
        assert!(
            times == 1 || *doubtful,
            "{id} went out {times} times, and nobody counts it as doubtful"
        );
        twice += usize::from(times > 1);
    }
    assert!(
        taken.keys().all(|id| rows.iter().any(|(own, ..)| own == id)),
        "the same Message-ID"
    );
    let doubtful = rows.iter().filter(|(.., doubtful)| *doubtful).count();
    println!("{count} providers, {killed} kills: {doubtful} doubtful, {twice} of them went out twice");
    assert!(killed > kills / 2, "only {killed} were killed before all was sent");
}
