//! Correcting an entry: looking at hours, saving, and what becomes of an entry that has moved on meanwhile.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use porta_contract::client::Answer;
use porta_contract::{ConfirmRest, CorrectItem, FieldError, ReviewItem, ShownVersion};

use super::correction_page::{Aside, Preview, page};
use super::difference;
use super::draft::{Draft, Problem};
use super::form::Form;
use super::hours::name;
use super::visit::{Trouble, Visit, refusal};

/// The form with what is there now.
pub fn show(visit: &Visit<'_>) -> Result<HttpResponse, Trouble> {
    let item = visit.item()?;
    let draft = Draft::of(item);
    Ok(page(visit, item, draft, Aside::default()))
}

/// Shows what hours would look like, or saves what has changed.
pub async fn answer(visit: &Visit<'_>, form: Form) -> Result<HttpResponse, Trouble> {
    let item = visit.item()?;
    let draft = Draft::read(&form, item);
    let preview = form.get("do") == Some("preview");
    let correction = match draft.correction() {
        Ok(correction) => correction,
        Err(problems) => {
            let aside = Aside {
                status: StatusCode::UNPROCESSABLE_ENTITY,
                problems,
                ..Aside::default()
            };
            return Ok(page(visit, item, draft, aside));
        }
    };
    if preview {
        let aside = look_at_hours(visit, &draft).await?;
        return Ok(page(visit, item, draft, aside));
    }
    save(visit, item, draft, correction).await
}

async fn save(
    visit: &Visit<'_>,
    item: &ReviewItem,
    draft: Draft,
    correction: Option<CorrectItem>,
) -> Result<HttpResponse, Trouble> {
    let saved = || Ok(visit.see(&format!("?did=saved#e-{}", item.id)));
    let Some(correction) = correction else {
        // Nothing is different: it is still right.
        let shown = ShownVersion {
            item: item.id.clone(),
            version: draft.version,
        };
        let answered = visit
            .reviewing
            .confirm_rest(&ConfirmRest { items: vec![shown] })
            .await?;
        let Some(moved) = answered.moved.first() else {
            return saved();
        };
        let changed: Vec<String> = moved.changed.iter().map(|field| field.pointer.clone()).collect();
        return Ok(again(visit, item, draft, &changed));
    };
    match visit.reviewing.correct(&item.id, &correction).await {
        Ok(_) => saved(),
        Err(error) => {
            let problem = refusal(error)?;
            if problem.code == "moved" {
                let changed: Vec<String> = problem.errors.into_iter().filter_map(|error| error.pointer).collect();
                return Ok(again(visit, item, draft, &changed));
            }
            let aside = Aside {
                status: StatusCode::UNPROCESSABLE_ENTITY,
                problems: problem.errors.iter().map(refused).collect(),
                ..Aside::default()
            };
            Ok(page(visit, item, draft, aside))
        }
    }
}

/// The form once more for an entry that has moved on: what somebody has typed is kept, the rest is as it is now.
fn again(visit: &Visit<'_>, item: &ReviewItem, mut draft: Draft, changed: &[String]) -> HttpResponse {
    draft.move_to(item);
    let aside = Aside {
        status: StatusCode::CONFLICT,
        changed: changed
            .iter()
            .map(|pointer| difference::label(&visit.look, pointer))
            .collect(),
        ..Aside::default()
    };
    page(visit, item, draft, aside)
}

/// What the API says is wrong, beside the field that it is about.
fn refused(error: &FieldError) -> Problem {
    let pointer = error.pointer.as_deref().unwrap_or_default();
    let path: Vec<&str> = pointer.trim_start_matches("#/").split('/').collect();
    let (field, key) = match path.as_slice() {
        ["texts", field, ..] => (*field, text_problem(&error.code)),
        ["hours", ..] => ("hours", "review-error-hours"),
        ["capacity", ..] => ("until", "review-error-date"),
        ["phone"] => ("phone", "review-error-phone"),
        ["email"] => ("email", "review-error-email"),
        ["website" | "registration_url"] => ("website", "review-error-website"),
        ["online_url"] => ("online", "review-error-website"),
        ["valid_until"] => ("valid-until", "review-error-date"),
        ["starts_at"] => ("date", "review-error-date"),
        ["duration_minutes"] => ("minutes", "review-error-minutes"),
        ["street"] => ("street", "review-error-too-long"),
        ["postal_code"] => ("postal-code", "review-error-too-long"),
        ["town"] => ("town", "review-error-too-long"),
        _ => ("main", "review-error-other"),
    };
    Problem::said(field, key)
}

fn text_problem(code: &str) -> &'static str {
    match code {
        "too_long" => "review-error-too-long",
        "missing" => "review-error-required",
        _ => "review-error-other",
    }
}

async fn look_at_hours(visit: &Visit<'_>, draft: &Draft) -> Result<Aside, Trouble> {
    let mut aside = Aside::default();
    let (client, city) = visit.ctx.api();
    for (index, set) in draft.sets.iter().enumerate() {
        let Ok(Some(rule)) = set.text(index) else { continue };
        match client.hours(city, &rule).send().await {
            Ok(Answer::Fetched(seen)) => aside.preview.push(Preview::new(&visit.look, (index, set), &seen.value)),
            Err(error) if error.status() == Some(400) => {
                aside.status = StatusCode::UNPROCESSABLE_ENTITY;
                let field = if set.rule.is_empty() {
                    "hours".to_owned()
                } else {
                    name(index, "rule")
                };
                aside.problems.push(Problem::said(&field, "review-error-hours"));
            }
            Err(error) => return Err(error.into()),
            Ok(_) => {}
        }
    }
    Ok(aside)
}
