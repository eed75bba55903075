//! One district: what is there, or what is nearest if nothing is.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::client::{EventsQuery, OffersQuery, PageQuery};
use porta_contract::{Category, District, Facet};

use super::category_tree::{categories, districts, tree};
use super::districts::map;
use super::{Ctx, PER_PAGE, Page};
use crate::api::PageError;
use crate::view::{DistrictMap, EventRow, Foreign, Frame, Look, OfferCard, Shell};

#[derive(Template)]
#[template(path = "district.html")]
struct DistrictPage {
    shell: Shell,
    name: String,
    parts: Vec<String>,
    postal_codes: Vec<String>,
    map: Option<DistrictMap>,
    meeting: Option<Meeting>,
    count: String,
    none: Option<String>,
    topics: Vec<(String, Foreign, String)>,
    cards: Vec<OfferCard>,
    nearest: Vec<OfferCard>,
    more: Option<String>,
    events: Vec<EventRow>,
    all_events: String,
    districts: String,
    /// “My new district”, with this one chosen.
    move_here: String,
}

impl Page for DistrictPage {}

/// Places to meet: here, or else the nearest.
struct Meeting {
    title: Foreign,
    none: Option<String>,
    cards: Vec<OfferCard>,
}

/// Icon of the category of open meeting places; where one arrives asks for them first.
const MEETING_ICON: &str = "cup";

/// `GET /{lang}/districts/{slug}`.
pub async fn district(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<DistrictPage, PageError> {
    let (client, slug) = ctx.api();
    let (city, district, categories, districts) = tokio::try_join!(
        ctx.city(),
        ctx.load(client.district(slug, ctx.slug())),
        ctx.load(categories(client, slug)),
        ctx.load(districts(client, slug)),
    )?;
    let here = vec![district.slug.clone()];
    let part = |limit| PageQuery {
        limit: Some(limit),
        cursor: None,
    };
    let offers = OffersQuery {
        district: here.clone(),
        page: part(PER_PAGE),
        ..OffersQuery::default()
    };
    let events = EventsQuery {
        district: here,
        page: part(5),
        ..EventsQuery::default()
    };
    let (list, events) = tokio::try_join!(
        ctx.load(client.offers(slug, &offers)),
        ctx.load(client.events(slug, &events))
    )?;
    let look = ctx.look(&city)?;
    let meeting = meeting(ctx, &look, &district, &categories.items).await?;
    let frame = Frame {
        title: look.t.attr("district-title", &[("name", &district.name)]),
        description: look.t.attr(
            "district-description",
            &[("name", &district.name), ("city", &city.name)],
        ),
        path: ctx.path().to_owned(),
        ..Frame::default()
    };
    let nearest = list
        .nearest
        .as_ref()
        .map(|nearest| OfferCard::all(&look, &nearest.items))
        .unwrap_or_default();
    Ok(DistrictPage {
        shell: ctx.shell(Some(&city), frame),
        name: district.name.clone(),
        parts: district.parts.clone(),
        postal_codes: district.postal_codes.clone(),
        map: map(&look, &city.name, &districts.items, Some(&district.slug)),
        meeting,
        count: look.t.count("offers-count", list.total),
        none: (list.total == 0 && !nearest.is_empty())
            .then(|| look.t.with("district-none", &[("name", &district.name)])),
        topics: topics(&look, &district.slug, &categories.items, &list.facets.category),
        cards: OfferCard::all(&look, &list.items),
        nearest,
        more: list
            .next
            .is_some()
            .then(|| look.href(&format!("offers?{}", query(&district.slug, None)))),
        events: EventRow::all(&look, &events.items),
        move_here: look.href(&format!("new-district?{}", moving_to(&district.slug))),
        all_events: look.href(&format!("events?{}", query(&district.slug, None))),
        districts: look.href("districts"),
    })
}

/// Meeting places, if the city has a category for them.
async fn meeting(
    ctx: &Ctx,
    look: &Look,
    district: &District,
    categories: &[Category],
) -> Result<Option<Meeting>, PageError> {
    let is_meeting =
        |one: &&Category| one.parent.is_none() && one.icon.as_deref() == Some(MEETING_ICON) && one.offers > 0;
    let Some(category) = categories.iter().find(is_meeting) else {
        return Ok(None);
    };
    let (client, slug) = ctx.api();
    let query = OffersQuery {
        category: vec![category.slug.clone()],
        district: vec![district.slug.clone()],
        page: PageQuery {
            limit: Some(PER_PAGE),
            cursor: None,
        },
        ..OffersQuery::default()
    };
    let list = ctx.load(client.offers(slug, &query)).await?;
    let nearest = list.nearest.as_ref().map(|nearest| &nearest.items);
    let shown = if list.items.is_empty() {
        nearest
    } else {
        Some(&list.items)
    };
    let none = list.items.is_empty();
    Ok(Some(Meeting {
        title: Foreign::new(look, &category.name, &category.text),
        none: none.then(|| look.t.with("district-meeting-none", &[("name", &district.name)])),
        cards: shown.map(|offers| OfferCard::all(look, offers)).unwrap_or_default(),
    }))
}

/// Top categories found here, with their counts.
fn topics(look: &Look, district: &str, categories: &[Category], facet: &[Facet]) -> Vec<(String, Foreign, String)> {
    tree(categories)
        .into_iter()
        .filter_map(|(top, _)| {
            let count = facet
                .iter()
                .find(|f| f.value == top.slug)
                .filter(|f| f.count > 0)?
                .count;
            let href = look.href(&format!("offers?{}", query(district, Some(&top.slug))));
            Some((href, Foreign::new(look, &top.name, &top.text), look.t.number(count)))
        })
        .collect()
}

fn moving_to(district: &str) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .append_pair("to", district)
        .finish()
}

fn query(district: &str, category: Option<&str>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("district", district);
    if let Some(category) = category {
        query.append_pair("category", category);
    }
    query.finish()
}
