//! Opening a campaign: reviews, items, mails, tasks and jobs, with the row of the change log, in one transaction.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{
    CampaignState, ChangeAction, ContactState, ItemState, NewCampaign, Noun, ReviewState, ReviewStep,
};

use super::select::{Asked, asked};
use crate::catalog::change::{Author, log};
use crate::catalog::check::quote;
use crate::catalog::city::{self, City};
use crate::catalog::stored;
use crate::each;
use crate::review::address::Places;
use crate::review::contacts::{self, Recipient};
use crate::review::ids::{CampaignId, ItemId, ReviewId};
use crate::review::mailing::{Round, queue};
use crate::review::rows::{CampaignRow, ItemRow, ReviewRow};
use crate::review::settings::{self, CheckSettings};
use crate::review::tasks::{self, NewTask, kind};
use crate::review::tools::Tools;
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{campaigns, review_items, reviews};
use crate::spine::db::{DbError, Tx};
use crate::spine::http::{Failure, Pointer};
use crate::spine::ids::{CityId, Id};

/// Rows that go into one statement.
const BATCH: usize = 400;
/// Longest name of a campaign, in characters.
const NAME: usize = 100;

/// A campaign to open.
#[derive(Clone, Debug)]
pub struct Opening<'a> {
    /// Where.
    pub city: &'a CityId,
    /// Who opens it.
    pub actor: &'a Actor,
    /// What a plan calls it, so that it is opened once; none for one by hand.
    pub occasion: Option<String>,
    /// Name and selection.
    pub new: &'a NewCampaign,
}

/// Opens it; blocking.
///
/// # Errors
/// [`Failure::Invalid`] for a name or selection that cannot be, [`Failure::Conflict`] when nothing would be asked or the planned
/// campaign is open already.
pub fn open(tools: &Tools, opening: &Opening<'_>) -> Result<CampaignId, Failure> {
    tools.database.write(|tx| open_within(tx, tools, opening))
}

/// Opens it in the transaction of what calls for it.
///
/// # Errors
/// As [`open`].
pub(super) fn open_within(tx: &mut Tx<'_>, tools: &Tools, opening: &Opening<'_>) -> Result<CampaignId, Failure> {
    let at = tools.clock.now();
    let city = city::named(tx.conn, opening.city.as_str())?;
    let city = city.ok_or_else(|| Failure::NotFound("There is no such city.".to_owned()))?;
    let all = asked(tx.conn, (&city, at), &opening.new.selection)?;
    if all.is_empty() {
        let message = "There is nothing to ask about: no published entry fits the selection.";
        return Err(Failure::Conflict(message.to_owned()));
    }
    let campaign = row(tx, opening, &city, at)?;
    diesel::insert_into(campaigns::table)
        .values(&campaign)
        .execute(tx.conn)
        .map_err(DbError::from)?;
    let author = Author {
        actor: opening.actor,
        at,
    };
    let record = (Noun::Campaign, &city.id, campaign.id.as_str());
    log(tx, &author, record, (campaign.version, ChangeAction::Created), false)?;
    ask(tx, (&city, &campaign, &tools.setup.addresses.host()), &all, at)?;
    Ok(campaign.id)
}

fn row(tx: &mut Tx<'_>, opening: &Opening<'_>, city: &City, at: DateTime<Utc>) -> Result<CampaignRow, Failure> {
    let settings: CheckSettings = settings::of_city(tx.conn, &city.id)?;
    let id = CampaignId::fresh();
    Ok(CampaignRow {
        city_id: city.id.clone(),
        occasion: opening.occasion.clone().unwrap_or_else(|| id.to_string()),
        id,
        name: name(opening, city, at)?,
        selection: stored::write(&opening.new.selection)?,
        settings: stored::write(&settings)?,
        state: CampaignState::Running.as_str().to_owned(),
        opened_by: match opening.actor {
            Actor::Account(account) => Some(account.to_string()),
            _ => None,
        },
        opened_at: at.naive_utc(),
        paused_at: None,
        paused_seconds: 0,
        closed_at: None,
        version: 1,
        updated_at: at.naive_utc(),
    })
}

