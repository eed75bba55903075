//! Cities over HTTP, for their staff, and for administrators of the installation.

use actix_web::{Error, HttpRequest, HttpResponse, get, patch, post, put, web};
use porta_contract::{CityChange, CityRecord, NewCity, WriteNotices};
use utoipa_actix_web::service_config::ServiceConfig;

use super::params::CityParams;
use super::{City, make};
use crate::access::grant::Grant;
use crate::access::{Administrator, CityAdministrator, Editor, Principal};
use crate::catalog::writing::{Author, MakeParams, Target, Tools, Written, doors};
use crate::spine::change_log::Actor;
use crate::spine::http::{Body, Failure, Params, VersionTag, blocking, if_match};

/// Registers the routes. They need [`Tools`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(create_city)
        .service(read_city)
        .service(change_city)
        .service(write_notices);
}

/// Create a city
///
/// For administrators of the installation. It is public at once, and empty; `PATCH` and the other paths fill it.
#[utoipa::path(
    tag = "staff",
    params(MakeParams),
    request_body = NewCity,
    responses((
        status = 201, description = "The new city", body = CityRecord,
        headers(("ETag" = String, description = "Its version, for If-Match"), ("Location" = String, description = "Its address"))
    )),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities")]
async fn create_city(
    administrator: Administrator,
    request: HttpRequest,
    tools: web::Data<Tools>,
    body: Body<NewCity>,
) -> Result<HttpResponse, Error> {
    let params: MakeParams = Params::read(request.query_string())?;
    let new = body.read().await?;
    let actor = Actor::Account(administrator.0.account);
    let trial = params.dry_run.0.0;
    let answer = blocking(move || make(&tools, &actor, new, trial)).await?;
    Ok(answer.into())
}

/// Read a city as staff
///
/// With its settings in every language, for its editors.
#[utoipa::path(
    tag = "staff",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    responses((
        status = 200, description = "The city", body = CityRecord,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}")]
async fn read_city(editor: Editor, path: web::Path<String>, tools: web::Data<Tools>) -> Result<HttpResponse, Error> {
    doors::read_door::<City>(editor.into(), tools.get_ref().clone(), path.into_inner()).await
}

/// Change a city
///
/// For its administrators. Fields that are absent stay; lists and texts by language are replaced whole. Time zone, country, region and
/// whether it is a demonstration are for administrators of the installation. A language that records are written in stays; one that they
/// are translated into goes with `force` only.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"), CityParams,
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    request_body = CityChange,
    responses((
        status = 200, description = "The city as it is now", body = CityRecord,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[patch("/v1/staff/cities/{city}")]
async fn change_city(
    administrator: CityAdministrator,
    path: web::Path<String>,
    request: HttpRequest,
    tools: web::Data<Tools>,
    body: Body<CityChange>,
) -> Result<HttpResponse, Error> {
    let params: CityParams = Params::read(request.query_string())?;
    let version = Some(if_match(&request)?);
    let change = body.read_change(City::CLEARABLE).await?;
    may_set(&administrator.principal, &change)?;
    let author = Author::from(administrator);
    let answer = blocking(move || {
        let name = path.as_str();
        let change = (Target { name, version }, change, params.force.0.0);
        make::change(&tools, &author, change, params.dry_run.0.0)
    });
    Ok(answer.await?.into())
}

/// Write the notices of a city
///
/// For its editors. A banner on every page while it holds: texts by language, from when until when, how urgent, and where more is said. The
/// list is replaced whole; what is over stays in it until somebody takes it out.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"), MakeParams,
        ("If-Match" = inline(VersionTag), Header, description = "The version of the city that was read", example = "\"7\"")
    ),
    request_body = WriteNotices,
    responses((
        status = 200, description = "The city as it is now", body = CityRecord,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[put("/v1/staff/cities/{city}/notices")]
async fn write_notices(
    editor: Editor,
    path: web::Path<String>,
    request: HttpRequest,
    tools: web::Data<Tools>,
    body: Body<WriteNotices>,
) -> Result<HttpResponse, Error> {
    let params: MakeParams = Params::read(request.query_string())?;
    let version = Some(if_match(&request)?);
    let change = CityChange {
        notices: Some(body.read().await?.notices),
        ..CityChange::default()
    };
    let author = Author::from(editor);
    let trial = params.dry_run.0.0;
    let answer = blocking(move || {
        let name = path.as_str();
        make::change(&tools, &author, (Target { name, version }, change, false), trial)
    });
    Ok(answer.await?.into())
}

/// What moves every event and every opening is not the city's to set.
fn may_set(principal: &Principal, change: &CityChange) -> Result<(), Failure> {
    let fixed = [
        ("time_zone", change.time_zone.is_some()),
        ("country", change.country.is_some()),
        ("region", change.region.is_some()),
        ("demo", change.demo.is_some()),
    ];
    let Some((name, _)) = fixed.into_iter().find(|(_, sent)| *sent) else {
        return Ok(());
    };
    principal.may(Grant::is_administrator).map_err(|_| {
        Failure::Forbidden(format!(
            "`{name}` of a city is set by administrators of the installation; leave it out."
        ))
    })
}
