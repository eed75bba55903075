//! Suggesting an offer, or asking to be listed: a form for anybody, without script, cookie or puzzle.

mod filled;
mod page;

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::web::Bytes;
use actix_web::{Error, HttpResponse};
use porta_contract::client::ClientError;
use porta_contract::{SuggestionForm, SuggestionKind};

use self::filled::Filled;
use self::page::{Around, SuggestPage};
use super::Ctx;
use super::form::Form;
use crate::api::PageError;

/// Seconds to wait where the API does not say how many.
const RETRY: HeaderValue = HeaderValue::from_static("600");

/// Which of the two forms an address asks for.
fn kind(ctx: &Ctx) -> SuggestionKind {
    let query = ctx.query();
    let asked = query.iter().find(|(name, _)| name == "kind");
    let asked = asked.and_then(|(_, word)| SuggestionKind::parse(word));
    asked.unwrap_or(SuggestionKind::Offer)
}

/// `GET /{lang}/suggest`: asks what is missing.
pub async fn suggest(ctx: Ctx) -> HttpResponse {
    let page = async {
        let around = Around::load(&ctx).await?;
        let form = fresh(&ctx).await?;
        let filled = Filled {
            form: form.form,
            ..Filled::of(kind(&ctx))
        };
        Ok(SuggestPage::new(&ctx, &around, (filled, &form.consent)))
    };
    let page = page.await;
    ctx.respond(page).await
}

/// `POST /{lang}/suggest`: sends it.
pub async fn answer_suggest(ctx: Ctx, body: Result<Bytes, Error>) -> HttpResponse {
    match answer(&ctx, body).await {
        Ok(response) => response,
        Err(error) => ctx.refuse(&error).await,
    }
}

/// A form that is shown now, with the text to agree to. It is never kept: it says when it was asked for.
async fn fresh(ctx: &Ctx) -> Result<SuggestionForm, PageError> {
    let (client, city) = ctx.api();
    let answer = client.suggestion_form(city).lang(ctx.t.tag()).send().await?;
    answer.fetched().map(|fetched| fetched.value).ok_or(PageError::Broken)
}

async fn answer(ctx: &Ctx, body: Result<Bytes, Error>) -> Result<HttpResponse, PageError> {
    let form = Form::read(ctx, body)?;
    let around = Around::load(ctx).await?;
    let mut filled = Filled::read(kind(ctx), &form);
    filled.check();
    if filled.is_right() {
        let (client, city) = ctx.api();
        let visitor = ctx.app.visitors.mark(ctx.request());
        let new = filled.suggestion(ctx.t.tag(), form.get("fax"));
        match client.suggest_entry(city, &new, visitor.as_deref()).await {
            Ok(received) => return Ok(SuggestPage::done(ctx, &around, (&filled, received.due_on)).answer(ctx)),
            Err(ClientError::Problem(problem)) if problem.status == 422 => filled.told(&problem)?,
            Err(error) if error.status() == Some(429) => {
                filled.whole = Some("suggest-error-many");
                filled.status = StatusCode::TOO_MANY_REQUESTS;
            }
            Err(error) => return Err(error.into()),
        }
    }
    let shown = fresh(ctx).await?;
    if filled.stale {
        filled.form = shown.form;
    }
    let many = filled.status == StatusCode::TOO_MANY_REQUESTS;
    let mut response = SuggestPage::new(ctx, &around, (filled, &shown.consent)).answer(ctx);
    if many {
        response.headers_mut().insert(RETRY_AFTER, RETRY);
    }
    Ok(response)
}
