//! What staff do about it: set a verified contact, accept a correction, end a task.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::{Answered, ContactState, CorrectItem, FieldError, ReviewState, VerifiedContact};

use crate::access::account::EmailAddress;
use crate::catalog::ids::{CityId, ProviderId};
use crate::catalog::provider::{self, ReviewContact};
use crate::catalog::stored;
use crate::mail;
use crate::review::answer;
use crate::review::ids::{ReviewId, TaskId};
use crate::review::tasks::{self, kind};
use crate::review::tools::Tools;
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{providers, review_items, reviews, second_contacts, staff_tasks};
use crate::spine::db::{AnyConnection, Both, DbError, Tx};
use crate::spine::http::{Failure, Pointer};
use crate::spine::ids::AccountId;

fn missing(what: &str) -> Failure {
    Failure::NotFound(format!("There is no such {what} in this city."))
}

/// The provider of a slug or id.
pub(super) fn provider_named(conn: &mut AnyConnection, city: &CityId, name: &str) -> Result<ProviderId, Failure> {
    let found = providers::table
        .filter(providers::city_id.eq(city))
        .filter(providers::slug.eq(name).or(providers::id.eq(name)))
        .select(providers::id)
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    found.ok_or_else(|| missing("provider"))
}

/// Sets whom the check writes to; blocking. Staff answer for the address: it counts as verified. Mails of open reviews reach it from
/// the next step on.
///
/// # Errors
/// [`Failure::Invalid`] for an address that is none.
pub fn set_contact(tools: &Tools, (city, name): (&CityId, &str), contact: &VerifiedContact) -> Result<(), Failure> {
    let email = EmailAddress::parse(&contact.email).map_err(|error| {
        Failure::Invalid(vec![FieldError {
            pointer: Some(Pointer::root().field("email").to_string()),
            parameter: None,
            code: "bad_email".to_owned(),
            detail: format!("{error}."),
        }])
    })?;
    let at = tools.clock.now();
    let new = ReviewContact {
        email: email.to_string(),
        lang: mail::language(&contact.lang).to_owned(),
    };
    tools.database.write(|tx| {
        let id = provider_named(tx.conn, city, name)?;
        if contact.second {
            return Ok(second(tx, &id, &new, at.naive_utc())?);
        }
        provider::set_contact(tx, &id, &new, at)?;
        provider::verify_contact(tx, &id, at)?;
        let open = reviews::table
            .filter(reviews::provider_id.eq(&id))
            .filter(reviews::state.eq(ReviewState::Open.as_str()));
        diesel::update(open)
            .set(reviews::contact.eq(ContactState::Reached.as_str()))
            .execute(tx.conn)
            .map_err(DbError::from)?;
        Ok(())
    })
}

fn second(tx: &mut Tx<'_>, id: &ProviderId, contact: &ReviewContact, at: NaiveDateTime) -> Result<(), DbError> {
    let columns = (
        second_contacts::email.eq(&contact.email),
        second_contacts::lang.eq(&contact.lang),
        second_contacts::verified_at.eq(at),
        second_contacts::updated_at.eq(at),
    );
    let insert = diesel::insert_into(second_contacts::table)
        .values((second_contacts::provider_id.eq(id), columns))
        .on_conflict(second_contacts::provider_id)
        .do_update()
        .set(columns);
    Both(insert).execute(tx.conn)?;
    Ok(())
}

/// A task of a city: its kind, its review and item, if it has them.
type Task = (String, Option<String>, Option<String>);

fn task(conn: &mut AnyConnection, city: &CityId, id: &str) -> Result<Task, Failure> {
    let found = staff_tasks::table
        .filter(staff_tasks::city_id.eq(city))
        .filter(staff_tasks::id.eq(id))
        .select((staff_tasks::kind, staff_tasks::review_id, staff_tasks::item_id))
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    found.ok_or_else(|| missing("task"))
}

/// Ends a task; blocking. One that has ended stays so.
///
/// # Errors
/// [`Failure::NotFound`] for a task that is not there, [`Failure::Conflict`] for one that ends otherwise.
pub fn done(tools: &Tools, (city, id): (&CityId, &str), account: &AccountId) -> Result<(), Failure> {
    let at = tools.clock.now();
    tools.database.write(|tx| {
        let (kind, ..) = task(tx.conn, city, id)?;
        if kind == kind::REPORT {
            return Err(Failure::Conflict(
                "This task ends when its report is closed: POST to its address below /reports with /close.".to_owned(),
            ));
        }
        if kind == kind::SUGGESTION {
            return Err(Failure::Conflict(
                "This task ends when its suggestion is accepted or declined: POST to its address below /suggestions."
                    .to_owned(),
            ));
        }
        tasks::end(tx, &TaskId::from(id), account, at)?;
        Ok(())
    })
}

/// Publishes the correction that a task is about, as checked by the provider; blocking.
///
/// # Errors
/// [`Failure::Moved`] when the record has changed since, [`Failure::Conflict`] when no correction waits.
pub fn accept(tools: &Tools, (city, id): (&CityId, &str), account: &AccountId) -> Result<Answered, Failure> {
    let nothing = || Failure::Conflict("No correction waits here.".to_owned());
    let (review, item, pending) = tools.database.read(|conn| {
        let (_, review, item) = task(conn, city, id)?;
        let (Some(review), Some(item)) = (review, item) else {
            return Err(nothing());
        };
        let pending: Option<String> = review_items::table
            .find(&item)
            .select(review_items::pending)
            .first(conn)
            .map_err(DbError::from)?;
        Ok((ReviewId::from(review), item, pending.ok_or_else(nothing)?))
    })?;
    let correction: CorrectItem = stored::read("review_items.pending", &pending)?;
    let who = answer::Answering {
        review,
        actor: Actor::Account(account.clone()),
        by: porta_contract::Confirmer::Provider,
        via: porta_contract::AnsweredVia::Link,
    };
    let answered = answer::publish(tools, &who, &item, correction)?;
    done(tools, (city, id), account)?;
    Ok(answered)
}
