//! Events in files.

use chrono::{DateTime, NaiveDateTime, Utc};
use porta_contract::{Audience, Noun, Publication};

use super::{Importable, title};
use crate::catalog::check::limits::{self, EVENT_MINUTES};
use crate::catalog::event::{self, Event};
use crate::catalog::ids::CityId;
use crate::catalog::selection::Selection;
use crate::imports::fields::{Fields, TextsOf, vocabulary};
use crate::imports::problem::quote;
use crate::spine::db::{AnyConnection, DbError};

impl Importable for Event {
    const FIELDS: &'static [&'static str] = &[
        "external_id",
        "slug",
        "provider",
        "location",
        "publication",
        "audience",
        "target_groups",
        "starts_at",
        "duration_minutes",
        "rrule",
        "exdates",
        "rdates",
        "overrides",
        "place",
        "online_url",
        "registration_url",
        "lang",
        "texts",
        "provenance",
        "legacy_addresses",
        "freshness",
    ];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Self>, DbError> {
        event::load(conn, selection)
    }

    fn read(&mut self, fields: &mut Fields<'_>) {
        fields.required_link("provider", Noun::Provider, &mut self.provider);
        fields.link("location", Noun::Location, &mut self.location);
        fields.word(
            "publication",
            &vocabulary!(Publication),
            Publication::Draft,
            &mut self.publication,
        );
        fields.words("audience", &vocabulary!(Audience), &mut self.audience);
        fields.keys("target_groups", &mut self.target_groups);
        read_times(fields, self);
        fields.times("exdates", &mut self.exdates);
        fields.times("rdates", &mut self.rdates);
        fields.overrides(&mut self.overrides);
        fields.text("place", limits::PLACE, &mut self.place);
        fields.website("online_url", &mut self.online_url);
        fields.website("registration_url", &mut self.registration_url);
        fields.texts(TextsOf {
            source_lang: &mut self.source_lang,
            version: &mut self.text_version,
            all: &mut self.texts,
            titled: true,
        });
        fields.provenance(&mut self.meta.provenance);
    }

    fn set_slug(&mut self, slug: String) {
        self.slug = slug;
    }

    fn name(&self) -> &str {
        title(&self.texts, &self.source_lang)
    }

    fn is_confirmed(&self) -> bool {
        self.freshness.confirmed_at.is_some()
    }
}

/// Start, duration and rule.
fn read_times(fields: &mut Fields<'_>, event: &mut Event) {
    let before = fields.found.problems.len();
    let mut starts_at = Some(event.starts_at).filter(|at| *at != NaiveDateTime::MIN);
    fields.local_time("starts_at", &mut starts_at);
    let mut duration = Some(event.duration_minutes).filter(|minutes| *minutes > 0);
    fields.whole("duration_minutes", 1..=EVENT_MINUTES, &mut duration);
    fields.text("rrule", limits::RRULE, &mut event.rrule);
    let sound = fields.found.problems.len() == before;
    if sound && starts_at.is_none() {
        fields.missing("starts_at");
    }
    if sound && duration.is_none() {
        fields.missing("duration_minutes");
    }
    event.starts_at = starts_at.unwrap_or(NaiveDateTime::MIN);
    event.duration_minutes = duration.unwrap_or(0);
    let city = fields.context.city;
    if let (Some(rule), Some(start)) = (event.rrule.clone(), starts_at)
        && let Err(why) = (fields.context.checks.rrule)(&rule, start, city.time_zone)
    {
        let message = format!(
            "{} is no recurrence rule (RFC 5545), such as FREQ=WEEKLY;BYDAY=TU: {why}",
            quote(&rule)
        );
        fields.error("rrule", "bad_rrule", message);
    }
}
