//! Confirming another address.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use porta_contract::LinkPurpose;
use porta_contract::client::ClientError;

use super::Trouble;
use super::page::AccountPage;
use crate::pages::Ctx;

/// Asks whether the address is right.
pub async fn show(ctx: &Ctx) -> Result<HttpResponse, Trouble> {
    let link = ctx.api().0.read_link(ctx.part("token")).await?;
    if link.purpose != LinkPurpose::Address {
        return Err(Trouble::Expired);
    }
    let mut page = AccountPage::new(ctx, ("account-address-title", "account-address-text")).await;
    page.email = Some(link.email);
    page.send = Some(ctx.t.say("account-address-send").into_owned());
    Ok(page.answer(ctx))
}

/// It is.
pub async fn confirm(ctx: &Ctx) -> Result<HttpResponse, Trouble> {
    let keys = match ctx.api().0.confirm_address(ctx.part("token")).await {
        Ok(()) => ("account-address-done-title", "account-address-done-text"),
        Err(ClientError::Problem(problem)) if problem.status == 409 => {
            let taken = ("account-address-taken-title", "account-address-taken-text");
            let page = AccountPage::new(ctx, taken).await;
            return Ok(page.with(StatusCode::CONFLICT).answer(ctx));
        }
        Err(error) => return Err(error.into()),
    };
    Ok(AccountPage::new(ctx, keys).await.end().answer(ctx))
}
