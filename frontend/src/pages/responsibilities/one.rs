//! One responsibility with its offices.

use actix_web::HttpResponse;
use askama::Template;

use super::record::Record;
use super::{all, guide_href};
use crate::api::PageError;
use crate::pages::{Ctx, Page};
use crate::view::{Foreign, Frame, Link, Shell};

#[derive(Template)]
#[template(path = "responsibility.html")]
struct ResponsibilityPage {
    shell: Shell,
    all: Link,
    topic: (String, Foreign),
    record: Record,
    /// Where to say that something is wrong.
    report: String,
}

impl Page for ResponsibilityPage {}

/// `GET /{lang}/responsibilities/{slug}`.
pub async fn responsibility(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<ResponsibilityPage, PageError> {
    let (client, slug) = ctx.api();
    let read = client.responsibility(slug, ctx.slug());
    let (city, one) = tokio::try_join!(ctx.city(), ctx.load(read))?;
    let look = ctx.look(&city)?;
    let item = &one.item;
    let frame = Frame {
        title: item.title.clone(),
        description: look.t.attr(
            "responsibility-description",
            &[("title", &item.title), ("city", &city.name)],
        ),
        path: ctx.path().to_owned(),
        ..Frame::default()
    };
    let topic = &item.topic;
    Ok(ResponsibilityPage {
        shell: ctx.shell(Some(&city), frame),
        all: all(&look),
        topic: (
            guide_href(&look, Some(&topic.slug), None),
            Foreign::tagged(&look, &topic.name, &topic.lang, topic.dir),
        ),
        record: Record::new(&look, &one, false),
        report: look.record("report/responsibilities", &item.slug),
    })
}
