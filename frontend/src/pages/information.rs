//! One page of standing information: its text, its check list, and its way through the tree.

use actix_web::HttpResponse;
use askama::Template;
use porta_contract::{Noun, PageLink, PageStep, StepRecord};
use url::Url;

use super::{Ctx, Page};
use crate::api::PageError;
use crate::view::{Foreign, Frame, FreshnessNote, Link, Look, Shell, markdown, text_note};

#[derive(Template)]
#[template(path = "page.html")]
struct Information {
    shell: Shell,
    trail: Vec<(String, Foreign)>,
    all: Link,
    title: Foreign,
    summary: Option<Foreign>,
    /// What is to be known of the language of the text.
    note: Option<String>,
    description: Option<(String, Foreign)>,
    steps: Vec<Step>,
    below: Vec<(String, Foreign, Option<Foreign>)>,
    previous: Option<(String, Foreign)>,
    next: Option<(String, Foreign)>,
    freshness: FreshnessNote,
    /// Where to say that something is wrong.
    report: String,
}

impl Page for Information {}

/// A step of the check list.
struct Step {
    text: Foreign,
    /// Where it leads, and in which words.
    record: Option<Link>,
    /// Where to read on outside, and the host.
    outside: Option<Link>,
}

/// `GET /{lang}/pages/{slug}`.
pub async fn information(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<Information, PageError> {
    let (client, slug) = ctx.api();
    let (city, page) = tokio::try_join!(ctx.city(), ctx.load(client.page(slug, ctx.slug())))?;
    let look = ctx.look(&city)?;
    let link = &page.item.link;
    let body = page.description_text.as_ref().unwrap_or(&link.text);
    let frame = Frame {
        title: link.title.clone(),
        description: if link.summary.is_empty() {
            link.title.clone()
        } else {
            link.summary.clone()
        },
        path: ctx.path().to_owned(),
        sensitive: page.item.sensitive,
        ..Frame::default()
    };
    let description = page.description.trim();
    Ok(Information {
        shell: ctx.shell(Some(&city), frame),
        trail: page.trail.iter().map(|link| named(&look, link)).collect(),
        all: Link {
            href: look.href("pages"),
            text: look.t.say("nav-information").into_owned(),
        },
        title: Foreign::new(&look, &link.title, &link.text),
        summary: (!link.summary.is_empty()).then(|| Foreign::new(&look, &link.summary, &link.text)),
        note: text_note(&look, body).or_else(|| text_note(&look, &link.text)),
        description: (!description.is_empty()).then(|| (markdown(description), Foreign::new(&look, description, body))),
        steps: page.check_list.iter().map(|step| Step::new(&look, step)).collect(),
        below: page.below.iter().map(|link| below(&look, link)).collect(),
        previous: page.previous.as_ref().map(|link| named(&look, link)),
        next: page.next.as_ref().map(|link| named(&look, link)),
        freshness: FreshnessNote::new(&look, &page.item.freshness),
        report: look.record("report/pages", &link.slug),
    })
}

fn named(look: &Look, link: &PageLink) -> (String, Foreign) {
    (
        look.record("pages", &link.slug),
        Foreign::new(look, &link.title, &link.text),
    )
}

fn below(look: &Look, link: &PageLink) -> (String, Foreign, Option<Foreign>) {
    let (href, title) = named(look, link);
    let summary = (!link.summary.is_empty()).then(|| Foreign::new(look, &link.summary, &link.text));
    (href, title, summary)
}

impl Step {
    fn new(look: &Look, step: &PageStep) -> Self {
        Self {
            text: Foreign::tagged(look, &step.text, &step.lang, step.dir),
            record: step.record.as_ref().and_then(|record| helper(look, record)),
            outside: step.url.as_deref().and_then(outside),
        }
    }
}

/// The page of a record; none for kinds that have none here.
fn helper(look: &Look, record: &StepRecord) -> Option<Link> {
    let href = match record.noun {
        Noun::Offer => look.record("offers", &record.slug),
        Noun::Provider => look.record("providers", &record.slug),
        Noun::Event => look.record("events", &record.slug),
        Noun::Responsibility => look.record("responsibilities", &record.slug),
        Noun::District => look.record("districts", &record.slug),
        Noun::Page => look.record("pages", &record.slug),
        Noun::Fact => look.record("facts", &record.slug),
        Noun::Category => {
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            query.append_pair("category", &record.slug);
            look.href(&format!("offers?{}", query.finish()))
        }
        _ => return None,
    };
    Some(Link {
        href,
        text: record.name.clone(),
    })
}

/// A link to another site, if it is one to a web page; named by its host.
fn outside(url: &str) -> Option<Link> {
    let url = Url::parse(url)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let text = url.host_str()?.trim_start_matches("www.").to_owned();
    Some(Link { href: url.into(), text })
}
