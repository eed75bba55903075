//! Offers over HTTP, for staff: create, read with drafts, change, archive.

use actix_web::http::{StatusCode, header};
use actix_web::{Error, HttpRequest, HttpResponse, get, patch, post, web};
use porta_contract::{NewOffer, OfferChange, OfferRecord};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{Author, Tools};
use crate::access::{Editor, OfferReader};
use crate::spine::change_log::Actor;
use crate::spine::http::{Body, Failure, VersionTag, blocking, etag_of_version, if_match};

/// Fields that `null` clears; the others always have a value, which may be an empty list.
const CLEARABLE: [&str; 6] = ["phone", "email", "website", "valid_from", "valid_until", "funded_until"];

/// Registers the routes. They need [`Tools`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(create_offer)
        .service(read_offer)
        .service(change_offer)
        .service(archive_offer);
}

impl From<Editor> for Author {
    fn from(editor: Editor) -> Self {
        Self {
            actor: Actor::Account(editor.principal.account),
            city: editor.city,
        }
    }
}

impl From<OfferReader> for Author {
    fn from(reader: OfferReader) -> Self {
        Self {
            actor: reader.caller.actor(),
            city: reader.city,
        }
    }
}

/// Create an offer
///
/// It is a draft unless `publication` says `published`, and has never been confirmed. Everything that is wrong with it is told
/// at once, each with the place in the body.
#[utoipa::path(
    tag = "staff",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    request_body = NewOffer,
    responses((
        status = 201, description = "The new offer", body = OfferRecord,
        headers(("ETag" = String, description = "Its version, for If-Match"), ("Location" = String, description = "Its address"))
    )),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/offers")]
async fn create_offer(
    editor: Editor,
    city: web::Path<String>,
    tools: web::Data<Tools>,
    body: Body<NewOffer>,
) -> Result<HttpResponse, Error> {
    let new = body.read().await?;
    let record = blocking(move || super::create(&tools, &editor.into(), &new)).await?;
    let place = format!("/v1/staff/cities/{city}/offers/{}", record.id);
    let mut response = answer(StatusCode::CREATED, &record);
    let place = header::HeaderValue::from_str(&place).map_err(|error| Failure::Internal(error.to_string()))?;
    response.headers_mut().insert(header::LOCATION, place);
    Ok(response)
}

/// Read an offer as staff
///
/// In whatever state of publication, with where its facts come from. Editors of the city read every offer, members of a provider
/// its own, and clients with the scope `offers:read-drafts` those of what they are bound to.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("offer" = String, Path, description = "Slug or id", example = "cafe-welcome")
    ),
    responses((
        status = 200, description = "The offer", body = OfferRecord,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}/offers/{offer}")]
async fn read_offer(
    reader: OfferReader,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    let (_, name) = path.into_inner();
    let record = blocking(move || super::read(&tools, &reader.into(), &name)).await?;
    Ok(answer(StatusCode::OK, &record))
}

/// Change an offer
///
/// Fields that are absent stay, `null` clears, lists and texts are replaced whole. A changed text makes translations outdated.
/// Editing is not confirming: the date of the last check stays. A change that changes nothing leaves the version as it is.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("offer" = String, Path, description = "Slug or id", example = "cafe-welcome"),
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    request_body = OfferChange,
    responses((
        status = 200, description = "The offer as it is now", body = OfferRecord,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[patch("/v1/staff/cities/{city}/offers/{offer}")]
async fn change_offer(
    editor: Editor,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
    body: Body<OfferChange>,
) -> Result<HttpResponse, Error> {
    let (_, name) = path.into_inner();
    let version = if_match(&request)?;
    let change = body.read_change(&CLEARABLE).await?;
    let record = blocking(move || super::change(&tools, &editor.into(), (&name, version), change)).await?;
    Ok(answer(StatusCode::OK, &record))
}

/// Archive an offer
///
/// It leaves every list and keeps its id; the feed of changes says that it is gone. `PATCH` with a `publication` brings it back.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("offer" = String, Path, description = "Slug or id", example = "cafe-welcome"),
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    responses((
        status = 200, description = "The offer as it is now", body = OfferRecord,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/offers/{offer}/archive")]
async fn archive_offer(
    editor: Editor,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    let (_, name) = path.into_inner();
    let version = if_match(&request)?;
    let record = blocking(move || super::archive(&tools, &editor.into(), (&name, version))).await?;
    Ok(answer(StatusCode::OK, &record))
}

/// What staff read is nobody else's: no cache keeps it.
fn answer(status: StatusCode, record: &OfferRecord) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::ETAG, etag_of_version(record.version)))
        .json(record)
}
