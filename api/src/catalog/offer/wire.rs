//! An offer as staff read it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract as wire;

use super::{HoursSet, Offer};
use crate::catalog::ids::{CategoryId, OfferId};
use crate::catalog::text::Text;
use crate::spine::db::schema::{categories, offers, providers};
use crate::spine::db::{AnyConnection, DbError};

/// The record of an offer at an instant; `grace_days` is its city's period of grace.
pub(super) fn record(
    conn: &mut AnyConnection,
    offer: &Offer,
    (now, grace_days): (DateTime<Utc>, u64),
) -> Result<wire::OfferRecord, DbError> {
    Ok(wire::OfferRecord {
        id: offer.id.to_string(),
        slug: offer.slug.clone(),
        version: offer.meta.version,
        publication: offer.publication,
        provider: providers::table
            .find(&offer.provider)
            .select(providers::slug)
            .first(conn)?,
        lang: offer.source_lang.clone(),
        texts: offer.source().map(Text::to_wire).unwrap_or_default(),
        categories: category_slugs(conn, &offer.categories)?,
        target_groups: offer.target_groups.clone(),
        languages: offer.languages.clone(),
        locations: offer.locations.iter().map(ToString::to_string).collect(),
        hours: offer.hours.iter().map(hours).collect(),
        access: offer.access.clone(),
        contact_by: offer.contact_by.clone(),
        cost: offer.cost,
        capacity: wire::CapacityChange {
            state: offer.capacity.state,
            since: offer.capacity.since,
            until: offer.capacity.until,
            successor: successor_slug(conn, offer.capacity.successor.as_ref())?,
        },
        phone: offer.phone.clone(),
        email: offer.email.clone(),
        website: offer.website.clone(),
        valid_from: offer.valid_from,
        valid_until: offer.valid_until,
        funded_until: offer.funded_until,
        freshness: wire::Freshness {
            state: offer.freshness.state(now, grace_days),
            confirmed_at: offer.freshness.confirmed_at,
            confirmed_by: offer.freshness.confirmed_by,
            due_at: offer.freshness.due_at,
        },
        provenance: offer.meta.provenance.clone(),
        external_id: offer.meta.external_id.clone(),
        updated_at: offer.meta.updated_at,
    })
}

/// A set of hours for the wire.
#[must_use]
pub fn hours(set: &HoursSet) -> wire::Hours {
    wire::Hours {
        purpose: set.purpose,
        access: set.access,
        rule: set.rule.clone(),
        note: set.note.clone(),
        location: set.location.as_ref().map(ToString::to_string),
    }
}

/// Slugs in the order of the ids.
fn category_slugs(conn: &mut AnyConnection, ids: &[CategoryId]) -> Result<Vec<String>, DbError> {
    let rows = categories::table
        .filter(categories::id.eq_any(ids))
        .select((categories::id, categories::slug))
        .load::<(CategoryId, String)>(conn)?;
    let mut slugs: HashMap<CategoryId, String> = rows.into_iter().collect();
    Ok(ids.iter().filter_map(|id| slugs.remove(id)).collect())
}

/// The slug of the offer that follows another.
pub fn successor_slug(conn: &mut AnyConnection, id: Option<&OfferId>) -> Result<Option<String>, DbError> {
    let Some(id) = id else { return Ok(None) };
    Ok(Some(offers::table.find(id).select(offers::slug).first(conn)?))
}
