//! Helping: what is looked for, what is better left at home, and offering something oneself.

mod link;
mod list;
mod need;
mod offer;
mod page;

use actix_web::web::Bytes;
use actix_web::{Error, HttpResponse};
use porta_contract::NeedKind;

use super::Ctx;
use super::form::Form;

/// Kinds that can be offered here, in the order of their buttons, with their icons.
const KINDS: [(NeedKind, &str); 4] = [
    (NeedKind::Housing, "house"),
    (NeedKind::Volunteers, "clock"),
    (NeedKind::Skills, "book"),
    (NeedKind::Goods, "bag"),
];

/// `GET /{lang}/help`: what is looked for.
pub async fn help(ctx: Ctx) -> HttpResponse {
    let page = list::page(&ctx).await;
    ctx.respond(page).await
}

/// `GET /{lang}/help/{slug}`: one need.
pub async fn need(ctx: Ctx) -> HttpResponse {
    let page = need::page(&ctx).await;
    ctx.respond(page).await
}

/// `GET /{lang}/help/offer?kind=&need=`: asks what somebody offers.
pub async fn offer_help(ctx: Ctx) -> HttpResponse {
    match offer::show(&ctx).await {
        Ok(response) => response,
        Err(error) => ctx.refuse(&error).await,
    }
}

/// `POST /{lang}/help/offer`: sends it.
pub async fn answer_offer_help(ctx: Ctx, body: Result<Bytes, Error>) -> HttpResponse {
    match offer::send(&ctx, body).await {
        Ok(response) => response,
        Err(error) => ctx.refuse(&error).await,
    }
}

/// `GET /{lang}/help/pledge/{token}`: how an offer stands. Changes nothing.
pub async fn pledge_link(ctx: Ctx) -> HttpResponse {
    link::answer(&ctx, link::show(&ctx).await).await
}

/// `POST /{lang}/help/pledge/{token}`: confirms it, or takes it back.
pub async fn answer_pledge_link(ctx: Ctx, body: Result<Bytes, Error>) -> HttpResponse {
    let done = async { link::act(&ctx, &Form::read(&ctx, body)?).await };
    link::answer(&ctx, done.await).await
}
