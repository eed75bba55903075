//! Forgetting addresses that nobody has confirmed.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::SubscriptionState;

use crate::spine::clock::Clock;
use crate::spine::db::schema::subscriptions;
use crate::spine::db::{Database, DbError, Tx};
use crate::spine::jobs::{Handlers, Outcome};
use crate::spine::periods;

/// Kind of the job; schedule it daily.
pub const FORGET: &str = "subscriptions.forget";

/// Deletes subscriptions that were asked for days ago and never confirmed, with their addresses; gives their number.
///
/// # Errors
/// [`DbError`] when the database is of no help.
pub fn forget(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, DbError> {
    let old = subscriptions::table
        .filter(subscriptions::state.eq(SubscriptionState::Asked.as_str()))
        .filter(subscriptions::asked_at.lt((now - periods::UNCONFIRMED.time()).naive_utc()));
    Ok(diesel::delete(old).execute(tx.conn)?)
}

/// Adds its handler.
#[must_use]
pub fn with_forgetting(handlers: Handlers, database: Database, clock: Clock) -> Handlers {
    handlers.blocking(FORGET, move |_| match database.write(|tx| forget(tx, clock.now())) {
        Ok(_) => Outcome::Done,
        Err(error) => Outcome::Retry(error.to_string()),
    })
}
