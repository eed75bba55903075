//! One series of figures: its plot, its table beneath, and both as files.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, HeaderName};
use askama::Template;
use porta_contract::{FactItem, FactPoint};
use url::Url;

use super::{Ctx, Page};
use crate::api::PageError;
use crate::http::{CachePolicy, Negotiated};
use crate::view::{Foreign, Frame, Link, Look, Shell, markdown, text_note};

/// Widths in which a plot is asked for: on telephones and on anything larger.
const WIDTHS: [u32; 2] = [340, 720];
/// What a picture may do that is opened by itself: style itself, nothing else.
const PICTURE: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

#[derive(Template)]
#[template(path = "fact.html")]
struct FactPage {
    shell: Shell,
    information: Link,
    all: Link,
    title: Foreign,
    summary: Option<Foreign>,
    note: Option<String>,
    district: Option<Link>,
    /// Addresses of the plot, narrow and wide, and what is said where it is not seen.
    plot: Option<Plot>,
    unit: Option<Foreign>,
    rows: Vec<Row>,
    /// True when one of the rows has a note.
    notes: bool,
    description: Option<(String, Foreign)>,
    table: String,
    picture: String,
    /// Where to say that something is wrong.
    report: String,
}

impl Page for FactPage {}

struct Plot {
    narrow: String,
    wide: String,
    height: u32,
    alt: String,
}

/// A figure.
struct Row {
    date: String,
    value: Option<String>,
    source: Foreign,
    href: Option<String>,
    note: Option<Foreign>,
}

/// `GET /{lang}/facts/{slug}`.
pub async fn fact(ctx: Ctx) -> HttpResponse {
    let page = page(&ctx).await;
    ctx.respond(page).await
}

async fn page(ctx: &Ctx) -> Result<FactPage, PageError> {
    let (client, slug) = ctx.api();
    let (city, fact) = tokio::try_join!(ctx.city(), ctx.load(client.fact(slug, ctx.slug())))?;
    let look = ctx.look(&city)?;
    let item = &fact.item;
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
    let text = |text: &str| Foreign::new(&look, text, &item.text);
    let (shell, description) = (ctx.shell(Some(&city), frame), fact.description.trim());
    let address = look.record("facts", &item.slug);
    Ok(FactPage {
        shell,
        information: link(&look, "pages", "nav-information"),
        all: link(&look, "facts", "figures-title"),
        title: text(&item.title),
        summary: (!item.summary.is_empty()).then(|| text(&item.summary)),
        note: text_note(&look, &item.text),
        district: item.district.as_ref().map(|district| Link {
            href: look.record("districts", &district.slug),
            text: district.name.clone(),
        }),
        plot: plot(&look, &address, item),
        unit: item.unit.as_deref().map(text),
        rows: fact.points.iter().rev().map(|point| row(&look, item, point)).collect(),
        notes: fact.points.iter().any(|point| point.note.is_some()),
        description: (!description.is_empty()).then(|| {
            let info = fact.description_text.as_ref().unwrap_or(&item.text);
            (markdown(description), Foreign::new(&look, description, info))
        }),
        table: format!("{address}.csv"),
        picture: format!("{address}.svg"),
        report: look.record("report/facts", &item.slug),
    })
}

fn link(look: &Look, path: &str, key: &str) -> Link {
    Link {
        href: look.href(path),
        text: look.t.say(key).into_owned(),
    }
}

/// The plot, if there is anything to see.
fn plot(look: &Look, address: &str, item: &FactItem) -> Option<Plot> {
    item.latest.as_ref()?;
    let [narrow, wide] = WIDTHS;
    Some(Plot {
        narrow: format!("{address}.svg?width={narrow}"),
        wide: format!("{address}.svg?width={wide}"),
        height: wide / 2,
        alt: look.t.attr("figure-alt", &[("title", &item.title)]),
    })
}

fn row(look: &Look, item: &FactItem, point: &FactPoint) -> Row {
    let own = |text: &str| Foreign::in_language(look, text, &item.source_lang);
    let href = point.source_url.as_deref().and_then(|url| Url::parse(url).ok());
    let href = href.filter(|url| matches!(url.scheme(), "http" | "https"));
    Row {
        date: look.t.dates().partial(point.date),
        value: point.value.map(|value| look.t.decimal(value)),
        source: own(&point.source),
        href: href.map(String::from),
        note: point.note.as_deref().map(own),
    }
}

/// `GET /{lang}/facts/{slug}.csv`.
pub async fn fact_table(ctx: Ctx) -> HttpResponse {
    let (client, city) = ctx.api();
    let fetch = client.fact_table(city, ctx.slug());
    let file = ctx.app.api.file(format!("table/{}", ctx.slug()), fetch).await;
    match file {
        Ok(file) => {
            let name = format!("attachment; filename=\"{}.csv\"", plain(ctx.slug()));
            let header = (CONTENT_DISPOSITION, name);
            send(&ctx, "text/csv; charset=utf-8", file.value.as_ref().clone(), header)
        }
        Err(error) => ctx.refuse(&error).await,
    }
}

/// `GET /{lang}/facts/{slug}.svg`.
pub async fn fact_plot(ctx: Ctx) -> HttpResponse {
    let asked = ctx.query().into_iter().find(|(name, _)| name == "width");
    let asked = asked.and_then(|(_, width)| width.parse::<u32>().ok());
    // Whatever else is asked for would fill the cache with pictures that nobody needs.
    let width = asked.filter(|width| WIDTHS.contains(width)).unwrap_or(720);
    let (client, city) = ctx.api();
    let lang = ctx.t.tag();
    let fetch = client.fact_plot(city, ctx.slug(), (lang, width));
    let key = format!("plot/{lang}/{width}/{}", ctx.slug());
    match ctx.app.api.file(key, fetch).await {
        Ok(file) => {
            let header = (CONTENT_SECURITY_POLICY, PICTURE.to_owned());
            send(&ctx, "image/svg+xml", file.value.as_ref().clone(), header)
        }
        Err(error) => ctx.refuse(&error).await,
    }
}

/// A name that can stand in a header.
fn plain(slug: &str) -> String {
    slug.chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
        .collect()
}

fn send(ctx: &Ctx, kind: &'static str, body: bytes::Bytes, header: (HeaderName, String)) -> HttpResponse {
    let negotiated = Negotiated {
        request: ctx.request(),
        status: StatusCode::OK,
        kind,
        lang: Some(ctx.t.tag()),
        cache: CachePolicy::Page,
    };
    let mut response = negotiated.send(&ctx.app.bodies, body);
    if let Ok(value) = header.1.parse() {
        response.headers_mut().insert(header.0, value);
    }
    response
}
