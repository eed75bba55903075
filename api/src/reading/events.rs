//! Events for the public: one entry per occurrence between two dates.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use porta_contract as wire;
use porta_contract::{Audience, FieldError, FreshnessState, TargetGroup};
use serde::Deserialize;
use utoipa::IntoParams;

use super::answer::{Made, Outcome, View};
use super::directory::{EventRow, best, freshness_wire, location, provider_named, summary};
use super::language::Reader;
use super::nearby::{LatLon, nearest};
use super::occurrences::Occurrence;
use super::question::{DayOrInstant, Lang, Point, Radius, near, slugs, text};
use super::records::{all_texts, page};
use super::search;
use crate::catalog::ids::Id;
use crate::spine::calendar::event_instant;
use crate::spine::http::{Checked, Cursor, Failure, Instant, Limit, List, Name, One, Params, Typed, bad_combination};

/// Parameters of a list of events.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct EventParams {
    /// Language to read in; `*` for all beside the best one. Without it `Accept-Language` decides.
    #[param(inline, example = "de")]
    pub lang: Option<One<Lang>>,
    /// First day (`2027-01-12`, local) or instant (RFC 3339); now, if not given.
    #[param(inline, example = "2027-01-01")]
    pub from: Option<One<DayOrInstant>>,
    /// Last day (included) or instant (excluded); half a year (183 days) after `from`, if not given; 366 days after it at most.
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
    /// Occurrences a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    pub limit: One<Limit>,
    /// Where the page begins: `next` of the page before.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    pub cursor: Option<One<Cursor>>,
}

/// How far ahead one looks who does not say: far enough that a small city has something to show.
const USUAL: TimeDelta = TimeDelta::days(183);
/// The longest stretch that is expanded.
const LONGEST: TimeDelta = TimeDelta::days(366);
/// The most occurrences of one event in an answer.
const MOST: usize = 2_000;
/// How many coming occurrences a single event shows.
const COMING: usize = 10;

/// A question about events, read and checked.
pub(super) struct Question {
    pub(super) from: DateTime<Utc>,
    pub(super) to: DateTime<Utc>,
    audience: Vec<Audience>,
    groups: Vec<TargetGroup>,
    districts: Vec<String>,
    providers: Vec<String>,
    near: Option<(LatLon, u32)>,
    freshness: Vec<FreshnessState>,
    since: Option<DateTime<Utc>>,
    found: Option<Vec<u64>>,
}

impl Question {
    pub(super) fn read(
        params: &EventParams,
        view: &View<'_>,
        reader: &Reader,
        mut checked: Checked,
    ) -> Result<Self, Failure> {
        let directory = view.directory;
        let (from, to) = checked.take(stretch(params, view));
        let district = |slug: &str| directory.district(slug).map(|one| one.slug.clone());
        let provider = |name: &str| directory.provider(name).map(|row| row.provider.id.to_string());
        let districts = checked.take(slugs("district", "districts", &params.district, district));
        let providers = checked.take(slugs("provider", "providers", &params.provider, provider));
        let near = checked.take(near(params.near.as_deref(), params.radius.as_deref()));
        checked.done()?;
        Ok(Self {
            from,
            to,
            audience: params.audience.to_vec(),
            groups: params.target_group.to_vec(),
            districts,
            providers,
            near,
            freshness: params.freshness.to_vec(),
            since: params.updated_since.map(|One(Instant(at))| at),
            found: match text(params.q.as_deref()) {
                None => None,
                Some(q) => {
                    let hits = view.cell.search().matching(&q, reader.tag(), search::Noun::Event);
                    let hits = hits.map_err(|error| Failure::Internal(error.to_string()))?;
                    Some(hits.into_iter().map(|(handle, _)| handle).collect())
                }
            },
        })
    }

