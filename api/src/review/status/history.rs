//! What was asked of a provider and answered by it, campaign by campaign.

use diesel::prelude::*;
use porta_contract::{AskedItem, AskedReview, ReviewHistory};

use super::staff::provider_named;
use crate::catalog::ids::CityId;
use crate::catalog::stored;
use crate::review::Entry;
use crate::review::rows::{ItemRow, ReviewRow};
use crate::review::tools::Tools;
use crate::spine::db::schema::{campaigns, providers, review_items, reviews};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::Failure;

/// Most reviews that are listed: thirty years of two a year, and others.
const MOST: i64 = 100;

/// The history of a provider, newest first; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a provider that is not there.
pub fn history(tools: &Tools, (city, name): (&CityId, &str)) -> Result<ReviewHistory, Failure> {
    tools.database.read_snapshot(|conn| {
        let id = provider_named(conn, city, name)?;
        let slug: String = providers::table
            .find(&id)
            .select(providers::slug)
            .first(conn)
            .map_err(DbError::from)?;
        let rows: Vec<(ReviewRow, String)> = reviews::table
            .inner_join(campaigns::table.on(campaigns::id.eq(reviews::campaign_id)))
            .filter(reviews::provider_id.eq(&id))
            .order((reviews::created_at.desc(), reviews::id.desc()))
            .limit(MOST)
            .select((ReviewRow::as_select(), campaigns::name))
            .load(conn)
            .map_err(DbError::from)?;
        let mut all = Vec::with_capacity(rows.len());
        for (row, campaign) in rows {
            all.push(review(conn, &row, campaign)?);
        }
        Ok(ReviewHistory {
            provider: slug,
            reviews: all,
        })
    })
}

fn review(conn: &mut AnyConnection, row: &ReviewRow, campaign: String) -> Result<AskedReview, DbError> {
    let rows: Vec<ItemRow> = review_items::table
        .filter(review_items::review_id.eq(&row.id))
        .order(review_items::position)
        .select(ItemRow::as_select())
        .load(conn)?;
    let mut items = Vec::with_capacity(rows.len());
    for item in rows {
        // What has been deleted since is told by its id.
        let entry = Entry::load(conn, item.noun()?, &item.record_id)?;
        items.push(AskedItem {
            noun: item.noun()?,
            title: entry.as_ref().map_or_else(String::new, Entry::own_title),
            slug: entry.map_or_else(String::new, |entry| entry.slug().to_owned()),
            state: item.state()?,
            pending: item.pending.is_some(),
            version: item.answered_version,
            answered_at: stored::instant(item.answered_at),
            answered_by: item.answered_by.clone(),
            answered_via: item.answered_via.clone(),
            record: item.record_id,
        });
    }
    Ok(AskedReview {
        id: row.id.to_string(),
        campaign,
        opened_at: row.created_at.and_utc(),
        state: row.state()?,
        contact: row.contact()?,
        step: row.step(),
        asked_at: stored::instant(row.asked_at),
        answered_at: stored::instant(row.answered_at),
        items,
    })
}
