//! Pages over HTTP.

use actix_web::{HttpRequest, HttpResponse, get, web};
use porta_contract as wire;
use utoipa_actix_web::service_config::ServiceConfig;

use super::answers::{page, pages};
use crate::reading::answer::serve;
use crate::reading::question::{LangParams, PageParams};
use crate::spine::http::Failure;

/// Registers the routes.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_pages).service(get_page);
}

/// Pages
///
/// Standing information, a tree of texts: each page before those below it.
#[utoipa::path(
    tag = "pages",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), PageParams),
    responses((status = 200, description = "Pages", body = wire::List<wire::PageItem>)),
    security(())
)]
#[get("/v1/cities/{city}/pages")]
async fn list_pages(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, pages).await
}

/// One page
///
/// Its text and check list, the pages above and below it, and those before and after it.
#[utoipa::path(
    tag = "pages",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ("page" = String, Path, description = "Slug or id", example = "i-ankommen"), LangParams),
    responses((status = 200, description = "One page", body = wire::Page)),
    security(())
)]
#[get("/v1/cities/{city}/pages/{page}")]
async fn get_page(request: HttpRequest, path: web::Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (city, name) = path.into_inner();
    serve(&request, &city, |view| page(view, &name)).await
}
