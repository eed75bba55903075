//! Forgetting pledges: what nobody has confirmed, what has ended, and in any case what is old. A pledge goes with everything that belongs
//! to it; nothing of it stays anywhere.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::PledgeId;
use super::letter::key_of_link;
use crate::spine::clock::Clock;
use crate::spine::db::schema::{jobs, pledges};
use crate::spine::db::{Database, DbError, Tx};
use crate::spine::jobs::{Handlers, Outcome};
use crate::spine::periods;

/// Kind of the job; schedule it daily.
pub const FORGET: &str = "pledges.forget";

/// When a pledge is to be deleted.
pub(super) fn ends_at(
    created_at: NaiveDateTime,
    confirmed_at: Option<NaiveDateTime>,
    ended_at: Option<NaiveDateTime>,
) -> DateTime<Utc> {
    let Some(confirmed_at) = confirmed_at else {
        return created_at.and_utc() + periods::PLEDGE_UNCONFIRMED.time();
    };
    let last = confirmed_at.and_utc() + periods::PLEDGE.time();
    let ended = ended_at.map(|at| at.and_utc() + periods::PLEDGE_ENDED.time());
    ended.map_or(last, |ended| ended.min(last))
}

/// Deletes pledges whose time is over; gives their number.
///
/// # Errors
/// [`DbError`] when the database is of no help.
pub fn forget(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, DbError> {
    let before = |period: periods::Period| (now - period.time()).naive_utc();
    let unconfirmed = pledges::confirmed_at
        .is_null()
        .and(pledges::created_at.le(before(periods::PLEDGE_UNCONFIRMED)));
    let ended = pledges::ended_at.le(before(periods::PLEDGE_ENDED));
    let old = pledges::confirmed_at.le(before(periods::PLEDGE));
    let over = unconfirmed
        .or(pledges::ended_at.is_not_null().and(ended.assume_not_null()))
        .or(pledges::confirmed_at.is_not_null().and(old.assume_not_null()));
    let ids: Vec<PledgeId> = pledges::table.filter(over).select(pledges::id).load(tx.conn)?;
    delete(tx, &ids)
}

/// Deletes pledges with everything that belongs to them; gives their number.
pub(super) fn delete(tx: &mut Tx<'_>, ids: &[PledgeId]) -> Result<usize, DbError> {
    for some in ids.chunks(500) {
        let keys: Vec<String> = some.iter().map(key_of_link).collect();
        diesel::delete(jobs::table.filter(jobs::unique_key.eq_any(keys))).execute(tx.conn)?;
        diesel::delete(pledges::table.filter(pledges::id.eq_any(some))).execute(tx.conn)?;
    }
    Ok(ids.len())
}

/// Adds its handler.
#[must_use]
pub fn with_forgetting(handlers: Handlers, database: Database, clock: Clock) -> Handlers {
    handlers.blocking(FORGET, move |_| {
        match database.write(|tx| forget(tx, clock.now())) {
            // What has gone is not left in the log of the database either, if nobody is in the way.
            Ok(0) => Outcome::Done,
            Ok(_) => {
                let _ = database.empty_log();
                Outcome::Done
            }
            Err(error) => Outcome::Retry(error.to_string()),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pledge_ends_by_whichever_period_is_over_first() {
        let day = |number: u64| {
            let first = DateTime::<Utc>::UNIX_EPOCH.naive_utc();
            first + chrono::Days::new(number)
        };
        let ends = |created, confirmed, ended| ends_at(created, confirmed, ended).naive_utc();

        assert_eq!(ends(day(0), None, None), day(2));
        assert_eq!(ends(day(0), Some(day(1)), None), day(181));
        assert_eq!(ends(day(0), Some(day(1)), Some(day(10))), day(100));
        assert_eq!(ends(day(0), Some(day(1)), Some(day(170))), day(181));
    }
}
