//! News by mail: asked for by a form, confirmed, changed and ended behind the link of a mail. Looking changes nothing, and nobody gets a
//! cookie.

mod page;
mod wishes;

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::web::Bytes;
use actix_web::{Error, HttpResponse};
use porta_contract::client::ClientError;
use porta_contract::{ChangeSubscription, NewSubscription, Problem, Subscription, SubscriptionState};

use self::page::{Around, End, SubscribePage};
use self::wishes::Chosen;
use super::Ctx;
use super::form::Form;
use crate::api::PageError;

/// Seconds to wait where the API does not say how many.
const RETRY: HeaderValue = HeaderValue::from_static("600");

/// `GET /{lang}/subscribe`: asks what somebody wants to hear of.
pub async fn subscribe(ctx: Ctx) -> HttpResponse {
    let page = async {
        let around = Around::load(&ctx).await?;
        let (client, city) = ctx.api();
        let form = client.subscription_form(city).await?;
        let mut page = SubscribePage::ask(&ctx, &around, (&Chosen::usual(&form.nouns), &form.nouns));
        page.form = form.form;
        Ok(page)
    };
    let page = page.await;
    ctx.respond(page).await
}

/// `POST /{lang}/subscribe`: asks for it.
pub async fn answer_subscribe(ctx: Ctx, body: Result<Bytes, Error>) -> HttpResponse {
    match ask(&ctx, body).await {
        Ok(response) => response,
        Err(error) => ctx.refuse(&error).await,
    }
}

/// `GET /{lang}/subscribe/{token}`: what is subscribed to. Changes nothing.
pub async fn subscription(ctx: Ctx) -> HttpResponse {
    let shown = async {
        let around = Around::load(&ctx).await?;
        let one = ctx.api().0.subscription(ctx.part("token")).await;
        managed(&ctx, &around, one, None)
    };
    match shown.await {
        Ok(response) => response,
        Err(error) => ctx.refuse(&error).await,
    }
}

/// `POST /{lang}/subscribe/{token}`: confirms, changes or ends it.
pub async fn answer_subscription(ctx: Ctx, body: Result<Bytes, Error>) -> HttpResponse {
    match act(&ctx, body).await {
        Ok(response) => response,
        Err(error) => ctx.refuse(&error).await,
    }
}

async fn ask(ctx: &Ctx, body: Result<Bytes, Error>) -> Result<HttpResponse, PageError> {
    let form = Form::read(ctx, body)?;
    let around = Around::load(ctx).await?;
    let (client, city) = ctx.api();
    let chosen = Chosen::read(&form);
    let email = form.get("email").unwrap_or_default();
    let mut token = form.get("form").unwrap_or_default().to_owned();
    let mut faults = chosen.faults();
    if email.is_empty() {
        faults.insert("email", "subscribe-error-email");
    }
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if faults.is_empty() {
        let new = NewSubscription {
            email: email.to_owned(),
            lang: ctx.t.tag().to_owned(),
            nouns: chosen.nouns.clone(),
            categories: chosen.categories.clone(),
            districts: chosen.districts.clone(),
            languages: chosen.languages.clone(),
            rhythm: chosen.rhythm,
            form: token.clone(),
            website: form.get("website").map(str::to_owned),
        };
        let visitor = ctx.app.visitors.mark(ctx.request());
        match client.subscribe(city, &new, visitor.as_deref()).await {
            Ok(()) => return Ok(SubscribePage::end(ctx, &around, End::Asked).answer(ctx)),
            Err(ClientError::Problem(problem)) if problem.status == 422 => {
                told(&problem, &mut faults)?;
                if faults.contains_key("form") {
                    token = client.subscription_form(city).await?.form;
                }
            }
            Err(error) if error.status() == Some(429) => {
                faults.insert("send", "suggest-error-many");
                status = StatusCode::TOO_MANY_REQUESTS;
            }
            Err(error) => return Err(error.into()),
        }
    }
    let possible = client.subscription_form(city).await?.nouns;
    let mut page = SubscribePage::ask(ctx, &around, (&chosen, &possible)).wrong(ctx, &faults, status);
    page.form = token;
    page.set_email(email);
    let mut response = page.answer(ctx);
    if status == StatusCode::TOO_MANY_REQUESTS {
        response.headers_mut().insert(RETRY_AFTER, RETRY);
    }
    Ok(response)
}

