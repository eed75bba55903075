//! Suggestions over HTTP: anybody sends one, staff see them and decide.

use actix_web::http::header;
use actix_web::{Error, HttpRequest, HttpResponse, get, post, web};
use porta_contract::{
    AcceptSuggestion, DeclineSuggestion, EntrySuggestion, EntrySuggestions, NewSuggestion, SuggestionForm,
    SuggestionKind, SuggestionReceived, SuggestionState,
};
use serde::{Deserialize, Serialize};
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Wanted;
use super::tools::Tools;
use super::{accept, decline, list, receive};
use crate::access::Editor;
use crate::access::limit::Limits;
use crate::catalog::writing::Author;
use crate::spine::http::{Body, Cursor, Failure, Limit, One, Params, Tag, blocking, cursor};

/// Registers the routes. They need [`Tools`] and [`Limits`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(get_suggestion_form)
        .service(send_suggestion)
        .service(list_suggestions)
        .service(read_suggestion)
        .service(accept_suggestion)
        .service(decline_suggestion);
}

fn answer(mut response: actix_web::HttpResponseBuilder, body: &impl Serialize) -> HttpResponse {
    response.insert_header((header::CACHE_CONTROL, "no-store")).json(body)
}

/// In which language.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct FormParams {
    /// Language of the text to agree to (BCP 47); the city's own if not given.
    #[param(inline, example = "ar")]
    lang: Option<One<Tag>>,
}

/// Get a form for a suggestion
///
/// Ask for one when the page with the form is shown: it has the text that whoever suggests something agrees to, and says when it was asked
/// for, and nothing of whom. What comes sooner than anybody can write, or hours later, is refused.
#[utoipa::path(
    tag = "suggestions",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), FormParams),
    responses((status = 200, description = "A form", body = SuggestionForm)),
    security(())
)]
#[get("/v1/cities/{city}/suggestions/form")]
async fn get_suggestion_form(
    city: web::Path<String>,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let params: FormParams = Params::read(request.query_string())?;
    let lang = params.lang.map(|tag| tag.0.0);
    let form = blocking(move || receive::hand_out(&tools, &city, lang.as_deref())).await?;
    Ok(answer(HttpResponse::Ok(), &form))
}

/// Suggest something
///
/// An offer that is missing, or an organisation that wants to be listed. No account is needed; nothing is public before an editor has made a
/// draft from it and somebody has published that. Whoever gives a mail address gets one mail that tells what has become of it.
///
/// Suggestions count with reports: each network can send some an hour. Pages that send for many visitors as an application set
/// `Porta-Visitor` as they do for reports.
#[utoipa::path(
    tag = "suggestions",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    request_body = NewSuggestion,
    responses((status = 202, description = "It has been taken", body = SuggestionReceived)),
    security(())
)]
#[post("/v1/cities/{city}/suggestions")]
async fn send_suggestion(
    request: HttpRequest,
    city: web::Path<String>,
    (tools, limits): (web::Data<Tools>, web::Data<Limits>),
    body: Body<NewSuggestion>,
) -> Result<HttpResponse, Error> {
    limits.count_report(&request)?;
    let new = body.read().await?;
    let received = blocking(move || receive::receive(&tools, &city, new)).await?;
    Ok(answer(HttpResponse::Accepted(), &received))
}

/// Which suggestions.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct SuggestionParams {
    /// Where they stand: `waiting`, `accepted` or `declined`; all if not given.
    #[param(inline, example = "waiting")]
    state: Option<One<SuggestionState>>,
    /// What is proposed: `offer` or `provider`; both if not given.
    #[param(inline, example = "offer")]
    kind: Option<One<SuggestionKind>>,
    /// Suggestions a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    limit: One<Limit>,
    /// Where the page begins: `next` of the page before.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    cursor: Option<One<Cursor>>,
}

/// List suggestions
///
/// The newest first, with what may be the same as it was when they came.
#[utoipa::path(
    tag = "suggestions",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), SuggestionParams),
    responses((status = 200, description = "A page of suggestions", body = EntrySuggestions)),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}/suggestions")]
async fn list_suggestions(
    editor: Editor,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let params: SuggestionParams = Params::read(request.query_string())?;
    let question = cursor::question(request.path(), request.query_string());
    let after = cursor::read(question, params.cursor.as_deref()).map_err(|error| Failure::BadQuery(vec![error]))?;
    let wanted = Wanted {
        state: params.state.map(|state| state.0),
        kind: params.kind.map(|kind| kind.0),
        limit: params.limit.count(),
        after,
        question,
    };
    let page = blocking(move || Ok(list::list(&tools.writing.database, &editor.city, &wanted)?)).await?;
    Ok(answer(HttpResponse::Ok(), &page))
}

/// Read a suggestion
///
/// With what there is now that may be the same: offers, providers, and other suggestions that wait.
#[utoipa::path(
    tag = "suggestions",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("suggestion" = String, Path, description = "Id of the suggestion", example = "0197c000-0000-7000-8000-000000000005")
    ),
    responses((status = 200, description = "The suggestion", body = EntrySuggestion)),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}/suggestions/{suggestion}")]
async fn read_suggestion(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let (_, id) = path.into_inner();
    let one = blocking(move || list::read(&tools.writing.database, &editor.city, &id)).await?;
    Ok(answer(HttpResponse::Ok(), &one))
}

/// Accept a suggestion
///
/// Makes a draft of an offer or a provider from it; what has no field there becomes a note on the draft. Its task ends, and its sender is told.
/// What a draft cannot be made with is refused as when one is made by hand.
#[utoipa::path(
    tag = "suggestions",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("suggestion" = String, Path, description = "Id of the suggestion", example = "0197c000-0000-7000-8000-000000000005")
    ),
    request_body = AcceptSuggestion,
    responses((status = 200, description = "The suggestion, with the id of the draft", body = EntrySuggestion)),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/suggestions/{suggestion}/accept")]
async fn accept_suggestion(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
    body: Body<AcceptSuggestion>,
) -> Result<HttpResponse, Error> {
    let (_, id) = path.into_inner();
    let accepting = body.read().await?;
    let account = editor.principal.account.clone();
    let author = Author::from(editor);
    let accepted = blocking(move || accept::accept(&tools, (&author, &id), &account, accepting)).await?;
    Ok(answer(HttpResponse::Ok(), &accepted))
}

/// Decline a suggestion
///
/// With words to its sender, who is told, unless it was spam. Its task ends.
#[utoipa::path(
    tag = "suggestions",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("suggestion" = String, Path, description = "Id of the suggestion", example = "0197c000-0000-7000-8000-000000000005")
    ),
    request_body = DeclineSuggestion,
    responses((status = 200, description = "The suggestion", body = EntrySuggestion)),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/suggestions/{suggestion}/decline")]
async fn decline_suggestion(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
    body: Body<DeclineSuggestion>,
) -> Result<HttpResponse, Error> {
    let (_, id) = path.into_inner();
    let declining = body.read().await?;
    let declined =
        blocking(move || decline::decline(&tools, (&editor.city, &id), &editor.principal.account, declining)).await?;
    Ok(answer(HttpResponse::Ok(), &declined))
}
