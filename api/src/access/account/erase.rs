//! Erasing an account (GDPR, article 17): no trace of its address stays in any row; what it did stays, under a pseudonym.
//!
//! The pseudonym is a fresh one, and not the account's id kept on: the id stands in tables that administrators have exported
//! beside the address, and would lead from there to everything that the person has done here.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{ContactState, Erasure, Noun, PublishedIn, ReviewState, Role};

use super::{Account, AccountError, lockout};
use crate::access::{audit, link, notice};
use crate::spine::audit::{NewEntry, note};
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{
    accounts, grants, jobs, login_failures, mail_addresses, offers, pledge_people, pledges, providers, review_contacts,
    reviews, second_contacts, subscription_addresses, subscriptions, suggestion_senders,
};
use crate::spine::db::{AnyConnection, Database, DbError, Tx, traces};
use crate::spine::ids::{AccountId, Id, fresh_uuid};
use crate::spine::jobs::{NewJob, enqueue};

/// Kind of the job that empties SQLite's write-ahead log, if somebody was in the way at first.
pub const EMPTY_LOG: &str = "db.empty_log";
/// What every pseudonym begins with; no id of an account does.
pub(in crate::access) const PSEUDONYM: &str = "pseudonym-";
/// What stands where an address stood.
const ERASED: &str = "[erased]";
/// What is published belongs to the entries, not to the account: an address there is changed with the entry.
const PUBLISHED: [&str; 16] = [
    "addresses",
    "categories",
    "cities",
    "districts",
    "events",
    "facts",
    "hours",
    "locations",
    "needs",
    "offers",
    "pages",
    "providers",
    "responsibilities",
    "responsibility_offices",
    "texts",
    "topics",
];

/// A name for somebody who has none any more.
pub(in crate::access) fn pseudonym() -> String {
    format!("{PSEUDONYM}{}", fresh_uuid())
}

/// Erases an account; blocking. On SQLite the file and its log are cleared of it, too.
///
/// # Errors
/// [`AccountError::LastAdministrator`], and [`AccountError::Unknown`] for an account that does not exist.
pub fn erase(db: &Database, id: &AccountId, by: &Actor, now: DateTime<Utc>) -> Result<Erasure, AccountError> {
    let erasure = db.write(|tx| erase_rows(tx, id, by, now))?;
    // A job does it again, until nobody is in the way.
    if !db.empty_log().unwrap_or(false) {
        tracing::warn!("the log of the database could not be emptied yet");
    }
    Ok(erasure)
}

fn erase_rows(tx: &mut Tx<'_>, id: &AccountId, by: &Actor, now: DateTime<Utc>) -> Result<Erasure, AccountError> {
    let account = super::by_id(tx.conn, id)?.ok_or(AccountError::Unknown)?;
    if is_last_administrator(tx.conn, id)? {
        return Err(AccountError::LastAdministrator);
    }
    let (city, name) = (audit::home(tx, id)?, pseudonym());
    forget_contacts(tx, &account.email)?;
    forget_counts(tx, &account)?;
    link::forget_all(tx, id)?;
    let letters = jobs::table
        .filter(jobs::kind.eq(notice::KIND))
        .filter(jobs::payload.like(format!("%{id}%")));
    diesel::delete(letters).execute(tx.conn).map_err(DbError::from)?;
    diesel::delete(accounts::table.find(id))
        .execute(tx.conn)
        .map_err(DbError::from)?;
    traces::replace(tx.conn, (id.as_str(), &name), &[])?;
    traces::replace(tx.conn, (&account.email, ERASED), &PUBLISHED)?;
    let by = match by {
        Actor::Account(own) if own == id => Actor::Account(AccountId::from(name.as_str())),
        other => other.clone(),
    };
    let entry = NewEntry::new("erased", "account", Some(&name)).in_city(city.as_ref());
    note(tx, &by, now, &entry)?;
    let job = NewJob {
        kind: EMPTY_LOG,
        unique_key: &format!("{EMPTY_LOG}/{name}"),
        payload: &(),
        run_at: now,
        max_attempts: 100,
    };
    enqueue(tx, now, &job)?;
    Ok(Erasure {
        published: published(tx.conn, &account.email)?,
    })
}

