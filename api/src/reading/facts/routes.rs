//! Facts over HTTP.

use actix_web::{HttpRequest, HttpResponse, get, web};
use porta_contract as wire;
use utoipa_actix_web::service_config::ServiceConfig;

use super::answers::{PlotParams, fact, fact_plot, fact_table, facts};
use crate::reading::answer::serve;
use crate::reading::question::{LangParams, PageParams};
use crate::spine::http::Failure;

/// Registers the routes.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_facts)
        .service(get_fact_table)
        .service(get_fact_plot)
        .service(get_fact);
}

/// Facts
///
/// Series of figures about the city and its districts, each with its last figure.
#[utoipa::path(
    tag = "facts",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), PageParams),
    responses((status = 200, description = "Series of figures", body = wire::List<wire::FactItem>)),
    security(())
)]
#[get("/v1/cities/{city}/facts")]
async fn list_facts(request: HttpRequest, city: web::Path<String>) -> Result<HttpResponse, Failure> {
    serve(&request, &city, facts).await
}

/// One fact
///
/// The series with every figure: when it holds, who says so, and what has to be known of it.
#[utoipa::path(
    tag = "facts",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ("fact" = String, Path, description = "Slug or id", example = "asylsuchende-zuweisungen"), LangParams),
    responses((status = 200, description = "One series", body = wire::Fact)),
    security(())
)]
#[get("/v1/cities/{city}/facts/{fact}")]
async fn get_fact(request: HttpRequest, path: web::Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (city, name) = path.into_inner();
    serve(&request, &city, |view| fact(view, &name)).await
}

/// One fact as a table
///
/// For spreadsheets (CSV, RFC 4180, UTF-8): date, value, source, its address, note. Decimals have a point. No cell is a formula.
#[utoipa::path(
    tag = "facts",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ("fact" = String, Path, description = "Slug or id", example = "asylsuchende-zuweisungen"), LangParams),
    responses((status = 200, description = "The table", body = String, content_type = "text/csv")),
    security(())
)]
#[get("/v1/cities/{city}/facts/{fact}.csv")]
async fn get_fact_table(request: HttpRequest, path: web::Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (city, name) = path.into_inner();
    serve(&request, &city, |view| fact_table(view, &name)).await
}

/// One fact as a plot
///
/// A picture (SVG) that says in words what it shows, keeps to light and dark as the reader's machine does, and runs from right to left in
/// languages that do. Where there is no figure there is a gap.
#[utoipa::path(
    tag = "facts",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ("fact" = String, Path, description = "Slug or id", example = "asylsuchende-zuweisungen"), PlotParams),
    responses((status = 200, description = "The picture", body = String, content_type = "image/svg+xml")),
    security(())
)]
#[get("/v1/cities/{city}/facts/{fact}.svg")]
async fn get_fact_plot(request: HttpRequest, path: web::Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (city, name) = path.into_inner();
    serve(&request, &city, |view| fact_plot(view, &name)).await
}
