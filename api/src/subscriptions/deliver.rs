//! The jobs that send the mails: the one that asks for a confirmation, and the one with news. A repeated one has the same Message-ID.

use std::sync::Arc;

use chrono::{NaiveDateTime, Utc};
use diesel::prelude::*;
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};

use super::digest::Stretch;
use super::entries::Moment;
use super::rows::{self, Row};
use super::{SubscriptionId, digest, manage};
use crate::catalog::check::Rules;
use crate::catalog::city;
use crate::letters::{Postman, Ready, Written, built_for_list, deliver, title};
use crate::mail::{self, Rendered, SubscriptionMail};
use crate::spine::db::schema::{jobs, subscriptions};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::jobs::{Claimed, Handlers, JobId, Outcome, Work};

/// Kind of the job that asks for a confirmation.
pub const ASK: &str = "subscriptions.ask";
/// Kind of the job that sends news.
pub const DIGEST: &str = "subscriptions.digest";
/// So many news in a row that a mail server refuses for good end a subscription: nobody reads there.
const REFUSALS: i32 = 3;

/// What carries these mails.
#[derive(Clone, Debug)]
pub struct Carrier {
    /// Sends them.
    pub postman: Postman,
    /// Address of the API, without a slash at its end.
    pub api: String,
    /// The grammars, to know what is still to come.
    pub rules: Rules,
}

impl Carrier {
    /// Where a POST ends a subscription; none unless the API is reached by https (RFC 8058, section 3.1).
    fn stop(&self, token: &str) -> Option<String> {
        let secure = self.api.starts_with("https://");
        secure.then(|| format!("{}/v1/subscriptions/stop/{token}", self.api))
    }
}

/// What a job is about.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Payload {
    subscription: SubscriptionId,
    /// What is told; of mails with news.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stretch: Option<Stretch>,
}

impl Payload {
    /// Of a mail that asks for a confirmation.
    pub fn of(subscription: &SubscriptionId) -> Self {
        Self {
            subscription: subscription.clone(),
            stretch: None,
        }
    }

    /// Of a mail with news.
    pub fn news(subscription: &SubscriptionId, stretch: Stretch) -> Self {
        Self {
            subscription: subscription.clone(),
            stretch: Some(stretch),
        }
    }
}

/// Adds the handlers.
#[must_use]
pub fn handlers(handlers: Handlers, carrier: Carrier) -> Handlers {
    let carrier = Arc::new(carrier);
    [ASK, DIGEST].into_iter().fold(handlers, |handlers, kind| {
        let carrier = Arc::clone(&carrier);
        handlers.asynchronous(kind, move |work: Work| {
            let carrier = Arc::clone(&carrier);
            async move { send_now(&carrier, &work.job).await }
        })
    })
}

/// Does one job now.
pub async fn send_now(carrier: &Arc<Carrier>, job: &Claimed) -> Outcome {
    let payload = match job.payload::<Payload>() {
        Ok(payload) => payload,
        Err(error) => return Outcome::Fail(format!("the payload cannot be read: {error}")),
    };
    let (at_work, about) = (Arc::clone(carrier), payload.clone());
    let prepare = move |_: &Postman, job: &JobId| prepare(&at_work, job, &about);
    let outcome = deliver(Arc::new(carrier.postman.clone()), job.id.clone(), prepare).await;
    if payload.stretch.is_some() {
        note(carrier, payload.subscription, &outcome).await;
    }
    outcome
}

/// Counts refusals in a row; too many end the subscription.
async fn note(carrier: &Arc<Carrier>, id: SubscriptionId, outcome: &Outcome) {
    let refused = match outcome {
        Outcome::Done => false,
        Outcome::Fail(_) => true,
        Outcome::Retry(_) => return,
    };
    let database = carrier.postman.database.clone();
    let noted = tokio::task::spawn_blocking(move || {
        database.write(|tx| {
            let row = subscriptions::table.find(&id);
            let before: Option<i32> = row.select(subscriptions::refusals).first(tx.conn).optional()?;
            let Some(before) = before else { return Ok(()) };
            let now = if refused { before + 1 } else { 0 };
            if now >= REFUSALS {
                return manage::delete(tx, &id);
            }
            if now != before {
                diesel::update(subscriptions::table.find(&id))
                    .set(subscriptions::refusals.eq(now))
                    .execute(tx.conn)?;
            }
            Ok::<_, DbError>(())
        })
    });
    if !matches!(noted.await, Ok(Ok(()))) {
        tracing::warn!("how a mail with news went out could not be noted");
    }
}

fn prepare(carrier: &Carrier, job: &JobId, payload: &Payload) -> Result<Ready, DbError> {
    let found = carrier
        .postman
        .database
        .read_snapshot(|conn| write(conn, carrier, job, payload))?;
    Ok(found.map_or(Ready::Needless, |(written, stop)| {
        built_for_list(&carrier.postman, job, &written, stop.as_deref())
    }))
}

/// A mail, and where a POST ends it.
type Found = (Written, Option<String>);

/// The mail; none when its subscription has ended, or there is nothing to tell.
fn write(
    conn: &mut AnyConnection,
    carrier: &Carrier,
    job: &JobId,
    payload: &Payload,
) -> Result<Option<Found>, DbError> {
    let id = &payload.subscription;
    let Some(row) = rows::by_id(conn, id)? else {
        return Ok(None);
    };
    let to = rows::address(conn, id)?;
    let token = rows::token(conn, &carrier.postman.seal, id)?;
    let (Some(to), Some(token)) = (to, token) else {
        return Ok(None);
    };
    let token = token.expose_secret();
    let Some(rendered) = render(conn, carrier, (&row, token), payload)? else {
        return Ok(None);
    };
    let date: NaiveDateTime = jobs::table.find(job).select(jobs::created_at).first(conn)?;
    let written = Written {
        to,
        lang: row.lang,
        rendered,
        date: date.and_utc(),
    };
    // A mail that only asks is none of a list yet.
    let stop = payload.stretch.and_then(|_| carrier.stop(token));
    Ok(Some((written, stop)))
}

fn render(
    conn: &mut AnyConnection,
    carrier: &Carrier,
    (row, token): (&Row, &str),
    payload: &Payload,
) -> Result<Option<Rendered>, DbError> {
    let Some(city) = city::named(conn, &String::from(row.city_id.clone()))? else {
        return Ok(None);
    };
    let (lang, pages) = (mail::language(&row.lang), carrier.postman.pages.as_str());
    let link = format!("{pages}/{lang}/subscribe/{token}");
    let other = |error: mail::TemplateError| DbError::Other(error.to_string());
    let Some(stretch) = payload.stretch else {
        let mail = SubscriptionMail {
            lang,
            city: title(&city, lang),
            link: &link,
            known: row.is_confirmed(),
        };
        return mail::render_subscription(&mail).map(Some).map_err(other);
    };
    if !row.is_confirmed() {
        return Ok(None);
    }
    let moment = Moment {
        city: &city,
        now: carrier.postman.clock.now(),
        rules: carrier.rules,
    };
    let sections = digest::sections(conn, (row, pages), stretch, moment)?;
    if sections.is_empty() {
        return Ok(None);
    }
    let since = row.confirmed_at.map(|at| at.and_utc());
    let since = since.unwrap_or(chrono::DateTime::<Utc>::UNIX_EPOCH);
    let mail = mail::DigestMail {
        lang,
        city: digest::directory(moment, lang),
        since: &mail::short_date(lang, since, city.time_zone),
        link: &link,
        sections: &sections,
    };
    mail::render_digest(&mail).map(Some).map_err(other)
}
