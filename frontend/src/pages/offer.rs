//! One offer: everything at a glance.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::{Named, Offer, OfferItem};

use super::other_offers::{Others, others, written};
use super::{Ctx, Page};
use crate::api::PageError;
use crate::handout::Kind;
use crate::view::{
    Call, CapacityBadge, ClosureNote, Contacts, DayRow, Foreign, Frame, FreshnessNote, HoursView, JsonLd, KeepLink,
    Link, Look, OfferCard, OpenBadge, PlaceView, Row, Share, Shell, hours_view, markdown, offer_ld, offer_rows,
    offer_text, text_note, week,
};

#[derive(Template)]
#[template(path = "offer.html")]
struct OfferPage {
    shell: Shell,
    trail: Vec<Link>,
    title: Foreign,
    summary: Option<Foreign>,
    note: Option<String>,
    /// The whole text as safe HTML, with its language and direction.
    description: Option<(String, Foreign)>,
    provider: Link,
    open: Option<OpenBadge>,
    closure: Option<ClosureNote>,
    capacity: Option<CapacityBadge>,
    capacity_note: Option<Foreign>,
    successor: Option<Link>,
    freshness: FreshnessNote,
    updated: String,
    /// Where an error is reported.
    report: String,
    contacts: Contacts,
    places: Vec<PlaceView>,
    days: Vec<DayRow>,
    hours: Vec<HoursView>,
    hours_note: Option<Foreign>,
    /// Its openings as a calendar; none when none are known, or when nobody should find them in somebody's calendar.
    calendar: Option<String>,
    rows: Vec<Row>,
    topics: Vec<Link>,
    /// The languages that its text can be read in: tag, name in itself, address.
    written: Vec<(String, String, String)>,
    alternatives: Vec<OfferCard>,
    /// Of the same kind, nearest first.
    similar: Vec<OfferCard>,
    /// Of any kind, close by.
    nearby: Vec<OfferCard>,
    keep: Option<KeepLink>,
    share: Share,
}

impl Page for OfferPage {}

/// `GET /{lang}/offers/{slug}`.
pub async fn offer(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<OfferPage, PageError> {
    let (client, slug) = ctx.api();
    let (city, offer) = tokio::try_join!(ctx.city(), ctx.load(client.offer(slug, ctx.slug())))?;
    let look = ctx.look(&city)?;
    let item = &offer.item;
    let frame = frame(ctx, &offer);
    let Others { similar, nearby } = others(ctx, &offer).await;
    let places: Vec<PlaceView> = item
        .locations
        .iter()
        .map(|place| PlaceView::new(&look, place))
        .collect();
    Ok(OfferPage {
        shell: ctx.shell(Some(&city), frame),
        trail: trail(&look, item),
        title: Foreign::new(&look, &item.title, &item.text),
        summary: offer_text(&look, item, &item.summary),
        note: text_note(&look, &item.text),
        description: offer_text(&look, item, &offer.description).map(|text| (markdown(&text.text), text)),
        provider: Link {
            href: look.record("providers", &item.provider.slug),
            text: item.provider.name.clone(),
        },
        open: OpenBadge::of(&look, item),
        closure: ClosureNote::of(&look, item),
        capacity: CapacityBadge::new(&look, &item.capacity),
        capacity_note: item
            .capacity
            .note
            .as_deref()
            .and_then(|note| offer_text(&look, item, note)),
        successor: item.capacity.successor.as_ref().map(|next| Link {
            href: look.record("offers", &next.slug),
            text: next.name.clone(),
        }),
        freshness: FreshnessNote::new(&look, &item.freshness),
        updated: look.t.with("updated", &[("date", &look.date(item.updated_at))]),
        report: look.record("report/offers", &item.slug),
        contacts: Contacts::new(
            Call::new(item.phone.as_deref(), item.phone_uri.as_deref()),
            item.email.as_deref(),
            item.website.as_deref(),
        ),
        places,
        days: if CapacityBadge::hides_hours(&item.capacity) {
            Vec::new()
        } else {
            week(&look, &offer.days)
        },
        hours: offer.hours.iter().map(|hours| hours_view(&look, item, hours)).collect(),
        hours_note: offer
            .notes
            .get("hours_note")
            .and_then(|note| offer_text(&look, item, note)),
        calendar: has_openings(&offer).then(|| format!("{}.ics", look.record("offers", &item.slug))),
        rows: offer_rows(&look, &offer),
        topics: item.categories.iter().map(|category| topic(&look, category)).collect(),
        written: written(&city, item, ctx.path()),
        alternatives: OfferCard::all(&look, &offer.alternatives),
        similar: OfferCard::all(&look, &similar),
        nearby: OfferCard::all(&look, &nearby),
        keep: KeepLink::new(&look, Kind::Offer, &item.slug, &item.title),
        share: Share::new(&look, &item.title, &ctx.url()),
    })
}

fn has_openings(offer: &Offer) -> bool {
    let item = &offer.item;
    !item.sensitive
        && !CapacityBadge::hides_hours(&item.capacity)
        && offer.days.iter().any(|day| !day.ranges.is_empty())
}

fn frame(ctx: &Ctx, offer: &Offer) -> Frame {
    let item = &offer.item;
    let json_ld: JsonLd = offer_ld(offer, &ctx.url());
    Frame {
        title: item.title.clone(),
        description: if item.summary.is_empty() {
            item.title.clone()
        } else {
            item.summary.clone()
        },
        path: ctx.path().to_owned(),
        json_ld: Some(json_ld),
        sensitive: item.sensitive,
        ..Frame::default()
    }
}

/// From the list of offers to this one's main category.
fn trail(look: &Look, item: &OfferItem) -> Vec<Link> {
    let mut trail = vec![Link {
        href: look.href("offers"),
        text: look.t.say("nav-offers").into_owned(),
    }];
    trail.extend(item.categories.first().map(|category| topic(look, category)));
    trail
}

/// All offers of a category.
fn topic(look: &Look, category: &Named) -> Link {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("category", &category.slug)
        .finish();
    Link {
        href: look.href(&format!("offers?{query}")),
        text: category.name.clone(),
    }
}
