//! Event rows in the database.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use porta_contract::{Confirmer, Noun, Publication};

use super::Event;
use crate::catalog::change::Meta;
use crate::catalog::change::is_public;
use crate::catalog::freshness::Freshness;
use crate::catalog::ids::{CityId, EventId, LocationId, ProviderId};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::catalog::text::{self, Text};
use crate::spine::db::schema::events;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;
use crate::{fetch, record};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = events, treat_none_as_null = true)]
struct Row {
    id: EventId,
    city_id: CityId,
    provider_id: ProviderId,
    location_id: Option<LocationId>,
    slug: String,
    publication: String,
    audience: String,
    target_groups: String,
    starts_at: NaiveDateTime,
    duration_minutes: i32,
    rrule: Option<String>,
    exdates: String,
    rdates: String,
    overrides: String,
    place: Option<String>,
    online_url: Option<String>,
    registration_url: Option<String>,
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
    fn of(event: &Event) -> Result<Self, DbError> {
        Ok(Self {
            id: event.id.clone(),
            city_id: event.city.clone(),
            provider_id: event.provider.clone(),
            location_id: event.location.clone(),
            slug: event.slug.clone(),
            publication: event.publication.as_str().to_owned(),
            audience: stored::write(&event.audience)?,
            target_groups: stored::write(&event.target_groups)?,
            starts_at: event.starts_at,
            duration_minutes: event.duration_minutes,
            rrule: event.rrule.clone(),
            exdates: stored::write(&event.exdates)?,
            rdates: stored::write(&event.rdates)?,
            overrides: stored::write(&event.overrides)?,
            place: event.place.clone(),
            online_url: event.online_url.clone(),
            registration_url: event.registration_url.clone(),
            source_lang: event.source_lang.clone(),
            text_version: event.text_version,
            confirmed_at: stored::naive(event.freshness.confirmed_at),
            confirmed_by: event.freshness.confirmed_by.map(|by| by.as_str().to_owned()),
            due_at: stored::naive(event.freshness.due_at),
            external_id: event.meta.external_id.clone(),
            provenance: stored::write(&event.meta.provenance)?,
            version: event.meta.version,
            created_at: event.meta.created_at.naive_utc(),
            updated_at: event.meta.updated_at.naive_utc(),
        })
    }

    fn into_event(self, texts: Vec<Text>) -> Result<Event, DbError> {
        Ok(Event {
            id: self.id,
            city: self.city_id,
            provider: self.provider_id,
            location: self.location_id,
            slug: self.slug,
            publication: stored::word("events.publication", &self.publication, Publication::parse)?,
            audience: stored::read("events.audience", &self.audience)?,
            target_groups: stored::read("events.target_groups", &self.target_groups)?,
            starts_at: self.starts_at,
            duration_minutes: self.duration_minutes,
            rrule: self.rrule,
            exdates: stored::read("events.exdates", &self.exdates)?,
            rdates: stored::read("events.rdates", &self.rdates)?,
            overrides: stored::read("events.overrides", &self.overrides)?,
            place: self.place,
            online_url: self.online_url,
            registration_url: self.registration_url,
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
                provenance: stored::read("events.provenance", &self.provenance)?,
                version: self.version,
                created_at: self.created_at.and_utc(),
                updated_at: self.updated_at.and_utc(),
            },
        })
    }
}

record!(
    Event,
    Noun::Event,
    events,
    Row,
    texts: |event| &event.texts,
    public: |event| is_public(event.publication)
);

/// Records with their texts, by id.
pub fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Event>, DbError> {
    let rows: Vec<Row> = fetch!(conn, selection, events.id, Row)?;
    let mut texts = text::load(conn, selection)?;
    rows.into_iter()
        .map(|row| {
            let own = texts.remove(row.id.as_str()).unwrap_or_default();
            row.into_event(own)
        })
        .collect()
}
