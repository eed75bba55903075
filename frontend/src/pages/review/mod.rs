//! The check: a provider follows the link of a mail, looks at its entries, and answers. The link is all it needs; each request
//! exchanges it for a short session, so that nothing is kept here and nobody gets a cookie.

mod add;
mod correction;
mod correction_page;
mod difference;
mod draft;
mod entries;
mod entry;
mod expired;
mod gone;
mod hours;
mod odd;
mod times;
mod visit;
mod week;

use actix_web::web::Bytes;
use actix_web::{Error, HttpResponse};

use self::visit::{Trouble, Visit};
use super::{Ctx, form};
use form::Form;

/// `GET /{lang}/review/{token}`: all entries. Changes nothing.
pub async fn review(ctx: Ctx) -> HttpResponse {
    let shown = async { entries::show(&Visit::begin(&ctx).await?) };
    answer(&ctx, shown.await).await
}

/// `POST /{lang}/review/{token}`: *still right*, taken back, *all the rest is right*, another contact, a word.
pub async fn answer_review(ctx: Ctx, body: Result<Bytes, Error>) -> HttpResponse {
    let done = async {
        let form = Form::read(&ctx, body)?;
        entries::answer(&Visit::begin(&ctx).await?, &form).await
    };
    answer(&ctx, done.await).await
}

/// `GET /{lang}/review/{token}/correct/{item}`: the form for a correction. Changes nothing.
pub async fn correct(ctx: Ctx) -> HttpResponse {
    let shown = async { correction::show(&Visit::begin(&ctx).await?) };
    answer(&ctx, shown.await).await
}

/// `POST /{lang}/review/{token}/correct/{item}`: looks at hours, or saves.
pub async fn answer_correct(ctx: Ctx, body: Result<Bytes, Error>) -> HttpResponse {
    let done = async {
        let form = Form::read(&ctx, body)?;
        correction::answer(&Visit::begin(&ctx).await?, form).await
    };
    answer(&ctx, done.await).await
}

/// `GET /{lang}/review/{token}/gone/{item}`: asks what follows it. Changes nothing.
pub async fn gone(ctx: Ctx) -> HttpResponse {
    let shown = async { gone::show(&Visit::begin(&ctx).await?) };
    answer(&ctx, shown.await).await
}

/// `POST /{lang}/review/{token}/gone/{item}`: it does not exist any more.
pub async fn answer_gone(ctx: Ctx, body: Result<Bytes, Error>) -> HttpResponse {
    let done = async {
        let form = Form::read(&ctx, body)?;
        gone::answer(&Visit::begin(&ctx).await?, &form).await
    };
    answer(&ctx, done.await).await
}

/// `GET /{lang}/review/{token}/add`: the form for an offer that is not there yet. Changes nothing.
pub async fn add(ctx: Ctx) -> HttpResponse {
    let shown = async { add::show(&Visit::begin(&ctx).await?).await };
    answer(&ctx, shown.await).await
}

/// `POST /{lang}/review/{token}/add`: adds it.
pub async fn answer_add(ctx: Ctx, body: Result<Bytes, Error>) -> HttpResponse {
    let done = async {
        let form = Form::read(&ctx, body)?;
        add::answer(&Visit::begin(&ctx).await?, &form).await
    };
    answer(&ctx, done.await).await
}

/// `GET /{lang}/review-link`: asks for the address that a fresh link is to go to.
pub async fn review_link(ctx: Ctx) -> HttpResponse {
    let page = expired::ask(&ctx).await;
    answer(&ctx, page).await
}

/// `POST /{lang}/review-link`: sends a fresh link, if the address is registered.
pub async fn answer_review_link(ctx: Ctx, body: Result<Bytes, Error>) -> HttpResponse {
    let done = async { expired::send(&ctx, &Form::read(&ctx, body)?).await };
    answer(&ctx, done.await).await
}

async fn answer(ctx: &Ctx, done: Result<HttpResponse, Trouble>) -> HttpResponse {
    match done {
        Ok(response) => response,
        Err(Trouble::Page(error)) => ctx.refuse(&error).await,
        Err(Trouble::Expired) => expired::page(ctx).await,
    }
}
