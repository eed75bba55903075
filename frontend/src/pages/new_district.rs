//! “My new district”: what somebody knew where they lived before has its counterpart where they live now, or the nearest one.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::client::{OffersQuery, PageQuery};
use porta_contract::{Category, District, List, OfferItem};

use super::category_tree::{ALL, categories, districts, tree};
use super::fields::{Choice, Select};
use super::{Ctx, Page};
use crate::api::PageError;
use crate::view::{Foreign, Frame, Link, Look, OfferCard, Shell};

/// Offers shown for a kind; the rest is a link away.
const SHOWN: usize = 3;
/// Offers shown for a kind that the new district has none of: the nearest.
const NEAREST: usize = 2;
/// Names of what was there before.
const NAMED: usize = 3;
/// The icon of meeting places, which come first: who knows people finds the rest.
const MEETING: &str = "cup";
/// The icon of counselling, for questions.
const ADVICE: &str = "chat";

#[derive(Template)]
#[template(path = "new_district.html")]
struct NewDistrict {
    shell: Shell,
    action: String,
    selects: Vec<Select>,
    /// Both districts are the same one.
    same: bool,
    moved: Option<Move>,
}

impl Page for NewDistrict {}

/// What there is after moving.
struct Move {
    sentence: String,
    /// Nothing was there before.
    nothing: Option<String>,
    kinds: Vec<Kind>,
    questions: Vec<OfferCard>,
    /// The page of the new district.
    district: Link,
}

/// A kind of offers.
struct Kind {
    anchor: String,
    icon: &'static str,
    name: Foreign,
    /// What one may know from before: address and title.
    before: Vec<(String, Foreign)>,
    cards: Vec<OfferCard>,
    /// Said when there is none in the new district.
    none: Option<String>,
    more: Option<Link>,
}

/// `GET /{lang}/new-district`.
pub async fn new_district(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<NewDistrict, PageError> {
    let (client, slug) = ctx.api();
    let (city, districts) = tokio::try_join!(ctx.city(), ctx.load(districts(client, slug)))?;
    let look = ctx.look(&city)?;
    let query = ctx.query();
    let chosen = |name: &str| {
        query
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    };
    let from = chosen("from").map(|slug| named(&districts.items, slug)).transpose()?;
    let to = chosen("to").map(|slug| named(&districts.items, slug)).transpose()?;
    let moved = match (from, to) {
        (Some(from), Some(to)) if from.slug != to.slug => Some(moved(ctx, &look, from, to).await?),
        _ => None,
    };
    let frame = Frame {
        title: look.t.say("move-title").into_owned(),
        description: look.t.attr("move-description", &[("city", &city.name)]),
        path: "new-district".to_owned(),
        query: kept(from, to),
        ..Frame::default()
    };
    Ok(NewDistrict {
        shell: ctx.shell(Some(&city), frame),
        action: look.href("new-district"),
        selects: [
            select(&look, &districts.items, "from", "move-from", from),
            select(&look, &districts.items, "to", "move-to", to),
        ]
        .into_iter()
        .flatten()
        .collect(),
        same: from.is_some() && moved.is_none() && to.is_some(),
        moved,
    })
}

fn named<'d>(districts: &'d [District], slug: &str) -> Result<&'d District, PageError> {
    districts.iter().find(|d| d.slug == slug).ok_or(PageError::BadRequest)
}

fn kept(from: Option<&District>, to: Option<&District>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    for (name, district) in [("from", from), ("to", to)] {
        if let Some(district) = district {
            query.append_pair(name, &district.slug);
        }
    }
    query.finish()
}

fn select(
    look: &Look,
    districts: &[District],
    name: &'static str,
    key: &str,
    chosen: Option<&District>,
) -> Option<Select> {
    let choice = |district: &District| Choice {
        value: district.slug.clone(),
        label: district.name.clone(),
        selected: chosen.is_some_and(|chosen| chosen.slug == district.slug),
    };
    let any = look.t.say("move-choose").into_owned();
    let choices = districts.iter().map(choice).collect();
    Select::flat(name, look.t.say(key).into_owned(), Some(any), choices)
}

async fn moved(ctx: &Ctx, look: &Look, from: &District, to: &District) -> Result<Move, PageError> {
    let (client, slug) = ctx.api();
    let (categories, before, now) = tokio::try_join!(
        ctx.load(categories(client, slug)),
        ctx.load(client.offers(slug, &offers_in(from, None))),
        ctx.load(client.offers(slug, &offers_in(to, None))),
    )?;
    let mut kinds = Vec::new();
    for category in leaves(&categories.items) {
        let known: Vec<&OfferItem> = before.items.iter().filter(|offer| is_of(offer, category)).collect();
        if !known.is_empty() {
            kinds.push(kind(ctx, look, category, &known, &now.items, to).await?);
        }
    }
    let names = [("from", from.name.as_str()), ("to", to.name.as_str())];
    Ok(Move {
        sentence: look.t.with("move-sentence", &names),
        nothing: kinds.is_empty().then(|| look.t.with("move-nothing", &names)),
        questions: questions(ctx, look, &categories.items, to).await,
        kinds,
        district: Link {
            href: look.record("districts", &to.slug),
            text: look.t.with("move-all", &[("name", &to.name)]),
        },
    })
}

