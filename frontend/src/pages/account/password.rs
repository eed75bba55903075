//! Setting a password: the first one, or another.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use porta_contract::LinkPurpose;
use porta_contract::client::ClientError;

use super::page::{AccountPage, Field};
use super::{BAD_LINK, Trouble};
use crate::pages::Ctx;
use crate::pages::form::Form;

/// Fewest characters of a password, as the API has it.
const SHORTEST: usize = 12;

/// The form.
pub async fn show(ctx: &Ctx) -> Result<HttpResponse, Trouble> {
    Ok(page(ctx, (None, None)).await?.answer(ctx))
}

/// The form for the link of the address; with what is wrong with the password, and with its repetition.
async fn page(ctx: &Ctx, (wrong, different): (Option<&str>, Option<&str>)) -> Result<AccountPage, Trouble> {
    let link = ctx.api().0.read_link(ctx.part("token")).await?;
    let keys = match link.purpose {
        LinkPurpose::Invitation => ("account-invitation-title", "account-invitation-text"),
        LinkPurpose::Reset => ("account-reset-title", "account-reset-text"),
        LinkPurpose::Address | LinkPurpose::Unrecognised => return Err(Trouble::Expired),
    };
    let say = |key: &str| ctx.t.say(key).into_owned();
    let field = |name, label: &str, error: Option<&str>| Field {
        name,
        kind: "password",
        autocomplete: "new-password",
        label: say(label),
        error: error.map(say),
        ..Field::default()
    };
    let mut page = AccountPage::new(ctx, keys).await;
    let first = Field {
        help: Some(say("account-password-help")),
        ..field("password", "account-password", wrong)
    };
    page.fields = vec![first, field("again", "account-password-again", different)];
    page.email = Some(link.email);
    page.send = Some(say("account-password-send"));
    Ok(page)
}

/// Sets it. What was typed is not sent back: a password that was refused is no use, and pages are kept by browsers.
pub async fn set(ctx: &Ctx, form: &Form) -> Result<HttpResponse, Trouble> {
    let password = form.typed("password").unwrap_or_default();
    if password.chars().count() < SHORTEST {
        return again(ctx, (Some("account-error-short"), None)).await;
    }
    if form.typed("again") != Some(password) {
        return again(ctx, (None, Some("account-error-different"))).await;
    }
    match ctx.api().0.set_password(ctx.part("token"), password).await {
        Ok(()) => {
            let keys = ("account-password-done-title", "account-password-done-text");
            Ok(AccountPage::new(ctx, keys).await.end().answer(ctx))
        }
        Err(ClientError::Problem(problem))
            if problem.status == 422 && problem.errors.iter().all(|error| error.code != BAD_LINK) =>
        {
            again(ctx, (Some("account-error-easy"), None)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn again(ctx: &Ctx, wrong: (Option<&str>, Option<&str>)) -> Result<HttpResponse, Trouble> {
    let page = page(ctx, wrong).await?;
    Ok(page.with(StatusCode::UNPROCESSABLE_ENTITY).answer(ctx))
}
