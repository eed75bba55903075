//! Reports of barriers over HTTP: anybody sends one, staff see and close them.

use actix_web::http::header;
use actix_web::{Error, HttpRequest, HttpResponse, get, post, web};
use porta_contract::{Barrier, BarrierReceived, Barriers, CloseBarrier, NewBarrier, ReportForm, ReportState};
use serde::{Deserialize, Serialize};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{close, list, receive};
use crate::access::Editor;
use crate::access::limit::Limits;
use crate::reports::list::Wanted;
use crate::reports::tools::Tools;
use crate::spine::http::{Body, Cursor, Failure, Limit, One, Params, blocking, cursor};

/// Registers the routes. They need [`Tools`] and [`Limits`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(get_barrier_form)
        .service(send_barrier)
        .service(list_barriers)
        .service(close_barrier);
}

fn answer(mut response: actix_web::HttpResponseBuilder, body: &impl Serialize) -> HttpResponse {
    response.insert_header((header::CACHE_CONTROL, "no-store")).json(body)
}

/// Get a form for the report of a barrier
///
/// Ask for one when the page with the form is shown, and send it back as `form`. It says when it was asked for, and nothing of whom.
#[utoipa::path(
    tag = "reports",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    responses((status = 200, description = "A form", body = ReportForm)),
    security(())
)]
#[get("/v1/cities/{city}/barriers/form")]
async fn get_barrier_form(city: web::Path<String>, tools: web::Data<Tools>) -> Result<HttpResponse, Failure> {
    let form = blocking(move || receive::hand_out(&tools, &city)).await?;
    Ok(answer(HttpResponse::Ok(), &form))
}

/// Report a barrier
///
/// What somebody cannot use on the pages, or needs in another form. It gets a number and a day by which an answer is due, thirty days
/// ahead; staff get a task, and another one after twenty days. An address is only needed if an answer is wanted. The limit of
/// each network is that of reports.
#[utoipa::path(
    tag = "reports",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    request_body = NewBarrier,
    responses((status = 202, description = "It has been taken", body = BarrierReceived)),
    security(())
)]
#[post("/v1/cities/{city}/barriers")]
async fn send_barrier(
    request: HttpRequest,
    city: web::Path<String>,
    (tools, limits): (web::Data<Tools>, web::Data<Limits>),
    body: Body<NewBarrier>,
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
struct BarrierParams {
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

/// List reports of barriers
///
/// The newest first, with what was written.
#[utoipa::path(
    tag = "reports",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), BarrierParams),
    responses((status = 200, description = "A page of reports", body = Barriers)),
    security(("bearer" = []))
)]
#[get("/v1/cities/{city}/barriers")]
async fn list_barriers(editor: Editor, request: HttpRequest, tools: web::Data<Tools>) -> Result<HttpResponse, Failure> {
    let params: BarrierParams = Params::read(request.query_string())?;
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

/// Close the report of a barrier
///
/// Says what it came to; its tasks end. What was written is deleted some months later. The answer itself is a mail of your own.
#[utoipa::path(
    tag = "reports",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("barrier" = String, Path, description = "Id of the report", example = "0197c000-0000-7000-8000-000000000005")
    ),
    request_body = CloseBarrier,
    responses((status = 200, description = "The report", body = Barrier)),
    security(("bearer" = []))
)]
#[post("/v1/cities/{city}/barriers/{barrier}/close")]
async fn close_barrier(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
    body: Body<CloseBarrier>,
) -> Result<HttpResponse, Error> {
    let (_, id) = path.into_inner();
    let closing = body.read().await?;
    let closed =
        blocking(move || close::close(&tools, (&editor.city, &id), &editor.principal.account, &closing)).await?;
    Ok(answer(HttpResponse::Ok(), &closed))
}
