//! Pages that say why there is no page.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{LOCATION, RETRY_AFTER};
use askama::Template;

use super::{Ctx, Page};
use crate::api::PageError;
use crate::http::CachePolicy;
use crate::view::{Frame, Shell};

/// Seconds after which it is worth trying again when the API is away.
const RETRY: &str = "30";

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    shell: Shell,
    status: StatusCode,
    /// Keys of its heading and its text.
    title: &'static str,
    text: &'static str,
    /// True where searching may help.
    search: bool,
    /// The same list without its filters.
    plain: Option<String>,
}

impl Page for ErrorPage {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn cache(&self) -> CachePolicy {
        CachePolicy::Never
    }
}

/// Everything no route knows: 301 if only a slash is too many or too few, else 404.
pub async fn fallback(ctx: Ctx) -> HttpResponse {
    let path = ctx.full_path();
    let trimmed = path.trim_end_matches('/');
    let bare_language = trimmed == format!("/{}", ctx.t.tag());
    if bare_language && path == trimmed {
        return moved(&format!("{path}/"));
    }
    let below_language = trimmed.starts_with(&format!("/{}/", ctx.t.tag()));
    if below_language && trimmed != path {
        return moved(trimmed);
    }
    ctx.refuse(&PageError::NotFound).await
}

/// The answer to an error.
pub(super) async fn respond(ctx: &Ctx, error: &PageError) -> HttpResponse {
    let (status, title, text) = match error {
        PageError::Moved { slug } => return moved(&sibling(ctx, slug)),
        PageError::NotFound => (StatusCode::NOT_FOUND, "not-found-title", "not-found-text"),
        PageError::BadRequest => (StatusCode::BAD_REQUEST, "bad-request-title", "bad-request-text"),
        PageError::Refused => (StatusCode::BAD_REQUEST, "refused-title", "refused-text"),
        PageError::Foreign => (StatusCode::FORBIDDEN, "refused-title", "refused-text"),
        PageError::TooLong => (StatusCode::PAYLOAD_TOO_LARGE, "refused-title", "refused-text"),
        PageError::Closed => (StatusCode::CONFLICT, "refused-title", "review-closed"),
        PageError::Away => (StatusCode::SERVICE_UNAVAILABLE, "away-title", "away-text"),
        PageError::Broken => (StatusCode::INTERNAL_SERVER_ERROR, "broken-title", "broken-text"),
    };
    let mut response = ctx.render(&page(ctx, error, status, (title, text)).await);
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .insert(RETRY_AFTER, actix_web::http::header::HeaderValue::from_static(RETRY));
    }
    response
}

async fn page(
    ctx: &Ctx,
    error: &PageError,
    status: StatusCode,
    (title, text): (&'static str, &'static str),
) -> ErrorPage {
    // The languages and notices of the city, if the API or the cache gives them.
    let city = match ctx.city().await {
        Ok(city) => Some(city),
        Err(_) => ctx.city_itself().await.ok(),
    };
    let frame = Frame {
        title: ctx.t.say(title).into_owned(),
        noindex: true,
        ..Frame::default()
    };
    ErrorPage {
        shell: ctx.shell(city.as_deref(), frame),
        status,
        title,
        text,
        search: matches!(error, PageError::NotFound | PageError::BadRequest),
        plain: matches!(error, PageError::BadRequest).then(|| ctx.full_path().to_owned()),
    }
}

/// The page beside this one with another slug.
fn sibling(ctx: &Ctx, slug: &str) -> String {
    let parent = ctx.full_path().rsplit_once('/').map_or("", |(parent, _)| parent);
    format!("{parent}/{slug}")
}

fn moved(to: &str) -> HttpResponse {
    HttpResponse::MovedPermanently()
        .insert_header((LOCATION, to))
        .insert_header(("cache-control", CachePolicy::Hour.header()))
        .finish()
}
