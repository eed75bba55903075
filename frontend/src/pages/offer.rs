//! One offer: everything at a glance.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::{Contact, Cost, Hours, Location, Named, Offer, OfferItem};

use super::{Ctx, Page};
use crate::api::PageError;
use crate::view::{
    Call, CapacityBadge, ClosureNote, Contacts, DayRow, Foreign, Frame, FreshnessNote, JsonLd, Link, Look, OfferCard,
    OpenBadge, PlaceView, Shell, language_names, markdown, offer_ld, rule_lines, target_group, text_note, week, words,
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
    rows: Vec<Row>,
    topics: Vec<Link>,
    alternatives: Vec<OfferCard>,
}

impl Page for OfferPage {}

/// A label and what stands under it.
struct Row {
    icon: &'static str,
    label: String,
    values: Vec<String>,
    note: Option<Foreign>,
}

/// A set of hours.
struct HoursView {
    title: String,
    /// Lines in words, or none if the rule is too special.
    lines: Option<Vec<String>>,
    /// Where they hold, if not everywhere.
    place: Option<String>,
    rule: String,
    note: Option<Foreign>,
}

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
    let places: Vec<PlaceView> = item
        .locations
        .iter()
        .map(|place| PlaceView::new(&look, place))
        .collect();
    Ok(OfferPage {
        shell: ctx.shell(Some(&city), frame),
        trail: trail(&look, item),
        title: Foreign::new(&look, &item.title, &item.text),
        summary: some_text(&look, item, &item.summary),
        note: text_note(&look, &item.text),
        description: some_text(&look, item, &offer.description).map(|text| (markdown(&text.text), text)),
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
            .and_then(|note| some_text(&look, item, note)),
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
            .and_then(|note| some_text(&look, item, note)),
        rows: rows(&look, &offer),
        topics: item.categories.iter().map(|category| topic(&look, category)).collect(),
        alternatives: OfferCard::all(&look, &offer.alternatives),
    })
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

fn some_text(look: &Look, item: &OfferItem, text: &str) -> Option<Foreign> {
    (!text.trim().is_empty()).then(|| Foreign::new(look, text, &item.text))
}

fn hours_view(look: &Look, item: &OfferItem, hours: &Hours) -> HoursView {
    let purpose = look.t.word("purpose", hours.purpose.as_str());
    let purpose = purpose.unwrap_or_else(|| look.t.say("hours").into_owned());
    let access = hours.access.and_then(|access| look.t.word("access", access.as_str()));
    HoursView {
        title: match access {
            Some(access) => look
                .t
                .with("hours-title", &[("purpose", &purpose), ("access", &access)]),
            None => purpose,
        },
        lines: rule_lines(look, &hours.rule),
        place: hours.location.as_deref().and_then(|id| place_name(item, id)),
        rule: hours.rule.clone(),
        note: hours.note.as_deref().and_then(|note| some_text(look, item, note)),
    }
}

/// Name or street of one of several places.
fn place_name(item: &OfferItem, id: &str) -> Option<String> {
    let place: &Location = item
        .locations
        .iter()
        .find(|place| place.id == id && item.locations.len() > 1)?;
    place.name.clone().or_else(|| place.street.clone())
}

/// Short texts that stand beside what they are about; others come last, so that none is lost.
const PLACED: &[&str] = &[
    "access_note",
    "registration_note",
    "cost_note",
    "languages_note",
    "target_groups_note",
    "getting_there",
    "hours_note",
    "capacity_note",
];

/// How to get in, what it costs, for whom, in which languages, for how long.
fn rows(look: &Look, offer: &Offer) -> Vec<Row> {
    let item = &offer.item;
    let note = |key: &str| offer.notes.get(key).and_then(|text| some_text(look, item, text));
    let access = words(look, "access", item.access.iter().map(|a| a.as_str()));
    let ways = words(look, "contact", item.contact_by.iter().map(|c: &Contact| c.as_str()));
    let cost = match item.cost {
        Cost::Unrecognised => Vec::new(),
        cost => words(look, "cost", [cost.as_str()]),
    };
    let groups = item
        .target_groups
        .iter()
        .map(|group| target_group(look, group))
        .collect();
    let mut rows = vec![
        row(look, "door", "offer-access", access, note("access_note")),
        row(look, "chat", "offer-register", ways, note("registration_note")),
        row(look, "euro", "offer-cost", cost, note("cost_note")),
        row(
            look,
            "globe",
            "offer-languages",
            language_names(look, &item.languages),
            note("languages_note"),
        ),
        row(look, "family", "offer-groups", groups, note("target_groups_note")),
        row(look, "pin", "offer-getting-there", Vec::new(), note("getting_there")),
        row(look, "calendar", "offer-valid", validity(look, offer), None),
    ];
    let further = offer.notes.iter().filter(|(key, _)| !PLACED.contains(&key.as_str()));
    rows.extend(further.map(|(_, text)| row(look, "dots", "offer-further", Vec::new(), some_text(look, item, text))));
    rows.retain(|row| !row.values.is_empty() || row.note.is_some());
    rows
}

fn row(look: &Look, icon: &'static str, key: &str, values: Vec<String>, note: Option<Foreign>) -> Row {
    Row {
        icon,
        label: look.t.say(key).into_owned(),
        values,
        note,
    }
}

fn validity(look: &Look, offer: &Offer) -> Vec<String> {
    let day = |key: &str, day: Option<chrono::NaiveDate>| {
        day.map(|day| look.t.with(key, &[("date", &look.t.dates().date(day))]))
    };
    [
        day("valid-from", offer.valid_from),
        day("valid-until", offer.valid_until),
        day("funded-until", offer.funded_until),
    ]
    .into_iter()
    .flatten()
    .collect()
}
