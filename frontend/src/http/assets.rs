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

const STYLE: &str = "text/css; charset=utf-8";

/// A style without the white space that only its writers need.
#[must_use]
pub fn squeezed(style: &str) -> String {
    let lines = style.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut text = lines.collect::<Vec<_>>().join(" ");
    for (wide, narrow) in [
        (" {", "{"),
        ("{ ", "{"),
        (" }", "}"),
        ("} ", "}"),
        ("; ", ";"),
        (": ", ":"),
        (", ", ","),
        (";}", "}"),
    ] {
        text = text.replace(wide, narrow);
    }
    text
}

impl Asset {
    fn new(name: &str, extension: &str, kind: &'static str, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        let hash = xxh3_64(&body);
        Self {
            href: format!("/assets/{name}.{hash:016x}.{extension}"),
            kind,
            body,
        }
    }

    fn style(name: &str, text: &str) -> Self {
        Self::new(name, "css", STYLE, squeezed(text))
    }

    fn script(name: &str, text: &'static str) -> Self {
        Self::new(name, "js", "text/javascript; charset=utf-8", text)
    }

    fn svg(name: &str, text: &'static str) -> Self {
        Self::new(name, "svg", "image/svg+xml", text)
    }

    fn png(name: &str, picture: &'static [u8]) -> Self {
        Self::new(name, "png", "image/png", picture)
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
    /// The style of all pages.
    pub style: Asset,
    /// What all pages but the home page and the list of offers, where first visits begin, need beside it.
    pub record: Asset,
    /// What the home pages need beside it: whoever comes by a list does not load it.
    pub home: Asset,
    /// What calendars, news, texts and figures need beside it.
    pub knowledge: Asset,
    /// What the pages of the check need beside it.
    pub check: Asset,
    /// What maps need beside it.
    pub map: Asset,
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
    /// The mark on the screen of a phone, 180 pixels.
    pub touch_icon: Asset,
    /// The same, 192 pixels.
    pub icon_small: Asset,
    /// The same, 512 pixels.
    pub icon_large: Asset,
    /// What messengers show of a link: 1200 by 630 pixels, without words.
    pub preview: Asset,
    /// Script: leaving sensitive pages.
    pub exit_script: Asset,
    /// Script: suggestions while typing.
    pub search_script: Asset,
    /// Script: the street map on request.
    pub map_script: Asset,
    /// Leaflet's script, loaded on request.
    pub leaflet_script: Asset,
    /// Leaflet's style, loaded on request.
    pub leaflet_style: Asset,
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
            include_str!("../../assets/css/print.css"),
        ];
        let knowledge = [
            include_str!("../../assets/css/information.css"),
            include_str!("../../assets/css/news.css"),
        ];
        Self {
            style: Asset::style("app", &style.concat()),
            record: Asset::style("record", include_str!("../../assets/css/record.css")),
            home: Asset::style("home", include_str!("../../assets/css/home.css")),
            knowledge: Asset::style("knowledge", &knowledge.concat()),
            check: Asset::style("check", include_str!("../../assets/css/check.css")),
            map: Asset::style("map", include_str!("../../assets/css/map.css")),
            charge: Asset::style("charge", include_str!("../../assets/css/charge.css")),
            sheet: Asset::style("sheet", include_str!("../../assets/css/sheet.css")),
            handout_script: Asset::script("handout", include_str!("../../assets/js/handout.js")),
            offline_script: Asset::script("offline", include_str!("../../assets/js/offline.js")),
            icons: Asset::svg("icons", include_str!("../../assets/icons.svg")),
            favicon: Asset::svg("favicon", include_str!("../../assets/favicon.svg")),
            touch_icon: Asset::png("icon-180", include_bytes!("../../assets/pictures/icon-180.png")),
            icon_small: Asset::png("icon-192", include_bytes!("../../assets/pictures/icon-192.png")),
            icon_large: Asset::png("icon-512", include_bytes!("../../assets/pictures/icon-512.png")),
            preview: Asset::png("preview", include_bytes!("../../assets/pictures/preview.png")),
            exit_script: Asset::script("exit", include_str!("../../assets/js/exit.js")),
            search_script: Asset::script("search", include_str!("../../assets/js/search.js")),
            map_script: Asset::script("street-map", include_str!("../../assets/js/map.js")),
            leaflet_script: Asset::script("leaflet", include_str!("../../assets/vendor/leaflet/leaflet.js")),
            leaflet_style: Asset::new(
                "leaflet",
                "css",
                STYLE,
                include_str!("../../assets/vendor/leaflet/leaflet.css"),
            ),
        }
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &Asset> {
        [
            &self.style,
            &self.record,
            &self.home,
            &self.knowledge,
            &self.check,
            &self.map,
            &self.charge,
            &self.sheet,
            &self.handout_script,
            &self.offline_script,
            &self.icons,
            &self.favicon,
            &self.touch_icon,
            &self.icon_small,
            &self.icon_large,
            &self.preview,
            &self.exit_script,
            &self.search_script,
            &self.map_script,
            &self.leaflet_script,
            &self.leaflet_style,
        ]
        .into_iter()
    }

    fn find(&self, path: &str) -> Option<&Asset> {
        self.all().find(|asset| asset.href == path)
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
    let city = match ctx.city_itself().await {
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

/// Sends a file.
pub(super) fn send(
    request: &HttpRequest,
    app: &App,
    kind: &'static str,
    cache: CachePolicy,
    body: Bytes,
) -> HttpResponse {
    Negotiated {
        request,
        status: StatusCode::OK,
        kind,
        lang: None,
        cache,
    }
    .send(&app.bodies, body)
}
