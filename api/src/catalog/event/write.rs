//! Events over the API: what of writing is their own. Editing never moves their freshness.

use chrono::{DateTime, Utc};
use porta_contract::{EventChange, EventRecord, FieldError, NewEvent, Noun, Patch, Publication};

use super::{Event, check, wire};
use crate::catalog::ids::{CityId, Id, LocationId, ProviderId};
use crate::catalog::source_text::Translated;
use crate::catalog::writing::lookup::Places;
use crate::catalog::writing::{Hidden, Sheet, Start, View, Wanted, Written};
use crate::spine::db::{AnyConnection, DbError};
use crate::written_queries;

impl Written for Event {
    type New = NewEvent;
    type Change = EventChange;
    type Wire = EventRecord;

    const PLURAL: &'static str = "events";
    const CLEARABLE: &'static [&'static str] = &["rrule", "location", "place", "online_url", "registration_url"];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn begin(new: NewEvent) -> (Start, EventChange) {
        let start = Start {
            provider: Some(new.provider.clone()),
            lang: Some(new.lang.clone()),
            slug: new.slug.clone(),
        };
        (start, whole(new))
    }

    fn start(&mut self, provider: Option<&str>, lang: Option<&str>, slug: Option<&str>) {
        if let Some(provider) = provider {
            self.provider = ProviderId::from(provider);
        }
        if let Some(lang) = lang {
            lang.clone_into(&mut self.source_lang);
        }
        if let Some(slug) = slug {
            slug.clone_into(&mut self.slug);
        }
    }

    fn read_change(
        &mut self,
        conn: &mut AnyConnection,
        sheet: &mut Sheet<'_>,
        change: EventChange,
        minor: bool,
    ) -> Result<(), DbError> {
        let named = match &change.location {
            Patch::Value(name) => vec![name.clone()],
            _ => Vec::new(),
        };
        let places = Places::load(conn, (&sheet.city.id, &sheet.hidden), &named)?;
        check::change(sheet, &places, self, (change, minor));
        Ok(())
    }

    fn completed(&self, mut change: EventChange, hidden: &Hidden) -> EventChange {
        if self.location.as_ref().is_some_and(|place| hidden.has(place)) {
            change.location = Patch::Absent;
        }
        change
    }

    fn keep_hidden(&mut self, before: &Self, hidden: &Hidden) {
        let is_hidden = |place: &Option<LocationId>| place.as_ref().is_some_and(|place| hidden.has(place));
        if is_hidden(&before.location) || is_hidden(&self.location) {
            self.location.clone_from(&before.location);
        }
    }

    fn lang(&self) -> &str {
        &self.source_lang
    }

    fn provider(&self) -> Option<&str> {
        Some(self.provider.as_str())
    }

    fn publication(&self) -> Publication {
        self.publication
    }

    fn set_publication(&mut self, publication: Publication) {
        self.publication = publication;
    }

    fn title(&self) -> &str {
        self.source_text().map_or("", |text| &text.title)
    }

    fn wants(&self, wanted: &mut Wanted) {
        wanted.add(Noun::Provider, [&self.provider]);
    }

    fn wire(&self, view: View<'_>, warnings: Vec<FieldError>) -> EventRecord {
        wire::record(self, view, warnings)
    }

    written_queries!(events, external_id, publication: publication, provider: provider_id);
}

/// A whole event as a change: what it does not say is cleared.
fn whole(new: NewEvent) -> EventChange {
    EventChange {
        texts: Some(new.texts),
        audience: Some(new.audience),
        target_groups: Some(new.target_groups),
        starts_at: Some(new.starts_at),
        duration_minutes: Some(new.duration_minutes),
        rrule: Patch::whole(new.rrule),
        exdates: Some(new.exdates),
        rdates: Some(new.rdates),
        overrides: Some(new.overrides),
        location: Patch::whole(new.location),
        place: Patch::whole(new.place),
        online_url: Patch::whole(new.online_url),
        registration_url: Patch::whole(new.registration_url),
        publication: new.publication,
    }
}
