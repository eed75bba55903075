//! One's second factor over HTTP, and the rule of a city.

use actix_web::http::StatusCode;
use actix_web::{Error, HttpResponse, get, post, put};
use porta_contract::{FactorRule, NewSecondFactor, OneTimeCode, RecoveryCodes, SecondFactor};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use utoipa_actix_web::service_config::ServiceConfig;

use super::FactorError;
use crate::access::account::clear_failures;
use crate::access::account::routes::{count_code, own};
use crate::access::tools::{Tools, answer, done};
use crate::access::{CityAdministrator, Staff, audit};
use crate::spine::audit::{NewEntry, note};
use crate::spine::change_log::Actor;
use crate::spine::http::{Body, Failure, blocking};
use crate::spine::ids::Id;

/// Registers the routes.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(read_second_factor)
        .service(begin_second_factor)
        .service(confirm_second_factor)
        .service(remove_second_factor)
        .service(require_second_factor);
}

/// Read whether one has a second factor
///
/// And how many recovery codes are left.
#[utoipa::path(
    tag = "access",
    responses((status = 200, description = "The second factor", body = SecondFactor)),
    security(("bearer" = []))
)]
#[get("/v1/auth/second-factor")]
async fn read_second_factor(staff: Staff, tools: Tools) -> Result<HttpResponse, Failure> {
    let factor = blocking(move || {
        Ok(tools.db.read(|conn| {
            Ok::<_, crate::spine::db::DbError>(SecondFactor {
                active: super::is_active(conn, &staff.0.account)?,
                recovery_codes_left: super::left(conn, &staff.0.account)?,
            })
        })?)
    })
    .await?;
    Ok(answer(StatusCode::OK, &factor))
}

/// Begin to set up a second factor
///
/// The answer goes into an authenticator. It counts once it is confirmed with its first one-time password; beginning again
/// replaces it until then.
#[utoipa::path(
    tag = "access",
    responses((status = 201, description = "The second factor to come", body = NewSecondFactor)),
    security(("bearer" = []))
)]
#[post("/v1/auth/second-factor")]
async fn begin_second_factor(staff: Staff, tools: Tools) -> Result<HttpResponse, Failure> {
    let new = blocking(move || {
        let (account, now) = (own(&tools, &staff.0)?, tools.now());
        let who = (&account.id, account.email.as_str());
        Ok(tools.db.write(|tx| super::begin(tx, &tools.seal, who, now))?)
    })
    .await?;
    let new = NewSecondFactor {
        secret: new.secret.expose_secret().to_owned(),
        uri: new.uri.expose_secret().to_owned(),
    };
    Ok(answer(StatusCode::CREATED, &new))
}

/// Confirm a second factor
///
/// With its first one-time password. Logins ask for one from now on. The recovery codes are shown this once.
#[utoipa::path(
    tag = "access",
    request_body = OneTimeCode,
    responses((status = 200, description = "Recovery codes", body = RecoveryCodes)),
    security(("bearer" = []))
)]
#[post("/v1/auth/second-factor/confirm")]
async fn confirm_second_factor(staff: Staff, tools: Tools, body: Body<OneTimeCode>) -> Result<HttpResponse, Error> {
    let code = SecretString::from(body.read().await?.code);
    let codes = blocking(move || {
        let (principal, now) = (staff.0, tools.now());
        let key = count_code(&tools, &principal)?;
        let who = (&principal.account, &code);
        Ok(tools.db.write(|tx| {
            let codes = super::confirm(tx, &tools.seal, who, now)?;
            audit::note_own(tx, now, &principal.account, "second_factor_set")?;
            clear_failures(tx, &key)?;
            Ok::<_, FactorError>(codes)
        })?)
    })
    .await?;
    let codes = codes.iter().map(|code| code.expose_secret().to_owned()).collect();
    Ok(answer(StatusCode::OK, &RecoveryCodes { codes }))
}

/// Take one's second factor away
///
/// With a one-time password or a recovery code. Where staff need one, nothing can be done there until another is set up.
#[utoipa::path(
    tag = "access",
    request_body = OneTimeCode,
    responses((status = 204, description = "Taken away")),
    security(("bearer" = []))
)]
#[post("/v1/auth/second-factor/remove")]
async fn remove_second_factor(staff: Staff, tools: Tools, body: Body<OneTimeCode>) -> Result<HttpResponse, Error> {
    let code = SecretString::from(body.read().await?.code);
    blocking(move || {
        let (principal, now) = (staff.0, tools.now());
        let key = count_code(&tools, &principal)?;
        let who = (&principal.account, &code);
        Ok(tools.db.write(|tx| {
            if !super::verify(tx, &tools.seal, who, now)? {
                return Err(FactorError::WrongCode);
            }
            super::remove(tx, &principal.account)?;
            audit::note_own(tx, now, &principal.account, "second_factor_removed")?;
            clear_failures(tx, &key)?;
            Ok(())
        })?)
    })
    .await?;
    Ok(done())
}

/// Ask staff for a second factor
///
/// While it is required, editors and administrators of the city who have none may do nothing there but set one up.
#[utoipa::path(
    tag = "access",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    request_body = FactorRule,
    responses((status = 200, description = "The rule as it is now", body = FactorRule)),
    security(("bearer" = []))
)]
#[put("/v1/staff/cities/{city}/second-factor")]
async fn require_second_factor(
    administrator: CityAdministrator,
    tools: Tools,
    body: Body<FactorRule>,
) -> Result<HttpResponse, Error> {
    let rule = body.read().await?;
    let required = rule.required;
    blocking(move || {
        let (city, now) = (administrator.city, tools.now());
        let actor = Actor::Account(administrator.principal.account);
        Ok(tools.db.write(|tx| {
            super::require(tx, Some(&city), required, now)?;
            let entry = NewEntry::new("second_factor_rule", "city", Some(city.as_str())).in_city(Some(&city));
            note(tx, &actor, now, &entry.with(json!({ "required": required })))
        })?)
    })
    .await?;
    Ok(answer(StatusCode::OK, &rule))
}
