//! One district: what is there, or what is nearest if nothing is.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::client::{EventsQuery, OffersQuery, PageQuery};
use porta_contract::{Category, Facet};

use super::category_tree::{categories, tree};
use super::{Ctx, PER_PAGE, Page};
use crate::api::PageError;
use crate::view::{EventRow, Foreign, Frame, Look, OfferCard, Shell};

#[derive(Template)]
#[template(path = "district.html")]
struct DistrictPage {
    shell: Shell,
    name: String,
    parts: Vec<String>,
    postal_codes: Vec<String>,
    count: String,
    none: Option<String>,
    topics: Vec<(String, Foreign, String)>,
    cards: Vec<OfferCard>,
    nearest: Vec<OfferCard>,
    more: Option<String>,
    events: Vec<EventRow>,
    all_events: String,
    /// “My new district”, with this one chosen.
    move_here: String,
}

impl Page for DistrictPage {}

/// `GET /{lang}/districts/{slug}`.
pub async fn district(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<DistrictPage, PageError> {
    let (client, slug) = ctx.api();
    let (city, district, categories) = tokio::try_join!(
        ctx.city(),
        ctx.load(client.district(slug, ctx.slug())),
        ctx.load(categories(client, slug)),
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
        count: look.t.count("offers-count", list.total),
        none: (list.total == 0).then(|| look.t.with("district-none", &[("name", &district.name)])),
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
    })
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
