//! One event as components: the event itself, and each of its occurrences that is moved, cancelled or of another length.

use std::fmt::Write;

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use icalendar::{Component, Event, EventStatus, Property};

use crate::catalog::event::Override;
use crate::catalog::ids::Id;
use crate::reading::answer::View;
use crate::reading::directory::{EventRow, LocationRow, best, provider_named, summary};
use crate::reading::language::Reader;
use crate::spine::calendar::event_instant;

/// What everybody's calendar may read of an event.
pub(super) fn components(view: &View<'_>, reader: &Reader, row: &EventRow) -> Vec<Event> {
    let tz = view.directory.tz();
    let event = &row.event;
    let mut main = common(view, reader, row);
    main.append_property(local("DTSTART", tz, event.starts_at));
    main.add_property("DURATION", duration(event.duration_minutes));
    if let Some(rule) = &event.rrule {
        main.add_property("RRULE", rule_of(row, rule, tz));
    }
    for (name, dates) in [("EXDATE", &event.exdates), ("RDATE", &event.rdates)] {
        for date in dates {
            main.append_multi_property(local(name, tz, *date));
        }
    }
    // A first date that the rule does not name is one all the same.
    if event.rrule.is_some() && !row.series.is_by_rule(event.starts_at) {
        main.append_multi_property(local("RDATE", tz, event.starts_at));
    }
    let changed = event.overrides.iter();
    let changed = changed.map(|change| changed_one(common(view, reader, row), row, tz, change));
    std::iter::once(main.done()).chain(changed).collect()
}

fn changed_one(mut one: Event, row: &EventRow, tz: Tz, change: &Override) -> Event {
    let minutes = change.duration_minutes.unwrap_or(row.event.duration_minutes);
    one.append_property(local("RECURRENCE-ID", tz, change.recurrence_id));
    one.append_property(local("DTSTART", tz, change.moved_to.unwrap_or(change.recurrence_id)));
    one.add_property("DURATION", duration(minutes));
    if change.cancelled {
        one.status(EventStatus::Cancelled);
    }
    one.done()
}

/// What an event and its changed occurrences have in common.
fn common(view: &View<'_>, reader: &Reader, row: &EventRow) -> Event {
    let event = &row.event;
    let meta = &event.meta;
    let mut one = Event::new();
    one.uid(event.id.as_str());
    one.timestamp(meta.updated_at);
    one.add_property("LAST-MODIFIED", utc(meta.updated_at));
    one.add_property("CREATED", utc(meta.created_at));
    one.sequence(u32::try_from(meta.version - 1).unwrap_or(u32::MAX));
    one.status(EventStatus::Confirmed);
    let text = best(&event.texts, reader, &event.source_lang);
    let (lang, title) = text.map_or((event.source_lang.as_str(), event.slug.as_str()), |text| {
        (text.lang.as_str(), text.title.as_str())
    });
    one.append_property(in_language("SUMMARY", lang, title));
    if let Some(words) = text.map(summary).filter(|words| !words.is_empty()) {
        one.append_property(in_language("DESCRIPTION", lang, words));
    }
    if let Some(place) = place(row, reader) {
        one.add_property("LOCATION", plain(&place));
    }
    let known = row.location.as_ref().filter(|place| !place.location.approximate);
    if let Some((lat, lon)) = known.and_then(|place| place.point()) {
        one.add_property("GEO", format!("{lat:.6};{lon:.6}"));
    }
    one.add_property("CONTACT", plain(&provider_named(&row.provider, reader).name));
    one.add_property("URL", view.page(&format!("/{}/events/{}", reader.tag(), event.slug)));
    one.done()
}

/// Where it takes place, as people would write it on an envelope; else where to join it.
fn place(row: &EventRow, reader: &Reader) -> Option<String> {
    let mut parts: Vec<String> = row.event.place.iter().cloned().collect();
    parts.extend(row.location.iter().flat_map(|place| address(place, reader)));
    parts.dedup();
    parts.extend(row.event.online_url.clone().filter(|_| parts.is_empty()));
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Name, street and town of a place, as far as they are known.
pub(super) fn address(place: &LocationRow, reader: &Reader) -> Vec<String> {
    let location = &place.location;
    let name = best(&location.texts, reader, &location.source_lang).map(|text| text.title.clone());
    let town = [&location.postal_code, &location.town];
    let town: Vec<&str> = town.into_iter().flatten().map(String::as_str).collect();
    let mut parts: Vec<String> = name.filter(|name| !name.is_empty()).into_iter().collect();
    parts.extend(location.street.clone());
    parts.extend(Some(town.join(" ")).filter(|town| !town.is_empty()));
    parts
}

/// The rule as RFC 5545 has it: in capitals, and with an end in UTC. A number of occurrences counts the first date; where the rule does not
/// name that one, calendars count differently, and get the last date instead.
fn rule_of(row: &EventRow, rule: &str, tz: Tz) -> String {
    let rule = rule.trim().to_ascii_uppercase();
    let rule = rule.strip_prefix("RRULE:").unwrap_or(&rule);
    let by_rule = row.series.is_by_rule(row.event.starts_at);
    let mut parts: Vec<String> = Vec::new();
    for part in rule.split(';') {
        let ends = part.starts_with("UNTIL=") || (part.starts_with("COUNT=") && !by_rule);
        match row.series.until().filter(|_| ends) {
            Some(until) => parts.push(format!("UNTIL={}", utc(event_instant(tz, until)))),
            None => parts.push(part.to_owned()),
        }
    }
    parts.join(";")
}

pub(super) fn local(name: &str, tz: Tz, at: NaiveDateTime) -> Property {
    let mut property = Property::new(name, at.format("%Y%m%dT%H%M%S").to_string());
    property.add_parameter("TZID", tz.name()).done()
}

pub(super) fn in_language(name: &str, lang: &str, text: &str) -> Property {
    let mut property = Property::new(name, plain(text));
    property.add_parameter("LANGUAGE", lang).done()
}

pub(super) fn utc(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// Exact minutes, whatever clocks do meanwhile.
fn duration(minutes: i32) -> String {
    let mut text = String::new();
    let _ = write!(text, "PT{}M", minutes.max(0));
    text
}

/// Text without what would end a line: line ends of any kind become the one that is escaped, other control characters go.
pub(super) fn plain(text: &str) -> String {
    let lines = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    lines.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}
