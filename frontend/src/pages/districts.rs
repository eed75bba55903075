//! All districts: as a drawing, and as a list with how much there is in each.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::District;

use super::category_tree::districts as all_districts;
use super::{Ctx, Page};
use crate::api::PageError;
use crate::view::{DistrictMap, Frame, Look, Said, Shell};

#[derive(Template)]
#[template(path = "districts.html")]
struct Districts {
    shell: Shell,
    map: Option<DistrictMap>,
    rows: Vec<Row>,
}

impl Page for Districts {}

/// A district.
struct Row {
    href: String,
    name: String,
    count: String,
    parts: Vec<String>,
}

/// `GET /{lang}/districts`.
pub async fn districts(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<Districts, PageError> {
    let (client, slug) = ctx.api();
    let (city, list) = tokio::try_join!(ctx.city(), ctx.load(all_districts(client, slug)))?;
    let look = ctx.look(&city)?;
    let frame = Frame {
        title: look.t.say("districts-title").into_owned(),
        description: look.t.attr("districts-description", &[("city", &city.name)]),
        path: "districts".to_owned(),
        ..Frame::default()
    };
    Ok(Districts {
        shell: ctx.shell(Some(&city), frame),
        map: map(&look, &city.name, &list.items, None),
        rows: list.items.iter().map(|district| row(&look, district)).collect(),
    })
}

/// The map whose areas lead to the districts' pages.
pub(super) fn map(look: &Look, city: &str, districts: &[District], current: Option<&str>) -> Option<DistrictMap> {
    DistrictMap::new(look, city, districts, |district| Said {
        href: look.record("districts", &district.slug),
        count: district.offers,
        current: current == Some(district.slug.as_str()),
    })
}

fn row(look: &Look, district: &District) -> Row {
    Row {
        href: look.record("districts", &district.slug),
        name: district.name.clone(),
        count: look.t.count("offers-count", district.offers),
        parts: district.parts.clone(),
    }
}