fn name(opening: &Opening<'_>, city: &City, at: DateTime<Utc>) -> Result<String, Failure> {
    let given = opening
        .new
        .name
        .as_deref()
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let Some(name) = given else {
        return Ok(at.with_timezone(&city.time_zone).format("%Y-%m").to_string());
    };
    if name.chars().count() <= NAME && !name.chars().any(char::is_control) {
        return Ok(name.to_owned());
    }
    Err(Failure::Invalid(vec![porta_contract::FieldError {
        pointer: Some(Pointer::root().field("name").to_string()),
        parameter: None,
        code: "bad_name".to_owned(),
        detail: format!("{} is no name: one line of up to {NAME} characters.", quote(name)),
    }]))
}

/// Writes reviews and items, and queues the mails.
fn ask(
    tx: &mut Tx<'_>,
    (city, campaign, host): (&City, &CampaignRow, &str),
    all: &[Asked],
    at: DateTime<Utc>,
) -> Result<(), Failure> {
    let recipients = contacts::first(tx.conn, city)?;
    let places = Places::of_city(tx.conn, &city.id)?;
    let mut reviews_new = Vec::with_capacity(all.len());
    let mut items = Vec::new();
    for asked in all {
        let review = review(campaign, asked, &recipients, at);
        for (position, entry) in asked.entries.iter().enumerate() {
            let shown = stored::write(&entry.shown_at(tx.conn, &places)?)?;
            items.push(item(&review.id, (position, entry), shown));
        }
        reviews_new.push(review);
    }
    for rows in reviews_new.chunks(BATCH) {
        each!(&mut *tx.conn, native => diesel::insert_into(reviews::table).values(rows).execute(native))
            .map_err(DbError::from)?;
    }
    for rows in items.chunks(BATCH) {
        each!(&mut *tx.conn, native => diesel::insert_into(review_items::table).values(rows).execute(native))
            .map_err(DbError::from)?;
    }
    for review in reviews_new
        .iter()
        .filter(|review| review.contact != ContactState::Reached.as_str())
    {
        let task = NewTask {
            kind: kind::NO_CONTACT,
            review,
            item: None,
            note: None,
        };
        tasks::add(tx, &task, at)?;
    }
    let round = Round {
        campaign,
        step: ReviewStep::Opening,
        host,
        at,
    };
    queue(tx, &round, &reviews_new, &recipients)?;
    Ok(())
}

fn review(
    campaign: &CampaignRow,
    asked: &Asked,
    recipients: &HashMap<String, Recipient>,
    at: DateTime<Utc>,
) -> ReviewRow {
    let reached = recipients
        .get(asked.provider.id.as_str())
        .is_some_and(|recipient| recipient.verified);
    let contact = if reached {
        ContactState::Reached
    } else {
        ContactState::Missing
    };
    ReviewRow {
        id: ReviewId::fresh(),
        campaign_id: campaign.id.clone(),
        city_id: campaign.city_id.clone(),
        provider_id: asked.provider.id.clone(),
        state: ReviewState::Open.as_str().to_owned(),
        contact: contact.as_str().to_owned(),
        step: reached.then(|| ReviewStep::Opening.as_str().to_owned()),
        asked_at: None,
        answered_at: None,
        receipts: 0,
        version: 1,
        created_at: at.naive_utc(),
        updated_at: at.naive_utc(),
    }
}

fn item(review: &ReviewId, (position, entry): (usize, &crate::review::Entry), shown: String) -> ItemRow {
    ItemRow {
        id: ItemId::fresh(),
        review_id: review.clone(),
        position: i32::try_from(position).unwrap_or(i32::MAX),
        noun: entry.noun().as_str().to_owned(),
        record_id: entry.id().to_owned(),
        shown_version: entry.version(),
        shown,
        state: ItemState::Unanswered.as_str().to_owned(),
        answered_at: None,
        answered_by: None,
        answered_via: None,
        answered_version: None,
        pending: None,
        before: None,
        place_before: None,
    }
}
