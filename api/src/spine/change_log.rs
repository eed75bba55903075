//! The change log: every write has its row, in the order in which it became visible.
//!
//! On PostgreSQL two transactions may commit in another order than they took their sequence numbers. So rows are ordered
//! by (transaction id, sequence), and a reader sees only rows of transactions older than every one still at work
//! (its snapshot's horizon): no writer waits, and no row ever appears behind a reader's back.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use porta_contract::{ChangeAction, Noun};
use serde::{Deserialize, Serialize};

use super::db::schema::change_log;
use super::db::{AnyConnection, DbError, Tx};
use super::ids::{AccountId, CityId};

/// A place in the log: everything up to and including it has been seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// Transaction id (PostgreSQL), 0 on SQLite.
    pub tx: i64,
    /// Sequence number.
    pub seq: i64,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.tx, self.seq)
    }
}

/// Text that is no place in the log.
#[derive(Debug, thiserror::Error)]
#[error("a position is two whole numbers with a dot between them")]
pub struct PositionError;

impl FromStr for Position {
    type Err = PositionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (tx, seq) = text.split_once('.').ok_or(PositionError)?;
        let number = |text: &str| text.parse::<i64>().ok().filter(|n| *n >= 0).ok_or(PositionError);
        Ok(Self {
            tx: number(tx)?,
            seq: number(seq)?,
        })
    }
}

/// Who did it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person who logged in.
    Account(AccountId),
    /// An application of a partner, by its id.
    Client(String),
    /// An import, by the name of its source.
    Import(String),
    /// A provider by the link of a review, by the review's id.
    Link(String),
    /// A visitor of the pages, of whom nothing is known.
    Visitor,
    /// The system itself (schedules, set-up).
    System,
}

impl Actor {
    /// Its kind, as the log has it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Account(_) => "account",
            Self::Client(_) => "client",
            Self::Import(_) => "import",
            Self::Link(_) => "link",
            Self::Visitor => "visitor",
            Self::System => "system",
        }
    }

    /// Its id, if it has one.
    #[must_use]
    pub fn id(&self) -> Option<String> {
        match self {
            Self::Account(id) => Some(id.to_string()),
            Self::Client(name) | Self::Import(name) | Self::Link(name) => Some(name.clone()),
            Self::Visitor | Self::System => None,
        }
    }
}

/// A change to write down. Names of fields only: what they held lies in the history of versions, which can be erased.
#[derive(Clone, Debug)]
pub struct NewChange<'a> {
    /// City it belongs to; none for the installation.
    pub city: Option<&'a CityId>,
    /// Kind of record.
    pub noun: Noun,
    /// Its id.
    pub record: &'a str,
    /// Version it has since.
    pub version: i64,
    /// What happened.
    pub action: ChangeAction,
    /// True when the record is public after it.
    pub public: bool,
    /// Names of the fields that changed.
    pub changed: &'a [&'a str],
}

/// What the listeners of a commit are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// City it belongs to.
    pub city: Option<CityId>,
    /// Kind of record.
    pub noun: Noun,
    /// Its id.
    pub record: String,
}

/// Writes the row of a change, in the transaction of the change itself.
pub fn record(tx: &mut Tx<'_>, actor: &Actor, at: DateTime<Utc>, change: &NewChange<'_>) -> Result<(), DbError> {
    diesel::insert_into(change_log::table)
        .values((
            change_log::city_id.eq(change.city),
            change_log::noun.eq(change.noun.as_str()),
            change_log::record_id.eq(change.record),
            change_log::version.eq(change.version),
            change_log::action.eq(change.action.as_str()),
            change_log::public.eq(change.public),
            change_log::actor_kind.eq(actor.kind()),
            change_log::actor_id.eq(actor.id()),
            change_log::changed.eq(serde_json::json!(change.changed).to_string()),
            change_log::at.eq(at.naive_utc()),
        ))
        .execute(tx.conn)?;
    tx.recorded.push(Recorded {
        city: change.city.cloned(),
        noun: change.noun,
        record: change.record.to_owned(),
    });
    Ok(())
}

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place.
    pub position: Position,
    /// City it belongs to.
    pub city: Option<CityId>,
    /// Kind of record.
    pub noun: Noun,
    /// Id of the record.
    pub record: String,
    /// Version the record has since.
    pub version: i64,
    /// What happened.
    pub action: ChangeAction,
    /// True when the record is public after it.
    pub public: bool,
    /// When.
    pub at: DateTime<Utc>,
}

type Row = (
    i64,
    i64,
    Option<CityId>,
    String,
    String,
    i64,
    String,
    bool,
    NaiveDateTime,
);

impl From<Row> for Entry {
    fn from((tx, seq, city, noun, record, version, action, public, at): Row) -> Self {
        Self {
            position: Position { tx, seq },
            city,
            noun: Noun::parse(&noun).unwrap_or(Noun::Unrecognised),
            record,
            version,
            action: ChangeAction::parse(&action).unwrap_or(ChangeAction::Unrecognised),
            public,
            at: at.and_utc(),
        }
    }
}

