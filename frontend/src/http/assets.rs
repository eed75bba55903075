//! Style, icons and the small fixed files: part of the program, named by their content.

use std::sync::LazyLock;

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::{HttpRequest, HttpResponse, web};
use bytes::Bytes;
use xxhash_rust::xxh3::xxh3_64;

use super::{CachePolicy, Negotiated};
use crate::api::PageError;
use crate::app::App;
use crate::pages::Ctx;
use crate::view;

/// The files of the pages.
pub static ASSETS: LazyLock<Assets> = LazyLock::new(Assets::load);

/// One file with the address it has as long as its content stays.
#[derive(Debug)]
pub struct Asset {
    /// Address, such as `/assets/app.0123456789abcdef.css`.
    pub href: String,
    kind: &'static str,
    body: Bytes,
}

impl Asset {
    fn new(name: &str, extension: &str, kind: &'static str, body: String) -> Self {
        let hash = xxh3_64(body.as_bytes());
        Self {
            href: format!("/assets/{name}.{hash:016x}.{extension}"),
            kind,
            body: body.into(),
        }
    }

    /// Its content.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

/// The files of the pages.
#[derive(Debug)]
pub struct Assets {
    /// The whole style.
    pub style: Asset,
    /// What the pages of the check need beside it.
    pub check: Asset,
    /// What the pages of responsibilities need beside it.
    pub charge: Asset,
    /// What single records, hand-outs, the whole directory and “my new district” need beside it, above all on paper.
    pub sheet: Asset,
    /// Collecting without loading the page anew, the note, sharing.
    pub handout_script: Asset,
    /// Keeping the whole directory for use without a connection.
    pub offline_script: Asset,
    /// Icons, as symbols.
    pub icons: Asset,
    /// The mark in the browser's tab.
    pub favicon: Asset,
}

impl Assets {
    fn load() -> Self {
        let style = [
            include_str!("../../assets/css/tokens.css"),
            include_str!("../../assets/css/base.css"),
            include_str!("../../assets/css/layout.css"),
            include_str!("../../assets/css/parts.css"),
            include_str!("../../assets/css/cards.css"),
            include_str!("../../assets/css/forms.css"),
            include_str!("../../assets/css/home.css"),
            include_str!("../../assets/css/information.css"),
            include_str!("../../assets/css/news.css"),
            include_str!("../../assets/css/print.css"),
        ];
        let svg = "image/svg+xml";
        let css = "text/css; charset=utf-8";
        let js = "text/javascript; charset=utf-8";
        Self {
            style: Asset::new("app", "css", css, style.concat()),
            check: Asset::new(
                "check",
                "css",
                css,
                include_str!("../../assets/css/check.css").to_owned(),
            ),
            charge: Asset::new(
                "charge",
                "css",
                css,
                include_str!("../../assets/css/charge.css").to_owned(),
            ),
            sheet: Asset::new(
                "sheet",
                "css",
                css,
                include_str!("../../assets/css/sheet.css").to_owned(),
            ),
            handout_script: Asset::new(
                "handout",
                "js",
                js,
                include_str!("../../assets/js/handout.js").to_owned(),
            ),
            offline_script: Asset::new(
                "offline",
                "js",
                js,
                include_str!("../../assets/js/offline.js").to_owned(),
            ),
            icons: Asset::new("icons", "svg", svg, include_str!("../../assets/icons.svg").to_owned()),
            favicon: Asset::new(
                "favicon",
                "svg",
                svg,
                include_str!("../../assets/favicon.svg").to_owned(),
            ),
        }
    }

    fn find(&self, path: &str) -> Option<&Asset> {
        let all = [
            &self.style,
            &self.check,
            &self.charge,
            &self.sheet,
            &self.handout_script,
            &self.offline_script,
            &self.icons,
            &self.favicon,
        ];
        all.into_iter().find(|asset| asset.href == path)
    }
}

/// `GET /assets/{name}`.
pub async fn asset(request: HttpRequest, app: web::Data<App>, ctx: Ctx) -> HttpResponse {
    match ASSETS.find(request.path()) {
        Some(asset) => send(&request, &app, asset.kind, CachePolicy::Immutable, asset.body.clone()),
        None => ctx.refuse(&PageError::NotFound).await,
    }
}

/// `GET /theme.css`: the city's colours. For ever under the address that names them, and briefly under any other.
pub async fn theme(request: HttpRequest, app: web::Data<App>, ctx: Ctx) -> HttpResponse {
    let (client, city) = ctx.api();
    let city = match ctx.load(client.city(city)).await {
        Ok(city) => city,
        Err(error) => return ctx.refuse(&error).await,
    };
    let is_named = request.query_string() == view::theme::mark(&city.theme);
    let cache = if is_named {
        CachePolicy::Immutable
    } else {
        CachePolicy::Page
    };
    let body = view::theme::css(&city.theme);
    send(&request, &app, "text/css; charset=utf-8", cache, body.into())
}

/// `GET /favicon.ico`, for browsers that ask without looking at the page.
pub async fn favicon() -> HttpResponse {
    HttpResponse::MovedPermanently()
        .insert_header((LOCATION, ASSETS.favicon.href.as_str()))
        .insert_header((CACHE_CONTROL, CachePolicy::Hour.header()))
        .finish()
}

/// `GET /sw.js`: the worker that shows the stored directory when there is no connection. It has a fixed address, as it holds for
/// the whole site; browsers ask for it anew by themselves.
pub async fn worker(request: HttpRequest, app: web::Data<App>) -> HttpResponse {
    let body = include_str!("../../assets/js/sw.js");
    let kind = "text/javascript; charset=utf-8";
    send(
        &request,
        &app,
        kind,
        CachePolicy::Hour,
        Bytes::from_static(body.as_bytes()),
    )
}

/// `GET /robots.txt`: searches are endless, so are hand-outs, reviews are for those who have the link, and forms are for people;
/// the rest may be found.
pub async fn robots(request: HttpRequest, app: web::Data<App>) -> HttpResponse {
    let body = "User-agent: *\nDisallow: /*/search\nDisallow: /*/review\nDisallow: /*/report\nDisallow: /*?h=\nDisallow: /*&h=\n";
    send(
        &request,
        &app,
        "text/plain; charset=utf-8",
        CachePolicy::Hour,
        Bytes::from_static(body.as_bytes()),
    )
}

fn send(request: &HttpRequest, app: &App, kind: &'static str, cache: CachePolicy, body: Bytes) -> HttpResponse {
    Negotiated {
        request,
        status: StatusCode::OK,
        kind,
        lang: None,
        cache,
    }
    .send(&app.bodies, body)
}
