//! Reporting a barrier: a form for anybody, without script, cookie or puzzle. Whoever sends it gets a number and a day.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::web::Bytes;
use actix_web::{Error, HttpResponse};
use askama::Template;
use porta_contract::client::ClientError;
use porta_contract::{BarrierReceived, City, NewBarrier, Problem};

use super::form::Form;
use super::{Ctx, Page};
use crate::api::PageError;
use crate::http::CachePolicy;
use crate::view::{Frame, Link, Shell};

/// Longest text, as the API has it.
const LONGEST: usize = 2_000;
/// Seconds to wait where the API does not say how many.
const RETRY: HeaderValue = HeaderValue::from_static("600");

/// What stands in the form, and keys of what is wrong with it.
#[derive(Clone, Debug, Default)]
struct Filled {
    form: String,
    text: String,
    page: String,
    email: String,
    /// With no field of its own.
    whole: Option<&'static str>,
    wrong_text: Option<&'static str>,
    wrong_email: Option<&'static str>,
    wrong_page: Option<&'static str>,
    /// True when another form is needed.
    stale: bool,
    status: StatusCode,
}

#[derive(Template)]
#[template(path = "barrier.html")]
struct BarrierPage {
    shell: Shell,
    back: Link,
    filled: Filled,
    wrong_text: Option<String>,
    wrong_email: Option<String>,
    wrong_page: Option<String>,
    /// Field and sentence of everything that is wrong.
    errors: Vec<(&'static str, String)>,
    /// Number, and what is said of the day, once it has been sent.
    done: Option<(String, String)>,
}

impl Page for BarrierPage {
    fn status(&self) -> StatusCode {
        self.filled.status
    }

    fn cache(&self) -> CachePolicy {
        CachePolicy::Never
    }
}

/// `GET /{lang}/barrier`: asks what does not work; `page` may say where.
pub async fn barrier(ctx: Ctx) -> HttpResponse {
    let page = async {
        let city = ctx.city().await?;
        let from = ctx.query().into_iter().find(|(name, _)| name == "page");
        let filled = Filled {
            form: fresh(&ctx).await?,
            page: from.map(|(_, page)| page).unwrap_or_default(),
            ..Filled::default()
        };
        Ok(BarrierPage::new(&ctx, &city, filled))
    };
    let page = page.await;
    ctx.respond(page).await
}

/// `POST /{lang}/barrier`: sends it.
pub async fn answer_barrier(ctx: Ctx, body: Result<Bytes, Error>) -> HttpResponse {
    match answer(&ctx, body).await {
        Ok(response) => response,
        Err(error) => ctx.refuse(&error).await,
    }
}

/// The token of a form that is shown now.
async fn fresh(ctx: &Ctx) -> Result<String, PageError> {
    let (client, city) = ctx.api();
    Ok(client.barrier_form(city).await?.form)
}

async fn answer(ctx: &Ctx, body: Result<Bytes, Error>) -> Result<HttpResponse, PageError> {
    let form = Form::read(ctx, body)?;
    let city = ctx.city().await?;
    let field = |name: &str| form.get(name).unwrap_or_default().to_owned();
    let mut filled = Filled {
        form: field("form"),
        text: field("text"),
        page: field("page"),
        email: field("email"),
        status: StatusCode::UNPROCESSABLE_ENTITY,
        ..Filled::default()
    };
    if filled.text.is_empty() {
        filled.wrong_text = Some("barrier-error-text");
    } else if filled.text.chars().count() > LONGEST {
        filled.wrong_text = Some("barrier-error-long");
    }
    if filled.wrong_text.is_some() {
        return Ok(ctx.render(&BarrierPage::new(ctx, &city, filled)));
    }
    let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let report = NewBarrier {
        text: filled.text.clone(),
        page: given(&filled.page),
        lang: Some(ctx.t.tag().to_owned()),
        email: given(&filled.email),
        form: filled.form.clone(),
        website: form.get("website").map(str::to_owned),
    };
    let (client, slug) = ctx.api();
    let visitor = ctx.app.visitors.mark(ctx.request());
    match client.barrier(slug, &report, visitor.as_deref()).await {
        Ok(received) => Ok(ctx.render(&BarrierPage::done(ctx, &city, &received))),
        Err(ClientError::Problem(problem)) if problem.status == 422 => {
            told(&problem, &mut filled)?;
            if filled.stale {
                filled.form = fresh(ctx).await?;
            }
            Ok(ctx.render(&BarrierPage::new(ctx, &city, filled)))
        }
        Err(error) if error.status() == Some(429) => {
            filled.whole = Some("report-error-many");
            filled.status = StatusCode::TOO_MANY_REQUESTS;
            let mut response = ctx.render(&BarrierPage::new(ctx, &city, filled));
            response.headers_mut().insert(RETRY_AFTER, RETRY);
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

/// What the API says is wrong.
fn told(problem: &Problem, filled: &mut Filled) -> Result<(), PageError> {
    for error in &problem.errors {
        match (error.pointer.as_deref().unwrap_or_default(), error.code.as_str()) {
            ("#/form", "too_fast") => filled.whole = Some("report-error-fast"),
            ("#/form", _) => {
                filled.whole = Some("report-error-old");
                filled.stale = true;
            }
            ("#/text", "too_long") => filled.wrong_text = Some("barrier-error-long"),
            ("#/text", _) => filled.wrong_text = Some("barrier-error-text"),
            ("#/email", _) => filled.wrong_email = Some("barrier-error-email"),
            ("#/page", _) => filled.wrong_page = Some("barrier-error-page"),
            _ => return Err(PageError::Refused),
        }
    }
    Ok(())
}

impl BarrierPage {
    /// The form, as it was filled in.
    fn new(ctx: &Ctx, city: &City, filled: Filled) -> Self {
        let say = |key: Option<&'static str>| key.map(|key| ctx.t.say(key).into_owned());
        let places = [
            ("send", filled.whole),
            ("text", filled.wrong_text),
            ("page", filled.wrong_page),
            ("email", filled.wrong_email),
        ];
        let wrong = places.into_iter().filter_map(|(field, key)| Some((field, say(key)?)));
        Self {
            shell: shell(ctx, city, "barrier-title"),
            back: back(ctx),
            wrong_text: say(filled.wrong_text),
            wrong_email: say(filled.wrong_email),
            wrong_page: say(filled.wrong_page),
            errors: wrong.collect(),
            filled,
            done: None,
        }
    }

    /// Thanks, the number, and by when there will be an answer.
    fn done(ctx: &Ctx, city: &City, received: &BarrierReceived) -> Self {
        let date = ctx.t.dates().date(received.due_on);
        Self {
            shell: shell(ctx, city, "barrier-done-title"),
            back: back(ctx),
            filled: Filled::default(),
            wrong_text: None,
            wrong_email: None,
            wrong_page: None,
            errors: Vec::new(),
            done: Some((
                received.number.clone(),
                ctx.t.with("barrier-done-text", &[("date", &date)]),
            )),
        }
    }
}

fn shell(ctx: &Ctx, city: &City, title: &str) -> Shell {
    let frame = Frame {
        title: ctx.t.say(title).into_owned(),
        path: "barrier".to_owned(),
        noindex: true,
        ..Frame::default()
    };
    ctx.shell(Some(city), frame)
}

fn back(ctx: &Ctx) -> Link {
    Link {
        href: format!("/{}/accessibility", ctx.t.tag()),
        text: ctx.t.say("accessibility-title").into_owned(),
    }
}