fn offers_in(district: &District, category: Option<&Category>) -> OffersQuery {
    OffersQuery {
        district: vec![district.slug.clone()],
        category: category.map(|category| category.slug.clone()).into_iter().collect(),
        page: if category.is_some() {
            PageQuery {
                limit: Some(10),
                cursor: None,
            }
        } else {
            ALL
        },
        ..OffersQuery::default()
    }
}

/// Categories that offers stand in, meeting places first, else in the city's order.
fn leaves(categories: &[Category]) -> Vec<&Category> {
    let mut trees = tree(categories);
    trees.sort_by_key(|(top, _)| top.icon.as_deref() != Some(MEETING));
    trees
        .into_iter()
        .flat_map(|(top, below)| std::iter::once(top).chain(below))
        .collect()
}

/// True if a category is the offer's main one: so each offer stands under one heading.
fn is_of(offer: &OfferItem, category: &Category) -> bool {
    offer.categories.first().is_some_and(|main| main.slug == category.slug)
}

async fn kind(
    ctx: &Ctx,
    look: &Look,
    category: &Category,
    known: &[&OfferItem],
    now: &[OfferItem],
    to: &District,
) -> Result<Kind, PageError> {
    let has = |offer: &OfferItem| offer.categories.iter().any(|own| own.slug == category.slug);
    let here: Vec<&OfferItem> = now.iter().filter(|offer| has(offer)).collect();
    let (cards, none): (Vec<OfferCard>, _) = if here.is_empty() {
        let nearest = nearest(ctx, category, to).await?;
        let none = look.t.with("move-none", &[("name", &to.name)]);
        let cards = nearest.iter().take(NEAREST).map(|offer| OfferCard::new(look, offer));
        (cards.collect(), Some(none))
    } else {
        let cards = here.iter().take(SHOWN).map(|offer| OfferCard::new(look, offer));
        (cards.collect(), None)
    };
    let more = (here.len() > SHOWN).then(|| Link {
        href: look.href(&format!("offers?{}", query(to, category))),
        text: look.t.say("offers-all").into_owned(),
    });
    Ok(Kind {
        anchor: format!("k-{}", category.slug.replace('.', "-")),
        icon: icon(category),
        name: Foreign::new(look, &category.name, &category.text),
        before: known
            .iter()
            .take(NAMED)
            .map(|offer| {
                let title = Foreign::new(look, &offer.title, &offer.text);
                (look.record("offers", &offer.slug), title)
            })
            .collect(),
        cards,
        none,
        more,
    })
}

/// What is nearest to a district that has none of a kind.
async fn nearest(ctx: &Ctx, category: &Category, to: &District) -> Result<Vec<OfferItem>, PageError> {
    let (client, slug) = ctx.api();
    let list: std::sync::Arc<List<OfferItem>> = ctx.load(client.offers(slug, &offers_in(to, Some(category)))).await?;
    Ok(list
        .nearest
        .as_ref()
        .map(|nearest| nearest.items.clone())
        .unwrap_or_default())
}

/// Whom to ask: counselling in the district, else the nearest.
async fn questions(ctx: &Ctx, look: &Look, categories: &[Category], to: &District) -> Vec<OfferCard> {
    let top = categories
        .iter()
        .find(|category| category.parent.is_none() && category.icon.as_deref() == Some(ADVICE));
    let Some(advice) = top else {
        return Vec::new();
    };
    let (client, slug) = ctx.api();
    let Ok(list) = ctx.load(client.offers(slug, &offers_in(to, Some(advice)))).await else {
        return Vec::new();
    };
    let nearest = list.nearest.as_ref().map(|nearest| nearest.items.as_slice());
    let offers = if list.items.is_empty() {
        nearest.unwrap_or_default()
    } else {
        &list.items
    };
    offers
        .iter()
        .take(SHOWN)
        .map(|offer| OfferCard::new(look, offer))
        .collect()
}

fn query(district: &District, category: &Category) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .append_pair("category", &category.slug)
        .append_pair("district", &district.slug)
        .finish()
}

/// Icons that a category may name, as far as there are any; a neutral mark else.
fn icon(category: &Category) -> &'static str {
    const KNOWN: &[&str] = &[
        "cup", "chat", "women", "book", "case", "cross", "family", "bag", "ball", "hand", "house", "shield",
    ];
    let name = category.icon.as_deref().unwrap_or_default();
    KNOWN.iter().copied().find(|known| *known == name).unwrap_or("dots")
}
