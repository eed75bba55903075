//! Whether the process lives, and whether it can show pages.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, web};

use super::CachePolicy;
use crate::app::App;
use crate::i18n::UiLang;

/// `GET /health/live`: 200 as long as the process answers at all.
pub async fn live() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, CachePolicy::Never.header()))
        .body("live\n")
}

/// `GET /health/ready`: 200 if pages can be shown, from the API or from the cache; 503 if not.
pub async fn ready(app: web::Data<App>) -> HttpResponse {
    let read = app.api.client().city(app.api.city()).lang(UiLang::De.tag());
    let (mut answer, body) = match app.api.load(read).await {
        Ok(city) if city.stale => (HttpResponse::Ok(), "ready, from the cache\n"),
        Ok(_) => (HttpResponse::Ok(), "ready\n"),
        Err(_) => (
            HttpResponse::ServiceUnavailable(),
            "not ready: the API does not give the city\n",
        ),
    };
    answer
        .insert_header((CACHE_CONTROL, CachePolicy::Never.header()))
        .body(body)
}
