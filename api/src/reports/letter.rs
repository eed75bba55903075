//! Telling the provider of an entry what visitors say of it: one mail a week and entry at most, to a verified address only.

use std::sync::Arc;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use porta_contract::{Noun, ReportReason, ReportState};
use serde::{Deserialize, Serialize};

use super::ReportId;
use super::entry::{self, Entry};
use super::keep::{WEEK, is_for_provider};
use crate::catalog::city::{self, City};
use crate::catalog::ids::{CityId, ProviderId};
use crate::letters::{Postman, Ready, Written, built, deliver, title};
use crate::mail::{self, ReportMail};
use crate::spine::db::schema::{jobs, report_mails, report_texts, reports, review_contacts};
use crate::spine::db::{AnyConnection, Both, DbError, Tx};
use crate::spine::jobs::{Claimed, Handlers, JobId, NewJob, Outcome, Work, enqueue};

/// Kind of the job that writes it.
pub const KIND: &str = "reports.tell";
/// Most texts that a mail quotes.
const QUOTED: i64 = 3;

#[derive(Serialize, Deserialize)]
struct Payload {
    report: ReportId,
}

/// Queues a mail, if the provider has an address and has not been told of this entry within a week.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    city: &City,
    (report, entry): (&ReportId, &Entry),
    at: DateTime<Utc>,
) -> Result<(), DbError> {
    if recipient(tx.conn, city, entry.provider.as_ref())?.is_none() || !is_due(tx, entry, at)? {
        return Ok(());
    }
    let job = NewJob {
        kind: KIND,
        unique_key: &format!("{KIND}/{}/{}", entry.id, at.timestamp()),
        payload: &Payload { report: report.clone() },
        run_at: at,
        max_attempts: 8,
    };
    enqueue(tx, at, &job)?;
    Ok(())
}

/// Takes the week's one mail of an entry; false when it is taken.
fn is_due(tx: &mut Tx<'_>, entry: &Entry, at: DateTime<Utc>) -> Result<bool, DbError> {
    let long_ago = report_mails::table
        .find(&entry.id)
        .filter(report_mails::told_at.le((at - WEEK).naive_utc()));
    let again = diesel::update(long_ago)
        .set(report_mails::told_at.eq(at.naive_utc()))
        .execute(tx.conn)?;
    let insert = diesel::insert_into(report_mails::table)
        .values((
            report_mails::record_id.eq(&entry.id),
            report_mails::told_at.eq(at.naive_utc()),
        ))
        .on_conflict(report_mails::record_id)
        .do_nothing();
    Ok(again > 0 || Both(insert).execute(tx.conn)? > 0)
}

/// Address and language of the contact of a provider, if there is one and mail may go there; demonstration data goes to no real mailbox.
fn recipient(
    conn: &mut AnyConnection,
    city: &City,
    provider: Option<&ProviderId>,
) -> Result<Option<(String, String)>, DbError> {
    let Some(provider) = provider else { return Ok(None) };
    let contact: Option<(String, String, Option<NaiveDateTime>)> = review_contacts::table
        .find(provider)
        .select((
            review_contacts::email,
            review_contacts::lang,
            review_contacts::verified_at,
        ))
        .first(conn)
        .optional()?;
    let contact = contact.filter(|(.., verified)| verified.is_some() || city.demo);
    Ok(contact.map(|(email, lang, _)| (email, lang)))
}

/// Adds the handler.
#[must_use]
pub fn handlers(handlers: Handlers, postman: Postman) -> Handlers {
    let postman = Arc::new(postman);
    handlers.asynchronous(KIND, move |work: Work| {
        let postman = Arc::clone(&postman);
        async move { send_now(&postman, &work.job).await }
    })
}

/// Does one job now.
pub async fn send_now(postman: &Arc<Postman>, job: &Claimed) -> Outcome {
    match job.payload::<Payload>() {
        Ok(Payload { report }) => {
            let prepare = move |postman: &Postman, job: &JobId| prepare(postman, job, &report);
            deliver(Arc::clone(postman), job.id.clone(), prepare).await
        }
        Err(error) => Outcome::Fail(format!("the payload cannot be read: {error}")),
    }
}

fn prepare(postman: &Postman, job: &JobId, report: &ReportId) -> Result<Ready, DbError> {
    let written = postman
        .database
        .read_snapshot(|conn| write(conn, postman, job, report))?;
    Ok(written.map_or(Ready::Needless, |written| built(postman, job, &written)))
}

/// What visitors say of an entry now.
#[derive(Default)]
struct Said {
    reasons: Vec<ReportReason>,
    texts: Vec<String>,
}

/// The mail; none when nothing is open any more, or nobody may be written to.
fn write(
    conn: &mut AnyConnection,
    postman: &Postman,
    job: &JobId,
    report: &ReportId,
) -> Result<Option<Written>, DbError> {
    let row: Option<(CityId, String, String)> = reports::table
        .find(report)
        .filter(reports::state.eq(ReportState::Open.as_str()))
        .select((reports::city_id, reports::noun, reports::record_id))
        .first(conn)
        .optional()?;
    let Some((city, noun, record)) = row else {
        return Ok(None);
    };
    let noun = Noun::parse(&noun).unwrap_or(Noun::Unrecognised);
    let entry = entry::by_ids(conn, &city, (noun, &[&record]))?.pop();
    let city = city::named(conn, &String::from(city))?;
    let (Some(entry), Some(city)) = (entry.filter(|entry| entry.published), city) else {
        return Ok(None);
    };
    let Some((to, lang)) = recipient(conn, &city, entry.provider.as_ref())? else {
        return Ok(None);
    };
    let lang = mail::language(&lang);
    let said = said(conn, &record)?;
    let titles = entry::titles(conn, &[&record])?;
    let nouns = match noun {
        Noun::Event => "events",
        Noun::Provider => "providers",
        Noun::Need => "help",
        _ => "offers",
    };
    let mail = ReportMail {
        lang,
        city: title(&city, lang),
        title: &entry.title(&titles, lang),
        reasons: &said.reasons,
        texts: &said.texts,
        page: &format!("{}/{lang}/{nouns}/{}", postman.pages, entry.slug),
        answer: &format!("{}/{lang}/review-link", postman.pages),
    };
    let rendered = mail::render_report(&mail).map_err(|error| DbError::Other(error.to_string()))?;
    let date: NaiveDateTime = jobs::table.find(job).select(jobs::created_at).first(conn)?;
    Ok(Some(Written {
        to,
        lang: lang.to_owned(),
        rendered,
        date: date.and_utc(),
    }))
}

/// What is open of an entry and for its provider.
fn said(conn: &mut AnyConnection, record: &str) -> Result<Said, DbError> {
    let open: Vec<(ReportId, String)> = reports::table
        .filter(reports::record_id.eq(record))
        .filter(reports::state.eq(ReportState::Open.as_str()))
        .filter(reports::suspicious.eq(false))
        .order(reports::id)
        .select((reports::id, reports::reason))
        .load(conn)?;
    let mut said = Said::default();
    let mut ids = Vec::new();
    for (id, reason) in open {
        let reason = ReportReason::parse(&reason).unwrap_or(ReportReason::Unrecognised);
        if is_for_provider(reason) {
            ids.push(id);
            if !said.reasons.contains(&reason) {
                said.reasons.push(reason);
            }
        }
    }
    said.texts = report_texts::table
        .filter(report_texts::report_id.eq_any(&ids))
        .order(report_texts::id.desc())
        .limit(QUOTED)
        .select(report_texts::text)
        .load(conn)?;
    said.texts.reverse();
    Ok(said)
}
