//! Events by month and by day, with the filters of the list.

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_web::HttpResponse;
use askama::Template;
use chrono::{Datelike, Days, Months, NaiveDate};
use porta_contract::client::{EventsQuery, PageQuery};
use porta_contract::{City, District, EventItem};

use super::category_tree::districts;
use super::events::{chips, selects};
use super::fields::Select;
use super::filters::{Filters, with_query};
use super::{Ctx, Page};
use crate::api::PageError;
use crate::view::{Chip, EventRow, Foreign, Frame, Link, Look, Moment, Shell};

/// Filters of events, in whatever view.
pub(super) const FILTERS: [&str; 3] = ["audience", "district", "provider"];
/// Events of a day that the month shows; the rest is on the page of the day.
const PER_DAY: usize = 4;
/// Occurrences that are asked for at once, and how often at most.
const AT_ONCE: u32 = 200;
const TIMES: usize = 5;
/// How far one goes on from one page to the next, in months: so far the list of events reaches.
const AHEAD: u32 = 12;

/// The views of the calendar, and where to get it.
pub(super) struct Views {
    /// The list, the month, the day.
    pub links: Vec<(Link, bool)>,
    /// For programs that look for new events by themselves.
    pub subscribe: String,
    /// The same as a file.
    pub file: String,
}

impl Views {
    /// With the filters kept; `here` is the path of this page.
    pub(super) fn new(ctx: &Ctx, look: &Look, filters: &Filters, (here, day): (&str, NaiveDate)) -> Self {
        let kept = kept(filters);
        let views = [
            ("events".to_owned(), "calendar-list"),
            (format!("events/month/{}", month_name(day)), "calendar-month"),
            (format!("events/day/{day}"), "calendar-day"),
        ];
        let link = |(path, key): &(String, &str)| Link {
            href: with_query(&look.href(path), &kept),
            text: look.t.say(key).into_owned(),
        };
        let file = with_query(&look.href("events.ics"), &kept);
        let origin = ctx.app.config.origin();
        let host = origin.split_once("://").map_or(origin.as_str(), |(_, host)| host);
        let shown = here.split('/').nth(1);
        Self {
            links: views
                .iter()
                .map(|view| (link(view), view.0.split('/').nth(1) == shown))
                .collect(),
            subscribe: format!("webcal://{host}{file}"),
            file,
        }
    }
}

/// The filters without anything else.
fn kept(filters: &Filters) -> String {
    let pairs = FILTERS.iter().flat_map(|name| {
        let all = filters.all(name).into_iter();
        all.map(move |value| ((*name).to_owned(), value))
    });
    Filters::parse(pairs.collect(), &FILTERS).query()
}

