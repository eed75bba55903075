//! An event as staff read it.

use chrono::NaiveDateTime;
use porta_contract as wire;
use porta_contract::{FieldError, LocalTime};

use super::{Event, Override};
use crate::catalog::ids::Id;
use crate::catalog::source_text::Translated;
use crate::catalog::text::Text;
use crate::catalog::writing::View;

/// How many of the next occurrences are shown.
const COMING: usize = 7;

/// An event as staff read it.
pub(super) fn record(event: &Event, view: View<'_>, warnings: Vec<FieldError>) -> wire::EventRecord {
    wire::EventRecord {
        id: event.id.to_string(),
        slug: event.slug.clone(),
        version: event.meta.version,
        publication: event.publication,
        provider: view.names.slug(event.provider.as_str()),
        lang: event.source_lang.clone(),
        texts: event.source_text().map(Text::to_wire).unwrap_or_default(),
        audience: event.audience.clone(),
        target_groups: event.target_groups.clone(),
        starts_at: LocalTime(event.starts_at),
        duration_minutes: event.duration_minutes,
        rrule: event.rrule.clone(),
        exdates: times(&event.exdates),
        rdates: times(&event.rdates),
        overrides: event.overrides.iter().map(change).collect(),
        location: event
            .location
            .as_ref()
            .filter(|id| !view.hidden.has(*id))
            .map(ToString::to_string),
        place: event.place.clone(),
        online_url: event.online_url.clone(),
        registration_url: event.registration_url.clone(),
        next: (view.rules.coming)(event, view.city.time_zone, view.at, COMING),
        freshness: event.freshness.wire(view.at, view.city.settings.grace_days),
        provenance: event.meta.provenance.clone(),
        external_id: event.meta.external_id.clone(),
        updated_at: event.meta.updated_at,
        warnings,
    }
}

fn times(times: &[NaiveDateTime]) -> Vec<LocalTime> {
    times.iter().copied().map(LocalTime).collect()
}

fn change(one: &Override) -> wire::OccurrenceChange {
    wire::OccurrenceChange {
        recurrence_id: LocalTime(one.recurrence_id),
        cancelled: one.cancelled,
        moved_to: one.moved_to.map(LocalTime),
        duration_minutes: one.duration_minutes,
    }
}
