//! Asking for a subscription. Whoever asks is not told whether the address has one already: the mail tells whoever reads it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{NewSubscription, SubscriptionForm, SubscriptionState};

use super::SubscriptionId;
use super::deliver::{ASK, Payload};
use super::entries::NOUNS;
use super::rows::{self, Row};
use super::tools::Tools;
use super::wishes::{self, Columns, Sent, Wishes};
use crate::access::account::EmailAddress;
use crate::access::secret;
use crate::catalog::check::Fault;
use crate::catalog::city::City;
use crate::reports::{Faults, city_named, form};
use crate::spine::db::schema::{subscription_addresses, subscriptions};
use crate::spine::db::{DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::ids::Id;
use crate::spine::jobs::{NewJob, enqueue};

/// Kind of the form.
const FORM: &str = "subscription";
/// What the secrets of links begin with, so that scanners find one that was published by mistake.
const PREFIX: &str = "pns";
/// Between two of these mails to one address: nobody's mailbox is flooded through us.
const APART: i64 = 3_600;

/// Hands out a form; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a city that is not there.
pub(super) fn hand_out(tools: &Tools, city: &str) -> Result<SubscriptionForm, Failure> {
    let city = city_named(&tools.database, city)?;
    let handed = form::hand_out(&tools.seal, (FORM, &city.id), tools.clock.now())?;
    Ok(SubscriptionForm {
        form: handed.form,
        wait_seconds: handed.wait_seconds,
        good_until: handed.good_until,
        nouns: NOUNS.to_vec(),
    })
}

/// Takes what somebody asks for and queues a mail to the address; blocking. What a machine has filled in is thrown away.
///
/// # Errors
/// [`Failure::NotFound`] for a city that is not there, [`Failure::Invalid`] with everything that is wrong.
pub(super) fn ask(tools: &Tools, city: &str, new: NewSubscription) -> Result<(), Failure> {
    let now = tools.clock.now();
    let city = city_named(&tools.database, city)?;
    if new.website.as_deref().is_some_and(|text| !text.is_empty()) {
        return Ok(());
    }
    let mut faults = Faults::default();
    faults.passed("form", form::check(&tools.seal, (FORM, &city.id), &new.form, now));
    let email = EmailAddress::parse(&new.email).map_err(|error| Fault::new("bad_email", error.to_string()));
    let email = faults.passed("email", email);
    let sent = Sent::from(new);
    let wishes = tools
        .database
        .read(|conn| wishes::read(conn, &mut faults, &city.id, sent))?;
    faults.finish()?;
    let Some(email) = email else { return Ok(()) };
    tools.database.write(|tx| {
        let id = match rows::by_address(tx.conn, &city.id, email.as_str())? {
            Some(row) => known(tx, &row, &wishes, now)?,
            None => make(tx, tools, (&city, email.as_str()), &wishes, now)?,
        };
        queue(tx, &id, now)
    })?;
    Ok(())
}

/// One that is there: as long as it is not confirmed, what was asked last holds; then only its link changes it.
fn known(tx: &mut Tx<'_>, row: &Row, wishes: &Wishes, now: DateTime<Utc>) -> Result<SubscriptionId, DbError> {
    if !row.is_confirmed() {
        diesel::update(subscriptions::table.find(&row.id))
            .set((Columns::of(wishes)?, subscriptions::asked_at.eq(now.naive_utc())))
            .execute(tx.conn)?;
    }
    Ok(row.id.clone())
}

fn make(
    tx: &mut Tx<'_>,
    tools: &Tools,
    (city, email): (&City, &str),
    wishes: &Wishes,
    now: DateTime<Utc>,
) -> Result<SubscriptionId, DbError> {
    let id = SubscriptionId::fresh();
    let (token, hash) = secret::fresh(PREFIX, tools.seal.randomness());
    let sealed = tools.seal.seal(&rows::purpose(&id), &token);
    let sealed = sealed.map_err(|error| DbError::Other(error.to_string()))?;
    diesel::insert_into(subscriptions::table)
        .values((
            subscriptions::id.eq(&id),
            subscriptions::city_id.eq(&city.id),
            subscriptions::state.eq(SubscriptionState::Asked.as_str()),
            Columns::of(wishes)?,
            subscriptions::token_hash.eq(hash.as_str()),
            subscriptions::tx.eq(0),
            subscriptions::seq.eq(0),
            subscriptions::asked_at.eq(now.naive_utc()),
            subscriptions::refusals.eq(0),
        ))
        .execute(tx.conn)?;
    diesel::insert_into(subscription_addresses::table)
        .values((
            subscription_addresses::subscription_id.eq(&id),
            subscription_addresses::city_id.eq(&city.id),
            subscription_addresses::email.eq(email),
            subscription_addresses::token.eq(sealed),
        ))
        .execute(tx.conn)?;
    Ok(id)
}

/// One mail an hour and address, however often it is asked for.
fn queue(tx: &mut Tx<'_>, id: &SubscriptionId, now: DateTime<Utc>) -> Result<(), DbError> {
    let job = NewJob {
        kind: ASK,
        unique_key: &format!("{ASK}/{id}/{}", now.timestamp().div_euclid(APART)),
        payload: &Payload::of(id),
        run_at: now,
        max_attempts: 8,
    };
    enqueue(tx, now, &job).map(drop)
}
