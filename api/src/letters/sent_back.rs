//! What an editor wrote when sending a proposal back, mailed to its author: the account that wrote it, or, where a partner's
//! application did, whom the check of its provider writes to.

use std::sync::Arc;

use diesel::prelude::*;
use serde::Deserialize;

use super::compose::title;
use super::postman::{Postman, Ready, Written, built, deliver};
use crate::access::account;
use crate::catalog::city;
use crate::catalog::entries::PROPOSAL_MAIL;
use crate::catalog::provider;
use crate::catalog::writing::proposal::{self, Proposal, ProposalId};
use crate::mail::{self, AccountMail};
use crate::spine::db::schema::{jobs, proposals, texts};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::{AccountId, Id};
use crate::spine::jobs::{Claimed, Handlers, JobId, Outcome, Work};

#[derive(Deserialize)]
struct Payload {
    proposal: ProposalId,
}

/// Adds the handler.
#[must_use]
pub fn handlers(handlers: Handlers, postman: Arc<Postman>) -> Handlers {
    handlers.asynchronous(PROPOSAL_MAIL, move |work: Work| {
        let postman = Arc::clone(&postman);
        async move { send(postman, &work.job).await }
    })
}

/// Sends one.
pub(super) async fn send(postman: Arc<Postman>, job: &Claimed) -> Outcome {
    match job.payload::<Payload>() {
        Ok(Payload { proposal }) => {
            let prepare = move |postman: &Postman, job: &JobId| prepare(postman, job, &proposal);
            deliver(postman, job.id.clone(), prepare).await
        }
        Err(error) => Outcome::Fail(format!("the payload cannot be read: {error}")),
    }
}

/// Address and language of a person.
type Recipient = (String, String);

/// Whom to write to; nobody when the account is gone, and no address is known.
fn recipient(conn: &mut AnyConnection, row: &Proposal) -> Result<Option<Recipient>, DbError> {
    let account = match (row.actor_kind.as_str(), &row.actor_id) {
        ("account", Some(id)) => account::by_id(conn, &AccountId::from(id.as_str()))?,
        _ => None,
    };
    if let Some(account) = account.filter(|account| account.disabled_at.is_none()) {
        return Ok(Some((account.email, account.lang)));
    }
    let contact = provider::verified_contact(conn, &row.provider_id)?;
    Ok(contact.map(|contact| (contact.email, contact.lang)))
}

/// What the record is called in a language, or in whichever it is written.
fn record_title(conn: &mut AnyConnection, record: &str, lang: &str) -> Result<String, DbError> {
    let all: Vec<(String, String)> = texts::table
        .filter(texts::record_id.eq(record))
        .order(texts::lang)
        .select((texts::lang, texts::title))
        .load(conn)?;
    let own = all.iter().position(|(tag, _)| tag == lang).unwrap_or_default();
    Ok(all.into_iter().nth(own).map(|(_, title)| title).unwrap_or_default())
}

fn prepare(postman: &Postman, job: &JobId, id: &ProposalId) -> Result<Ready, DbError> {
    let written = postman.database.read_snapshot(|conn| {
        let row: Option<Proposal> = proposals::table
            .find(id)
            .select(Proposal::as_select())
            .first(conn)
            .optional()?;
        let Some(row) = row else { return Ok(None) };
        let (Some((to, lang)), Some(words)) = (recipient(conn, &row)?, proposal::words(conn, id)?) else {
            return Ok(None);
        };
        let Some(city) = city::named(conn, row.city_id.as_str())? else {
            return Ok(None);
        };
        let lang = mail::language(&lang);
        let mail = AccountMail {
            about: "sent_back",
            lang,
            city: title(&city, lang),
            date: "",
            link: None,
            title: &record_title(conn, &row.record_id, lang)?,
            quote: Some(&words),
        };
        let rendered = mail::render_account(&mail).map_err(|error| DbError::Other(error.to_string()))?;
        let date: chrono::NaiveDateTime = jobs::table.find(job).select(jobs::created_at).first(conn)?;
        Ok::<_, DbError>(Some(Written {
            to,
            lang: lang.to_owned(),
            rendered,
            date: date.and_utc(),
        }))
    })?;
    Ok(written.map_or(Ready::Needless, |written| built(postman, job, &written)))
}
