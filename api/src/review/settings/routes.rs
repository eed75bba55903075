//! The settings over HTTP.

use actix_web::http::header;
use actix_web::{Error, HttpRequest, HttpResponse, get, put, web};
use porta_contract::ReviewSettings;
use serde_json::json;
use utoipa_actix_web::service_config::ServiceConfig;

use super::CheckSettings;
use crate::access::{CityAdministrator, Editor};
use crate::review::tools::Tools;
use crate::spine::audit::{NewEntry, note};
use crate::spine::change_log::Actor;
use crate::spine::http::{Body, Failure, VersionTag, blocking, etag_of_version, if_match};
use crate::spine::ids::Id;

/// Registers the routes. They need [`Tools`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(read_review_settings).service(set_review_settings);
}

fn answer((settings, version): &(CheckSettings, i64)) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::ETAG, etag_of_version(*version)))
        .json(settings.to_wire())
}

/// Read the settings of the check
///
/// When campaigns open, when reminders follow, how long links are good for.
#[utoipa::path(
    tag = "campaigns",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    responses((
        status = 200, description = "The settings", body = ReviewSettings,
        headers(("ETag" = String, description = "Their version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[get("/v1/cities/{city}/review-settings")]
async fn read_review_settings(editor: Editor, tools: web::Data<Tools>) -> Result<HttpResponse, Failure> {
    let read = move || tools.database.read(|conn| super::versioned(conn, &editor.city));
    Ok(answer(&blocking(move || read().map_err(Failure::from)).await?))
}

/// Set the settings of the check
///
/// All of them. They hold for campaigns that are opened from now on; who set them is in the audit.
#[utoipa::path(
    tag = "campaigns",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("If-Match" = inline(VersionTag), Header, description = "The ETag that was read", example = "\"0\"")
    ),
    request_body = ReviewSettings,
    responses((
        status = 200, description = "The settings", body = ReviewSettings,
        headers(("ETag" = String, description = "Their version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[put("/v1/cities/{city}/review-settings")]
async fn set_review_settings(
    administrator: CityAdministrator,
    request: HttpRequest,
    tools: web::Data<Tools>,
    body: Body<ReviewSettings>,
) -> Result<HttpResponse, Error> {
    let version = if_match(&request)?;
    let given = body.read().await?;
    let set = blocking(move || {
        let settings = CheckSettings::from_wire(&given).map_err(Failure::Invalid)?;
        let at = tools.clock.now();
        let city = &administrator.city;
        tools.database.write(|tx| {
            let (_, current) = super::versioned(tx.conn, city)?;
            if current != version {
                return Err(Failure::Stale(Some(current)));
            }
            super::set(tx, city, &settings, at)?;
            let actor = Actor::Account(administrator.principal.account.clone());
            let entry = NewEntry::new("review_settings_set", "city", Some(city.as_str())).in_city(Some(city));
            note(tx, &actor, at, &entry.with(json!(settings)))?;
            Ok(super::versioned(tx.conn, city)?)
        })
    });
    Ok(answer(&set.await?))
}
