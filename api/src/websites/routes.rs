//! What was found, over HTTP, for staff and applications.

use actix_web::http::header;
use actix_web::{HttpResponse, get, web};
use porta_contract::WebsiteChecks;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::ReviewReader;
use crate::catalog::writing::Tools;
use crate::spine::http::{Failure, blocking};

/// Registers the routes. They need [`Tools`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read_website_checks).service(read_website_checks_table);
}

/// Websites that cannot be reached
///
/// What the nightly check found out about the websites that published entries name: those that are broken, those that are failing and those
/// that were not asked because they are not on the public net, each with its entries. For editors, and for applications with the scope
/// `reviews:read`. Empty where the check is switched off, and for demo cities.
#[utoipa::path(
    tag = "campaigns",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    responses((status = 200, description = "The websites", body = WebsiteChecks)),
    security(("bearer" = []))
)]
#[get("/v1/cities/{city}/website-checks")]
async fn read_website_checks(reader: ReviewReader, tools: web::Data<Tools>) -> Result<HttpResponse, Failure> {
    let checks = blocking(move || super::read(&tools.database, &reader.city, tools.clock.now())).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(checks))
}

/// Websites that cannot be reached, as a table
///
/// One line per website and entry that names it (CSV, RFC 4180, UTF-8).
#[utoipa::path(
    tag = "campaigns",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    responses((status = 200, description = "The table", body = String, content_type = "text/csv")),
    security(("bearer" = []))
)]
#[get("/v1/cities/{city}/website-checks.csv")]
async fn read_website_checks_table(reader: ReviewReader, tools: web::Data<Tools>) -> Result<HttpResponse, Failure> {
    let read = move || super::read(&tools.database, &reader.city, tools.clock.now());
    let table = blocking(move || super::csv(&read()?)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"website-checks.csv\"",
        ))
        .content_type("text/csv; charset=utf-8")
        .body(table))
}
