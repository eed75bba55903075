//! The whole directory on one page: for poor networks, as a booklet on paper, and as the copy that is kept for use offline.

use std::sync::Arc;

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::client::{OffersQuery, PageQuery};
use porta_contract::{Category, Offer, OfferItem, OpenState, UnknownReason};

use super::category_tree::{categories, tree};
use super::{Ctx, Page};
use crate::api::PageError;
use crate::view::{DirectoryEntry, Foreign, Frame, Look, Shell};

/// Offers asked for at once, and how often at most: 10,000 are more than one page can be for.
const AT_ONCE: u32 = 200;
const TIMES: usize = 50;

#[derive(Template)]
#[template(path = "directory.html")]
struct Directory {
    shell: Shell,
    own: String,
    count: String,
    /// Today, for machines and for people.
    today: String,
    as_of: String,
    stored: String,
    groups: Vec<Group>,
}

impl Page for Directory {}

/// A top category with its offers.
struct Group {
    anchor: String,
    name: Foreign,
    count: String,
    entries: Vec<DirectoryEntry>,
}

/// `GET /{lang}/directory`.
pub async fn directory(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<Directory, PageError> {
    let (client, slug) = ctx.api();
    let (city, categories) = tokio::try_join!(ctx.city(), ctx.load(categories(client, slug)))?;
    let look = ctx.look(&city)?;
    let mut entries = Vec::new();
    for item in all(ctx).await? {
        let record = record(ctx, &item).await;
        entries.push((main(&item), DirectoryEntry::new(&look, &item, record.as_deref())));
    }
    let count = look.t.count("offers-count", entries.len() as u64);
    let today = look.t.dates().date(look.today());
    let own = look.href("directory");
    let frame = Frame {
        title: look.t.say("directory-title").into_owned(),
        description: look.t.attr("directory-description", &[("city", &city.name)]),
        path: "directory".to_owned(),
        ..Frame::default()
    };
    Ok(Directory {
        shell: ctx.shell(Some(&city), frame),
        own,
        count,
        as_of: look.t.with("directory-as-of", &[("date", &today)]),
        stored: look.t.with("directory-stored", &[("date", &today)]),
        today: look.today().to_string(),
        groups: groups(&look, &categories.items, entries),
    })
}

/// All offers, in the order of their names.
async fn all(ctx: &Ctx) -> Result<Vec<OfferItem>, PageError> {
    let (client, slug) = ctx.api();
    let (mut all, mut cursor) = (Vec::new(), None);
    for _ in 0..TIMES {
        let query = OffersQuery {
            sort: Some("name".to_owned()),
            page: PageQuery {
                limit: Some(AT_ONCE),
                cursor: cursor.take(),
            },
            ..OffersQuery::default()
        };
        let list = ctx.load(client.offers(slug, &query)).await?;
        all.extend(list.items.iter().cloned());
        cursor.clone_from(&list.next);
        if cursor.is_none() {
            break;
        }
    }
    Ok(all)
}

/// The record of an offer that has hours. What is known of its version already is not asked for again; if the record cannot be
/// had, the offer is shown as far as the list knows it.
async fn record(ctx: &Ctx, item: &OfferItem) -> Option<Arc<Offer>> {
    let open = &item.open;
    if open.state == OpenState::Unknown && open.reason == Some(UnknownReason::NoHours) {
        return None;
    }
    let (client, city) = ctx.api();
    let same = |known: &Offer| known.item.version == item.version && known.item.text == item.text;
    ctx.load_unless(client.offer(city, &item.slug), same).await.ok()
}

/// Slug of the category that an offer stands under.
fn main(item: &OfferItem) -> String {
    item.categories
        .first()
        .map(|category| category.slug.clone())
        .unwrap_or_default()
}

/// Under their top categories, in the city's order; what stands under none comes last.
fn groups(look: &Look, categories: &[Category], mut entries: Vec<(String, DirectoryEntry)>) -> Vec<Group> {
    let mut groups = Vec::new();
    for (top, below) in tree(categories) {
        let is_own = |slug: &str| slug == top.slug || below.iter().any(|category| category.slug == slug);
        let (own, others): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(slug, _)| is_own(slug));
        entries = others;
        if !own.is_empty() {
            groups.push(Group {
                anchor: format!("g-{}", top.slug.replace('.', "-")),
                name: Foreign::new(look, &top.name, &top.text),
                count: look.t.number(own.len() as u64),
                entries: own.into_iter().map(|(_, entry)| entry).collect(),
            });
        }
    }
    if !entries.is_empty() {
        groups.push(Group {
            anchor: "g".to_owned(),
            name: Foreign::tagged(
                look,
                &look.t.say("directory-others"),
                look.t.tag(),
                porta_contract::Direction::LeftToRight,
            ),
            count: look.t.number(entries.len() as u64),
            entries: entries.into_iter().map(|(_, entry)| entry).collect(),
        });
    }
    groups
}
