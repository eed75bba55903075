//! What comes back on mails of the check, and what follows from it: nothing is deleted, staff get a task where a human is needed.

mod maildir;
pub mod routes;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use porta_contract::{MailState, ReturnKind, ReturnNoted};

pub use maildir::{COLLECT, collect, with_collecting};

use crate::catalog::ids::CityId;
use crate::mail::{Returned, understand};
use crate::review::answer;
use crate::review::key::hash_of_bytes;
use crate::review::mailing::{fail, sections, send_again};
use crate::review::rows::{CampaignRow, MailRow};
use crate::review::tasks::{self, NewTask, kind};
use crate::review::tools::Tools;
use crate::spine::db::schema::{campaigns, mail_addresses, mail_returns, mails};
use crate::spine::db::{AnyConnection, Both, DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

crate::id! {
    /// Id of something that came back.
    ReturnId
}

/// Longest message that is taken, in bytes: servers send the whole mail back, and some of them twice.
pub const LONGEST: usize = 1024 * 1024;
/// How often a mail is sent again that a full mailbox or a sleeping server has sent back.
const AGAIN: i64 = 3;
/// Time between two of these.
const APART: TimeDelta = TimeDelta::days(1);

/// Takes a message that came back, in one city or wherever its mail is; blocking. The same message twice is once.
///
/// # Errors
/// [`Failure::BadRequest`] for what is no message.
pub fn take(tools: &Tools, city: Option<&CityId>, bytes: &[u8]) -> Result<ReturnNoted, Failure> {
    let returned = understand(bytes).ok_or_else(|| {
        Failure::BadRequest("This is no mail message (RFC 5322): it has neither From nor Received.".to_owned())
    })?;
    let (digest, at) = (hash_of_bytes(bytes), tools.clock.now());
    tools.database.write(|tx| {
        let mail = mail_of(tx.conn, city, &returned)?;
        let (Some(mail), Some(kind)) = (mail, returned.kind) else {
            return Ok(ReturnNoted {
                kind: None,
                mail: None,
                known: false,
            });
        };
        let row = (
            mail_returns::id.eq(ReturnId::fresh()),
            mail_returns::digest.eq(&digest),
            mail_returns::mail_id.eq(&mail.id),
            mail_returns::kind.eq(kind.as_str()),
            mail_returns::status.eq(&returned.status),
            mail_returns::received_at.eq(at.naive_utc()),
        );
        let insert = diesel::insert_into(mail_returns::table)
            .values(row)
            .on_conflict(mail_returns::digest)
            .do_nothing();
        let is_new = Both(insert).execute(tx.conn).map_err(DbError::from)? > 0;
        if is_new {
            follow(tx, &mail, (kind, &returned), at)?;
        }
        Ok(ReturnNoted {
            kind: Some(kind),
            mail: Some(mail.id.to_string()),
            known: !is_new,
        })
    })
}

/// The mail that a message is about.
fn mail_of(conn: &mut AnyConnection, city: Option<&CityId>, returned: &Returned) -> Result<Option<MailRow>, DbError> {
    let mut query = mails::table
        .filter(mails::message_id.eq_any(&returned.about))
        .order(mails::id.desc())
        .select(MailRow::as_select())
        .into_boxed();
    if let Some(city) = city {
        query = query.filter(mails::city_id.eq(city));
    }
    Ok(query.first(conn).optional()?)
}

fn follow(
    tx: &mut Tx<'_>,
    mail: &MailRow,
    (kind, returned): (ReturnKind, &Returned),
    at: DateTime<Utc>,
) -> Result<(), Failure> {
    let status = returned.status.as_deref().unwrap_or("sent back");
    match kind {
        ReturnKind::Failed => fail(tx, mail, (MailState::Refused, status), at)?,
        ReturnKind::Bounced => bounced(tx, mail, status, at)?,
        ReturnKind::Complaint => complained(tx, mail, at)?,
        ReturnKind::Answer => answered(tx, mail, &returned.text, at)?,
        ReturnKind::Delayed | ReturnKind::AutoReply | ReturnKind::Unrecognised => {}
    }
    Ok(())
}

/// Sends the mail again, with the same Message-ID, until it has come back often enough.
fn bounced(tx: &mut Tx<'_>, mail: &MailRow, status: &str, at: DateTime<Utc>) -> Result<(), DbError> {
    let times: i64 = mail_returns::table
        .filter(mail_returns::mail_id.eq(&mail.id))
        .filter(mail_returns::kind.eq(ReturnKind::Bounced.as_str()))
        .count()
        .get_result(tx.conn)?;
    if times > AGAIN {
        return fail(tx, mail, (MailState::GivenUp, status), at);
    }
    let campaign: CampaignRow = campaigns::table
        .find(&mail.campaign_id)
        .select(CampaignRow::as_select())
        .first(tx.conn)?;
    send_again(tx, mail, &format!("{}/returned/{times}", campaign.version), at + APART)
}

/// Who calls our mails spam wants no more of them.
fn complained(tx: &mut Tx<'_>, mail: &MailRow, at: DateTime<Utc>) -> Result<(), DbError> {
    let email: Option<String> = mail_addresses::table
        .find(&mail.id)
        .select(mail_addresses::email)
        .first(tx.conn)
        .optional()?;
    for review in sections(tx.conn, &mail.id)? {
        answer::silence(tx, &review, email.as_deref().unwrap_or_default(), at)?;
    }
    Ok(())
}

/// What a human wrote back goes to the staff, word for word.
fn answered(tx: &mut Tx<'_>, mail: &MailRow, text: &str, at: DateTime<Utc>) -> Result<(), DbError> {
    let Some(review) = sections(tx.conn, &mail.id)?.into_iter().next() else {
        return Ok(());
    };
    let task = NewTask {
        kind: kind::WORD,
        review: &review,
        item: None,
        note: Some(text),
    };
    tasks::add(tx, &task, at)
}
