//! The status over HTTP, for staff.

use actix_web::http::header;
use actix_web::{Error, HttpRequest, HttpResponse, get, post, web};
use porta_contract::{Answered, ReviewHistory, ReviewStatus, StatusTable, VerifiedContact};
use utoipa_actix_web::service_config::ServiceConfig;

use super::TableParams;
use crate::access::{Caller, Editor, ReviewReader};
use crate::review::tools::Tools;
use crate::spine::http::{Body, Failure, Params, blocking};

/// Registers the routes. They need [`Tools`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(read_review_status)
        .service(read_review_status_table)
        .service(read_review_history)
        .service(set_review_contact)
        .service(accept_correction)
        .service(end_review_task);
}

/// How the check stands
///
/// Shares of entries confirmed within 6 and 12 months, the latest campaign, how each provider stands in it and whom to phone, and what
/// waits for staff: tasks, and pages of the city to be checked. Applications with the scope `reviews:read` see it without what people have
/// written to the staff, and without who looks after a page.
#[utoipa::path(
    tag = "campaigns",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    responses((status = 200, description = "The status", body = ReviewStatus)),
    security(("bearer" = []))
)]
#[get("/v1/cities/{city}/review-status")]
async fn read_review_status(reader: ReviewReader, tools: web::Data<Tools>) -> Result<HttpResponse, Failure> {
    let mut status = blocking(move || super::read(&tools, &reader.city)).await?;
    if matches!(reader.caller, Caller::Client(_)) {
        status.tasks.iter_mut().for_each(|task| task.note = None);
        status.pages.iter_mut().for_each(|page| page.owner = None);
    }
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(status))
}

/// How the check stands, as a table
///
/// For spreadsheets (CSV, RFC 4180, UTF-8): how each provider of the latest campaign stands, or how current entries are by category, by district
/// and over time. Shares go from 0 to 1.
#[utoipa::path(
    tag = "campaigns",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), TableParams),
    responses((status = 200, description = "The table", body = String, content_type = "text/csv")),
    security(("bearer" = []))
)]
#[get("/v1/cities/{city}/review-status.csv")]
async fn read_review_status_table(
    reader: ReviewReader,
    tools: web::Data<Tools>,
    request: HttpRequest,
) -> Result<HttpResponse, Failure> {
    let params: TableParams = Params::read(request.query_string())?;
    let wanted = params.table.map_or(StatusTable::Providers, |one| one.0);
    let table = blocking(move || super::csv(&super::read(&tools, &reader.city)?, wanted)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"review-status-{wanted}.csv\""),
        ))
        .content_type("text/csv; charset=utf-8")
        .body(table))
}

/// How a provider has answered
///
/// What it was asked, and what it answered when, by whom, about which version; the newest review first. Applications with the scope
/// `reviews:read` see it, too.
#[utoipa::path(
    tag = "campaigns",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("provider" = String, Path, description = "Slug or id of the provider", example = "stadt-trier")
    ),
    responses((status = 200, description = "Its reviews", body = ReviewHistory)),
    security(("bearer" = []))
)]
#[get("/v1/cities/{city}/review-status/{provider}")]
async fn read_review_history(
    reader: ReviewReader,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let (_, name) = path.into_inner();
    let history = blocking(move || super::history(&tools, (&reader.city, &name))).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(history))
}

/// Set whom the check writes to
///
/// Who sets it has verified the address. An address is personal: no answer of the API ever shows it to others than staff.
#[utoipa::path(
    tag = "campaigns",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("provider" = String, Path, description = "Slug or id of the provider", example = "stadt-trier")
    ),
    request_body = VerifiedContact,
    responses((status = 204, description = "It is set")),
    security(("bearer" = []))
)]
#[post("/v1/cities/{city}/review-contacts/{provider}")]
async fn set_review_contact(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
    body: Body<VerifiedContact>,
) -> Result<HttpResponse, Error> {
    let (_, name) = path.into_inner();
    let contact = body.read().await?;
    blocking(move || super::set_contact(&tools, (&editor.city, &name), &contact)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Publish a correction
///
/// What a provider has corrected and an editor has looked at; it counts as checked by the provider. The task ends.
#[utoipa::path(
    tag = "campaigns",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("task" = String, Path, description = "Id of the task", example = "0197c000-0000-7000-8000-000000000003")
    ),
    responses((status = 200, description = "What has been done", body = Answered)),
    security(("bearer" = []))
)]
#[post("/v1/cities/{city}/review-tasks/{task}/accept")]
async fn accept_correction(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let (_, id) = path.into_inner();
    let accepted = blocking(move || super::accept(&tools, (&editor.city, &id), &editor.principal.account)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(accepted))
}

/// End a task
///
/// Whatever it was about has been seen to. A task of the kind `report` ends when its report is closed.
#[utoipa::path(
    tag = "campaigns",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("task" = String, Path, description = "Id of the task", example = "0197c000-0000-7000-8000-000000000003")
    ),
    responses((status = 204, description = "It has ended")),
    security(("bearer" = []))
)]
#[post("/v1/cities/{city}/review-tasks/{task}/done")]
async fn end_review_task(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let (_, id) = path.into_inner();
    blocking(move || super::done(&tools, (&editor.city, &id), &editor.principal.account)).await?;
    Ok(HttpResponse::NoContent().finish())
}
