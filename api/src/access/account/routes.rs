//! Logging in over HTTP.

use actix_web::http::header;
use actix_web::{HttpResponse, post, web};
use porta_contract::{AccessToken, Login};
use secrecy::SecretString;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{Passwords, log_in};
use crate::access::token::{LIFETIME, Tokens};
use crate::spine::db::Database;
use crate::spine::http::{Failure, blocking};
use crate::spine::ids::Id;

/// Registers the routes.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(post_login);
}

/// Log in
///
/// E-mail address and password for a token that is good for 15 minutes. The answer to a wrong password is the same, and takes as
/// long, as that to an unknown address. After ten failures an address is locked for a minute, then for longer; known or not.
#[utoipa::path(
    operation_id = "log_in",
    tag = "staff",
    request_body = Login,
    responses(
        (status = 200, description = "A token", body = AccessToken),
        (status = 400, description = "The body cannot be read.", body = porta_contract::Problem, content_type = "application/problem+json"),
        (status = 401, description = "Address and password do not match.", body = porta_contract::Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many failures for this address; see Retry-After.", body = porta_contract::Problem, content_type = "application/problem+json"),
        (status = 503, description = "Not available for the moment; see Retry-After.", body = porta_contract::Problem, content_type = "application/problem+json"),
    ),
    security(())
)]
#[post("/v1/auth/login")]
async fn post_login(
    login: web::Json<Login>,
    db: web::Data<Database>,
    passwords: web::Data<Passwords>,
    tokens: web::Data<Tokens>,
) -> Result<HttpResponse, Failure> {
    let login = login.into_inner();
    let password = SecretString::from(login.password);
    let slot = passwords.slot().await.ok_or(Failure::Unavailable(5))?;
    let (work, now) = (passwords.clone(), tokens.now());
    let account = blocking(move || Ok(log_in(&db, &work, &login.email, &password, now)?)).await?;
    drop(slot);
    let access_token = tokens
        .issue(&account)
        .map_err(|error| Failure::Internal(error.to_string()))?;
    let answer = AccessToken {
        access_token,
        token_type: "Bearer".to_owned(),
        expires_in: LIFETIME.num_seconds(),
        role: account.role,
        city: account.city.map(|city| city.as_str().to_owned()),
    };
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(answer))
}
