//! Organisations and offices from A to Z.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::Provider;
use porta_contract::client::{PageQuery, ProvidersQuery};

use super::filters::{Filters, with_query};
use super::{Ctx, Page};
use crate::api::PageError;
use crate::handout::Kind;
use crate::http::CachePolicy;
use crate::view::{
    Frame, FreshnessNote, KeepLink, Link, Look, PageLinks, Shell, first_letter, provider_kind, trust_note,
};

/// Organisations on one page: a city's fit on one or two.
const MANY: u32 = 200;

#[derive(Template)]
#[template(path = "providers.html")]
struct Providers {
    shell: Shell,
    action: String,
    q: String,
    count: String,
    letters: Vec<Letter>,
    links: PageLinks,
}

impl Page for Providers {
    fn cache(&self) -> CachePolicy {
        if self.q.is_empty() {
            CachePolicy::Page
        } else {
            CachePolicy::Private
        }
    }
}

/// Organisations whose names begin alike.
struct Letter {
    letter: String,
    rows: Vec<Row>,
}

struct Row {
    link: Link,
    kind: Option<String>,
    count: String,
    /// How far to trust the name.
    note: Option<String>,
    freshness: FreshnessNote,
    keep: Option<KeepLink>,
}

/// `GET /{lang}/providers`.
pub async fn providers(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<Providers, PageError> {
    let filters = Filters::parse(ctx.query(), &["q", "cursor"]);
    let (client, slug) = ctx.api();
    let query = ProvidersQuery {
        q: filters.first("q").map(str::to_owned),
        page: PageQuery {
            limit: Some(MANY),
            ..filters.page()
        },
        ..ProvidersQuery::default()
    };
    let (city, list) = tokio::try_join!(ctx.city(), ctx.load(client.providers(slug, &query)))?;
    let look = ctx.look(&city)?;
    let action = look.href("providers");
    let frame = Frame {
        title: look.t.say("providers-title").into_owned(),
        description: look.t.attr("providers-description", &[("city", &city.name)]),
        path: "providers".to_owned(),
        canonical_query: filters.query(),
        query: filters.first_page(),
        noindex: filters.first("q").is_some(),
        ..Frame::default()
    };
    Ok(Providers {
        shell: ctx.shell(Some(&city), frame),
        q: filters.first("q").unwrap_or_default().to_owned(),
        count: look.t.count("providers-count", list.total),
        letters: letters(&look, &list.items),
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
        action,
    })
}

/// Under a letter each, in the API's order.
fn letters(look: &Look, providers: &[Provider]) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::new();
    for provider in providers {
        let letter = first_letter(&provider.name);
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.rows.push(row(look, provider)),
            None => letters.push(Letter {
                letter,
                rows: vec![row(look, provider)],
            }),
        }
    }
    letters
}

fn row(look: &Look, provider: &Provider) -> Row {
    Row {
        link: Link {
            href: look.record("providers", &provider.slug),
            text: provider.name.clone(),
        },
        kind: provider_kind(look, &provider.kind),
        count: look.t.count("offers-count", provider.offers),
        note: trust_note(look, provider.text.state, provider.text.machine),
        freshness: FreshnessNote::new(look, &provider.freshness),
        keep: KeepLink::new(look, Kind::Provider, &provider.slug, &provider.name),
    }
}
