//! Mails of the check as staff read them: where they stand, what they said, what came back.

use std::collections::HashMap;

use diesel::prelude::*;
use porta_contract::{CheckMail, CheckMails, MailContent, MailReturn, MailState, ReturnKind};

use crate::catalog::ids::CityId;
use crate::catalog::stored;
use crate::review::rows::MailRow;
use crate::review::tools::Tools;
use crate::spine::db::schema::{mail_addresses, mail_contents, mail_returns, mail_reviews, mails, providers, reviews};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::{Failure, cursor};
use crate::spine::ids::Id;

/// Which mails are asked for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Of this campaign.
    pub campaign: Option<String>,
    /// About this provider, by slug or id.
    pub provider: Option<String>,
    /// Standing here.
    pub state: Option<MailState>,
    /// So many.
    pub limit: usize,
    /// Older than this mail.
    pub before: Option<String>,
    /// Hash of the question, for the cursor.
    pub question: u64,
}

/// A page of mails, newest first; blocking.
///
/// # Errors
/// [`Failure::Unavailable`] when the database is away.
pub fn list(tools: &Tools, city: &CityId, asked: &Asked) -> Result<CheckMails, Failure> {
    let more = i64::try_from(asked.limit).unwrap_or(200) + 1;
    tools.database.read_snapshot(|conn| {
        let mut query = mails::table
            .filter(mails::city_id.eq(city))
            .order(mails::id.desc())
            .limit(more)
            .select(MailRow::as_select())
            .into_boxed();
        if let Some(campaign) = &asked.campaign {
            query = query.filter(mails::campaign_id.eq(campaign));
        }
        if let Some(provider) = &asked.provider {
            let about = mail_reviews::table
                .inner_join(reviews::table.on(reviews::id.eq(mail_reviews::review_id)))
                .inner_join(providers::table.on(providers::id.eq(reviews::provider_id)))
                .filter(providers::city_id.eq(city))
                .filter(providers::slug.eq(provider).or(providers::id.eq(provider)))
                .select(mail_reviews::mail_id);
            query = query.filter(mails::id.eq_any(about));
        }
        if let Some(state) = asked.state {
            query = query.filter(mails::state.eq(state.as_str()));
        }
        if let Some(before) = &asked.before {
            query = query.filter(mails::id.lt(before));
        }
        let mut rows: Vec<MailRow> = query.load(conn).map_err(DbError::from)?;
        let next = (rows.len() > asked.limit).then(|| {
            rows.truncate(asked.limit);
            rows.last().map(|row| cursor::write(asked.question, row.id.to_string()))
        });
        Ok(CheckMails {
            items: dressed(conn, rows)?,
            next: next.flatten(),
        })
    })
}

/// One mail with what it said; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for one that is not there.
pub fn read(tools: &Tools, (city, id): (&CityId, &str)) -> Result<CheckMail, Failure> {
    let missing = || Failure::NotFound("There is no such mail in this city.".to_owned());
    tools.database.read_snapshot(|conn| {
        let row: Option<MailRow> = mails::table
            .filter(mails::city_id.eq(city))
            .filter(mails::id.eq(id))
            .select(MailRow::as_select())
            .first(conn)
            .optional()
            .map_err(DbError::from)?;
        let mut mail = dressed(conn, row.into_iter().collect())?.pop().ok_or_else(missing)?;
        let content: Option<(String, String, String)> = mail_contents::table
            .find(id)
            .select((mail_contents::subject, mail_contents::text, mail_contents::html))
            .first(conn)
            .optional()
            .map_err(DbError::from)?;
        mail.content = content.map(|(subject, text, html)| MailContent { subject, text, html });
        Ok(mail)
    })
}

/// Rows with their address, providers and returns.
fn dressed(conn: &mut AnyConnection, rows: Vec<MailRow>) -> Result<Vec<CheckMail>, DbError> {
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let addresses: Vec<(String, String)> = mail_addresses::table
        .filter(mail_addresses::mail_id.eq_any(&ids))
        .select((mail_addresses::mail_id, mail_addresses::email))
        .load(conn)?;
    let mut to: HashMap<String, String> = addresses.into_iter().collect();
    let about: Vec<(String, String)> = mail_reviews::table
        .inner_join(reviews::table.on(reviews::id.eq(mail_reviews::review_id)))
        .inner_join(providers::table.on(providers::id.eq(reviews::provider_id)))
        .filter(mail_reviews::mail_id.eq_any(&ids))
        .order(mail_reviews::position)
        .select((mail_reviews::mail_id, providers::slug))
        .load(conn)?;
    let mut named: HashMap<String, Vec<String>> = HashMap::new();
    for (mail, provider) in about {
        named.entry(mail).or_default().push(provider);
    }
    let back: Vec<(String, String, Option<String>, chrono::NaiveDateTime)> = mail_returns::table
        .filter(mail_returns::mail_id.eq_any(&ids))
        .order(mail_returns::id)
        .select((
            mail_returns::mail_id,
            mail_returns::kind,
            mail_returns::status,
            mail_returns::received_at,
        ))
        .load(conn)?;
    let mut returns: HashMap<String, Vec<MailReturn>> = HashMap::new();
    for (mail, kind, status, at) in back {
        let kind = stored::word("mail_returns.kind", &kind, ReturnKind::parse)?;
        let received_at = at.and_utc();
        let one = MailReturn {
            kind,
            status,
            received_at,
        };
        returns.entry(mail).or_default().push(one);
    }
    rows.into_iter()
        .map(|row| {
            let id = row.id.to_string();
            Ok(CheckMail {
                to: to.remove(&id),
                providers: named.remove(&id).unwrap_or_default(),
                returns: returns.remove(&id).unwrap_or_default(),
                state: row.state()?,
                step: row.step()?,
                id,
                campaign: row.campaign_id.to_string(),
                lang: row.lang,
                attempts: row.attempts,
                doubtful: row.doubtful,
                reply: row.reply,
                message_id: row.message_id,
                created_at: row.created_at.and_utc(),
                sent_at: stored::instant(row.sent_at),
                content: None,
            })
        })
        .collect()
}
