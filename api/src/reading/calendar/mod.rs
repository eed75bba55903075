//! Events as iCalendar (RFC 5545): a feed with the filters of the list, one event alone, and the openings of an offer.
//!
//! Components and properties are written by the crate `icalendar`; time zones, which it does not write, are put in before them.

mod event;
mod openings;
mod zone;

pub use openings::openings;

use chrono::{DateTime, Datelike, Days, NaiveTime, TimeDelta, Utc};
use icalendar::{Calendar, Property};
use porta_contract as wire;
use porta_contract::{Audience, FreshnessState, TargetGroup};
use serde::Deserialize;
use utoipa::IntoParams;

use super::answer::{Made, Outcome, View};
use super::articles::until_tomorrow;
use super::directory::EventRow;
use super::events::{EventParams, Question};
use super::language::Reader;
use super::question::{DayOrInstant, Lang, Point, Radius};
use crate::catalog::ids::Id;
use crate::spine::calendar::event_instant;
use crate::spine::http::{Failure, Instant, List, Name, One, Params, Typed};

/// Parameters of a calendar of events: those of the list, without pages.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct CalendarParams {
    /// Language to read in. Without it `Accept-Language` decides.
    #[param(inline, example = "de")]
    pub lang: Option<One<Lang>>,
    /// Events with an occurrence since this day (`2027-01-12`, local) or instant (RFC 3339); a month (31 days) ago, if not given.
    #[param(inline, example = "2027-01-01")]
    pub from: Option<One<DayOrInstant>>,
    /// Events with an occurrence until this day (included) or instant (excluded); 366 days after `from` at most; 397 days after it,
    /// if not given.
    #[param(inline, example = "2027-01-31")]
    pub to: Option<One<DayOrInstant>>,
    /// Words to search for.
    #[param(inline, example = "Café")]
    pub q: Option<One<Typed>>,
    /// Whom it is for: `refugees`, `volunteers`, `everyone`.
    #[param(inline, example = json!(["everyone"]))]
    pub audience: List<Audience>,
    /// Target groups.
    #[param(inline, example = json!(["families"]))]
    pub target_group: List<TargetGroup>,
    /// District slugs.
    #[param(inline, example = json!(["nord"]))]
    pub district: List<Name>,
    /// Provider slugs.
    #[param(inline, example = json!(["buergerhaus-trier-nord"]))]
    pub provider: List<Name>,
    /// Latitude and longitude: keeps what lies within `radius`.
    #[param(inline, example = "49.756,6.643")]
    pub near: Option<One<Point>>,
    /// Metres around `near`, and only with it; 2000 if not given.
    #[param(inline, example = 2000)]
    pub radius: Option<One<Radius>>,
    /// How current: `fresh`, `due`, `overdue`, `never`.
    #[param(inline, example = json!(["never"]))]
    pub freshness: List<FreshnessState>,
    /// Changed since this instant (RFC 3339).
    #[param(inline, example = "2026-01-01T00:00:00Z")]
    pub updated_since: Option<One<Instant>>,
}

/// How far back a calendar goes, and how long it is, where nothing else is said.
const BACK: Days = Days::new(31);
const LENGTH: TimeDelta = TimeDelta::days(366);
/// So much longer it is where no end is asked for: a year from today on, if no beginning is asked for either.
const LONGER: TimeDelta = TimeDelta::days(31);
/// How often a calendar asks again.
const REFRESH: &str = "PT6H";

impl CalendarParams {
    /// The same for the list. What is not given begins at a midnight, so that the answer can be kept for a day.
    fn for_list(self, view: &View<'_>) -> EventParams {
        let tz = view.directory.tz();
        let today = view.now.with_timezone(&tz).date_naive();
        let day = today.checked_sub_days(BACK).unwrap_or(today);
        let from = self.from.unwrap_or(One(DayOrInstant::Day(day)));
        let begins = match *from {
            DayOrInstant::Day(day) => event_instant(tz, day.and_time(NaiveTime::MIN)),
            DayOrInstant::Instant(at) => at,
        };
        let end = begins.checked_add_signed(LENGTH).unwrap_or(begins);
        EventParams {
            lang: self.lang,
            from: Some(from),
            to: Some(self.to.unwrap_or(One(DayOrInstant::Instant(end)))),
            q: self.q,
            audience: self.audience,
            target_group: self.target_group,
            district: self.district,
            provider: self.provider,
            near: self.near,
            radius: self.radius,
            freshness: self.freshness,
            updated_since: self.updated_since,
            ..EventParams::default()
        }
    }
}

