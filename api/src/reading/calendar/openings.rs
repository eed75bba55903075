//! The hours of an offer as a calendar: when it is open in the coming weeks, holidays and closures left out.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta};
use icalendar::{Component, Event, EventStatus};
use porta_contract as wire;

use super::event::{address, in_language, local, plain, utc};
use super::{dress, made};
use crate::catalog::ids::Id;
use crate::reading::answer::{Outcome, View};
use crate::reading::articles::until_tomorrow;
use crate::reading::directory::{OfferRow, best, provider_named, summary};
use crate::reading::hours::{ClockTime, OpenState};
use crate::reading::language::Reader;
use crate::spine::http::Failure;

/// So many days are told, today among them; whoever subscribes gets the next ones in time.
const DAYS: usize = 56;

/// The openings of one offer.
pub fn openings(view: &View<'_>, name: &str) -> Result<Outcome, Failure> {
    let reader = view.only_reader()?;
    let find = |name: &str| view.directory.offer_by_name(name).filter(|row| view.is_there(row));
    if let Some(row) = find(name) {
        let mut calendar = dress(view, &reader);
        let year = view.now.year();
        for (start, end) in times(view, row) {
            calendar.push(component(view, &reader, row, (start, end)));
        }
        return Ok(Outcome::Made(until_tomorrow(
            view,
            made(view, &calendar, (year - 1, year + 1)),
        )));
    }
    let addresses = &view.directory.addresses;
    let moved = addresses
        .get(&(wire::Noun::Offer, name.to_owned()))
        .and_then(|id| find(id));
    if let Some(row) = moved {
        let list = view.path().rsplitn(3, '/').nth(2).unwrap_or_default();
        return Ok(Outcome::Moved(format!("{list}/{}/calendar.ics", row.offer.slug)));
    }
    view.moved_or_missing(wire::Noun::Offer, name, |_| None)
}

/// From when until when it is surely open, on the clocks of the city, in order, each time once; none while the offer itself is closed.
fn times(view: &View<'_>, row: &OfferRow) -> Vec<(NaiveDateTime, NaiveDateTime)> {
    use wire::CapacityState::{Closed, TemporarilyClosed};
    if matches!(row.offer.capacity.state, Closed | TemporarilyClosed) {
        return Vec::new();
    }
    let today = view.now.with_timezone(&view.directory.tz()).date_naive();
    let days = row
        .schedules
        .iter()
        .flat_map(|schedule| schedule.days_but(&row.closed, today, DAYS, &view.directory.place));
    let mut times: Vec<(NaiveDateTime, NaiveDateTime)> = days
        .flat_map(|day| day.ranges.into_iter().map(move |range| (day.date, range)))
        .filter(|(_, range)| range.state == OpenState::Open)
        .map(|(date, range)| (at(date, range.start), at(date, range.end)))
        .collect();
    times.sort();
    times.dedup();
    times
}

fn at(date: NaiveDate, time: ClockTime) -> NaiveDateTime {
    let midnight = date.and_time(chrono::NaiveTime::MIN);
    midnight + TimeDelta::minutes(i64::from(time.minutes()))
}

fn component(view: &View<'_>, reader: &Reader, row: &OfferRow, (start, end): (NaiveDateTime, NaiveDateTime)) -> Event {
    let tz = view.directory.tz();
    let offer = &row.offer;
    let mut one = Event::new();
    // The same opening keeps its name, whatever becomes of the others.
    one.uid(&format!("{}-{}", offer.id.as_str(), start.format("%Y%m%dT%H%M")));
    one.timestamp(offer.meta.updated_at);
    one.add_property("LAST-MODIFIED", utc(offer.meta.updated_at));
    one.sequence(u32::try_from(offer.meta.version - 1).unwrap_or(u32::MAX));
    one.status(EventStatus::Confirmed);
    // Being open takes nobody's time.
    one.add_property("TRANSP", "TRANSPARENT");
    one.append_property(local("DTSTART", tz, start));
    one.append_property(local("DTEND", tz, end));
    let text = best(&offer.texts, reader, &offer.source_lang);
    let (lang, title) = text.map_or((offer.source_lang.as_str(), offer.slug.as_str()), |text| {
        (text.lang.as_str(), text.title.as_str())
    });
    one.append_property(in_language("SUMMARY", lang, title));
    if let Some(words) = text.map(summary).filter(|words| !words.is_empty()) {
        one.append_property(in_language("DESCRIPTION", lang, words));
    }
    // With several places the hours do not say here which of them they are of.
    if let [only] = &row.locations[..] {
        let parts = address(only, reader);
        if !parts.is_empty() {
            one.add_property("LOCATION", plain(&parts.join(", ")));
        }
    }
    one.add_property("CONTACT", plain(&provider_named(&row.provider, reader).name));
    one.add_property("URL", view.page(&format!("/{}/offers/{}", reader.tag(), offer.slug)));
    one.done()
}
