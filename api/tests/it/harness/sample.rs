//! Small things that many tests need.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_api::review::{Addresses, ReviewKey, Setup};
use porta_api::spine::change_log::{self, Actor, Entry, NewChange, Position};
use porta_api::spine::db::{Database, DbError, Tx, schema};
use porta_api::spine::ids::CityId;
use porta_contract::{ChangeAction, Noun};

/// An instant from its RFC 3339 text.
pub fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}

/// Writes down one change of an offer of that name.
pub fn record(tx: &mut Tx<'_>, city: &str, name: &str) -> Result<(), DbError> {
    let city = CityId::from(city);
    let change = NewChange {
        city: Some(&city),
        noun: Noun::Offer,
        record: name,
        version: 1,
        action: ChangeAction::Updated,
        public: true,
        changed: &[],
    };
    change_log::record(tx, &Actor::System, at("2026-11-22T12:00:00Z"), &change)
}

/// Every row of the log, in order. PostgreSQL shows a row only when all older transactions have ended, its own housekeeping
/// among them; so this looks again until it sees as many rows as there are.
pub fn whole_log(db: &Database) -> Vec<Entry> {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(20) {
        let seen = db
            .read(|conn| change_log::after(conn, Position::default(), None, i64::MAX))
            .unwrap();
        let rows: i64 = db
            .read::<_, DbError>(|conn| Ok(schema::change_log::table.count().get_result(conn)?))
            .unwrap();
        if i64::try_from(seen.len()).unwrap() == rows {
            return seen;
        }
        std::thread::yield_now();
    }
    panic!("a transaction of this database never ends")
}

/// Waits without sleeping; gives up, rather than hang, when another thread of the test has failed.
pub fn spin_until(done: impl Fn() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < Duration::from_secs(60), "another thread has failed");
        std::thread::yield_now();
    }
}

/// Secret and addresses of the twice-yearly check; mails are kept in that folder.
pub fn review_setup(outbox: Option<std::path::PathBuf>) -> Setup {
    Setup {
        key: ReviewKey::new([3; 32]),
        addresses: Addresses::new("https://www.porta.example", "https://api.porta.example"),
        outbox,
        returns: None,
    }
}