/// What the API says is wrong.
fn told(problem: &Problem, faults: &mut wishes::Wrong) -> Result<(), PageError> {
    for error in &problem.errors {
        match (error.pointer.as_deref().unwrap_or_default(), error.code.as_str()) {
            ("#/form", "too_fast") => drop(faults.insert("send", "suggest-error-fast")),
            ("#/form", _) => drop(faults.insert("form", "suggest-error-old")),
            ("#/email", _) => drop(faults.insert("email", "subscribe-error-email")),
            ("#/nouns", _) => drop(faults.insert("nouns", "subscribe-error-nouns")),
            _ => return Err(PageError::Refused),
        }
    }
    Ok(())
}

/// The page of a subscription, or that there is none.
fn managed(
    ctx: &Ctx,
    around: &Around,
    one: Result<Subscription, ClientError>,
    done: Option<&'static str>,
) -> Result<HttpResponse, PageError> {
    match one {
        Ok(one) if one.state == SubscriptionState::Asked => Ok(SubscribePage::confirm(ctx, around, &one).answer(ctx)),
        Ok(one) => Ok(SubscribePage::manage(ctx, around, (&one, done)).answer(ctx)),
        Err(error) if error.is_not_found() => Ok(SubscribePage::end(ctx, around, End::Gone).answer(ctx)),
        Err(error) => Err(error.into()),
    }
}

async fn act(ctx: &Ctx, body: Result<Bytes, Error>) -> Result<HttpResponse, PageError> {
    let form = Form::read(ctx, body)?;
    let around = Around::load(ctx).await?;
    let (client, token) = (ctx.api().0, ctx.part("token"));
    match form.get("do") {
        Some("confirm") => {
            let one = client.confirm_subscription(token).await;
            managed(ctx, &around, one, Some("subscribe-confirmed"))
        }
        Some("end") => match client.end_subscription(token).await {
            Ok(()) => Ok(SubscribePage::end(ctx, &around, End::Ended).answer(ctx)),
            Err(error) if error.is_not_found() => Ok(SubscribePage::end(ctx, &around, End::Ended).answer(ctx)),
            Err(error) => Err(error.into()),
        },
        Some("change") => change(ctx, &around, (&form, token)).await,
        _ => Err(PageError::Refused),
    }
}

async fn change(ctx: &Ctx, around: &Around, (form, token): (&Form, &str)) -> Result<HttpResponse, PageError> {
    let client = ctx.api().0;
    let chosen = Chosen::read(form);
    let faults = chosen.faults();
    if !faults.is_empty() {
        let one = match client.subscription(token).await {
            Ok(one) => one,
            Err(error) => return managed(ctx, around, Err(error), None),
        };
        let page = SubscribePage::manage(ctx, around, (&one, None)).with(ctx, around, (&chosen, &one.possible));
        let page = page.wrong(ctx, &faults, StatusCode::UNPROCESSABLE_ENTITY);
        return Ok(page.answer(ctx));
    }
    let change = ChangeSubscription {
        token: token.to_owned(),
        lang: form.filled("lang").unwrap_or_else(|| ctx.t.tag()).to_owned(),
        nouns: chosen.nouns,
        categories: chosen.categories,
        districts: chosen.districts,
        languages: chosen.languages,
        rhythm: chosen.rhythm,
    };
    match client.change_subscription(&change).await {
        Err(ClientError::Problem(problem)) if problem.status == 422 => Err(PageError::Refused),
        one => managed(ctx, around, one, Some("subscribe-changed")),
    }
}
