//! A review as its provider sees it: every entry as the public sees it now, with what was answered.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{CampaignState, Freshness, ItemState, MovedItem, Review, ReviewItem, ReviewState, ShownEntry};

use crate::catalog::check::Rules;
use crate::catalog::city::{self, City};
use crate::catalog::stored;
use crate::review::Entry;
use crate::review::entry::difference;
use crate::review::ids::{ItemId, ReviewId};
use crate::review::oddities::{Around, oddities};
use crate::review::rows::{CampaignRow, ItemRow, ReviewRow};
use crate::review::tools::Tools;
use crate::spine::db::schema::{campaigns, providers, review_items, review_trust, reviews, texts};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// A review with what it stands in.
#[derive(Debug)]
pub(super) struct Frame {
    pub review: ReviewRow,
    pub campaign: CampaignRow,
    pub city: City,
}

/// Reads a review with its campaign and city.
pub(super) fn frame(conn: &mut AnyConnection, id: &ReviewId) -> Result<Frame, Failure> {
    let review: Option<ReviewRow> = reviews::table
        .find(id)
        .select(ReviewRow::as_select())
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    let review = review.ok_or_else(|| Failure::NotFound("There is no such review.".to_owned()))?;
    let campaign = campaigns::table
        .find(&review.campaign_id)
        .select(CampaignRow::as_select())
        .first(conn)
        .map_err(DbError::from)?;
    let city = city::named(conn, review.city_id.as_str())?.ok_or(DbError::NotFound)?;
    Ok(Frame { review, campaign, city })
}

impl Frame {
    /// What its entries are looked at with.
    pub const fn around<'a>(&'a self, now: DateTime<Utc>, rules: &'a Rules) -> Around<'a> {
        Around {
            city: &self.city,
            now,
            rules,
        }
    }

    /// True while answers can be given and undone.
    pub fn is_open(&self) -> Result<bool, DbError> {
        Ok(self.campaign.state()? != CampaignState::Closed && self.review.state()? != ReviewState::Closed)
    }

    /// True when corrections of this provider are published at once.
    pub fn publishes(&self, conn: &mut AnyConnection) -> Result<bool, DbError> {
        let own: Option<bool> = review_trust::table
            .find(&self.review.provider_id)
            .select(review_trust::trusted)
            .first(conn)
            .optional()?;
        Ok(own.unwrap_or(self.campaign.settings()?.publish_corrections))
    }
}

/// The items of a review, in order.
pub(super) fn items(conn: &mut AnyConnection, id: &ReviewId) -> Result<Vec<ItemRow>, DbError> {
    let rows = review_items::table
        .filter(review_items::review_id.eq(id))
        .order(review_items::position)
        .select(ItemRow::as_select());
    Ok(rows.load(conn)?)
}

/// One of them.
pub(super) fn item(conn: &mut AnyConnection, review: &ReviewId, id: &str) -> Result<ItemRow, Failure> {
    let row: Option<ItemRow> = review_items::table
        .filter(review_items::review_id.eq(review))
        .filter(review_items::id.eq(ItemId::from(id)))
        .select(ItemRow::as_select())
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    row.ok_or_else(|| Failure::NotFound("There is no such entry in this review.".to_owned()))
}

/// An item for the wire, with the entry as it is.
pub(super) fn shown(
    conn: &mut AnyConnection,
    around: Around<'_>,
    row: &ItemRow,
    entry: &Entry,
) -> Result<ReviewItem, DbError> {
    let (state, freshness) = (row.state()?, entry.freshness());
    let odd = if state == ItemState::Withdrawn {
        Vec::new()
    } else {
        oddities(conn, around, entry)?
    };
    Ok(ReviewItem {
        id: row.id.to_string(),
        noun: entry.noun(),
        record: row.record_id.clone(),
        slug: entry.slug().to_owned(),
        version: entry.version(),
        public: entry.is_public(),
        state,
        pending: row.pending.is_some(),
        answered_at: stored::instant(row.answered_at),
        shown: entry.shown(conn)?,
        freshness: Freshness {
            state: freshness.state(around.now, around.city.settings.grace_days),
            confirmed_at: freshness.confirmed_at,
            confirmed_by: freshness.confirmed_by,
            due_at: freshness.due_at,
        },
        oddities: odd,
    })
}

/// An item that has moved on, with what differs from what the check began with.
pub(super) fn moved(
    conn: &mut AnyConnection,
    around: Around<'_>,
    row: &ItemRow,
    entry: &Entry,
) -> Result<MovedItem, DbError> {
    let item = shown(conn, around, row, entry)?;
    let before: ShownEntry = stored::read("review_items.shown", &row.shown)?;
    let changed = difference(&before, &item.shown);
    Ok(MovedItem { item, changed })
}

/// Reads a review; blocking. Changes nothing.
///
/// # Errors
/// [`Failure::NotFound`] for one that is not there.
pub fn read(tools: &Tools, id: &ReviewId) -> Result<Review, Failure> {
    let now = tools.clock.now();
    tools.database.read_snapshot(|conn| {
        let frame = frame(conn, id)?;
        let around = frame.around(now, &tools.rules);
        let mut shown_items = Vec::new();
        for row in items(conn, id)? {
            if let Some(entry) = Entry::load(conn, row.noun()?, &row.record_id)? {
                shown_items.push(shown(conn, around, &row, &entry)?);
            }
        }
        let (slug, lang): (String, String) = providers::table
            .find(&frame.review.provider_id)
            .select((providers::slug, providers::source_lang))
            .first(conn)
            .map_err(DbError::from)?;
        let title: Option<String> = texts::table
            .find((frame.review.provider_id.as_str(), &lang))
            .select(texts::title)
            .first(conn)
            .optional()
            .map_err(DbError::from)?;
        Ok(Review {
            id: id.to_string(),
            city: frame.city.slug.clone(),
            campaign: frame.campaign.name.clone(),
            provider: slug,
            title: title.unwrap_or_default(),
            state: frame.review.state()?,
            open: frame.is_open()?,
            publishes: frame.publishes(conn)?,
            items: shown_items,
        })
    })
}

/// How many items have no answer yet.
pub(super) fn unanswered(conn: &mut AnyConnection, id: &ReviewId) -> Result<i64, DbError> {
    let open = review_items::table
        .filter(review_items::review_id.eq(id))
        .filter(review_items::state.eq(ItemState::Unanswered.as_str()));
    Ok(open.count().get_result(conn)?)
}
