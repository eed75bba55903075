//! One event with its next occurrences.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::Event;
use url::Url;

use super::{Ctx, Page};
use crate::api::PageError;
use crate::handout::Kind;
use crate::view::{
    Foreign, Frame, FreshnessNote, KeepLink, Link, Look, Moment, PlaceView, Share, Shell, audience, event_ld, markdown,
    target_group, text_note,
};

#[derive(Template)]
#[template(path = "event.html")]
struct EventPage {
    shell: Shell,
    all: Link,
    title: Foreign,
    summary: Option<Foreign>,
    note: Option<String>,
    description: Option<(String, Foreign)>,
    moment: Option<Moment>,
    next: Vec<Moment>,
    repeats: bool,
    provider: Link,
    place_words: Option<String>,
    place: Option<PlaceView>,
    online: Option<Link>,
    registration: Option<Link>,
    audience: Vec<String>,
    freshness: FreshnessNote,
    /// The event as a calendar.
    calendar: String,
    /// Where an error is reported.
    report: String,
    keep: Option<KeepLink>,
    share: Share,
}

impl Page for EventPage {}

/// `GET /{lang}/events/{slug}`.
pub async fn event(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<EventPage, PageError> {
    let (client, slug) = ctx.api();
    let (city, event) = tokio::try_join!(ctx.city(), ctx.load(client.event(slug, ctx.slug())))?;
    let look = ctx.look(&city)?;
    let item = &event.item;
    let frame = Frame {
        title: item.title.clone(),
        description: if item.summary.is_empty() {
            item.title.clone()
        } else {
            item.summary.clone()
        },
        path: ctx.path().to_owned(),
        json_ld: event_ld(&event, &ctx.url()),
        ..Frame::default()
    };
    let text = |text: &str| (!text.trim().is_empty()).then(|| Foreign::new(&look, text, &item.text));
    let now = item.occurrence.as_ref();
    Ok(EventPage {
        shell: ctx.shell(Some(&city), frame),
        all: Link {
            href: look.href("events"),
            text: look.t.say("nav-events").into_owned(),
        },
        title: Foreign::new(&look, &item.title, &item.text),
        summary: text(&item.summary),
        note: text_note(&look, &item.text),
        description: text(&event.description).map(|text| (markdown(&text.text), text)),
        moment: now.map(|occurrence| Moment::new(&look, occurrence)),
        next: event
            .next
            .iter()
            .filter(|o| Some(*o) != now)
            .map(|o| Moment::new(&look, o))
            .collect(),
        repeats: item.rrule.is_some(),
        provider: Link {
            href: look.record("providers", &item.provider.slug),
            text: item.provider.name.clone(),
        },
        place_words: item.place.clone(),
        place: item.location.as_ref().map(|place| PlaceView::new(&look, place)),
        online: leading_out(item.online_url.as_deref(), &look, "event-join-online"),
        registration: leading_out(item.registration_url.as_deref(), &look, "event-register"),
        audience: whom(&look, &event),
        freshness: FreshnessNote::new(&look, &item.freshness),
        calendar: format!("{}.ics", look.record("events", &item.slug)),
        report: look.record("report/events", &item.slug),
        keep: KeepLink::new(&look, Kind::Event, &item.slug, &item.title),
        share: Share::new(&look, &item.title, &ctx.url()),
    })
}

fn whom(look: &Look, event: &Event) -> Vec<String> {
    let mut whom = audience(look, &event.item.audience);
    whom.extend(event.item.target_groups.iter().map(|group| target_group(look, group)));
    whom.dedup();
    whom
}

/// A link to another site, if it is one to a web page.
fn leading_out(url: Option<&str>, look: &Look, key: &str) -> Option<Link> {
    let url = Url::parse(url?)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))?;
    Some(Link {
        href: url.into(),
        text: look.t.say(key).into_owned(),
    })
}
