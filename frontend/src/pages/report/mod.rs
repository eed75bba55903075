//! Reporting an error on an entry: a form for anybody, without script, cookie or puzzle.

mod entry;
mod page;

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::web::Bytes;
use actix_web::{Error, HttpResponse};
use porta_contract::client::ClientError;
use porta_contract::{NewReport, Problem, ReportReason};

use self::entry::Reported;
use self::page::{Filled, ReportPage};
use super::Ctx;
use super::form::Form;
use crate::api::PageError;

/// Longest text, as the API has it.
const LONGEST: usize = 1_000;
/// Seconds to wait where the API does not say how many.
const RETRY: HeaderValue = HeaderValue::from_static("600");

/// `GET /{lang}/report/{noun}/{slug}`: asks what is wrong.
pub async fn report(ctx: Ctx) -> HttpResponse {
    let page = async {
        let entry = Reported::load(&ctx).await?;
        let filled = Filled {
            form: fresh(&ctx).await?,
            ..Filled::default()
        };
        Ok(ReportPage::new(&ctx, &entry, filled))
    };
    let page = page.await;
    ctx.respond(page).await
}

/// `POST /{lang}/report/{noun}/{slug}`: sends it.
pub async fn answer_report(ctx: Ctx, body: Result<Bytes, Error>) -> HttpResponse {
    match answer(&ctx, body).await {
        Ok(response) => response,
        Err(error) => ctx.refuse(&error).await,
    }
}

/// The token of a form that is shown now.
async fn fresh(ctx: &Ctx) -> Result<String, PageError> {
    let (client, city) = ctx.api();
    Ok(client.report_form(city).await?.form)
}

async fn answer(ctx: &Ctx, body: Result<Bytes, Error>) -> Result<HttpResponse, PageError> {
    let form = Form::read(ctx, body)?;
    let entry = Reported::load(ctx).await?;
    let mut filled = Filled {
        form: form.get("form").unwrap_or_default().to_owned(),
        reason: form.get("reason").and_then(ReportReason::parse),
        text: form.get("text").unwrap_or_default().to_owned(),
        ..Filled::default()
    };
    check(&mut filled);
    let Some(reason) = filled.reason.filter(|_| filled.is_right()) else {
        return Ok(ReportPage::new(ctx, &entry, filled.refused(StatusCode::UNPROCESSABLE_ENTITY)).answer(ctx));
    };
    let report = NewReport {
        noun: entry.noun,
        record: entry.slug.clone(),
        reason,
        text: Some(filled.text.clone()).filter(|text| !text.is_empty()),
        lang: Some(ctx.t.tag().to_owned()),
        form: filled.form.clone(),
        website: form.get("website").map(str::to_owned),
    };
    let (client, city) = ctx.api();
    let visitor = ctx.app.visitors.mark(ctx.request());
    match client.report(city, &report, visitor.as_deref()).await {
        Ok(received) => Ok(ReportPage::done(ctx, &entry, received.due_on).answer(ctx)),
        Err(ClientError::Problem(problem)) if problem.status == 422 => {
            told(&problem, &mut filled)?;
            if filled.stale {
                filled.form = fresh(ctx).await?;
            }
            let filled = filled.refused(StatusCode::UNPROCESSABLE_ENTITY);
            Ok(ReportPage::new(ctx, &entry, filled).answer(ctx))
        }
        Err(error) if error.status() == Some(429) => {
            filled.whole = Some("report-error-many");
            let page = ReportPage::new(ctx, &entry, filled.refused(StatusCode::TOO_MANY_REQUESTS));
            let mut response = page.answer(ctx);
            response.headers_mut().insert(RETRY_AFTER, RETRY);
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

/// What can be seen to be wrong without the API.
fn check(filled: &mut Filled) {
    if filled.reason.is_none() {
        filled.wrong_reason = Some("report-error-reason");
    }
    if filled.reason == Some(ReportReason::Other) && filled.text.is_empty() {
        filled.wrong_text = Some("report-error-text");
    } else if filled.text.chars().count() > LONGEST {
        filled.wrong_text = Some("report-error-long");
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
            ("#/reason", _) => filled.wrong_reason = Some("report-error-reason"),
            ("#/text", "too_long") => filled.wrong_text = Some("report-error-long"),
            ("#/text", _) => filled.wrong_text = Some("report-error-text"),
            ("#/record", _) => return Err(PageError::NotFound),
            _ => return Err(PageError::Refused),
        }
    }
    Ok(())
}
