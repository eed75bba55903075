//! One need.

use askama::Template;
use porta_contract::{NeedKind, NeedState};

use super::list::{Give, gives};
use crate::api::PageError;
use crate::pages::{Ctx, Page};
use crate::view::{
    Call, Contacts, Foreign, Frame, FreshnessNote, Link, Shell, markdown, need_badge, need_facts, text_note,
};

/// The page.
#[derive(Template)]
#[template(path = "need.html")]
pub(super) struct NeedPage {
    shell: Shell,
    all: Link,
    kind: String,
    title: Foreign,
    provider: Link,
    badge: Option<(&'static str, &'static str, String)>,
    facts: Vec<crate::view::NeedFact>,
    note: Option<String>,
    summary: Option<Foreign>,
    description: Option<(String, Foreign)>,
    how: Option<Foreign>,
    not_needed: Option<Foreign>,
    /// The form that this can be offered by.
    offer: Option<String>,
    /// What to know where it cannot.
    instead: Option<String>,
    /// Ways to offer something else, where it is not looked for any more.
    gives: Vec<Give>,
    contacts: Contacts,
    freshness: FreshnessNote,
    /// Where to say that something is wrong.
    report: String,
}

impl Page for NeedPage {}

/// Asks the API for it.
pub(super) async fn page(ctx: &Ctx) -> Result<NeedPage, PageError> {
    let (client, slug) = ctx.api();
    let (city, need) = tokio::try_join!(ctx.city(), ctx.load(client.need(slug, ctx.slug())))?;
    let look = ctx.look(&city)?;
    let item = &need.item;
    let frame = Frame {
        title: item.title.clone(),
        description: if item.summary.is_empty() {
            item.title.clone()
        } else {
            item.summary.clone()
        },
        path: ctx.path().to_owned(),
        ..Frame::default()
    };
    let text = |text: &str| (!text.trim().is_empty()).then(|| Foreign::new(&look, text, &item.text));
    let instead = match (item.state, item.kind) {
        _ if need.takes_pledges => None,
        _ if item.ended => Some("need-instead-ended"),
        (NeedState::Open, NeedKind::Money) => Some("need-instead-money"),
        (NeedState::Paused, _) => Some("need-instead-paused"),
        (NeedState::Fulfilled, _) => Some("need-instead-fulfilled"),
        (NeedState::NotNeeded, _) => Some("need-instead-not-needed"),
        _ => None,
    };
    let is_wanted = item.state == NeedState::Open && !item.ended;
    let phone = Call::new(need.phone.as_deref(), need.phone_uri.as_deref());
    Ok(NeedPage {
        shell: ctx.shell(Some(&city), frame),
        all: Link {
            href: look.href("help"),
            text: look.t.say("help-all").into_owned(),
        },
        kind: look.t.word("need-kind", item.kind.as_str()).unwrap_or_default(),
        title: Foreign::new(&look, &item.title, &item.text),
        provider: Link {
            href: look.record("providers", &item.provider.slug),
            text: item.provider.name.clone(),
        },
        badge: need_badge(&look, item),
        facts: need_facts(&look, item),
        note: text_note(&look, &item.text),
        summary: text(&item.summary),
        description: text(&need.description).map(|text| (markdown(&text.text), text)),
        how: text(&need.how),
        not_needed: text(&item.not_needed),
        offer: need.takes_pledges.then(|| {
            let query = format!("help/offer?kind={}&need={}", item.kind, item.slug);
            look.href(&query)
        }),
        instead: instead.map(|key| look.t.say(key).into_owned()),
        gives: if is_wanted { Vec::new() } else { gives(&look) },
        contacts: Contacts::new(phone, need.email.as_deref(), need.website.as_deref()),
        freshness: FreshnessNote::new(&look, &item.freshness),
        report: look.record("report/help", &item.slug),
    })
}
