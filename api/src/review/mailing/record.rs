//! What is written down before and after a mail goes out.

use diesel::prelude::*;
use lettre::Message;
use lettre::message::Mailbox;
use porta_contract::{CampaignState, ContactState, MailState, ReviewState, ReviewStep};

use super::compose::{Composed, MASK, compose};
use crate::catalog::city;
use crate::mail::{Letter, MessageError, Rendered, Verdict, build};
use crate::review::ids::MailId;
use crate::review::key::hash;
use crate::review::rows::{CampaignRow, MailRow, ReviewRow};
use crate::review::tasks::{self, NewTask, kind};
use crate::review::tools::Tools;
use crate::review::words;
use crate::spine::db::schema::{campaigns, mail_addresses, mail_contents, mail_reviews, mails, review_links, reviews};
use crate::spine::db::{AnyConnection, Both, DbError, Tx};
use crate::spine::ids::Id;

/// What a look at a mail comes to.
#[derive(Debug)]
pub(super) enum Ready {
    /// This is to go out.
    Send(Box<Message>),
    /// It has gone out, need not any more, or waits for its campaign.
    Needless,
    /// It can never go out.
    Impossible(String),
}

/// Looks at a mail and notes that it is about to go out. One that was at it already leaves a doubt, which is counted.
pub(super) fn begin(tools: &Tools, from: &Mailbox, id: &MailId) -> Result<Ready, DbError> {
    tools.database.write(|tx| {
        let row: Option<MailRow> = mails::table
            .find(id)
            .select(MailRow::as_select())
            .first(tx.conn)
            .optional()?;
        let Some(mail) = row else { return Ok(Ready::Needless) };
        if !matches!(mail.state()?, MailState::Waiting | MailState::Sending) {
            return Ok(Ready::Needless);
        }
        let campaign: CampaignRow = campaigns::table
            .find(&mail.campaign_id)
            .select(CampaignRow::as_select())
            .first(tx.conn)?;
        let step = mail.step()?;
        match campaign.state()? {
            CampaignState::Paused if step != ReviewStep::Receipt => return Ok(Ready::Needless),
            CampaignState::Closed if step != ReviewStep::Receipt => return drop_mail(tx, &mail),
            _ => {}
        }
        let mut reviews = sections(tx.conn, id)?;
        reviews.retain(|review| is_wanted(review, step));
        let email: Option<String> = mail_addresses::table
            .find(id)
            .select(mail_addresses::email)
            .first(tx.conn)
            .optional()?;
        match (email, city::named(tx.conn, mail.city_id.as_str())?) {
            (Some(email), Some(city)) if !reviews.is_empty() => {
                let composed = Composed {
                    city: &city,
                    settings: &campaign.settings()?,
                    setup: &tools.setup,
                    id: &mail.id,
                    step,
                    ending: campaign.is_about_dates(),
                    own: &words::own(tx.conn, &city.id, &mail.lang)?,
                    lang: &mail.lang,
                    at: mail.created_at.and_utc(),
                    masked: false,
                };
                write(tx, tools, (from, &email), (&mail, &composed, &reviews))
            }
            _ => drop_mail(tx, &mail),
        }
    })
}

