//! One organisation or office, with what it offers.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::Provider;
use porta_contract::client::{EventsQuery, OffersQuery, PageQuery};

use super::{Ctx, Page};
use crate::api::PageError;
use crate::handout::Kind;
use crate::view::{
    Call, ClosureNote, Contacts, EventRow, Foreign, Frame, FreshnessNote, KeepLink, Link, Look, OfferCard, PlaceView,
    Share, Shell, language_names, markdown, provider_kind, provider_ld, text_note, trust_note,
};

#[derive(Template)]
#[template(path = "provider.html")]
struct ProviderPage {
    shell: Shell,
    name: String,
    kind: Option<String>,
    note: Option<String>,
    description: Option<(String, Foreign)>,
    closures: Vec<ClosureNote>,
    freshness: FreshnessNote,
    /// Where an error is reported.
    report: String,
    contacts: Contacts,
    places: Vec<PlaceView>,
    languages: Vec<String>,
    count: String,
    cards: Vec<OfferCard>,
    more: Option<String>,
    events: Vec<EventRow>,
    all: Link,
    keep: Option<KeepLink>,
    share: Share,
}

impl Page for ProviderPage {}

/// `GET /{lang}/providers/{slug}`.
pub async fn provider(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<ProviderPage, PageError> {
    let (client, slug) = ctx.api();
    let (city, provider) = tokio::try_join!(ctx.city(), ctx.load(client.provider(slug, ctx.slug())))?;
    let own = vec![provider.slug.clone()];
    let part = |limit| PageQuery {
        limit: Some(limit),
        cursor: None,
    };
    let offers = OffersQuery {
        provider: own.clone(),
        page: part(50),
        ..OffersQuery::default()
    };
    let events = EventsQuery {
        provider: own,
        page: part(5),
        ..EventsQuery::default()
    };
    let (offers, events) = tokio::try_join!(
        ctx.load(client.offers(slug, &offers)),
        ctx.load(client.events(slug, &events))
    )?;
    let look = ctx.look(&city)?;
    let frame = Frame {
        title: provider.name.clone(),
        description: look.t.attr(
            "provider-description",
            &[("name", &provider.name), ("city", &city.name)],
        ),
        path: ctx.path().to_owned(),
        json_ld: Some(provider_ld(&provider, &ctx.url())),
        ..Frame::default()
    };
    let text = Foreign::new(&look, &provider.description, &provider.text);
    let has_text = !provider.description.trim().is_empty();
    Ok(ProviderPage {
        shell: ctx.shell(Some(&city), frame),
        name: provider.name.clone(),
        kind: provider_kind(&look, &provider.kind),
        note: if has_text {
            text_note(&look, &provider.text)
        } else {
            trust_note(&look, provider.text.state, provider.text.machine)
        },
        description: has_text.then(|| (markdown(&provider.description), text)),
        closures: closures(&look, &provider),
        freshness: FreshnessNote::new(&look, &provider.freshness),
        report: look.record("report/providers", &provider.slug),
        contacts: Contacts::new(
            Call::new(provider.phone.as_deref(), provider.phone_uri.as_deref()),
            provider.email.as_deref(),
            provider.website.as_deref(),
        ),
        places: provider
            .locations
            .iter()
            .map(|place| PlaceView::new(&look, place))
            .collect(),
        languages: language_names(&look, &provider.languages),
        count: look.t.count("offers-count", offers.total),
        cards: OfferCard::all(&look, &offers.items),
        more: offers.next.is_some().then(|| more(&look, &provider.slug)),
        events: EventRow::all(&look, &events.items),
        all: Link {
            href: look.href("providers"),
            text: look.t.say("nav-providers").into_owned(),
        },
        keep: KeepLink::new(&look, Kind::Provider, &provider.slug, &provider.name),
        share: Share::new(&look, &provider.name, &ctx.url()),
    })
}

/// The closures that hold, and those to come.
fn closures(look: &Look, provider: &Provider) -> Vec<ClosureNote> {
    let coming = provider.closures.iter().filter(|closure| look.today() <= closure.until);
    coming
        .map(|closure| ClosureNote::new(look, closure, &provider.text.languages))
        .collect()
}

/// All offers of a provider as a list.
fn more(look: &Look, slug: &str) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("provider", slug)
        .finish();
    look.href(&format!("offers?{query}"))
}
