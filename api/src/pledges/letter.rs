//! Mails about pledges: the link that confirms the address, to whoever made it; and that something is there, to those in charge, without a
//! word of what it is or whose.

use std::sync::Arc;

use chrono::{DateTime, Days, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;
use porta_contract::PledgeState;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::PledgeId;
use super::office::{self, Readable};
use super::tools::Tools;
use crate::access::Reach;
use crate::catalog::city;
use crate::catalog::ids::{CityId, Id, ProviderId};
use crate::letters::{Postman, Ready, Written, built, deliver, title};
use crate::mail::{self, PledgeMail};
use crate::spine::db::schema::{jobs, pledge_people, pledges};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::AccountId;
use crate::spine::jobs::{Claimed, Handlers, JobId, NewJob, Outcome, Work, enqueue};
use crate::spine::periods;

/// Kind of the job that sends the link.
pub const CONFIRM: &str = "pledges.confirm";
/// Kind of the job that tells those in charge.
pub const TELL: &str = "pledges.tell";
/// How often sending is tried.
const ATTEMPTS: i32 = 8;

#[derive(Serialize, Deserialize)]
struct Link {
    pledge: PledgeId,
    /// The token, sealed: neither the queue nor a backup of it holds one that works.
    token: String,
}

#[derive(Serialize, Deserialize)]
struct News {
    city: CityId,
    account: AccountId,
    /// Id of the provider in charge; none for the city's editors.
    provider: Option<String>,
}

/// The key of the job that sends the link of a pledge.
pub(super) fn key_of_link(pledge: &PledgeId) -> String {
    format!("{CONFIRM}/{pledge}")
}

fn purpose(pledge: &PledgeId) -> String {
    format!("pledge/{pledge}")
}

/// Queues the mail with the link.
pub(super) fn ask(
    tx: &mut Tx<'_>,
    tools: &Tools,
    (pledge, token): (&PledgeId, &SecretString),
    at: DateTime<Utc>,
) -> Result<(), DbError> {
    let sealed = tools.seal.seal(&purpose(pledge), token);
    let link = Link {
        pledge: pledge.clone(),
        token: sealed.map_err(|error| DbError::Other(error.to_string()))?,
    };
    let job = NewJob {
        kind: CONFIRM,
        unique_key: &key_of_link(pledge),
        payload: &link,
        run_at: at,
        max_attempts: ATTEMPTS,
    };
    enqueue(tx, at, &job).map(drop)
}

/// Queues a mail to each of those who can read it: one a day at most; what comes later on a day is told on the next one.
pub(super) fn tell(tx: &mut Tx<'_>, city: &CityId, provider: Option<&str>, at: DateTime<Utc>) -> Result<(), DbError> {
    let office = provider.map(ProviderId::from);
    for (account, ..) in office::readers(tx.conn, city, office.as_ref())? {
        let news = News {
            city: city.clone(),
            account,
            provider: provider.map(str::to_owned),
        };
        let tomorrow = at + Days::new(1);
        let next = tomorrow.date_naive().and_time(chrono::NaiveTime::MIN).and_utc() + TimeDelta::hours(7);
        for (day, run_at) in [(at, at), (tomorrow, next)] {
            let office = provider.unwrap_or("city");
            let key = format!("{TELL}/{city}/{office}/{}/{}", news.account, day.date_naive());
            let job = NewJob {
                kind: TELL,
                unique_key: &key,
                payload: &news,
                run_at,
                max_attempts: ATTEMPTS,
            };
            if enqueue(tx, at, &job)? {
                break;
            }
        }
    }
    Ok(())
}

/// Adds the handlers.
#[must_use]
pub fn handlers(handlers: Handlers, postman: Postman) -> Handlers {
    let postman = Arc::new(postman);
    [CONFIRM, TELL].into_iter().fold(handlers, |handlers, kind| {
        let postman = Arc::clone(&postman);
        handlers.asynchronous(kind, move |work: Work| {
            let postman = Arc::clone(&postman);
            async move { send_now(&postman, &work.job).await }
        })
    })
}

/// Does one job now.
pub async fn send_now(postman: &Arc<Postman>, job: &Claimed) -> Outcome {
    let (own, id) = (Arc::clone(postman), job.id.clone());
    let unreadable = |error: serde_json::Error| Outcome::Fail(format!("the payload cannot be read: {error}"));
    if job.kind == CONFIRM {
        match job.payload::<Link>() {
            Ok(link) => {
                deliver(own, id, move |postman, job| {
                    prepare(postman, job, |conn| asking(conn, postman, &link))
                })
                .await
            }
            Err(error) => unreadable(error),
        }
    } else {
        match job.payload::<News>() {
            Ok(news) => {
                deliver(own, id, move |postman, job| {
                    prepare(postman, job, |conn| telling(conn, &news))
                })
                .await
            }
            Err(error) => unreadable(error),
        }
    }
}

/// A mail and where it goes to.
struct Addressed {
    to: String,
    lang: String,
    rendered: mail::Rendered,
}

fn prepare(
    postman: &Postman,
    job: &JobId,
    write: impl FnOnce(&mut AnyConnection) -> Result<Option<Addressed>, DbError>,
) -> Result<Ready, DbError> {
    let written = postman.database.read_snapshot(|conn| {
        let Some(Addressed { to, lang, rendered }) = write(conn)? else {
            return Ok(None);
        };
        let date: NaiveDateTime = jobs::table.find(job).select(jobs::created_at).first(conn)?;
        Ok::<_, DbError>(Some(Written {
            to,
            lang,
            rendered,
            date: date.and_utc(),
        }))
    })?;
    Ok(written.map_or(Ready::Needless, |written| built(postman, job, &written)))
}

fn rendered(mail: &PledgeMail<'_>) -> Result<mail::Rendered, DbError> {
    mail::render_pledge(mail).map_err(|error| DbError::Other(error.to_string()))
}

/// The mail with the link; none when the pledge is gone, confirmed, or too old.
fn asking(conn: &mut AnyConnection, postman: &Postman, link: &Link) -> Result<Option<Addressed>, DbError> {
    let row: Option<(CityId, String, NaiveDateTime, String)> = pledges::table
        .inner_join(pledge_people::table.on(pledge_people::pledge_id.eq(pledges::id)))
        .filter(pledges::id.eq(&link.pledge))
        .filter(pledges::state.eq(PledgeState::Unconfirmed.as_str()))
        .select((
            pledges::city_id,
            pledges::lang,
            pledges::created_at,
            pledge_people::email,
        ))
        .first(conn)
        .optional()?;
    let Some((city, lang, created, to)) = row else {
        return Ok(None);
    };
    let until = created.and_utc() + periods::PLEDGE_UNCONFIRMED.time();
    let city = city::named(conn, city.as_str())?;
    let Some(city) = city.filter(|_| postman.clock.now() < until) else {
        return Ok(None);
    };
    let token = postman.seal.open(&purpose(&link.pledge), &link.token);
    let token = token.map_err(|error| DbError::Other(error.to_string()))?;
    let lang = mail::language(&lang);
    let mail = PledgeMail {
        about: "confirm",
        lang,
        city: title(&city, lang),
        date: &mail::short_date(lang, until, city.time_zone),
        link: Some(&format!(
            "{}/{lang}/help/pledge/{}",
            postman.pages,
            token.expose_secret()
        )),
    };
    Ok(Some(Addressed {
        to,
        lang: lang.to_owned(),
        rendered: rendered(&mail)?,
    }))
}

/// The mail that something is there; none when nothing is new any more, or the account may not read it any more.
fn telling(conn: &mut AnyConnection, news: &News) -> Result<Option<Addressed>, DbError> {
    let office = news.provider.as_deref().map(ProviderId::from);
    let readers = office::readers(conn, &news.city, office.as_ref())?;
    let Some((_, to, lang)) = readers.into_iter().find(|(account, ..)| *account == news.account) else {
        return Ok(None);
    };
    let new = || {
        pledges::table
            .filter(pledges::city_id.eq(&news.city))
            .filter(pledges::state.eq(PledgeState::New.as_str()))
            .filter(pledges::suspicious.eq(false))
    };
    let count: i64 = match &news.provider {
        Some(provider) => new()
            .filter(pledges::provider_id.eq(provider))
            .count()
            .get_result(conn)?,
        None => match Readable::by(conn, &news.city, &Reach::City)? {
            Readable::AllBut(others) => {
                let own = pledges::provider_id.is_null().or(pledges::provider_id.ne_all(others));
                new().filter(own.assume_not_null()).count().get_result(conn)?
            }
            Readable::Of(_) => 0,
        },
    };
    let city = city::named(conn, news.city.as_str())?;
    let Some(city) = city.filter(|_| count > 0) else {
        return Ok(None);
    };
    let lang = mail::language(&lang);
    let mail = PledgeMail {
        about: "arrived",
        lang,
        city: title(&city, lang),
        date: "",
        link: None,
    };
    Ok(Some(Addressed {
        to,
        lang: lang.to_owned(),
        rendered: rendered(&mail)?,
    }))
}
