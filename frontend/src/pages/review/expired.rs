//! A link that is not good any more, and a fresh one by mail.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

use super::form::Form;
use super::visit::Trouble;
use crate::http::CachePolicy;
use crate::pages::{Ctx, Page};
use crate::view::{Frame, Shell};

#[derive(Template)]
#[template(path = "review_link.html")]
struct LinkPage {
    shell: Shell,
    status: StatusCode,
    /// Keys of heading and text.
    title: &'static str,
    text: &'static str,
    action: String,
    /// True once a mail may be under way.
    sent: bool,
    email: String,
    error: Option<String>,
}

impl Page for LinkPage {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn cache(&self) -> CachePolicy {
        CachePolicy::Never
    }
}

/// The link is not good any more.
pub async fn page(ctx: &Ctx) -> HttpResponse {
    let keys = ("review-expired-title", "review-expired-text");
    ctx.render(&build(ctx, StatusCode::NOT_FOUND, keys).await)
}

/// The form alone.
pub async fn ask(ctx: &Ctx) -> Result<HttpResponse, Trouble> {
    let keys = ("review-expired-title", "review-expired-text");
    Ok(ctx.render(&build(ctx, StatusCode::OK, keys).await))
}

/// Asks the API for a fresh link. What it answers is the same for every address.
pub async fn send(ctx: &Ctx, form: &Form) -> Result<HttpResponse, Trouble> {
    let email = form.get("email").unwrap_or_default();
    if !email.contains('@') {
        let keys = ("review-expired-title", "review-expired-text");
        let mut page = build(ctx, StatusCode::UNPROCESSABLE_ENTITY, keys).await;
        email.clone_into(&mut page.email);
        page.error = Some(ctx.t.say("review-error-email").into_owned());
        return Ok(ctx.render(&page));
    }
    ctx.api().0.ask_for_review_link(email).await?;
    let mut page = build(ctx, StatusCode::OK, ("review-link-sent-title", "review-link-sent-text")).await;
    page.sent = true;
    Ok(ctx.render(&page))
}

async fn build(ctx: &Ctx, status: StatusCode, (title, text): (&'static str, &'static str)) -> LinkPage {
    let city = ctx.city().await.ok();
    let frame = Frame {
        title: ctx.t.say(title).into_owned(),
        path: "review-link".to_owned(),
        noindex: true,
        ..Frame::default()
    };
    LinkPage {
        shell: ctx.shell(city.as_deref(), frame),
        status,
        title,
        text,
        action: format!("/{}/review-link", ctx.t.tag()),
        sent: false,
        email: String::new(),
        error: None,
    }
}