/// Every event that fits, whole.
pub fn feed(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<CalendarParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    let endless = params.to.is_none();
    let mut question = Question::read(&params.for_list(view), view, &reader, checked)?;
    if endless {
        question.to = question.to.checked_add_signed(LONGER).unwrap_or(question.to);
    }
    let fits = |row: &&EventRow| {
        question.base(row, view)
            && question.in_groups(row)
            && question.in_districts(row)
            && !row.series.occurrences(question.from, question.to, 1).is_empty()
    };
    let rows = view.directory.events.iter().map(AsRef::as_ref);
    let rows: Vec<&EventRow> = rows.filter(fits).collect();
    Ok(Outcome::Made(until_tomorrow(view, calendar(view, &reader, &rows))))
}

/// One event, whole.
pub fn one(view: &View<'_>, name: &str) -> Result<Outcome, Failure> {
    let reader = view.only_reader()?;
    let events = &view.directory.events;
    let find = |name: &str| {
        events
            .iter()
            .find(|row| row.event.slug == name || row.event.id.as_str() == name)
    };
    if let Some(row) = find(name) {
        return Ok(Outcome::Made(calendar(view, &reader, &[row.as_ref()])));
    }
    let addresses = &view.directory.addresses;
    let moved = addresses
        .get(&(wire::Noun::Event, name.to_owned()))
        .and_then(|id| find(id));
    if let Some(row) = moved {
        let list = view.path().rsplitn(3, '/').nth(2).unwrap_or_default();
        return Ok(Outcome::Moved(format!("{list}/{}/calendar.ics", row.event.slug)));
    }
    view.moved_or_missing(wire::Noun::Event, name, |_| None)
}

fn calendar(view: &View<'_>, reader: &Reader, rows: &[&EventRow]) -> Made {
    let mut calendar = dress(view, reader);
    for row in rows {
        for one in event::components(view, reader, row) {
            calendar.push(one);
        }
    }
    made(view, &calendar, years(view.now, rows))
}

/// A calendar in which nothing stands yet.
fn dress(view: &View<'_>, reader: &Reader) -> Calendar {
    let city = &view.directory.city;
    let name = city.settings.title.get(reader.tag()).unwrap_or(&city.name);
    let name = event::plain(name);
    let mut calendar = Calendar::empty();
    let mut refresh = Property::new("REFRESH-INTERVAL", REFRESH);
    refresh.add_parameter("VALUE", "DURATION");
    let mut named = Property::new("NAME", name.as_str());
    named.add_parameter("VALUE", "TEXT");
    for property in [
        Property::new("VERSION", "2.0"),
        Property::new("PRODID", "-//Porta//Porta//EN"),
        Property::new("CALSCALE", "GREGORIAN"),
        Property::new("METHOD", "PUBLISH"),
        named,
        Property::new("X-WR-CALNAME", name.as_str()),
        Property::new("X-WR-TIMEZONE", view.directory.tz().name()),
        refresh,
        Property::new("X-PUBLISHED-TTL", REFRESH),
    ] {
        calendar.append_property(property);
    }
    calendar
}

/// The answer, with the rules of the time zone for some years.
fn made(view: &View<'_>, calendar: &Calendar, years: (i32, i32)) -> Made {
    let text = with_zone(&calendar.to_string(), &zone::text(view.directory.tz(), years));
    Made::of("text/calendar; charset=utf-8", text.into_bytes())
}

/// The years that the rules of the time zone are needed for.
fn years(now: DateTime<Utc>, rows: &[&EventRow]) -> (i32, i32) {
    let first = rows.iter().map(|row| row.event.starts_at.year()).min();
    (first.unwrap_or(now.year()).clamp(1970, now.year()) - 1, now.year() + 20)
}

/// Puts the time zone in, before the first event.
fn with_zone(text: &str, zone: &str) -> String {
    let place = text.find("BEGIN:VEVENT").or_else(|| text.rfind("END:VCALENDAR"));
    let (head, rest) = text.split_at(place.unwrap_or(text.len()));
    format!("{head}{zone}{rest}")
}
