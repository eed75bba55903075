//! What is on, day by day.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::client::EventsQuery;
use porta_contract::{Audience, District, EventItem};

use super::calendar::Views;
use super::category_tree::districts;
use super::fields::{Choice, Select};
use super::filters::{Filters, with_query};
use super::{Ctx, Page};
use crate::api::PageError;
use crate::view::{Chip, EventRow, Frame, Look, PageLinks, Shell};

#[derive(Template)]
#[template(path = "events.html")]
struct Events {
    shell: Shell,
    action: String,
    selects: Vec<Select>,
    chips: Vec<Chip>,
    count: String,
    days: Vec<EventDay>,
    links: PageLinks,
    views: Views,
}

impl Page for Events {}

/// The events of one day.
struct EventDay {
    name: String,
    rows: Vec<EventRow>,
}

/// `GET /{lang}/events`.
pub async fn events(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<Events, PageError> {
    let filters = Filters::parse(ctx.query(), &["audience", "district", "provider", "cursor"]);
    let (client, slug) = ctx.api();
    let query = EventsQuery {
        audience: filters.all("audience"),
        district: filters.all("district"),
        provider: filters.all("provider"),
        page: filters.page(),
        ..EventsQuery::default()
    };
    let (city, districts, list) = tokio::try_join!(
        ctx.city(),
        ctx.load(districts(client, slug)),
        ctx.load(client.events(slug, &query)),
    )?;
    let look = ctx.look(&city)?;
    let action = look.href("events");
    let frame = Frame {
        title: look.t.say("events-title").into_owned(),
        description: look.t.attr("events-description", &[("city", &city.name)]),
        path: "events".to_owned(),
        canonical_query: filters.query(),
        query: filters.first_page(),
        ..Frame::default()
    };
    Ok(Events {
        shell: ctx.shell(Some(&city), frame),
        selects: selects(&look, &filters, &districts.items),
        chips: chips(&look, &filters, &districts.items, &action),
        count: look.t.count("events-count", list.total),
        days: days(&look, &list.items),
        links: PageLinks {
            t: look.t,
            next: list
                .next
                .as_deref()
                .map(|cursor| with_query(&action, &filters.at(cursor))),
            first: filters
                .first("cursor")
                .map(|_| with_query(&action, &filters.first_page())),
        },
        views: Views::new(ctx, &look, &filters, ("events", look.today())),
        action,
    })
}

fn days(look: &Look, events: &[EventItem]) -> Vec<EventDay> {
    let mut days: Vec<EventDay> = Vec::new();
    for event in events {
        let Some(occurrence) = &event.occurrence else {
            continue;
        };
        let name = look.t.dates().full(occurrence.start_local.date());
        let row = EventRow::new(look, event);
        match days.last_mut().filter(|last| last.name == name) {
            Some(last) => last.rows.push(row),
            None => days.push(EventDay { name, rows: vec![row] }),
        }
    }
    days
}

pub(super) fn selects(look: &Look, filters: &Filters, districts: &[District]) -> Vec<Select> {
    let label = |key: &str| look.t.say(key).into_owned();
    let choice = |name: &str, value: &str, label: String| Choice {
        value: value.to_owned(),
        label,
        selected: filters.has(name, value),
    };
    let audiences = Audience::ALL
        .iter()
        .filter_map(|a| Some(choice("audience", a.as_str(), look.t.word("audience", a.as_str())?)))
        .collect();
    let districts = districts
        .iter()
        .map(|d| choice("district", &d.slug, d.name.clone()))
        .collect();
    [
        Select::flat(
            "audience",
            label("filter-audience"),
            Some(label("filter-any-audience")),
            audiences,
        ),
        Select::flat(
            "district",
            label("filter-district"),
            Some(label("filter-any-district")),
            districts,
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(super) fn chips(look: &Look, filters: &Filters, districts: &[District], action: &str) -> Vec<Chip> {
    filters
        .active()
        .map(|(name, value)| {
            let text = match name {
                "audience" => look.t.word("audience", value),
                "district" => districts.iter().find(|d| d.slug == value).map(|d| d.name.clone()),
                _ => None,
            };
            let text = text.unwrap_or_else(|| value.to_owned());
            let label = look.t.attr("filter-remove", &[("name", &text)]);
            Chip {
                text,
                label,
                href: with_query(action, &filters.without(name, value)),
            }
        })
        .collect()
}
