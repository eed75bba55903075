//! The token endpoint (RFC 6749) and the public keys, over HTTP.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use porta_contract::{KeySet, PublicKey, TokenAnswer, TokenError, TokenRequest};
use utoipa_actix_web::service_config::ServiceConfig;

use super::Tokens;
use super::exchange::{Form, Refusal, exchange};
use crate::access::tools::Tools;
use crate::spine::http::{Failure, OwnErrorBody, blocking};

/// Registers the routes.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(issue_token).service(list_keys);
}

/// Get a token
///
/// RFC 6749, with a form and with that standard's own errors. Applications send `client_credentials`, with their id and secret
/// as `Authorization: Basic` or in the form. People exchange a `refresh_token` from their login: each is good for one use, and a
/// second use ends the session. There is no password grant.
#[utoipa::path(
    tag = "access",
    request_body(content = TokenRequest, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "A token", body = TokenAnswer),
        (status = 400, description = "The request is not one of these, or the refresh token is not good (any more).", body = TokenError),
        (status = 401, description = "Client and secret do not match.", body = TokenError),
    ),
    security((), ("client" = []))
)]
#[post("/v1/auth/token")]
async fn issue_token(request: HttpRequest, body: web::Bytes, tools: Tools) -> Result<HttpResponse, Failure> {
    let form = Form::read(request.headers(), &body);
    let answer = blocking(move || match form {
        Ok(form) => exchange(&tools, &form),
        Err(refusal) => Ok(Err(refusal)),
    });
    Ok(match answer.await? {
        Ok(token) => answer_with(StatusCode::OK).json(token),
        Err(refusal) => refuse(&refusal),
    })
}

fn answer_with(status: StatusCode) -> actix_web::HttpResponseBuilder {
    let mut answer = HttpResponse::build(status);
    answer
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::PRAGMA, "no-cache"));
    answer
}

fn refuse(refusal: &Refusal) -> HttpResponse {
    let status = if refusal.error == "invalid_client" {
        StatusCode::UNAUTHORIZED
    } else {
        StatusCode::BAD_REQUEST
    };
    let mut answer = answer_with(status);
    if status == StatusCode::UNAUTHORIZED {
        answer.insert_header((header::WWW_AUTHENTICATE, "Basic realm=\"porta\""));
    }
    let mut answer = answer.json(TokenError {
        error: refusal.error.to_owned(),
        error_description: refusal.description.to_owned(),
    });
    answer.extensions_mut().insert(OwnErrorBody);
    answer
}

/// Public keys of tokens
///
/// A JSON Web Key Set (RFC 7517). A key that is to sign soon is here before it does, and stays until the last of its tokens has
/// ended.
#[utoipa::path(
    tag = "access",
    responses((status = 200, description = "The keys", body = KeySet)),
    security(())
)]
#[get("/v1/auth/keys")]
async fn list_keys(tokens: web::Data<Tokens>) -> HttpResponse {
    let key = |(id, key): (&str, &[u8; 32])| PublicKey {
        kty: "OKP".to_owned(),
        crv: "Ed25519".to_owned(),
        alg: "EdDSA".to_owned(),
        usage: "sig".to_owned(),
        kid: id.to_owned(),
        x: URL_SAFE_NO_PAD.encode(key),
    };
    let keys = tokens.public_keys().map(key).collect();
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .json(KeySet { keys })
}
