//! Facts: the list of series.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::FactItem;
use porta_contract::client::PageQuery;

use super::{Ctx, Page};
use crate::api::PageError;
use crate::view::{Foreign, Frame, Link, Look, Shell};

/// Series that are asked for at once.
const SERIES: u32 = 200;

#[derive(Template)]
#[template(path = "facts.html")]
struct Facts {
    shell: Shell,
    all: Link,
    cards: Vec<Card>,
}

impl Page for Facts {}

/// A series with its last figure.
struct Card {
    href: String,
    title: Foreign,
    summary: Option<Foreign>,
    district: Option<String>,
    figure: Option<Figure>,
}

/// The last figure.
struct Figure {
    value: String,
    unit: Option<Foreign>,
    date: String,
}

/// `GET /{lang}/facts`.
pub async fn facts(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<Facts, PageError> {
    let (client, slug) = ctx.api();
    let query = PageQuery {
        limit: Some(SERIES),
        cursor: None,
    };
    let (city, list) = tokio::try_join!(ctx.city(), ctx.load(client.facts(slug, &query)))?;
    let look = ctx.look(&city)?;
    let frame = Frame {
        title: look.t.say("figures-title").into_owned(),
        description: look.t.attr("figures-description", &[("city", &city.name)]),
        path: "facts".to_owned(),
        ..Frame::default()
    };
    Ok(Facts {
        shell: ctx.shell(Some(&city), frame),
        all: Link {
            href: look.href("pages"),
            text: look.t.say("nav-information").into_owned(),
        },
        cards: list.items.iter().map(|item| card(&look, item)).collect(),
    })
}

fn card(look: &Look, item: &FactItem) -> Card {
    let text = |text: &str| Foreign::new(look, text, &item.text);
    let latest = item.latest.as_ref();
    let figure = latest.and_then(|point| {
        Some(Figure {
            value: look.t.decimal(point.value?),
            unit: item.unit.as_deref().map(text),
            date: look.t.dates().partial(point.date),
        })
    });
    Card {
        href: look.record("facts", &item.slug),
        title: text(&item.title),
        summary: (!item.summary.is_empty()).then(|| text(&item.summary)),
        district: item.district.as_ref().map(|district| district.name.clone()),
        figure,
    }
}
