//! `/`: to the language the browser asks for.

use actix_web::http::header::{CACHE_CONTROL, LOCATION, VARY};
use actix_web::{HttpRequest, HttpResponse};

use super::Ctx;
use super::tigrinya::{TAG, is_offered};
use crate::http::CachePolicy;
use crate::i18n::UiLang;
use crate::view::offered;

/// `GET /`: 302 to the home page in the best language the city is shown in.
pub async fn root(ctx: Ctx, request: HttpRequest) -> HttpResponse {
    let city = ctx.city_itself().await.ok();
    let offered = offered(city.as_deref());
    let guided = is_offered(city.as_deref()) && UiLang::comes_first(&request, TAG, &offered);
    let tag = if guided {
        TAG
    } else {
        UiLang::negotiate(&request, &offered).tag()
    };
    HttpResponse::Found()
        .insert_header((LOCATION, format!("/{tag}/")))
        .insert_header((VARY, "Accept-Language"))
        .insert_header((CACHE_CONTROL, CachePolicy::Page.header()))
        .finish()
}
