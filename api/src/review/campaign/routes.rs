//! Campaigns over HTTP, for staff: preview, open, follow, pause, resume, close.

use actix_web::http::{StatusCode, header};
use actix_web::{Error, HttpResponse, get, post, web};
use porta_contract::{Campaign, CampaignPreview, Campaigns, NewCampaign};
use serde::Serialize;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{Opening, Verb};
use crate::access::Editor;
use crate::review::tools::Tools;
use crate::spine::change_log::Actor;
use crate::spine::http::{Body, Failure, blocking};
use crate::spine::ids::Id;

/// Registers the routes. They need [`Tools`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(preview_campaign)
        .service(list_campaigns)
        .service(open_campaign)
        .service(read_campaign)
        .service(pause_campaign)
        .service(resume_campaign)
        .service(close_campaign);
}

/// What staff read is nobody else's: no cache keeps it.
fn answer(status: StatusCode, body: &impl Serialize) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(body)
}

/// Preview a campaign
///
/// Who would be asked about what, whom no mail reaches, and the first mails as they would be sent. Nothing is written.
#[utoipa::path(
    tag = "campaigns",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    request_body = NewCampaign,
    responses((status = 200, description = "What opening it would do", body = CampaignPreview)),
    security(("bearer" = []))
)]
#[post("/v1/cities/{city}/campaigns/preview")]
async fn preview_campaign(
    editor: Editor,
    tools: web::Data<Tools>,
    body: Body<NewCampaign>,
) -> Result<HttpResponse, Error> {
    let new = body.read().await?;
    let preview = blocking(move || super::preview(&tools, &editor.city, &new)).await?;
    Ok(answer(StatusCode::OK, &preview))
}

/// Open a campaign
///
/// Every provider with entries in the selection gets a review, every verified address one mail. Entries that are added later are
/// not dragged in.
#[utoipa::path(
    tag = "campaigns",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    request_body = NewCampaign,
    responses((
        status = 201, description = "The campaign, running", body = Campaign,
        headers(("Location" = String, description = "Its address"))
    )),
    security(("bearer" = []))
)]
#[post("/v1/cities/{city}/campaigns")]
async fn open_campaign(
    editor: Editor,
    city: web::Path<String>,
    tools: web::Data<Tools>,
    body: Body<NewCampaign>,
) -> Result<HttpResponse, Error> {
    let new = body.read().await?;
    let opened = blocking(move || {
        let opening = Opening {
            city: &editor.city,
            actor: &Actor::Account(editor.principal.account.clone()),
            occasion: None,
            new: &new,
        };
        let id = super::open(&tools, &opening)?;
        super::read(&tools, (&editor.city, id.as_str()))
    });
    let campaign = opened.await?;
    let place = format!("/v1/cities/{city}/campaigns/{}", campaign.id);
    let place = header::HeaderValue::from_str(&place).map_err(|error| Failure::Internal(error.to_string()))?;
    let mut response = answer(StatusCode::CREATED, &campaign);
    response.headers_mut().insert(header::LOCATION, place);
    Ok(response)
}

/// List campaigns
///
/// Newest first, each with its figures, and the day on which the schedule opens the next one.
#[utoipa::path(
    tag = "campaigns",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    responses((status = 200, description = "The campaigns", body = Campaigns)),
    security(("bearer" = []))
)]
#[get("/v1/cities/{city}/campaigns")]
async fn list_campaigns(editor: Editor, tools: web::Data<Tools>) -> Result<HttpResponse, Failure> {
    let list = blocking(move || super::list(&tools, &editor.city)).await?;
    Ok(answer(StatusCode::OK, &list))
}

/// Read a campaign
///
/// With its figures and the next rung of its ladder.
#[utoipa::path(
    tag = "campaigns",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("campaign" = String, Path, description = "Id of the campaign", example = "0197c000-0000-7000-8000-000000000001")
    ),
    responses((status = 200, description = "The campaign", body = Campaign)),
    security(("bearer" = []))
)]
#[get("/v1/cities/{city}/campaigns/{campaign}")]
async fn read_campaign(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let (_, name) = path.into_inner();
    let campaign = blocking(move || super::read(&tools, (&editor.city, &name))).await?;
    Ok(answer(StatusCode::OK, &campaign))
}

async fn turned(editor: Editor, name: String, tools: web::Data<Tools>, verb: Verb) -> Result<HttpResponse, Failure> {
    let turned = blocking(move || {
        let actor = Actor::Account(editor.principal.account.clone());
        super::turn(&tools, (&editor.city, &name), &actor, verb)?;
        super::read(&tools, (&editor.city, &name))
    });
    Ok(answer(StatusCode::OK, &turned.await?))
}

/// Pause a campaign
///
/// No mail goes out until it is resumed; answers still come in. The ladder's days do not count meanwhile.
#[utoipa::path(
    tag = "campaigns",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("campaign" = String, Path, description = "Id of the campaign", example = "0197c000-0000-7000-8000-000000000001")
    ),
    responses((status = 200, description = "The campaign, paused", body = Campaign)),
    security(("bearer" = []))
)]
#[post("/v1/cities/{city}/campaigns/{campaign}/pause")]
async fn pause_campaign(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    turned(editor, path.into_inner().1, tools, Verb::Pause).await
}

/// Resume a campaign
///
/// Mails that waited go out.
#[utoipa::path(
    tag = "campaigns",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("campaign" = String, Path, description = "Id of the campaign", example = "0197c000-0000-7000-8000-000000000001")
    ),
    responses((status = 200, description = "The campaign, running", body = Campaign)),
    security(("bearer" = []))
)]
#[post("/v1/cities/{city}/campaigns/{campaign}/resume")]
async fn resume_campaign(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    turned(editor, path.into_inner().1, tools, Verb::Resume).await
}

/// Close a campaign
///
/// Links of it show what was answered and change nothing any more; mails that have not gone out are dropped.
#[utoipa::path(
    tag = "campaigns",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("campaign" = String, Path, description = "Id of the campaign", example = "0197c000-0000-7000-8000-000000000001")
    ),
    responses((status = 200, description = "The campaign, closed", body = Campaign)),
    security(("bearer" = []))
)]
#[post("/v1/cities/{city}/campaigns/{campaign}/close")]
async fn close_campaign(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    turned(editor, path.into_inner().1, tools, Verb::Close).await
}
