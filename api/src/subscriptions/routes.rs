//! Subscriptions over HTTP: asked for by anybody, and looked after by whoever has the link of a mail.

use actix_web::http::{StatusCode, header};
use actix_web::{Error, HttpRequest, HttpResponse, get, post, web};
use porta_contract::{ChangeSubscription, NewSubscription, Subscription, SubscriptionForm, SubscriptionToken};
use serde::Serialize;
use utoipa_actix_web::service_config::ServiceConfig;

use super::tools::Tools;
use super::{ask, manage};
use crate::access::limit::Limits;
use crate::spine::http::{Body, Failure, blocking};

/// Registers the routes. They need [`Tools`] and [`Limits`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(get_subscription_form)
        .service(subscribe)
        .service(read_subscription)
        .service(confirm_subscription)
        .service(change_subscription)
        .service(end_subscription)
        .service(stop_news);
}

fn answer(body: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(body)
}

fn nothing(status: StatusCode) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .finish()
}

/// Get a form for a subscription
///
/// Ask for one when the page with the form is shown, and send it back as `form`. It says when it was asked for, and nothing of whom.
#[utoipa::path(
    tag = "subscriptions",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    responses((status = 200, description = "A form", body = SubscriptionForm)),
    security(())
)]
#[get("/v1/cities/{city}/subscriptions/form")]
async fn get_subscription_form(city: web::Path<String>, tools: web::Data<Tools>) -> Result<HttpResponse, Failure> {
    let form = blocking(move || ask::hand_out(&tools, &city)).await?;
    Ok(answer(&form))
}

/// Ask for news by mail
///
/// A mail with a link goes to the address, one an hour at most; no news go there before somebody has confirmed by that link. An address that
/// nobody confirms is deleted after some days. The answer is the same for every address; one that has a subscription is told so by the mail.
///
/// It counts with reports: each network can ask some times an hour.
#[utoipa::path(
    tag = "subscriptions",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    request_body = NewSubscription,
    responses((status = 202, description = "A mail goes out")),
    security(())
)]
#[post("/v1/cities/{city}/subscriptions")]
async fn subscribe(
    request: HttpRequest,
    city: web::Path<String>,
    (tools, limits): (web::Data<Tools>, web::Data<Limits>),
    body: Body<NewSubscription>,
) -> Result<HttpResponse, Error> {
    limits.count_report(&request)?;
    let new = body.read().await?;
    blocking(move || ask::ask(&tools, &city, new)).await?;
    Ok(nothing(StatusCode::ACCEPTED))
}

/// Read a subscription
///
/// By the secret of the link that its mails have. Reading changes nothing.
#[utoipa::path(
    tag = "subscriptions",
    request_body = SubscriptionToken,
    responses((status = 200, description = "The subscription", body = Subscription)),
    security(())
)]
#[post("/v1/subscriptions/read")]
async fn read_subscription(tools: web::Data<Tools>, body: Body<SubscriptionToken>) -> Result<HttpResponse, Error> {
    let token = body.read().await?.token;
    let one = blocking(move || manage::read(&tools, &token)).await?;
    Ok(answer(&one))
}

/// Confirm a subscription
///
/// From now on news go to the address: what becomes public after this. The same twice is once.
#[utoipa::path(
    tag = "subscriptions",
    request_body = SubscriptionToken,
    responses((status = 200, description = "The subscription", body = Subscription)),
    security(())
)]
#[post("/v1/subscriptions/confirm")]
async fn confirm_subscription(tools: web::Data<Tools>, body: Body<SubscriptionToken>) -> Result<HttpResponse, Error> {
    let token = body.read().await?.token;
    let one = blocking(move || manage::confirm(&tools, &token)).await?;
    Ok(answer(&one))
}

/// Change a subscription
///
/// Other wishes in place of those before. What has been told is not told again.
#[utoipa::path(
    tag = "subscriptions",
    request_body = ChangeSubscription,
    responses((status = 200, description = "The subscription", body = Subscription)),
    security(())
)]
#[post("/v1/subscriptions/change")]
async fn change_subscription(tools: web::Data<Tools>, body: Body<ChangeSubscription>) -> Result<HttpResponse, Error> {
    let change = body.read().await?;
    let one = blocking(move || manage::change(&tools, change)).await?;
    Ok(answer(&one))
}

/// End a subscription
///
/// It is deleted with its address; no mail goes there any more.
#[utoipa::path(
    tag = "subscriptions",
    request_body = SubscriptionToken,
    responses((status = 204, description = "It has ended")),
    security(())
)]
#[post("/v1/subscriptions/end")]
async fn end_subscription(tools: web::Data<Tools>, body: Body<SubscriptionToken>) -> Result<HttpResponse, Error> {
    let token = body.read().await?.token;
    blocking(move || manage::end(&tools, &token)).await?;
    Ok(nothing(StatusCode::NO_CONTENT))
}

/// Unsubscribe with one click
///
/// What mail programs call when somebody unsubscribes (RFC 8058): without login and cookies, whatever the body. The same twice is once.
#[utoipa::path(
    tag = "subscriptions",
    params(("token" = String, Path, description = "The last part of the header List-Unsubscribe", example = "pns_rQ5Tq8o3uVbq3Jt0Vd2mMw7m1mGm3GJx")),
    responses((status = 200, description = "No more news go to this address", body = String, content_type = "text/plain")),
    security(())
)]
#[post("/v1/subscriptions/stop/{token}")]
async fn stop_news(token: web::Path<String>, tools: web::Data<Tools>) -> Result<HttpResponse, Failure> {
    blocking(move || manage::stop(&tools, &token)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("text/plain; charset=utf-8")
        .body("No more news will be sent to this address.\n"))
}
