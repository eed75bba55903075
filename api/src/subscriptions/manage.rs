//! What whoever has the link of a mail can do: look, confirm, wish for something else, end it.

use diesel::prelude::*;
use porta_contract::{ChangeSubscription, Subscription, SubscriptionState};

use super::entries::NOUNS;
use super::rows::{self, Row};
use super::tools::Tools;
use super::wishes::{self, Columns, Sent};
use super::{SubscriptionId, morning};
use crate::catalog::city::{self, City};
use crate::catalog::stored;
use crate::reports::Faults;
use crate::spine::change_log;
use crate::spine::db::schema::{categories, districts, subscriptions};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;

/// The subscription of a secret, and its city.
fn found(conn: &mut AnyConnection, token: &str) -> Result<(Row, City), Failure> {
    let row = rows::by_token(conn, token)?;
    let row = row.ok_or_else(|| {
        Failure::NotFound("There is no such subscription; it may have ended, or was never confirmed.".to_owned())
    })?;
    let city = city::named(conn, &String::from(row.city_id.clone()))?;
    let city = city.ok_or_else(|| Failure::Internal("a subscription without a city".to_owned()))?;
    Ok((row, city))
}

fn shown(conn: &mut AnyConnection, (row, city): (&Row, &City)) -> Result<Subscription, DbError> {
    let wishes = row.wishes()?;
    let kinds: Vec<(String, String)> = categories::table
        .filter(categories::id.eq_any(&wishes.categories))
        .select((categories::id, categories::slug))
        .load(conn)?;
    let places: Vec<(String, String)> = districts::table
        .filter(districts::id.eq_any(&wishes.districts))
        .select((districts::id, districts::slug))
        .load(conn)?;
    let slugs = |ids: &[String], all: &[(String, String)]| -> Vec<String> {
        let slug = |id: &String| all.iter().find(|(own, _)| own == id).map(|(_, slug)| slug.clone());
        ids.iter().filter_map(slug).collect()
    };
    Ok(Subscription {
        city: city.slug.clone(),
        email: rows::address(conn, &row.id)?.unwrap_or_default(),
        state: SubscriptionState::parse(&row.state).unwrap_or(SubscriptionState::Unrecognised),
        lang: row.lang.clone(),
        nouns: wishes.nouns,
        possible: NOUNS.to_vec(),
        categories: slugs(&wishes.categories, &kinds),
        districts: slugs(&wishes.districts, &places),
        languages: wishes.languages,
        rhythm: wishes.rhythm,
        next_at: stored::instant(row.next_at),
    })
}

/// Reads it; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a secret that is none.
pub(super) fn read(tools: &Tools, token: &str) -> Result<Subscription, Failure> {
    tools.database.read_snapshot(|conn| {
        let (row, city) = found(conn, token)?;
        Ok(shown(conn, (&row, &city))?)
    })
}

/// Confirms it: what is new from now on is told. The same twice is once; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a secret that is none.
pub(super) fn confirm(tools: &Tools, token: &str) -> Result<Subscription, Failure> {
    let now = tools.clock.now();
    tools.database.write(|tx| {
        let (row, city) = found(tx.conn, token)?;
        if !row.is_confirmed() {
            let head = change_log::head(tx.conn)?;
            let next = morning::next(row.wishes()?.rhythm, city.time_zone, now);
            let asked = subscriptions::table
                .filter(subscriptions::id.eq(&row.id))
                .filter(subscriptions::state.eq(SubscriptionState::Asked.as_str()));
            diesel::update(asked)
                .set((
                    subscriptions::state.eq(SubscriptionState::Confirmed.as_str()),
                    subscriptions::confirmed_at.eq(now.naive_utc()),
                    subscriptions::next_at.eq(next.naive_utc()),
                    subscriptions::tx.eq(head.tx),
                    subscriptions::seq.eq(head.seq),
                ))
                .execute(tx.conn)
                .map_err(DbError::from)?;
        }
        again(tx, &row.id, &city)
    })
}

/// Puts other wishes in place of those before; what has been told stays told. Blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a secret that is none, [`Failure::Invalid`] for wishes that cannot be.
pub(super) fn change(tools: &Tools, change: ChangeSubscription) -> Result<Subscription, Failure> {
    let now = tools.clock.now();
    tools.database.write(|tx| {
        let (row, city) = found(tx.conn, &change.token)?;
        let mut faults = Faults::default();
        let wishes = wishes::read(tx.conn, &mut faults, &city.id, Sent::from(change))?;
        faults.finish()?;
        let next = if wishes.rhythm.as_str() == row.rhythm {
            row.next_at
        } else {
            let next = morning::next(wishes.rhythm, city.time_zone, now).naive_utc();
            row.next_at.map(|_| next)
        };
        diesel::update(subscriptions::table.find(&row.id))
            .set((Columns::of(&wishes)?, subscriptions::next_at.eq(next)))
            .execute(tx.conn)
            .map_err(DbError::from)?;
        again(tx, &row.id, &city)
    })
}

/// As it is after a change.
fn again(tx: &mut Tx<'_>, id: &SubscriptionId, city: &City) -> Result<Subscription, Failure> {
    let row = rows::by_id(tx.conn, id)?;
    let row = row.ok_or_else(|| Failure::Internal("a subscription that was changed is gone".to_owned()))?;
    Ok(shown(tx.conn, (&row, city))?)
}

/// Ends it; its address is deleted with it. Blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a secret that is none.
pub(super) fn end(tools: &Tools, token: &str) -> Result<(), Failure> {
    tools.database.write(|tx| {
        let (row, _) = found(tx.conn, token)?;
        delete(tx, &row.id)?;
        Ok(())
    })
}

/// The same for mail programs: the second time, and for whatever is none, there is nothing left to end. Blocking.
///
/// # Errors
/// [`Failure`] when the database is of no help.
pub(super) fn stop(tools: &Tools, token: &str) -> Result<(), Failure> {
    match end(tools, token) {
        Err(Failure::NotFound(_)) => Ok(()),
        other => other,
    }
}

/// Deletes a subscription with its address.
pub(super) fn delete(tx: &mut Tx<'_>, id: &SubscriptionId) -> Result<(), DbError> {
    diesel::delete(subscriptions::table.find(id)).execute(tx.conn)?;
    Ok(())
}
