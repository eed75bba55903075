//! Offer rows in the database.

use chrono::NaiveDate;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::{CapacityState, Confirmer, Cost, Noun, Publication};

use super::Capacity;
use super::Offer;
use super::parts::{self, Parts};
use crate::catalog::change::Meta;
use crate::catalog::change::is_public;
use crate::catalog::freshness::Freshness;
use crate::catalog::ids::{CityId, OfferId, ProviderId};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::catalog::text::{self, Text};
use crate::spine::db::schema::offers;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;
use crate::{fetch, record};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = offers, treat_none_as_null = true)]
struct Row {
    id: OfferId,
    city_id: CityId,
    provider_id: ProviderId,
    slug: String,
    publication: String,
    target_groups: String,
    languages: String,
    access: String,
    contact_by: String,
    cost: String,
    capacity: String,
    capacity_since: Option<NaiveDate>,
    capacity_until: Option<NaiveDate>,
    successor_id: Option<OfferId>,
    phone: Option<String>,
    email: Option<String>,
    website: Option<String>,
    valid_from: Option<NaiveDate>,
    valid_until: Option<NaiveDate>,
    funded_until: Option<NaiveDate>,
    source_lang: String,
    text_version: i64,
    confirmed_at: Option<NaiveDateTime>,
    confirmed_by: Option<String>,
    due_at: Option<NaiveDateTime>,
    external_id: Option<String>,
    provenance: String,
    version: i64,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
}

impl Row {
    fn of(offer: &Offer) -> Result<Self, DbError> {
        Ok(Self {
            id: offer.id.clone(),
            city_id: offer.city.clone(),
            provider_id: offer.provider.clone(),
            slug: offer.slug.clone(),
            publication: offer.publication.as_str().to_owned(),
            target_groups: stored::write(&offer.target_groups)?,
            languages: stored::write(&offer.languages)?,
            access: stored::write(&offer.access)?,
            contact_by: stored::write(&offer.contact_by)?,
            cost: offer.cost.as_str().to_owned(),
            capacity: offer.capacity.state.as_str().to_owned(),
            capacity_since: offer.capacity.since,
            capacity_until: offer.capacity.until,
            successor_id: offer.capacity.successor.clone(),
            phone: offer.phone.clone(),
            email: offer.email.clone(),
            website: offer.website.clone(),
            valid_from: offer.valid_from,
            valid_until: offer.valid_until,
            funded_until: offer.funded_until,
            source_lang: offer.source_lang.clone(),
            text_version: offer.text_version,
            confirmed_at: stored::naive(offer.freshness.confirmed_at),
            confirmed_by: offer.freshness.confirmed_by.map(|by| by.as_str().to_owned()),
            due_at: stored::naive(offer.freshness.due_at),
            external_id: offer.meta.external_id.clone(),
            provenance: stored::write(&offer.meta.provenance)?,
            version: offer.meta.version,
            created_at: offer.meta.created_at.naive_utc(),
            updated_at: offer.meta.updated_at.naive_utc(),
        })
    }

    fn into_offer(self, texts: Vec<Text>, parts: Parts) -> Result<Offer, DbError> {
        Ok(Offer {
            id: self.id,
            city: self.city_id,
            provider: self.provider_id,
            slug: self.slug,
            publication: stored::word("offers.publication", &self.publication, Publication::parse)?,
            categories: parts.categories,
            locations: parts.locations,
            hours: parts.hours,
            target_groups: stored::read("offers.target_groups", &self.target_groups)?,
            languages: stored::read("offers.languages", &self.languages)?,
            access: stored::read("offers.access", &self.access)?,
            contact_by: stored::read("offers.contact_by", &self.contact_by)?,
            cost: stored::word("offers.cost", &self.cost, Cost::parse)?,
            capacity: Capacity {
                state: stored::word("offers.capacity", &self.capacity, CapacityState::parse)?,
                since: self.capacity_since,
                until: self.capacity_until,
                successor: self.successor_id,
            },
            phone: self.phone,
            email: self.email,
            website: self.website,
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            funded_until: self.funded_until,
            source_lang: self.source_lang,
            text_version: self.text_version,
            texts,
            freshness: Freshness {
                confirmed_at: stored::instant(self.confirmed_at),
                confirmed_by: self.confirmed_by.as_deref().and_then(Confirmer::parse),
                due_at: stored::instant(self.due_at),
            },
            meta: Meta {
                external_id: self.external_id,
                provenance: stored::read("offers.provenance", &self.provenance)?,
                version: self.version,
                created_at: self.created_at.and_utc(),
                updated_at: self.updated_at.and_utc(),
            },
        })
    }
}

record!(
    Offer,
    Noun::Offer,
    offers,
    Row,
    texts: |offer| &offer.texts,
    public: |offer| is_public(offer.publication),
    parts: parts::replace,
    same_parts: parts::are_same
);

/// Offers with their parts and texts.
pub fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Offer>, DbError> {
    let rows: Vec<Row> = fetch!(conn, selection, offers.id, Row)?;
    let mut texts = text::load(conn, selection)?;
    let mut parts = parts::load(conn, selection)?;
    rows.into_iter()
        .map(|row| {
            let id = row.id.clone();
            let own = texts.remove(id.as_str()).unwrap_or_default();
            row.into_offer(own, parts.take(&id))
        })
        .collect()
}

/// The offer of a slug or an id in a city, in whatever state of publication.
pub fn named(conn: &mut AnyConnection, city: &CityId, name: &str) -> Result<Option<Offer>, DbError> {
    let id = offers::table
        .filter(offers::city_id.eq(city))
        .filter(offers::slug.eq(name).or(offers::id.eq(name)))
        .select(offers::id)
        .first::<String>(conn)
        .optional()?;
    let Some(id) = id else { return Ok(None) };
    Ok(load(conn, Selection::Ids(&[id]))?.pop())
}