/// Rows after a position, in order; of one city or of all.
pub fn after(
    conn: &mut AnyConnection,
    from: Position,
    city: Option<&CityId>,
    limit: i64,
) -> Result<Vec<Entry>, DbError> {
    let horizon = horizon(conn)?;
    let mut query = change_log::table
        .select((
            change_log::tx,
            change_log::seq,
            change_log::city_id,
            change_log::noun,
            change_log::record_id,
            change_log::version,
            change_log::action,
            change_log::public,
            change_log::at,
        ))
        .filter(
            change_log::tx
                .gt(from.tx)
                .or(change_log::tx.eq(from.tx).and(change_log::seq.gt(from.seq))),
        )
        .filter(change_log::tx.lt(horizon))
        .order((change_log::tx, change_log::seq))
        .limit(limit)
        .into_boxed();
    if let Some(city) = city {
        query = query.filter(change_log::city_id.eq(city));
    }
    Ok(query.load::<Row>(conn)?.into_iter().map(Entry::from).collect())
}

/// True when a record was public before a change of it.
pub fn was_public(conn: &mut AnyConnection, entry: &Entry) -> Result<bool, DbError> {
    let before = change_log::table
        .filter(change_log::record_id.eq(&entry.record))
        .filter(change_log::noun.eq(entry.noun.as_str()))
        .filter(change_log::version.lt(entry.version))
        .order(change_log::version.desc())
        .select(change_log::public)
        .first(conn)
        .optional()?;
    Ok(before.unwrap_or(false))
}

/// Records of a city that the public could read for the first time after one place and up to another, in the order in which that came to be;
/// at most so many rows are looked at.
pub fn first_public(
    conn: &mut AnyConnection,
    (city, nouns): (&CityId, &[&str]),
    (from, to): (Position, Position),
    limit: i64,
) -> Result<Vec<(Noun, String)>, DbError> {
    let upto = change_log::tx
        .lt(to.tx)
        .or(change_log::tx.eq(to.tx).and(change_log::seq.le(to.seq)));
    let after = change_log::tx
        .gt(from.tx)
        .or(change_log::tx.eq(from.tx).and(change_log::seq.gt(from.seq)));
    let rows: Vec<(String, String)> = change_log::table
        .filter(change_log::city_id.eq(city))
        .filter(change_log::noun.eq_any(nouns))
        .filter(change_log::public.eq(true))
        .filter(after)
        .filter(upto)
        .order((change_log::tx, change_log::seq))
        .limit(limit)
        .select((change_log::noun, change_log::record_id))
        .load(conn)?;
    let ids: Vec<&str> = rows.iter().map(|(_, id)| id.as_str()).collect();
    let mut known = public_by(conn, (city, nouns), &ids, from)?;
    let noun = |noun: &str| Noun::parse(noun).unwrap_or(Noun::Unrecognised);
    let new = rows.into_iter().filter(|(_, id)| known.insert(id.clone()));
    Ok(new.map(|(word, id)| (noun(&word), id)).collect())
}

/// Which of these records of a city the log says to have been public up to a place.
pub fn public_by(
    conn: &mut AnyConnection,
    (city, nouns): (&CityId, &[&str]),
    ids: &[&str],
    place: Position,
) -> Result<HashSet<String>, DbError> {
    let mut public = HashSet::new();
    for some in ids.chunks(500) {
        let upto = change_log::tx
            .lt(place.tx)
            .or(change_log::tx.eq(place.tx).and(change_log::seq.le(place.seq)));
        let found = change_log::table
            .filter(change_log::city_id.eq(city))
            .filter(change_log::noun.eq_any(nouns))
            .filter(change_log::public.eq(true))
            .filter(upto)
            .filter(change_log::record_id.eq_any(some))
            .select(change_log::record_id)
            .distinct();
        public.extend(found.load::<String>(conn)?);
    }
    Ok(public)
}

/// The last place a reader may see now; the beginning when the log is empty.
pub fn head(conn: &mut AnyConnection) -> Result<Position, DbError> {
    let horizon = horizon(conn)?;
    let last = change_log::table
        .select((change_log::tx, change_log::seq))
        .filter(change_log::tx.lt(horizon))
        .order((change_log::tx.desc(), change_log::seq.desc()))
        .first::<(i64, i64)>(conn)
        .optional()?;
    Ok(last.map_or_else(Position::default, |(tx, seq)| Position { tx, seq }))
}

/// Transactions below it have all ended. SQLite has one writer: every row that can be seen is final.
fn horizon(conn: &mut AnyConnection) -> Result<i64, DbError> {
    #[derive(QueryableByName)]
    struct Horizon {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        below: i64,
    }
    match conn {
        AnyConnection::Sqlite(_) => Ok(i64::MAX),
        AnyConnection::Pg(pg) => Ok(diesel::sql_query(HORIZON).get_result::<Horizon>(pg)?.below),
    }
}

/// The oldest transaction still at work, or the next one to come. A snapshot counts the transactions of the whole cluster: those
/// that are known to work on another database are left out, so that a long one over there does not hold up this log. Who cannot
/// be placed counts as ours.
const HORIZON: &str = "WITH here AS (SELECT pg_current_snapshot() AS seen) SELECT coalesce( \
    (SELECT min(working.id::text::bigint) FROM here, pg_snapshot_xip(here.seen) AS working (id) WHERE NOT EXISTS ( \
        SELECT FROM pg_locks AS held JOIN pg_stat_activity AS who ON who.pid = held.pid \
        WHERE held.locktype = 'transactionid' AND held.mode = 'ExclusiveLock' AND held.granted \
        AND who.datid <> (SELECT oid FROM pg_database WHERE datname = current_database()) \
        AND held.transactionid::text::bigint = (working.id::text::bigint & 4294967295))), \
    (SELECT pg_snapshot_xmax(here.seen)::text::bigint FROM here)) AS below";
