//! Queueing: one mail per address and language, with a section for each provider, and a job for each mail.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{ContactState, MailState, ReviewStep};
use serde::{Deserialize, Serialize};

use super::MAIL;
use crate::each;
use crate::mail;
use crate::review::contacts::Recipient;
use crate::review::ids::{CampaignId, MailId, ReviewId};
use crate::review::rows::{CampaignRow, MailRow, ReviewRow};
use crate::spine::db::schema::{mail_addresses, mail_reviews, mails};
use crate::spine::db::{DbError, Tx};
use crate::spine::ids::Id;
use crate::spine::jobs::{NewJob, enqueue, enqueue_new};

/// How often a mail is tried before it is given up: over about a day.
const ATTEMPTS: i32 = 16;

/// Rows that go into one statement.
const BATCH: usize = 400;

/// A round of mails.
#[derive(Clone, Copy, Debug)]
pub struct Round<'a> {
    /// The campaign.
    pub campaign: &'a CampaignRow,
    /// What the mails are about.
    pub step: ReviewStep,
    /// Host of their Message-IDs.
    pub host: &'a str,
    /// Now.
    pub at: DateTime<Utc>,
}

/// What a mail's job is told.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Payload {
    pub mail: MailId,
}

/// Queues a mail to every verified recipient of these reviews; says how many. Two providers with one address and language share one.
pub fn queue(
    tx: &mut Tx<'_>,
    round: &Round<'_>,
    reviews: &[ReviewRow],
    recipients: &HashMap<String, Recipient>,
) -> Result<usize, DbError> {
    let mut groups: BTreeMap<(String, &'static str), Vec<&ReviewId>> = BTreeMap::new();
    for review in reviews {
        let recipient = recipients
            .get(review.provider_id.as_str())
            .filter(|recipient| recipient.verified);
        if let Some(recipient) = recipient {
            let group = (recipient.email.to_lowercase(), mail::language(&recipient.lang));
            groups.entry(group).or_default().push(&review.id);
        }
    }
    let (mut rows, mut addresses, mut sections) = (Vec::new(), Vec::new(), Vec::new());
    for ((email, lang), reviews) in &groups {
        let row = row(round, lang);
        addresses.push((
            mail_addresses::mail_id.eq(row.id.clone()),
            mail_addresses::email.eq(email),
        ));
        for (position, review) in reviews.iter().enumerate() {
            sections.push((
                mail_reviews::mail_id.eq(row.id.clone()),
                mail_reviews::review_id.eq(*review),
                mail_reviews::position.eq(i32::try_from(position).unwrap_or(i32::MAX)),
            ));
        }
        rows.push(row);
    }
    for rows in rows.chunks(BATCH) {
        each!(&mut *tx.conn, native => diesel::insert_into(mails::table).values(rows).execute(native))?;
    }
    for rows in addresses.chunks(BATCH) {
        each!(&mut *tx.conn, native => diesel::insert_into(mail_addresses::table).values(rows).execute(native))?;
    }
    for rows in sections.chunks(BATCH) {
        each!(&mut *tx.conn, native => diesel::insert_into(mail_reviews::table).values(rows).execute(native))?;
    }
    let occasion = round.campaign.version.to_string();
    let keyed = rows
        .into_iter()
        .map(|row| (key(&row.id, &occasion), Payload { mail: row.id }));
    let keyed: Vec<(String, Payload)> = keyed.collect();
    let jobs = keyed.iter().map(|(key, payload)| job(key, payload, round.at));
    enqueue_new(tx, round.at, &jobs.collect::<Vec<_>>())?;
    Ok(groups.len())
}

fn row(round: &Round<'_>, lang: &str) -> MailRow {
    let id = MailId::fresh();
    MailRow {
        city_id: round.campaign.city_id.clone(),
        campaign_id: round.campaign.id.clone(),
        step: round.step.as_str().to_owned(),
        lang: lang.to_owned(),
        message_id: format!("{id}@{}", round.host),
        state: MailState::Waiting.as_str().to_owned(),
        attempts: 0,
        doubtful: false,
        reply: None,
        created_at: round.at.naive_utc(),
        sent_at: None,
        id,
    }
}

/// The key of a mail's job; `occasion`, the campaign's version, lets a mail that waited through a pause have another one.
fn key(mail: &MailId, occasion: &str) -> String {
    format!("mail/{mail}/{occasion}")
}

const fn job<'j>(unique_key: &'j str, payload: &'j Payload, at: DateTime<Utc>) -> NewJob<'j, Payload> {
    NewJob {
        kind: MAIL,
        unique_key,
        payload,
        run_at: at,
        max_attempts: ATTEMPTS,
    }
}

/// Enqueues the job of a mail that has had one.
fn again(tx: &mut Tx<'_>, mail: &MailId, occasion: &str, at: DateTime<Utc>) -> Result<(), DbError> {
    let payload = Payload { mail: mail.clone() };
    enqueue(tx, at, &job(&key(mail, occasion), &payload, at)).map(drop)
}

/// Lets a mail go out once more, with the same Message-ID: it has come back, and may be taken later.
pub fn send_again(tx: &mut Tx<'_>, mail: &MailRow, occasion: &str, at: DateTime<Utc>) -> Result<(), DbError> {
    diesel::update(mails::table.find(&mail.id))
        .set((
            mails::state.eq(MailState::Waiting.as_str()),
            mails::sent_at.eq(None::<chrono::NaiveDateTime>),
        ))
        .execute(tx.conn)?;
    again(tx, &mail.id, occasion, at)
}

/// Enqueues jobs for the mails that waited while their campaign was paused.
pub fn requeue(tx: &mut Tx<'_>, campaign: &CampaignId, version: i64, at: DateTime<Utc>) -> Result<(), DbError> {
    let waiting: Vec<MailId> = mails::table
        .filter(mails::campaign_id.eq(campaign))
        .filter(mails::state.eq(MailState::Waiting.as_str()))
        .select(mails::id)
        .load(tx.conn)?;
    waiting
        .iter()
        .try_for_each(|mail| again(tx, mail, &version.to_string(), at))
}

/// Queues the receipt of a review, if mail reaches its provider.
pub fn receipt(
    tx: &mut Tx<'_>,
    round: &Round<'_>,
    review: &ReviewRow,
    recipients: &HashMap<String, Recipient>,
) -> Result<usize, DbError> {
    if review.contact()? != ContactState::Reached {
        return Ok(0);
    }
    queue(tx, round, std::slice::from_ref(review), recipients)
}
