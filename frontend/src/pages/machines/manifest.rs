//! The manifest of the pages in one language (W3C Web Application Manifest).

use actix_web::HttpResponse;
use serde_json::json;

use crate::http::{ASSETS, CachePolicy};
use crate::pages::Ctx;

/// `GET /{lang}/manifest.webmanifest`: what a phone shows once the pages are on its home screen.
pub async fn manifest(ctx: Ctx) -> HttpResponse {
    let city = match ctx.city().await {
        Ok(city) => city,
        Err(error) => return ctx.refuse(&error).await,
    };
    let home = format!("/{}/", ctx.t.tag());
    let picture =
        |href: &str, sizes: &str| json!({"src": href, "sizes": sizes, "type": "image/png", "purpose": "any maskable"});
    let body = json!({
        "id": home,
        "name": city.title,
        "short_name": city.name,
        "description": ctx.t.attr("home-description", &[("city", &city.name)]),
        "lang": ctx.t.tag(),
        "dir": ctx.t.dir(),
        "start_url": home,
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#f2f3f7",
        "theme_color": "#1f44ad",
        "icons": [
            {"src": ASSETS.favicon.href, "sizes": "any", "type": "image/svg+xml"},
            picture(&ASSETS.icon_small.href, "192x192"),
            picture(&ASSETS.icon_large.href, "512x512"),
        ],
    });
    ctx.file("application/manifest+json", CachePolicy::Hour, body.to_string())
}
