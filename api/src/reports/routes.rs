//! Reports over HTTP: anybody sends one, staff see and close them.

use actix_web::http::header;
use actix_web::{Error, HttpRequest, HttpResponse, get, post, web};
use porta_contract::{CloseReport, NewReport, Report, ReportForm, ReportReceived, ReportState, Reports};
use serde::{Deserialize, Serialize};
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Wanted;
use super::tools::Tools;
use super::{close, list, receive};
use crate::access::Editor;
use crate::access::limit::Limits;
use crate::spine::http::{Body, Cursor, Failure, Limit, One, Params, blocking, cursor};

/// Registers the routes. They need [`Tools`] and [`Limits`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(get_report_form)
        .service(send_report)
        .service(list_reports)
        .service(close_report);
    super::barrier::routes::routes(config);
}

fn answer(mut response: actix_web::HttpResponseBuilder, body: &impl Serialize) -> HttpResponse {
    response.insert_header((header::CACHE_CONTROL, "no-store")).json(body)
}

/// Get a form for a report
///
/// Ask for one when the page with the form is shown, and send it back as `form`. It says when it was asked for, and nothing of
/// whom: what comes sooner than anybody can write, or hours later, is refused.
#[utoipa::path(
    tag = "reports",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    responses((status = 200, description = "A form", body = ReportForm)),
    security(())
)]
#[get("/v1/cities/{city}/reports/form")]
async fn get_report_form(city: web::Path<String>, tools: web::Data<Tools>) -> Result<HttpResponse, Failure> {
    let form = blocking(move || receive::hand_out(&tools, &city)).await?;
    Ok(answer(HttpResponse::Ok(), &form))
}

/// Report an error
///
/// What a visitor says is wrong with a published offer, event or provider. Neither an account nor an address is needed, and none is
/// kept. The editors get it as a task; the provider is told by mail, except of texts with many links, of `was_turned_away` and of
/// `offensive`. Whoever says the same of an entry within a week is counted.
///
/// Each network can send some reports an hour. Pages that send for many visitors as an application set `Porta-Visitor` to a mark of
/// the visitor's network (letters and digits, up to 64) that nobody can turn back into an address, so that each is counted alone.
#[utoipa::path(
    tag = "reports",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    request_body = NewReport,
    responses((status = 202, description = "It has been taken", body = ReportReceived)),
    security(())
)]
#[post("/v1/cities/{city}/reports")]
async fn send_report(
    request: HttpRequest,
    city: web::Path<String>,
    (tools, limits): (web::Data<Tools>, web::Data<Limits>),
    body: Body<NewReport>,
) -> Result<HttpResponse, Error> {
    limits.count_report(&request)?;
    let report = body.read().await?;
    let received = blocking(move || receive::receive(&tools, &city, report)).await?;
    Ok(answer(HttpResponse::Accepted(), &received))
}

/// Which reports.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct ReportParams {
    /// Where they stand: `open` or `closed`; all if not given.
    #[param(inline, example = "open")]
    state: Option<One<ReportState>>,
    /// Reports a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    limit: One<Limit>,
    /// Where the page begins: `next` of the page before.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    cursor: Option<One<Cursor>>,
}

/// List what visitors report
///
/// The newest first, with what they wrote and how many say so.
#[utoipa::path(
    tag = "reports",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ReportParams),
    responses((status = 200, description = "A page of reports", body = Reports)),
    security(("bearer" = []))
)]
#[get("/v1/cities/{city}/reports")]
async fn list_reports(editor: Editor, request: HttpRequest, tools: web::Data<Tools>) -> Result<HttpResponse, Failure> {
    let params: ReportParams = Params::read(request.query_string())?;
    let question = cursor::question(request.path(), request.query_string());
    let after = cursor::read(question, params.cursor.as_deref()).map_err(|error| Failure::BadQuery(vec![error]))?;
    let wanted = Wanted {
        state: params.state.map(|state| state.0),
        limit: params.limit.count(),
        after,
        question,
    };
    let page = blocking(move || Ok(list::list(&tools.database, &editor.city, &wanted)?)).await?;
    Ok(answer(HttpResponse::Ok(), &page))
}

/// Close a report
///
/// Says what it came to; its task ends. What visitors wrote with it is deleted some months later.
#[utoipa::path(
    tag = "reports",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("report" = String, Path, description = "Id of the report", example = "0197c000-0000-7000-8000-000000000005")
    ),
    request_body = CloseReport,
    responses((status = 200, description = "The report", body = Report)),
    security(("bearer" = []))
)]
#[post("/v1/cities/{city}/reports/{report}/close")]
async fn close_report(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
    body: Body<CloseReport>,
) -> Result<HttpResponse, Error> {
    let (_, id) = path.into_inner();
    let closing = body.read().await?;
    let closed =
        blocking(move || close::close(&tools, (&editor.city, &id), &editor.principal.account, &closing)).await?;
    Ok(answer(HttpResponse::Ok(), &closed))
}
