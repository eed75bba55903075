//! News of the city, the newest first.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::client::ArticlesQuery;
use porta_contract::{ArticleItem, Facet};

use super::fields::{Choice, Select};
use super::filters::{Filters, with_query};
use super::{Ctx, Page};
use crate::api::PageError;
use crate::view::{Chip, Foreign, Frame, Link, Look, PageLinks, PictureView, Shell, trust_note};

#[derive(Template)]
#[template(path = "news.html")]
struct News {
    shell: Shell,
    action: String,
    selects: Vec<Select>,
    chips: Vec<Chip>,
    count: String,
    cards: Vec<NewsCard>,
    links: PageLinks,
    feed: String,
}

impl Page for News {}

/// An article in the list.
struct NewsCard {
    href: String,
    title: Foreign,
    summary: Option<Foreign>,
    /// For people and for machines.
    date: (String, String),
    about: Vec<Link>,
    picture: Option<PictureView>,
    /// How far to trust the text.
    note: Option<String>,
}

/// How wide a picture of the list is.
const SIZES: &str = "(min-width: 40rem) 15rem, 100vw";

/// `GET /{lang}/news`.
pub async fn news(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<News, PageError> {
    let filters = Filters::parse(ctx.query(), &["topic", "cursor"]);
    let (client, slug) = ctx.api();
    let query = ArticlesQuery {
        topic: filters.all("topic"),
        page: filters.page(),
        ..ArticlesQuery::default()
    };
    let (city, list) = tokio::try_join!(ctx.city(), ctx.load(client.articles(slug, &query)))?;
    let look = ctx.look(&city)?;
    let action = look.href("news");
    let frame = Frame {
        title: look.t.say("news-title").into_owned(),
        description: look.t.attr("news-description", &[("city", &city.name)]),
        path: "news".to_owned(),
        canonical_query: filters.query(),
        query: filters.first_page(),
        ..Frame::default()
    };
    Ok(News {
        shell: ctx.shell(Some(&city), frame),
        selects: selects(&look, &filters, &list.facets.category),
        chips: chips(&look, &filters, &list.facets.category, &action),
        count: look.t.count("news-count", list.total),
        cards: list.items.iter().map(|item| card(&look, item)).collect(),
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
        feed: with_query(&look.href("news.atom"), &topics(&filters)),
        action,
    })
}

/// The filters of a feed.
fn topics(filters: &Filters) -> String {
    let pairs = filters.all("topic").into_iter().map(|slug| ("topic".to_owned(), slug));
    Filters::parse(pairs.collect(), &["topic"]).query()
}

fn card(look: &Look, item: &ArticleItem) -> NewsCard {
    let summary = (!item.summary.trim().is_empty()).then(|| Foreign::new(look, &item.summary, &item.text));
    NewsCard {
        href: look.record("news", &item.slug),
        title: Foreign::new(look, &item.title, &item.text),
        summary,
        date: (look.t.dates().date(item.date), item.date.to_string()),
        about: about(look, item),
        picture: item
            .picture
            .as_ref()
            .and_then(|picture| PictureView::new(look, picture, (SIZES, true))),
        note: trust_note(look, item.text.state, item.text.machine),
    }
}

/// What an article is about, each with the list about that.
pub(super) fn about(look: &Look, item: &ArticleItem) -> Vec<Link> {
    let link = |slug: &str| {
        let pair = vec![("topic".to_owned(), slug.to_owned())];
        with_query(&look.href("news"), &Filters::parse(pair, &["topic"]).query())
    };
    let categories = item.categories.iter();
    categories
        .map(|category| Link {
            href: link(&category.slug),
            text: category.name.clone(),
        })
        .collect()
}

fn selects(look: &Look, filters: &Filters, facets: &[Facet]) -> Vec<Select> {
    let choice = |facet: &Facet| {
        let name = facet.label.clone().unwrap_or_else(|| facet.value.clone());
        let counted = [("name", name.as_str()), ("n", &*look.t.number(facet.count))];
        Choice {
            label: look.t.attr("filter-counted", &counted),
            value: facet.value.clone(),
            selected: filters.has("topic", &facet.value),
        }
    };
    let label = look.t.say("filter-category").into_owned();
    let any = look.t.say("filter-any-category").into_owned();
    Select::flat("topic", label, Some(any), facets.iter().map(choice).collect())
        .into_iter()
        .collect()
}

fn chips(look: &Look, filters: &Filters, facets: &[Facet], action: &str) -> Vec<Chip> {
    filters
        .active()
        .map(|(name, value)| {
            let known = facets.iter().find(|facet| facet.value == value);
            let text = known
                .and_then(|facet| facet.label.clone())
                .unwrap_or_else(|| value.to_owned());
            Chip {
                label: look.t.attr("filter-remove", &[("name", &text)]),
                text,
                href: with_query(action, &filters.without(name, value)),
            }
        })
        .collect()
}