fn month_name(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

#[derive(Template)]
#[template(path = "month.html")]
struct MonthPage {
    shell: Shell,
    heading: String,
    action: String,
    selects: Vec<Select>,
    chips: Vec<Chip>,
    views: Views,
    count: String,
    /// Names of the days of a week, from Monday on.
    weekdays: Vec<String>,
    cells: Vec<Cell>,
    empty: bool,
    back: Option<Link>,
    on: Option<Link>,
}

impl Page for MonthPage {}

/// A day of the month.
struct Cell {
    number: String,
    name: String,
    date: String,
    /// Where the first one stands in its week: 1 is Monday.
    column: Option<u32>,
    today: bool,
    /// The page of the day, if there is something on.
    href: Option<String>,
    events: Vec<Entry>,
    /// How many more there are, in words.
    more: Option<String>,
}

/// An event in a day of the month.
struct Entry {
    href: String,
    title: Foreign,
    moment: Moment,
}

/// `GET /{lang}/events/month/{month}`.
pub async fn month(ctx: Ctx) -> HttpResponse {
    let page = month_page(&ctx).await;
    ctx.respond(page).await
}

/// The first day of a month in an address, such as `2026-11`.
fn first_day(text: &str) -> Option<NaiveDate> {
    let sound = text.len() == 7 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let day = format!("{text}-01").parse().ok().filter(|_| sound);
    day.filter(|day: &NaiveDate| (2000..2200).contains(&day.year()))
}

/// What both pages begin with.
struct Asked {
    filters: Filters,
    city: Arc<City>,
    districts: Arc<porta_contract::List<District>>,
    events: Vec<EventItem>,
}

async fn ask(ctx: &Ctx, (from, to): (NaiveDate, NaiveDate)) -> Result<Asked, PageError> {
    let filters = Filters::parse(ctx.query(), &FILTERS);
    let (client, slug) = ctx.api();
    let (city, districts, events) = tokio::try_join!(
        ctx.city(),
        ctx.load(districts(client, slug)),
        occurrences(ctx, &filters, (from, to)),
    )?;
    Ok(Asked {
        filters,
        city,
        districts,
        events,
    })
}

/// All occurrences of some days; a thousand at most.
async fn occurrences(
    ctx: &Ctx,
    filters: &Filters,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<EventItem>, PageError> {
    let (client, slug) = ctx.api();
    let mut all = Vec::new();
    let mut cursor = None;
    for _ in 0..TIMES {
        let query = EventsQuery {
            from: Some(from),
            to: Some(to),
            audience: filters.all("audience"),
            district: filters.all("district"),
            provider: filters.all("provider"),
            page: PageQuery {
                limit: Some(AT_ONCE),
                cursor: cursor.take(),
            },
            ..EventsQuery::default()
        };
        let list = ctx.load(client.events(slug, &query)).await?;
        all.extend(list.items.iter().cloned());
        cursor.clone_from(&list.next);
        if cursor.is_none() {
            break;
        }
    }
    Ok(all)
}

async fn month_page(ctx: &Ctx) -> Result<MonthPage, PageError> {
    let first = first_day(ctx.part("month")).ok_or(PageError::NotFound)?;
    let next = first.checked_add_months(Months::new(1)).ok_or(PageError::NotFound)?;
    let last = next.pred_opt().ok_or(PageError::NotFound)?;
    let asked = ask(ctx, (first, last)).await?;
    let look = ctx.look(&asked.city)?;
    let path = format!("events/month/{}", month_name(first));
    let action = look.href(&path);
    let when = look.t.dates().year_and_month(first);
    let today = look.today();
    let to_month = |key: &str, day: NaiveDate| Link {
        href: with_query(
            &look.href(&format!("events/month/{}", month_name(day))),
            &kept(&asked.filters),
        ),
        text: look.t.with(key, &[("when", &look.t.dates().year_and_month(day))]),
    };
    let within = |day: &NaiveDate| (this_month(today)..=farthest(today)).contains(day);
    let frame = frame(&look, &asked, (&path, &when));
    let shown_day = if within(&first) && first > today { first } else { today };
    Ok(MonthPage {
        shell: ctx.shell(Some(&asked.city), frame),
        heading: look.t.with("calendar-title", &[("when", &when)]),
        selects: selects(&look, &asked.filters, &asked.districts.items),
        chips: chips(&look, &asked.filters, &asked.districts.items, &action),
        views: Views::new(ctx, &look, &asked.filters, (&path, shown_day)),
        count: counted(&look, &asked.events),
        weekdays: weekdays(&look),
        empty: asked.events.is_empty(),
        cells: cells(&look, &asked, (first, last)),
        back: first
            .pred_opt()
            .map(this_month)
            .filter(within)
            .map(|day| to_month("calendar-back", day)),
        on: Some(next).filter(within).map(|day| to_month("calendar-on", day)),
        action,
    })
}

fn counted(look: &Look, events: &[EventItem]) -> String {
    look.t
        .count("events-count", u64::try_from(events.len()).unwrap_or(u64::MAX))
}

fn frame(look: &Look, asked: &Asked, (path, when): (&str, &str)) -> Frame {
    Frame {
        title: look.t.attr("calendar-title", &[("when", when)]),
        description: look.t.attr("events-description", &[("city", &asked.city.name)]),
        path: path.to_owned(),
        canonical_query: asked.filters.query(),
        query: asked.filters.query(),
        // Days and months go on and on; search engines are to find those on which something is.
        noindex: asked.events.is_empty(),
        ..Frame::default()
    }
}

fn this_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// The last day that pages lead to.
fn farthest(today: NaiveDate) -> NaiveDate {
    today.checked_add_months(Months::new(AHEAD)).unwrap_or(today)
}

/// Names of the days, from a Monday on.
fn weekdays(look: &Look) -> Vec<String> {
    let monday = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap_or_default();
    let week = monday.iter_days().take(7);
    week.map(|day| look.t.dates().short_weekday(day)).collect()
}

fn cells(look: &Look, asked: &Asked, (first, last): (NaiveDate, NaiveDate)) -> Vec<Cell> {
    let mut by_day: BTreeMap<NaiveDate, Vec<&EventItem>> = BTreeMap::new();
    for event in &asked.events {
        if let Some(occurrence) = &event.occurrence {
            // What goes on from the month before stands on its first day.
            let day = occurrence.start_local.date().max(first);
            by_day.entry(day).or_default().push(event);
        }
    }
    let days = first.iter_days().take_while(|day| *day <= last);
    days.map(|day| {
        let events = by_day.get(&day).map_or(&[][..], Vec::as_slice);
        let more = events.len().saturating_sub(PER_DAY);
        Cell {
            number: look.t.number(u64::from(day.day())),
            name: look.t.dates().day(day),
            date: day.to_string(),
            column: (day == first).then(|| day.weekday().number_from_monday()),
            today: day == look.today(),
            href: (!events.is_empty())
                .then(|| with_query(&look.href(&format!("events/day/{day}")), &kept(&asked.filters))),
            events: events
                .iter()
                .take(PER_DAY)
                .filter_map(|event| entry(look, event))
                .collect(),
            more: (more > 0).then(|| look.t.count("calendar-more", u64::try_from(more).unwrap_or(u64::MAX))),
        }
    })
    .collect()
}

fn entry(look: &Look, event: &EventItem) -> Option<Entry> {
    Some(Entry {
        href: look.record("events", &event.slug),
        title: Foreign::new(look, &event.title, &event.text),
        moment: Moment::new(look, event.occurrence.as_ref()?),
    })
}

#[derive(Template)]
#[template(path = "day.html")]
struct DayPage {
    shell: Shell,
    heading: String,
    action: String,
    selects: Vec<Select>,
    chips: Vec<Chip>,
    views: Views,
    count: String,
    rows: Vec<EventRow>,
    back: Option<Link>,
    on: Option<Link>,
}

impl Page for DayPage {}

/// `GET /{lang}/events/day/{date}`.
pub async fn day(ctx: Ctx) -> HttpResponse {
    let page = day_page(&ctx).await;
    ctx.respond(page).await
}

async fn day_page(ctx: &Ctx) -> Result<DayPage, PageError> {
    let text = ctx.part("date");
    let day: NaiveDate = text.parse().map_err(|_| PageError::NotFound)?;
    if !(2000..2200).contains(&day.year()) || day.to_string() != text {
        return Err(PageError::NotFound);
    }
    let asked = ask(ctx, (day, day)).await?;
    let look = ctx.look(&asked.city)?;
    let path = format!("events/day/{day}");
    let action = look.href(&path);
    let today = look.today();
    let when = look.t.dates().full(day);
    let to_day = |key: &str, day: NaiveDate| Link {
        href: with_query(&look.href(&format!("events/day/{day}")), &kept(&asked.filters)),
        text: look.t.with(key, &[("when", &look.t.dates().day(day))]),
    };
    let within = |day: &NaiveDate| (today..=farthest(today)).contains(day);
    let frame = frame(&look, &asked, (&path, &when));
    Ok(DayPage {
        shell: ctx.shell(Some(&asked.city), frame),
        heading: look.t.with("calendar-title", &[("when", &when)]),
        selects: selects(&look, &asked.filters, &asked.districts.items),
        chips: chips(&look, &asked.filters, &asked.districts.items, &action),
        views: Views::new(ctx, &look, &asked.filters, (&path, day)),
        count: counted(&look, &asked.events),
        rows: EventRow::all(&look, &asked.events),
        back: day.pred_opt().filter(within).map(|day| to_day("calendar-back", day)),
        on: day
            .checked_add_days(Days::new(1))
            .filter(within)
            .map(|day| to_day("calendar-on", day)),
        action,
    })
}
