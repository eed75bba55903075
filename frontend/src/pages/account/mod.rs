//! What the mails about accounts lead to: setting a password, confirming an address, asking for a link. Looking changes nothing, and
//! nobody gets a cookie.

mod address;
mod forgotten;
mod page;
mod password;

use actix_web::web::Bytes;
use actix_web::{Error, HttpResponse};
use porta_contract::client::ClientError;

use super::Ctx;
use super::form::Form;
use crate::api::PageError;

/// `GET /{lang}/account/forgotten`: asks for the address that a link is to go to.
pub async fn forgotten(ctx: Ctx) -> HttpResponse {
    forgotten::show(&ctx).await
}

/// `POST /{lang}/account/forgotten`: sends a link, if the address has an account.
pub async fn answer_forgotten(ctx: Ctx, body: Result<Bytes, Error>) -> HttpResponse {
    let done = async { forgotten::send(&ctx, &Form::read(&ctx, body)?).await };
    answer(&ctx, done.await).await
}

/// `GET /{lang}/account/password/{token}`: asks for a password. Changes nothing.
pub async fn set_password(ctx: Ctx) -> HttpResponse {
    let shown = password::show(&ctx).await;
    answer(&ctx, shown).await
}

/// `POST /{lang}/account/password/{token}`: sets it.
pub async fn answer_set_password(ctx: Ctx, body: Result<Bytes, Error>) -> HttpResponse {
    let done = async { password::set(&ctx, &Form::read(&ctx, body)?).await };
    answer(&ctx, done.await).await
}

/// `GET /{lang}/account/address/{token}`: asks whether the address is right. Changes nothing.
pub async fn confirm_address(ctx: Ctx) -> HttpResponse {
    let shown = address::show(&ctx).await;
    answer(&ctx, shown).await
}

/// `POST /{lang}/account/address/{token}`: it is.
pub async fn answer_confirm_address(ctx: Ctx, body: Result<Bytes, Error>) -> HttpResponse {
    let done = async {
        Form::read(&ctx, body)?;
        address::confirm(&ctx).await
    };
    answer(&ctx, done.await).await
}

/// Why there is not the page that was asked for.
enum Trouble {
    /// There is a page that says so.
    Page(PageError),
    /// The link is not good any more.
    Expired,
}

impl From<PageError> for Trouble {
    fn from(error: PageError) -> Self {
        Self::Page(error)
    }
}

/// Code of the API for a link that is not good any more.
const BAD_LINK: &str = "bad_link";

impl From<ClientError> for Trouble {
    fn from(error: ClientError) -> Self {
        match &error {
            ClientError::Problem(problem) if problem.errors.iter().any(|one| one.code == BAD_LINK) => Self::Expired,
            _ => Self::Page(error.into()),
        }
    }
}

async fn answer(ctx: &Ctx, done: Result<HttpResponse, Trouble>) -> HttpResponse {
    match done {
        Ok(response) => response,
        Err(Trouble::Page(error)) => ctx.refuse(&error).await,
        Err(Trouble::Expired) => forgotten::expired(ctx).await,
    }
}
