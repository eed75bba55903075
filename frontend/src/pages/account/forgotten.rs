//! A forgotten password, and a link that is not good any more.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use porta_contract::client::ClientError;

use super::Trouble;
use super::page::{AccountPage, Field};
use crate::pages::Ctx;
use crate::pages::form::Form;

/// The form.
pub async fn show(ctx: &Ctx) -> HttpResponse {
    page(ctx, String::new(), None).await.answer(ctx)
}

async fn page(ctx: &Ctx, value: String, error: Option<String>) -> AccountPage {
    let mut page = AccountPage::new(ctx, ("account-forgotten-title", "account-forgotten-text")).await;
    page.fields = vec![Field {
        name: "email",
        kind: "email",
        autocomplete: "username",
        label: ctx.t.say("account-email").into_owned(),
        value,
        error,
        ..Field::default()
    }];
    page.send = Some(ctx.t.say("account-forgotten-send").into_owned());
    page
}

/// Asks the API for a link. What it answers is the same for every address.
pub async fn send(ctx: &Ctx, form: &Form) -> Result<HttpResponse, Trouble> {
    let email = form.get("email").unwrap_or_default();
    match ctx.api().0.forget_password(email).await {
        Ok(()) => {
            let keys = ("account-sent-title", "account-sent-text");
            Ok(AccountPage::new(ctx, keys).await.end().answer(ctx))
        }
        Err(ClientError::Problem(problem)) if problem.status == 422 => {
            let why = ctx.t.say("review-error-email").into_owned();
            let page = page(ctx, email.to_owned(), Some(why)).await;
            Ok(page.with(StatusCode::UNPROCESSABLE_ENTITY).answer(ctx))
        }
        Err(error) => Err(error.into()),
    }
}

/// The link is not good any more.
pub async fn expired(ctx: &Ctx) -> HttpResponse {
    let mut page = AccountPage::new(ctx, ("account-expired-title", "account-expired-text")).await;
    let to = format!("/{}/account/forgotten", ctx.t.tag());
    page.instead = Some((to, ctx.t.say("account-expired-again").into_owned()));
    page.with(StatusCode::NOT_FOUND).answer(ctx)
}