/// True when no other account that may log in looks after the installation. On PostgreSQL, two that ask at once take turns.
pub(super) fn is_last_administrator(conn: &mut AnyConnection, id: &AccountId) -> Result<bool, DbError> {
    let administrators = grants::table
        .filter(grants::role.eq(Role::Administrator.as_str()))
        .order(grants::id)
        .select(grants::account_id);
    let all: Vec<AccountId> = match conn {
        AnyConnection::Pg(pg) => administrators.for_update().load(pg)?,
        AnyConnection::Sqlite(sqlite) => administrators.load(sqlite)?,
    };
    if !all.contains(id) {
        return Ok(false);
    }
    let others: Vec<&str> = all.iter().filter(|one| *one != id).map(Id::as_str).collect();
    let others: i64 = accounts::table
        .filter(accounts::id.eq_any(others))
        .filter(accounts::disabled_at.is_null())
        .count()
        .get_result(conn)?;
    Ok(others == 0)
}

/// Takes the address off the mails of the check: its providers have no contact any more, and staff are told to look for one.
fn forget_contacts(tx: &mut Tx<'_>, email: &str) -> Result<(), DbError> {
    let first = review_contacts::table.filter(review_contacts::email.eq(email));
    let theirs: Vec<String> = first.select(review_contacts::provider_id).load(tx.conn)?;
    let open = reviews::table
        .filter(reviews::provider_id.eq_any(theirs))
        .filter(reviews::state.eq(ReviewState::Open.as_str()));
    diesel::update(open)
        .set(reviews::contact.eq(ContactState::Missing.as_str()))
        .execute(tx.conn)?;
    diesel::delete(first).execute(tx.conn)?;
    diesel::delete(second_contacts::table.filter(second_contacts::email.eq(email))).execute(tx.conn)?;
    diesel::delete(mail_addresses::table.filter(mail_addresses::email.eq(email))).execute(tx.conn)?;
    let offered = pledge_people::table.filter(pledge_people::email.eq(email));
    let offered = offered.select(pledge_people::pledge_id);
    diesel::delete(pledges::table.filter(pledges::id.eq_any(offered))).execute(tx.conn)?;
    let subscribed = subscription_addresses::table.filter(subscription_addresses::email.eq(email));
    let subscribed: Vec<String> = subscribed
        .select(subscription_addresses::subscription_id)
        .load(tx.conn)?;
    diesel::delete(subscriptions::table.filter(subscriptions::id.eq_any(subscribed))).execute(tx.conn)?;
    diesel::delete(suggestion_senders::table.filter(suggestion_senders::email.eq(email))).execute(tx.conn)?;
    Ok(())
}

/// Failed logins are counted by a hash of the address, which could be guessed.
fn forget_counts(tx: &mut Tx<'_>, account: &Account) -> Result<(), DbError> {
    let keys = [
        lockout::key(&account.email),
        lockout::key(&format!("mail/{}", account.email)),
        lockout::key(&format!("code/{}", account.id)),
    ];
    diesel::delete(login_failures::table.filter(login_failures::address_hash.eq_any(keys))).execute(tx.conn)?;
    Ok(())
}

/// Entries that publish the address as their contact.
fn published(conn: &mut AnyConnection, email: &str) -> Result<Vec<PublishedIn>, DbError> {
    let of = |noun: Noun| move |id: String| PublishedIn { noun, id };
    let own: Vec<String> = providers::table
        .filter(providers::email.eq(email))
        .select(providers::id)
        .load(conn)?;
    let offers: Vec<String> = offers::table
        .filter(offers::email.eq(email))
        .select(offers::id)
        .load(conn)?;
    let own = own.into_iter().map(of(Noun::Provider));
    Ok(own.chain(offers.into_iter().map(of(Noun::Offer))).collect())
}
