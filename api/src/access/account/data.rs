//! Everything that is stored about an account and its address (GDPR, article 15).

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use porta_contract::{AccountData, ContactOf, LinkPurpose, Mention, SecondFactor, SentLink, SentMail};

use super::{Account, AccountError, by_id};
use crate::access::session::{self, SessionId};
use crate::access::{audit, factor};
use crate::spine::audit::Question;
use crate::spine::db::schema::{links, mail_addresses, mails, review_contacts, second_contacts};
use crate::spine::db::{AnyConnection, DbError, traces};
use crate::spine::ids::{AccountId, Id};

/// Most rows of what it did, and of what was done to it.
const MOST: usize = 10_000;
/// Tables whose rows are told by name.
const TOLD: [&str; 12] = [
    "accounts",
    "audit",
    "change_log",
    "grants",
    "links",
    "mail_addresses",
    "recovery_codes",
    "refresh_tokens",
    "review_contacts",
    "second_contacts",
    "second_factors",
    "sessions",
];

/// Gathers it, for an account that asks in a session of its own, or for an administrator.
pub(super) fn gather(
    conn: &mut AnyConnection,
    (id, session): (&AccountId, Option<&SessionId>),
    now: DateTime<Utc>,
) -> Result<AccountData, AccountError> {
    let account = by_id(conn, id)?.ok_or(AccountError::Unknown)?;
    let (actor, record) = (Some(id.to_string()), Some(id.to_string()));
    let did = Question {
        actor,
        ..Question::default()
    };
    let was_done = Question {
        record,
        subject: Some("account".to_owned()),
        ..Question::default()
    };
    let sessions = session::list(conn, id, now)?.into_iter();
    let nobody = SessionId::from("");
    Ok(AccountData {
        second_factor: SecondFactor {
            active: factor::is_active(conn, id)?,
            recovery_codes_left: factor::left(conn, id)?,
        },
        sessions: sessions
            .map(|one| session::wire_of(one, session.unwrap_or(&nobody)))
            .collect(),
        links: links_of(conn, id)?,
        contacts: contacts(conn, &account.email)?,
        mails: mails_to(conn, &account.email)?,
        done: audit::entries(conn, &did, MOST)?,
        about: audit::entries(conn, &was_done, MOST)?,
        elsewhere: elsewhere(conn, &account)?,
        account: account.into(),
    })
}

fn links_of(conn: &mut AnyConnection, id: &AccountId) -> Result<Vec<SentLink>, DbError> {
    type Row = (
        String,
        Option<String>,
        NaiveDateTime,
        NaiveDateTime,
        Option<NaiveDateTime>,
    );
    let columns = (
        links::purpose,
        links::new_email,
        links::created_at,
        links::expires_at,
        links::used_at,
    );
    let own = links::table.filter(links::account_id.eq(id)).order(links::created_at);
    let rows: Vec<Row> = own.select(columns).load(conn)?;
    let link = |(purpose, new_email, created_at, expires_at, used_at): Row| SentLink {
        purpose: LinkPurpose::parse(&purpose).unwrap_or(LinkPurpose::Unrecognised),
        new_email,
        created_at: created_at.and_utc(),
        expires_at: expires_at.and_utc(),
        used_at: used_at.map(|at| at.and_utc()),
    };
    Ok(rows.into_iter().map(link).collect())
}

fn contacts(conn: &mut AnyConnection, email: &str) -> Result<Vec<ContactOf>, DbError> {
    let contact = |second: bool| move |(provider, lang): (String, String)| ContactOf { provider, second, lang };
    let first: Vec<(String, String)> = review_contacts::table
        .filter(review_contacts::email.eq(email))
        .select((review_contacts::provider_id, review_contacts::lang))
        .load(conn)?;
    let further: Vec<(String, String)> = second_contacts::table
        .filter(second_contacts::email.eq(email))
        .select((second_contacts::provider_id, second_contacts::lang))
        .load(conn)?;
    let first = first.into_iter().map(contact(false));
    Ok(first.chain(further.into_iter().map(contact(true))).collect())
}

fn mails_to(conn: &mut AnyConnection, email: &str) -> Result<Vec<SentMail>, DbError> {
    type Row = (String, String, NaiveDateTime, Option<NaiveDateTime>);
    let rows: Vec<Row> = mails::table
        .inner_join(mail_addresses::table.on(mail_addresses::mail_id.eq(mails::id)))
        .filter(mail_addresses::email.eq(email))
        .order(mails::created_at)
        .select((mails::step, mails::state, mails::created_at, mails::sent_at))
        .load(conn)?;
    let mail = |(step, state, created_at, sent_at): Row| SentMail {
        step,
        state,
        created_at: created_at.and_utc(),
        sent_at: sent_at.map(|at| at.and_utc()),
    };
    Ok(rows.into_iter().map(mail).collect())
}

fn elsewhere(conn: &mut AnyConnection, account: &Account) -> Result<Vec<Mention>, DbError> {
    let mut found = traces::find(conn, account.id.as_str(), &TOLD)?;
    found.extend(traces::find(conn, &account.email, &TOLD)?);
    let mention = |trace: traces::Trace| Mention {
        place: trace.place,
        values: u64::try_from(trace.values).unwrap_or(u64::MAX),
    };
    Ok(found.into_iter().map(mention).collect())
}
