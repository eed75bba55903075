//! Links asked for, and mails no longer wanted: both without a login, by whoever has the mail.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use porta_contract::{CampaignState, ChangeAction, ContactState, Noun, ReviewState, ReviewStep};

use crate::access::account::EmailAddress;
use crate::catalog::change::{Author, log};
use crate::catalog::city;
use crate::review::contacts;
use crate::review::ids::MailId;
use crate::review::key::hash;
use crate::review::mailing::{Round, queue};
use crate::review::rows::{CampaignRow, ReviewRow};
use crate::review::tasks::{self, NewTask, kind};
use crate::review::tools::Tools;
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{
    campaigns, mail_addresses, mail_reviews, mails, review_contacts, reviews, second_contacts,
};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// Between two fresh links to one address: nobody's mailbox is flooded through us.
const APART: TimeDelta = TimeDelta::hours(1);

/// Queues a fresh link to a registered address, for every open review it is the verified contact of; blocking. Whoever asks is not
/// told whether the address is registered.
pub fn ask_for_link(tools: &Tools, email: &str) -> Result<(), Failure> {
    let Ok(email) = EmailAddress::parse(email) else {
        return Ok(());
    };
    let (email, at) = (email.to_string(), tools.clock.now());
    let host = tools.setup.addresses.host();
    tools.database.write(|tx| {
        if has_had_one(tx.conn, &email, at)? {
            return Ok(());
        }
        for campaign in running(tx.conn)? {
            let Some(city) = city::named(tx.conn, campaign.city_id.as_str())? else {
                continue;
            };
            let mut recipients = contacts::first(tx.conn, &city)?;
            recipients.retain(|_, recipient| recipient.email.to_lowercase() == email);
            if recipients.is_empty() {
                continue;
            }
            let open: Vec<ReviewRow> = reviews::table
                .filter(reviews::campaign_id.eq(&campaign.id))
                .filter(reviews::state.eq(ReviewState::Open.as_str()))
                .filter(reviews::provider_id.eq_any(recipients.keys()))
                .select(ReviewRow::as_select())
                .load(tx.conn)
                .map_err(DbError::from)?;
            let round = Round {
                campaign: &campaign,
                step: ReviewStep::Link,
                host: &host,
                at,
            };
            queue(tx, &round, &open, &recipients)?;
        }
        Ok(())
    })
}

fn has_had_one(conn: &mut AnyConnection, email: &str, at: DateTime<Utc>) -> Result<bool, DbError> {
    let recent = mail_addresses::table
        .inner_join(mails::table.on(mails::id.eq(mail_addresses::mail_id)))
        .filter(mail_addresses::email.eq(email))
        .filter(mails::step.eq(ReviewStep::Link.as_str()))
        .filter(mails::created_at.gt((at - APART).naive_utc()));
    Ok(recent.count().get_result::<i64>(conn)? > 0)
}

fn running(conn: &mut AnyConnection) -> Result<Vec<CampaignRow>, DbError> {
    let rows = campaigns::table
        .filter(campaigns::state.eq(CampaignState::Running.as_str()))
        .select(CampaignRow::as_select());
    Ok(rows.load(conn)?)
}

/// No more mails to the recipient of a mail; blocking. Its entries go to the staff, nothing else changes. The same twice is once.
///
/// # Errors
/// [`Failure::NotFound`] for a token that is none.
pub fn stop(tools: &Tools, token: &str) -> Result<(), Failure> {
    let (stop, at) = (hash(token), tools.clock.now());
    tools.database.write(|tx| {
        let found: Option<(MailId, String)> = mail_addresses::table
            .filter(mail_addresses::stop_hash.eq(&stop))
            .select((mail_addresses::mail_id, mail_addresses::email))
            .first(tx.conn)
            .optional()
            .map_err(DbError::from)?;
        let (mail, email) = found.ok_or_else(|| Failure::NotFound("There is no such mail.".to_owned()))?;
        let of_mail: Vec<ReviewRow> = mail_reviews::table
            .inner_join(reviews::table.on(reviews::id.eq(mail_reviews::review_id)))
            .filter(mail_reviews::mail_id.eq(&mail))
            .select(ReviewRow::as_select())
            .load(tx.conn)
            .map_err(DbError::from)?;
        for review in &of_mail {
            silence(tx, review, &email, at)?;
        }
        Ok(())
    })
}

/// No more mails to an address about a review's provider, until staff have verified a contact again.
pub fn silence(tx: &mut Tx<'_>, review: &ReviewRow, email: &str, at: DateTime<Utc>) -> Result<(), DbError> {
    if review.contact == ContactState::Unsubscribed.as_str() {
        return Ok(());
    }
    diesel::update(reviews::table.find(&review.id))
        .set((
            reviews::contact.eq(ContactState::Unsubscribed.as_str()),
            reviews::version.eq(reviews::version + 1),
            reviews::updated_at.eq(at.naive_utc()),
        ))
        .execute(tx.conn)?;
    // Later campaigns do not write there either, until staff have verified a contact again.
    let none = None::<chrono::NaiveDateTime>;
    let first = review_contacts::table
        .find(&review.provider_id)
        .filter(review_contacts::email.eq(email));
    diesel::update(first)
        .set(review_contacts::verified_at.eq(none))
        .execute(tx.conn)?;
    let second = second_contacts::table
        .find(&review.provider_id)
        .filter(second_contacts::email.eq(email));
    diesel::update(second)
        .set(second_contacts::verified_at.eq(none))
        .execute(tx.conn)?;
    let task = NewTask {
        kind: kind::UNSUBSCRIBED,
        review,
        item: None,
        note: None,
    };
    tasks::add(tx, &task, at)?;
    let author = Author {
        actor: &Actor::Link(review.id.to_string()),
        at,
    };
    let record = (Noun::Review, &review.city_id, review.id.as_str());
    log(tx, &author, record, (review.version + 1, ChangeAction::Updated), false)
}