    /// Everything but districts and target groups, which have facets.
    pub(super) fn base(&self, row: &EventRow, view: &View<'_>) -> bool {
        let event = &row.event;
        let settings = &view.directory.city.settings;
        let grace = settings.grace_days;
        let leaves_at = event.freshness.leaves_at(grace, settings.leave_lists_after);
        let for_audience = |audience: &Audience| event.audience.contains(audience);
        (self.audience.is_empty() || self.audience.iter().any(for_audience))
            && (self.providers.is_empty() || self.providers.iter().any(|id| id == event.provider.as_str()))
            && (self.freshness.is_empty() || self.freshness.contains(&event.freshness.state(view.now, grace)))
            && (!self.freshness.is_empty() || self.since.is_some() || leaves_at.is_none_or(|at| at > view.now))
            && self.since.is_none_or(|since| event.meta.updated_at >= since)
            && self
                .found
                .as_ref()
                .is_none_or(|ids| ids.contains(&super::documents::handle(event.id.as_str())))
            && self.distance(row).is_some()
    }

    /// Metres (none if no point is asked for); nothing at all when it is too far.
    fn distance(&self, row: &EventRow) -> Option<Option<u32>> {
        let Some((point, radius)) = self.near else {
            return Some(None);
        };
        let points: Vec<LatLon> = row.location.iter().filter_map(|place| place.point()).collect();
        nearest(point, &points).filter(|metres| *metres <= radius).map(Some)
    }

    pub(super) fn in_groups(&self, row: &EventRow) -> bool {
        let has = |group: &TargetGroup| row.event.target_groups.iter().any(|one| one == group.as_str());
        self.groups.is_empty() || self.groups.iter().any(has)
    }

    pub(super) fn in_districts(&self, row: &EventRow) -> bool {
        self.districts.is_empty() || district_of(row).is_some_and(|slug| self.districts.iter().any(|one| one == slug))
    }
}

fn district_of(row: &EventRow) -> Option<&str> {
    row.location
        .as_ref()?
        .district
        .as_ref()
        .map(|district| district.slug.as_str())
}

/// The stretch of time asked for.
fn stretch(params: &EventParams, view: &View<'_>) -> Result<(DateTime<Utc>, DateTime<Utc>), FieldError> {
    let tz = view.directory.tz();
    let local = |day: NaiveDate| event_instant(tz, day.and_time(NaiveTime::MIN));
    let from = match params.from.as_deref() {
        // A whole minute, so that answers can be kept.
        None => DateTime::from_timestamp(view.now.timestamp() / 60 * 60, 0).unwrap_or(view.now),
        Some(DayOrInstant::Day(day)) => local(*day),
        Some(DayOrInstant::Instant(at)) => *at,
    };
    let to = match params.to.as_deref() {
        None => from.checked_add_signed(USUAL).unwrap_or(from),
        Some(DayOrInstant::Day(day)) => local(day.succ_opt().unwrap_or(*day)),
        Some(DayOrInstant::Instant(at)) => *at,
    };
    if to <= from {
        return Err(bad_combination(
            "to",
            "the day of `from` or a later one, or an instant after it",
        ));
    }
    if to - from > LONGEST + TimeDelta::hours(2) {
        return Err(bad_combination("to", "a day or instant at most 366 days after `from`"));
    }
    Ok((from, to))
}

type Found<'d> = (Occurrence, &'d Arc<EventRow>, Option<u32>);

/// Occurrences between two dates, in order.
pub fn events(view: &View<'_>) -> Result<Outcome, Failure> {
    let (params, mut checked) = Params::checked::<EventParams>(view.query());
    let reader = checked.take(view.reader(params.lang.as_deref()));
    let question = Question::read(&params, view, &reader, checked)?;
    let mut all: Vec<Found<'_>> = Vec::new();
    for row in view.directory.events.iter().filter(|row| question.base(row, view)) {
        let distance = question.distance(row).flatten();
        let occurrences = row.series.occurrences(question.from, question.to, MOST);
        all.extend(occurrences.into_iter().map(|one| (one, row, distance)));
    }
    let facets = facets(&all, &question, view);
    all.retain(|(_, row, _)| question.in_groups(row) && question.in_districts(row));
    all.sort_by_cached_key(key);
    let write = |(one, row, metres): &Found<'_>| item(view, &reader, row, Some(one), *metres);
    let at = (params.limit.count(), params.cursor.as_deref());
    let paged = page(view, at, all.iter(), key, write)?;
    let answer = wire::List {
        items: paged.items,
        total: u64::try_from(all.len()).unwrap_or(u64::MAX),
        facets,
        next: paged.next,
        nearest: None,
        stale: view.stale,
    };
    // Without `from` the list begins now: it holds for the rest of the minute.
    let minute = view
        .now
        .checked_add_signed(TimeDelta::seconds(60 - view.now.timestamp().rem_euclid(60)));
    let changes_at = minute
        .filter(|_| params.from.is_none())
        .unwrap_or(view.moment.changes_at);
    let mut made = Made::json(&answer)?.until(changes_at);
    made.next = paged.link;
    Ok(Outcome::Made(made))
}

