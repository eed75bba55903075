//! What the routes of this room work with.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::{StatusCode, header};
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde::Serialize;

use super::account::Passwords;
use super::seal::Seal;
use super::token::Tokens;
use crate::spine::db::Database;
use crate::spine::http::Failure;

/// The database, and what makes and reads tokens, passwords and seals.
#[derive(Clone, Debug)]
pub(super) struct Tools {
    pub db: Database,
    pub tokens: web::Data<Tokens>,
    pub passwords: web::Data<Passwords>,
    pub seal: web::Data<Seal>,
}

impl Tools {
    /// Now.
    pub fn now(&self) -> DateTime<Utc> {
        self.tokens.now()
    }
}

impl FromRequest for Tools {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(of(request).ok_or_else(|| Failure::Internal("the application lacks tools of access".to_owned())))
    }
}

fn of(request: &HttpRequest) -> Option<Tools> {
    Some(Tools {
        db: request.app_data::<web::Data<Database>>()?.get_ref().clone(),
        tokens: request.app_data::<web::Data<Tokens>>()?.clone(),
        passwords: request.app_data::<web::Data<Passwords>>()?.clone(),
        seal: request.app_data::<web::Data<Seal>>()?.clone(),
    })
}

/// An answer about one's own affairs: no cache keeps it.
pub(super) fn answer(status: StatusCode, body: &impl Serialize) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(body)
}

/// Done, and nothing to say.
pub(super) fn done() -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .finish()
}

/// One field of the body is wrong.
pub(super) fn wrong(field: &str, code: &str, detail: &str) -> Failure {
    Failure::Invalid(vec![porta_contract::FieldError {
        pointer: Some(crate::spine::http::Pointer::root().field(field).to_string()),
        parameter: None,
        code: code.to_owned(),
        detail: detail.to_owned(),
    }])
}
