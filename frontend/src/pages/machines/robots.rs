//! `/robots.txt` (RFC 9309).

use actix_web::HttpResponse;

use crate::http::CachePolicy;
use crate::pages::Ctx;

/// What robots leave alone: searches are endless, what has a token is for those who have the link, and forms are for people.
const LEFT_ALONE: &[&str] = &["search", "review", "report", "account", "map", "barrier"];

/// `GET /robots.txt`: the rest may be found, and the sitemap says where it is.
pub async fn robots(ctx: Ctx) -> HttpResponse {
    let mut body = String::from("User-agent: *\n");
    for path in LEFT_ALONE {
        body.push_str(&format!("Disallow: /*/{path}\n"));
    }
    // Hand-outs are endless, too.
    body.push_str("Disallow: /*?h=\nDisallow: /*&h=\n");
    body.push_str(&format!("\nSitemap: {}/sitemap.xml\n", ctx.app.config.origin()));
    ctx.file("text/plain; charset=utf-8", CachePolicy::Hour, body)
}