fn key((one, row, _): &Found<'_>) -> String {
    format!("{:012} {} {}", one.start.timestamp(), row.event.id, one.recurrence_id)
}

fn facets(all: &[Found<'_>], question: &Question, view: &View<'_>) -> wire::Facets {
    let mut districts: BTreeMap<&str, u64> = BTreeMap::new();
    let mut groups: BTreeMap<&str, u64> = BTreeMap::new();
    for (_, row, _) in all {
        if question.in_groups(row)
            && let Some(slug) = district_of(row)
        {
            *districts.entry(slug).or_default() += 1;
        }
        if question.in_districts(row) {
            for group in &row.event.target_groups {
                *groups.entry(group.as_str()).or_default() += 1;
            }
        }
    }
    let facet = |(value, count): (&str, u64), label| wire::Facet {
        value: value.to_owned(),
        label,
        count,
    };
    let name = |slug: &str| view.directory.district(slug).map(|district| district.name.clone());
    wire::Facets {
        district: districts
            .into_iter()
            .map(|(slug, count)| facet((slug, count), name(slug)))
            .collect(),
        target_group: groups.into_iter().map(|one| facet(one, None)).collect(),
        ..wire::Facets::default()
    }
}

/// One event with its next occurrences.
pub fn event(view: &View<'_>, name: &str) -> Result<Outcome, Failure> {
    let reader = view.only_reader()?;
    let find = |name: &str| {
        view.directory
            .events
            .iter()
            .find(|row| row.event.slug == name || row.event.id.as_str() == name)
    };
    let Some(row) = find(name) else {
        return view.moved_or_missing(wire::Noun::Event, name, |id| find(id).map(|row| row.event.slug.clone()));
    };
    let event = &row.event;
    let horizon = view
        .now
        .checked_add_signed(TimeDelta::days(3 * 366))
        .unwrap_or(view.now);
    let next = row.series.occurrences(view.now, horizon, COMING);
    let text = best(&event.texts, &reader, &event.source_lang);
    let answer = wire::Event {
        item: item(view, &reader, row, next.first(), None),
        description: text.map(|text| text.description.clone()).unwrap_or_default(),
        next: next.iter().map(|one| one.wire(view.directory.tz())).collect(),
    };
    let changes_at = next
        .first()
        .map_or(view.moment.changes_at, |one| one.end.min(view.moment.changes_at));
    Ok(Outcome::Made(Made::json(&answer)?.until(changes_at)))
}

fn item(
    view: &View<'_>,
    reader: &Reader,
    row: &EventRow,
    one: Option<&Occurrence>,
    distance_m: Option<u32>,
) -> wire::EventItem {
    let event = &row.event;
    let text = best(&event.texts, reader, &event.source_lang);
    let state = event.freshness.state(view.now, view.directory.city.settings.grace_days);
    wire::EventItem {
        noun: wire::Noun::Event,
        id: event.id.to_string(),
        slug: event.slug.clone(),
        version: event.meta.version,
        title: text.map_or_else(|| event.slug.clone(), |text| text.title.clone()),
        summary: text.map(|text| summary(text).to_owned()).unwrap_or_default(),
        text: super::records::info(text, &event.texts, &event.source_lang, event.text_version),
        provider: provider_named(&row.provider, reader),
        audience: event.audience.clone(),
        target_groups: event.target_groups.clone(),
        location: row.location.as_ref().map(|place| location(place, reader)),
        place: event.place.clone(),
        online_url: event.online_url.clone(),
        registration_url: event.registration_url.clone(),
        rrule: event.rrule.clone(),
        updated_at: event.meta.updated_at,
        freshness: freshness_wire(&event.freshness, state),
        occurrence: one.map(|one| one.wire(view.directory.tz())),
        texts: if reader.all {
            all_texts(&event.texts, &event.source_lang, event.text_version)
        } else {
            BTreeMap::new()
        },
        distance_m,
    }
}
