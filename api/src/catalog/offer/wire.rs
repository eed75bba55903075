//! An offer as staff read it.

use diesel::prelude::*;
use porta_contract as wire;
use porta_contract::FieldError;

use super::{HoursSet, Offer, places};
use crate::catalog::ids::{Id, OfferId};
use crate::catalog::text::Text;
use crate::catalog::writing::View;
use crate::spine::db::schema::offers;
use crate::spine::db::{AnyConnection, DbError};

/// An offer as staff read it.
pub(super) fn record(offer: &Offer, view: View<'_>, warnings: Vec<FieldError>) -> wire::OfferRecord {
    let names = view.names;
    wire::OfferRecord {
        id: offer.id.to_string(),
        slug: offer.slug.clone(),
        version: offer.meta.version,
        publication: offer.publication,
        provider: names.slug(offer.provider.as_str()),
        lang: offer.source_lang.clone(),
        texts: offer.source().map(Text::to_wire).unwrap_or_default(),
        categories: offer.categories.iter().map(|id| names.slug(id.as_str())).collect(),
        target_groups: offer.target_groups.clone(),
        languages: offer.languages.clone(),
        locations: places::seen(&offer.locations, view.hidden),
        hours: places::seen_hours(&offer.hours, view.hidden)
            .iter()
            .map(hours)
            .collect(),
        access: offer.access.clone(),
        contact_by: offer.contact_by.clone(),
        cost: offer.cost,
        capacity: wire::CapacityChange {
            state: offer.capacity.state,
            since: offer.capacity.since,
            until: offer.capacity.until,
            successor: offer.capacity.successor.as_ref().map(|id| names.slug(id.as_str())),
        },
        phone: offer.phone.clone(),
        email: offer.email.clone(),
        website: offer.website.clone(),
        valid_from: offer.valid_from,
        valid_until: offer.valid_until,
        funded_until: offer.funded_until,
        freshness: offer.freshness.wire(view.at, view.city.settings.grace_days),
        provenance: offer.meta.provenance.clone(),
        external_id: offer.meta.external_id.clone(),
        updated_at: offer.meta.updated_at,
        warnings,
    }
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

/// The slug of the offer that follows another.
pub fn successor_slug(conn: &mut AnyConnection, id: Option<&OfferId>) -> Result<Option<String>, DbError> {
    let Some(id) = id else { return Ok(None) };
    Ok(Some(offers::table.find(id).select(offers::slug).first(conn)?))
}
