//! Standing information: the tree of pages.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::PageItem;
use porta_contract::client::PageQuery;

use super::{Ctx, Page};
use crate::api::PageError;
use crate::view::{Foreign, Frame, Link, Look, Shell};

/// Pages that are asked for at once; a city has some dozens.
const PAGES: u32 = 200;

#[derive(Template)]
#[template(path = "pages.html")]
struct Tree {
    shell: Shell,
    top: Vec<Branch>,
    facts: Link,
}

impl Page for Tree {}

/// A page with those below it.
#[derive(Template)]
#[template(path = "parts/branch.html")]
struct Branch {
    href: String,
    title: Foreign,
    summary: Option<Foreign>,
    /// Pages below it are smaller.
    level: u32,
    below: Vec<Branch>,
}

/// `GET /{lang}/pages`.
pub async fn information_tree(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<Tree, PageError> {
    let (client, slug) = ctx.api();
    let query = PageQuery {
        limit: Some(PAGES),
        cursor: None,
    };
    let (city, list) = tokio::try_join!(ctx.city(), ctx.load(client.pages(slug, &query)))?;
    let look = ctx.look(&city)?;
    let frame = Frame {
        title: look.t.say("pages-title").into_owned(),
        description: look.t.attr("pages-description", &[("city", &city.name)]),
        path: "pages".to_owned(),
        ..Frame::default()
    };
    Ok(Tree {
        shell: ctx.shell(Some(&city), frame),
        top: branches(&look, (None, 0), &list.items),
        facts: Link {
            href: look.href("facts"),
            text: look.t.say("figures-title").into_owned(),
        },
    })
}

fn branches(look: &Look, (parent, level): (Option<&str>, u32), items: &[PageItem]) -> Vec<Branch> {
    // In a list that ends early, a page may stand there without the one above it: it is shown at the top then.
    let is_here = |slug: &str| items.iter().any(|item| item.link.slug == slug);
    let above = |item: &PageItem| item.parent.clone().filter(|slug| is_here(slug));
    let own = items.iter().filter(|item| above(item).as_deref() == parent);
    own.map(|item| branch(look, (item, level), items)).collect()
}

fn branch(look: &Look, (item, level): (&PageItem, u32), items: &[PageItem]) -> Branch {
    let link = &item.link;
    Branch {
        href: look.record("pages", &link.slug),
        title: Foreign::new(look, &link.title, &link.text),
        summary: (!link.summary.is_empty()).then(|| Foreign::new(look, &link.summary, &link.text)),
        level,
        below: branches(look, (Some(&link.slug), level + 1), items),
    }
}
