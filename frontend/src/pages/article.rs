//! One article with its pictures.

use actix_web::HttpResponse;
use askama::Template;

use super::news::about;
use super::{Ctx, Page};
use crate::api::PageError;
use crate::view::{Foreign, Frame, Link, PictureView, Shell, article_ld, markdown, text_note};

#[derive(Template)]
#[template(path = "article.html")]
struct ArticlePage {
    shell: Shell,
    all: Link,
    title: Foreign,
    summary: Option<Foreign>,
    note: Option<String>,
    description: Option<(String, Foreign)>,
    /// For people and for machines.
    date: (String, String),
    author: Option<String>,
    about: Vec<Link>,
    /// The one that the article begins with, and the others.
    first: Option<PictureView>,
    further: Vec<PictureView>,
    feed: String,
    /// Where to say that something is wrong.
    report: String,
}

impl Page for ArticlePage {}

/// How wide a picture of the article is.
const SIZES: &str = "(min-width: 60rem) 42rem, 100vw";

/// `GET /{lang}/news/{slug}`.
pub async fn article(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<ArticlePage, PageError> {
    let (client, slug) = ctx.api();
    let (city, article) = tokio::try_join!(ctx.city(), ctx.load(client.article(slug, ctx.slug())))?;
    let look = ctx.look(&city)?;
    let item = &article.item;
    let frame = Frame {
        title: item.title.clone(),
        description: if item.summary.is_empty() {
            item.title.clone()
        } else {
            item.summary.clone()
        },
        path: ctx.path().to_owned(),
        json_ld: Some(article_ld(&article, &city, (&ctx.url(), &ctx.app.config.origin()))),
        ..Frame::default()
    };
    let text = |text: &str| (!text.trim().is_empty()).then(|| Foreign::new(&look, text, &item.text));
    let mut pictures = article.pictures.iter();
    let first = pictures.next();
    Ok(ArticlePage {
        shell: ctx.shell(Some(&city), frame),
        all: Link {
            href: look.href("news"),
            text: look.t.say("nav-news").into_owned(),
        },
        title: Foreign::new(&look, &item.title, &item.text),
        summary: text(&item.summary),
        note: text_note(&look, &item.text),
        description: text(&article.description).map(|text| (markdown(&text.text), text)),
        date: (look.t.dates().date(item.date), item.date.to_string()),
        author: item.author.clone(),
        about: about(&look, item),
        first: first.and_then(|picture| PictureView::new(&look, picture, (SIZES, false))),
        further: pictures
            .filter_map(|picture| PictureView::new(&look, picture, (SIZES, true)))
            .collect(),
        feed: look.href("news.atom"),
        report: look.record("report/news", &item.slug),
    })
}
