//! Events in lists, and the moments they take place.

use askama::Template;
use chrono::{Datelike, NaiveDateTime};
use porta_contract::{EventItem, Occurrence};

use super::{Foreign, FreshnessNote, KeepLink, Link, Look, audience, trust_note};
use crate::handout::Kind;
use crate::i18n::Texts;

/// When an occurrence takes place, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// “Wednesday, 14 October”.
    pub day: String,
    /// “14”.
    pub number: String,
    /// “Oct”.
    pub month: String,
    /// “17:00–19:00”.
    pub time: String,
    /// Local start for machines, `YYYY-MM-DDTHH:MM`.
    pub start: String,
    /// True when it does not take place.
    pub cancelled: bool,
    /// Where it was moved from, in words.
    pub moved: Option<String>,
}

impl Moment {
    /// An occurrence in words.
    #[must_use]
    pub fn new(look: &Look, occurrence: &Occurrence) -> Self {
        let (start, end) = (occurrence.start_local, occurrence.end_local);
        let dates = look.t.dates();
        let moved = occurrence.moved_from.filter(|_| !occurrence.cancelled).map(|from| {
            look.t.with(
                "event-moved",
                &[("day", &dates.day(from.date())), ("time", &dates.time(from.time()))],
            )
        });
        Self {
            day: dates.day(start.date()),
            number: start.day().to_string(),
            month: dates.month(start.date()),
            time: time(look, start, end),
            start: start.format("%Y-%m-%dT%H:%M").to_string(),
            cancelled: occurrence.cancelled,
            moved,
        }
    }
}

/// Both ends if they lie on one day, else the start alone.
fn time(look: &Look, start: NaiveDateTime, end: NaiveDateTime) -> String {
    let dates = look.t.dates();
    let from = dates.time(start.time());
    if start.date() != end.date() || start == end {
        return look.t.with("time-from", &[("from", &from)]);
    }
    look.t
        .with("time-range", &[("from", &from), ("to", &dates.time(end.time()))])
}

/// An occurrence of an event in a list.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/event_row.html")]
pub struct EventRow {
    t: &'static Texts,
    href: String,
    title: Foreign,
    moment: Option<Moment>,
    provider: Link,
    place: Option<String>,
    audience: String,
    /// How far to trust the title.
    note: Option<String>,
    freshness: FreshnessNote,
    keep: Option<KeepLink>,
}

impl EventRow {
    /// The row of an occurrence.
    #[must_use]
    pub fn new(look: &Look, event: &EventItem) -> Self {
        Self {
            t: look.t,
            href: look.record("events", &event.slug),
            title: Foreign::new(look, &event.title, &event.text),
            moment: event.occurrence.as_ref().map(|o| Moment::new(look, o)),
            provider: Link {
                href: look.record("providers", &event.provider.slug),
                text: event.provider.name.clone(),
            },
            place: place(look, event),
            audience: audience(look, &event.audience).join(&look.t.say("list-comma")),
            note: trust_note(look, event.text.state, event.text.machine),
            freshness: FreshnessNote::new(look, &event.freshness),
            keep: KeepLink::new(look, Kind::Event, &event.slug, &event.title),
        }
    }

    /// Rows of a list.
    #[must_use]
    pub fn all(look: &Look, events: &[EventItem]) -> Vec<Self> {
        events.iter().map(|event| Self::new(look, event)).collect()
    }
}

/// The place in words, else its name or street, else “online”.
fn place(look: &Look, event: &EventItem) -> Option<String> {
    let location = event.location.as_ref();
    event
        .place
        .clone()
        .or_else(|| location.and_then(|l| l.name.clone().or_else(|| l.street.clone())))
        .or_else(|| {
            event
                .online_url
                .as_ref()
                .map(|_| look.t.say("event-online").into_owned())
        })
}
