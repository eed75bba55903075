//! Mails of the check over HTTP, for staff; and links of reviews, ended or sent again.

use actix_web::http::{StatusCode, header};
use actix_web::{Error, HttpRequest, HttpResponse, get, post, web};
use porta_contract::{CheckMail, CheckMails, MailState, RevokedLinks};
use serde::{Deserialize, Serialize};
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Asked;
use crate::access::Editor;
use crate::review::answer;
use crate::review::ids::ReviewId;
use crate::review::tools::Tools;
use crate::spine::change_log::Actor;
use crate::spine::http::{Cursor, Failure, Limit, Name, One, Params, blocking, cursor, form};

/// Registers the routes. They need [`Tools`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_check_mails)
        .service(read_check_mail)
        .service(revoke_review_links)
        .service(send_review_link);
}

fn answer_with(status: StatusCode, body: &impl Serialize) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(body)
}

form! {
    /// A state of a mail.
    StateName(
        "^(waiting|sending|sent|refused|given_up|dropped)$",
        10,
        "`waiting`, `sending`, `sent`, `refused`, `given_up` or `dropped`"
    )
}

/// Which mails.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct MailParams {
    /// Id of a campaign.
    #[param(inline, example = "0197c000-0000-7000-8000-000000000001")]
    campaign: Option<One<Name>>,
    /// Slug or id of a provider.
    #[param(inline, example = "stadt-trier")]
    provider: Option<One<Name>>,
    /// Where they stand.
    #[param(inline, example = "refused")]
    state: Option<One<StateName>>,
    /// Mails a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    limit: One<Limit>,
    /// `next` of the page before, with the same other parameters.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    cursor: Option<One<Cursor>>,
}

/// List mails of the check
///
/// Newest first: to whom, about what, where they stand, what came back.
#[utoipa::path(
    tag = "campaigns",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), MailParams),
    responses((status = 200, description = "A page of mails", body = CheckMails)),
    security(("bearer" = []))
)]
#[get("/v1/cities/{city}/review-mails")]
async fn list_check_mails(
    editor: Editor,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let params: MailParams = Params::read(request.query_string())?;
    let question = cursor::question(request.path(), request.query_string());
    let before = cursor::read(question, params.cursor.as_deref()).map_err(|error| Failure::BadQuery(vec![error]))?;
    let asked = Asked {
        campaign: params.campaign.as_deref().map(|name| name.0.clone()),
        provider: params.provider.as_deref().map(|name| name.0.clone()),
        state: params.state.as_deref().and_then(|state| MailState::parse(&state.0)),
        limit: params.limit.count(),
        before,
        question,
    };
    let list = blocking(move || super::list(&tools, &editor.city, &asked)).await?;
    Ok(answer_with(StatusCode::OK, &list))
}

/// Read a mail of the check
///
/// As it was sent. The secrets of its links are masked: staff answer for a provider with their own token.
#[utoipa::path(
    tag = "campaigns",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("mail" = String, Path, description = "Id of the mail", example = "0197c000-0000-7000-8000-000000000005")
    ),
    responses((status = 200, description = "The mail", body = CheckMail)),
    security(("bearer" = []))
)]
#[get("/v1/cities/{city}/review-mails/{mail}")]
async fn read_check_mail(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let (_, id) = path.into_inner();
    let mail = blocking(move || super::read(&tools, (&editor.city, &id))).await?;
    Ok(answer_with(StatusCode::OK, &mail))
}

/// End the links of a review
///
/// All that are out, with the sessions got by them: a mail went to the wrong people. A fresh one can be sent afterwards.
#[utoipa::path(
    tag = "campaigns",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("review" = String, Path, description = "Id of the review", example = "0197c000-0000-7000-8000-000000000001")
    ),
    responses((status = 200, description = "How many were good until now", body = RevokedLinks)),
    security(("bearer" = []))
)]
#[post("/v1/cities/{city}/reviews/{review}/revoke-links")]
async fn revoke_review_links(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    let (_, id) = path.into_inner();
    let revoked = blocking(move || {
        let actor = Actor::Account(editor.principal.account.clone());
        answer::revoke(&tools, (&editor.city, &ReviewId::from(id.as_str())), &actor)
    });
    Ok(answer_with(
        StatusCode::OK,
        &RevokedLinks {
            revoked: revoked.await?,
        },
    ))
}

/// Send a fresh link
///
/// To the verified contact of the review's provider, whatever mails it has had.
#[utoipa::path(
    tag = "campaigns",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("review" = String, Path, description = "Id of the review", example = "0197c000-0000-7000-8000-000000000001")
    ),
    responses((status = 202, description = "A mail goes out")),
    security(("bearer" = []))
)]
#[post("/v1/cities/{city}/reviews/{review}/send-link")]
async fn send_review_link(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    let (_, id) = path.into_inner();
    blocking(move || answer::send_link(&tools, (&editor.city, &ReviewId::from(id.as_str())))).await?;
    Ok(HttpResponse::Accepted()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .finish())
}