/// Builds the message, keeps the hashes of its links, and notes that it is about to go out.
fn write(
    tx: &mut Tx<'_>,
    tools: &Tools,
    (from, to): (&Mailbox, &str),
    (mail, composed, reviews): (&MailRow, &Composed<'_>, &[ReviewRow]),
) -> Result<Ready, DbError> {
    let now = tools.clock.now();
    let rendered = compose(tx.conn, composed, reviews)?;
    let stop_token = tools.setup.key.stop(&mail.id);
    let stop = tools.setup.addresses.stop(&stop_token);
    let letter = Letter {
        from,
        to,
        subject: &rendered.subject,
        text: &rendered.text,
        html: &rendered.html,
        lang: &mail.lang,
        id: &mail.message_id,
        date: mail.created_at.and_utc(),
        stop: stop.as_deref(),
    };
    let message = match build(&letter) {
        Ok(message) => message,
        Err(error) => {
            let reply = error.to_string();
            if matches!(error, MessageError::Address) {
                fail(tx, mail, (MailState::Refused, &reply), now)?;
            }
            return Ok(Ready::Impossible(reply));
        }
    };
    if composed.step != ReviewStep::Receipt {
        links(tx, reviews, composed, now)?;
    }
    keep(tx, mail, composed, (reviews, &rendered))?;
    diesel::update(mail_addresses::table.find(&mail.id))
        .set(mail_addresses::stop_hash.eq(hash(&stop_token)))
        .execute(tx.conn)?;
    diesel::update(mails::table.find(&mail.id))
        .set((
            mails::state.eq(MailState::Sending.as_str()),
            mails::attempts.eq(mails::attempts + 1),
            mails::doubtful.eq(mail.doubtful || mail.state()? == MailState::Sending),
        ))
        .execute(tx.conn)?;
    Ok(Ready::Send(Box::new(message)))
}

/// Keeps what the mail says for the staff, without what opens its links.
fn keep(
    tx: &mut Tx<'_>,
    mail: &MailRow,
    composed: &Composed<'_>,
    (reviews, rendered): (&[ReviewRow], &Rendered),
) -> Result<(), DbError> {
    let masked = |text: &str| {
        let tokens = reviews.iter().map(|review| composed.token(&review.id));
        tokens.fold(text.to_owned(), |text, token| text.replace(&token, MASK))
    };
    let (text, html) = (masked(&rendered.text), masked(&rendered.html));
    let content = (
        mail_contents::subject.eq(&rendered.subject),
        mail_contents::text.eq(&text),
        mail_contents::html.eq(&html),
    );
    let insert = diesel::insert_into(mail_contents::table)
        .values((mail_contents::mail_id.eq(&mail.id), content))
        .on_conflict(mail_contents::mail_id)
        .do_update()
        .set(content);
    Both(insert).execute(tx.conn)?;
    Ok(())
}

/// Answers stop the ladder; a receipt needs an answered review.
fn is_wanted(review: &ReviewRow, step: ReviewStep) -> bool {
    let state = review.state().unwrap_or(ReviewState::Closed);
    let contact = review.contact().unwrap_or(ContactState::Missing);
    match step {
        ReviewStep::Receipt => state == ReviewState::Answered,
        ReviewStep::SecondContact => state == ReviewState::Open,
        _ => state == ReviewState::Open && contact == ContactState::Reached,
    }
}

pub fn sections(conn: &mut AnyConnection, id: &MailId) -> Result<Vec<ReviewRow>, DbError> {
    let rows = mail_reviews::table
        .inner_join(reviews::table.on(reviews::id.eq(mail_reviews::review_id)))
        .filter(mail_reviews::mail_id.eq(id))
        .order(mail_reviews::position)
        .select(ReviewRow::as_select())
        .load(conn)?;
    Ok(rows)
}

fn drop_mail(tx: &mut Tx<'_>, mail: &MailRow) -> Result<Ready, DbError> {
    diesel::update(mails::table.find(&mail.id))
        .set(mails::state.eq(MailState::Dropped.as_str()))
        .execute(tx.conn)?;
    Ok(Ready::Needless)
}

fn links(
    tx: &mut Tx<'_>,
    reviews: &[ReviewRow],
    composed: &Composed<'_>,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), DbError> {
    for review in reviews {
        let token = composed.token(&review.id);
        let insert = diesel::insert_into(review_links::table)
            .values((
                review_links::token_hash.eq(hash(&token)),
                review_links::review_id.eq(&review.id),
                review_links::step.eq(composed.step.as_str()),
                review_links::created_at.eq(now.naive_utc()),
                review_links::expires_at.eq(composed.expires().naive_utc()),
            ))
            .on_conflict(review_links::token_hash)
            .do_nothing();
        Both(insert).execute(tx.conn)?;
    }
    Ok(())
}

/// Writes down how a mail fared. A refusal breaks the contact and becomes a task; so does giving up.
pub(super) fn end(tools: &Tools, id: &MailId, verdict: &Verdict, last: bool) -> Result<(), DbError> {
    let now = tools.clock.now();
    tools.database.write(|tx| {
        let mail: MailRow = mails::table.find(id).select(MailRow::as_select()).first(tx.conn)?;
        if mail.state()? != MailState::Sending {
            return Ok(());
        }
        if matches!(verdict, Verdict::Doubtful(_)) {
            diesel::update(mails::table.find(id))
                .set(mails::doubtful.eq(true))
                .execute(tx.conn)?;
        }
        match verdict {
            Verdict::Sent => sent(tx, &mail, now),
            Verdict::Refused(reply) => fail(tx, &mail, (MailState::Refused, reply), now),
            Verdict::Later(reply) | Verdict::Doubtful(reply) if last => {
                fail(tx, &mail, (MailState::GivenUp, reply), now)
            }
            Verdict::Later(reply) | Verdict::Doubtful(reply) => {
                diesel::update(mails::table.find(id))
                    .set((mails::state.eq(MailState::Waiting.as_str()), mails::reply.eq(reply)))
                    .execute(tx.conn)?;
                Ok(())
            }
        }
    })
}

fn sent(tx: &mut Tx<'_>, mail: &MailRow, now: chrono::DateTime<chrono::Utc>) -> Result<(), DbError> {
    diesel::update(mails::table.find(&mail.id))
        .set((
            mails::state.eq(MailState::Sent.as_str()),
            mails::sent_at.eq(now.naive_utc()),
            mails::reply.eq(None::<String>),
        ))
        .execute(tx.conn)?;
    let unasked: Vec<String> = sections(tx.conn, &mail.id)?
        .into_iter()
        .filter(|review| review.asked_at.is_none())
        .map(|review| review.id.to_string())
        .collect();
    diesel::update(reviews::table.filter(reviews::id.eq_any(unasked)))
        .set(reviews::asked_at.eq(now.naive_utc()))
        .execute(tx.conn)?;
    Ok(())
}

/// A mail that is not taken and never will be: the contact is broken, and staff get a task.
pub fn fail(
    tx: &mut Tx<'_>,
    mail: &MailRow,
    (state, reply): (MailState, &str),
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), DbError> {
    diesel::update(mails::table.find(&mail.id))
        .set((mails::state.eq(state.as_str()), mails::reply.eq(reply)))
        .execute(tx.conn)?;
    for review in sections(tx.conn, &mail.id)? {
        if mail.step()? != ReviewStep::SecondContact {
            diesel::update(reviews::table.find(&review.id))
                .set(reviews::contact.eq(ContactState::Broken.as_str()))
                .execute(tx.conn)?;
        }
        let task = NewTask {
            kind: kind::BROKEN_CONTACT,
            review: &review,
            item: None,
            note: None,
        };
        tasks::add(tx, &task, now)?;
    }
    Ok(())
}
