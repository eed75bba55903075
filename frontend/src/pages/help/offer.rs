//! Offering something: a form for anybody, without script, cookie or puzzle.

use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::web::Bytes;
use actix_web::{Error, HttpResponse};
use porta_contract::client::{Answer, ClientError};
use porta_contract::{NeedKind, NewPledge, PledgeForm, Problem};

use super::KINDS;
use super::list::gives;
use super::page::{ChoosePage, Filled, Offered, PledgePage};
use crate::api::PageError;
use crate::pages::Ctx;
use crate::pages::category_tree::districts;
use crate::pages::form::Form;
use crate::view::{Frame, Link};

/// Longest text, as the API has it.
const LONGEST: usize = 2_000;
/// Seconds to wait where the API does not say how many.
const RETRY: HeaderValue = HeaderValue::from_static("600");

/// The kind of a word, if it can be offered here.
fn kind_of(word: &str) -> Option<NeedKind> {
    let kind = NeedKind::parse(word)?;
    KINDS.iter().any(|(own, _)| *own == kind).then_some(kind)
}

/// The form, or the question what to offer.
pub(super) async fn show(ctx: &Ctx) -> Result<HttpResponse, PageError> {
    let query = ctx.query();
    let first = |name: &str| {
        query
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    };
    let need = first("need");
    let Some(kind) = first("kind").and_then(kind_of) else {
        return choose(ctx).await;
    };
    let filled = Filled::default();
    form(ctx, (kind, need), filled).await
}

async fn choose(ctx: &Ctx) -> Result<HttpResponse, PageError> {
    let city = ctx.city().await?;
    let look = ctx.look(&city)?;
    let frame = Frame {
        title: ctx.t.say("pledge-choose").into_owned(),
        path: ctx.path().to_owned(),
        noindex: true,
        ..Frame::default()
    };
    let page = ChoosePage {
        shell: ctx.shell(Some(&city), frame),
        back: Link {
            href: look.href("help"),
            text: ctx.t.say("help-heading").into_owned(),
        },
        gives: gives(&look),
    };
    Ok(ctx.render(&page))
}

/// What the API has for a form that is shown now. A need that takes nothing any more leads to the form of its kind.
async fn fresh(ctx: &Ctx, kind: NeedKind, need: Option<&str>) -> Result<PledgeForm, PageError> {
    let (client, city) = ctx.api();
    let ask = async |need: Option<&str>| {
        let read = client.pledge_form(city, kind, need).lang(ctx.t.tag());
        match read.send().await {
            Ok(Answer::Fetched(fetched)) => Ok(fetched.value),
            Ok(_) => Err(ClientError::Status(304)),
            Err(error) => Err(error),
        }
    };
    match ask(need).await {
        Err(error) if need.is_some() && error.status() == Some(400) => Ok(ask(None).await?),
        answer => Ok(answer?),
    }
}

/// The page with the form. What was filled in keeps its own token, unless that is stale.
async fn form(
    ctx: &Ctx,
    (kind, need): (NeedKind, Option<&str>),
    mut filled: Filled,
) -> Result<HttpResponse, PageError> {
    let (client, slug) = ctx.api();
    let (city, districts) = tokio::try_join!(ctx.city(), ctx.load(districts(client, slug)))?;
    let look = ctx.look(&city)?;
    let shown = fresh(ctx, kind, need).await?;
    if filled.form.is_empty() || filled.stale {
        filled.form.clone_from(&shown.form);
    }
    let offered = Offered {
        city: &city,
        look: &look,
        kind,
        need: shown.need.as_ref().map(|need| need.slug.as_str()),
        districts: &districts.items,
    };
    Ok(PledgePage::new(ctx, offered, &shown, &filled).answer(ctx))
}

/// Sends what was filled in.
pub(super) async fn send(ctx: &Ctx, body: Result<Bytes, Error>) -> Result<HttpResponse, PageError> {
    let sent = Form::read(ctx, body)?;
    let Some(kind) = sent.get("kind").and_then(kind_of) else {
        return choose(ctx).await;
    };
    let need = sent.filled("need");
    let text = |name: &str| sent.get(name).unwrap_or_default().to_owned();
    let mut filled = Filled {
        form: text("form"),
        text: text("text"),
        district: text("district"),
        name: text("name"),
        email: text("email"),
        phone: text("phone"),
        consent: sent.filled("consent").map(str::to_owned),
        ..Filled::default()
    };
    check(&mut filled);
    if !filled.wrong.is_empty() {
        return form(ctx, (kind, need), filled.refused(StatusCode::UNPROCESSABLE_ENTITY)).await;
    }
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let pledge = NewPledge {
        kind,
        need: need.map(str::to_owned),
        text: filled.text.clone(),
        district: some(&filled.district),
        name: filled.name.clone(),
        email: filled.email.clone(),
        phone: some(&filled.phone),
        lang: Some(ctx.t.tag().to_owned()),
        consent: filled.consent.clone().unwrap_or_default(),
        form: filled.form.clone(),
        website: sent.get("website").map(str::to_owned),
    };
    let (client, city) = ctx.api();
    let visitor = ctx.app.visitors.mark(ctx.request());
    match client.pledge(city, &pledge, visitor.as_deref()).await {
        Ok(received) => done(ctx, (kind, need), received.confirm_until).await,
        Err(ClientError::Problem(problem)) if problem.status == 422 => {
            let need_is_gone = told(&problem, &mut filled)?;
            let need = need.filter(|_| !need_is_gone);
            form(ctx, (kind, need), filled.refused(StatusCode::UNPROCESSABLE_ENTITY)).await
        }
        Err(error) if error.status() == Some(429) => {
            filled.wrong.push(("send", "pledge-error-many"));
            let mut response = form(ctx, (kind, need), filled.refused(StatusCode::TOO_MANY_REQUESTS)).await?;
            response.headers_mut().insert(RETRY_AFTER, RETRY);
            Ok(response)
        }
        Err(error) => Err(error.into()),
    }
}

async fn done(
    ctx: &Ctx,
    (kind, need): (NeedKind, Option<&str>),
    until: chrono::DateTime<chrono::Utc>,
) -> Result<HttpResponse, PageError> {
    let city = ctx.city().await?;
    let look = ctx.look(&city)?;
    let offered = Offered {
        city: &city,
        look: &look,
        kind,
        need,
        districts: &[],
    };
    Ok(PledgePage::done(ctx, offered, look.local(until).date()).answer(ctx))
}

/// What can be seen to be wrong without the API.
fn check(filled: &mut Filled) {
    let mut wrong = Vec::new();
    if filled.text.is_empty() {
        wrong.push(("text", "pledge-error-text"));
    } else if filled.text.chars().count() > LONGEST {
        wrong.push(("text", "pledge-error-long"));
    }
    if filled.name.is_empty() {
        wrong.push(("name", "pledge-error-name"));
    }
    if !filled.email.contains('@') {
        wrong.push(("email", "pledge-error-email"));
    }
    if filled.consent.is_none() {
        wrong.push(("consent", "pledge-error-consent"));
    }
    filled.wrong = wrong;
}

/// What the API says is wrong; true when the need takes nothing any more.
fn told(problem: &Problem, filled: &mut Filled) -> Result<bool, PageError> {
    let mut need_is_gone = false;
    for error in &problem.errors {
        let wrong = match (error.pointer.as_deref().unwrap_or_default(), error.code.as_str()) {
            ("#/form", "too_fast") => ("send", "pledge-error-fast"),
            ("#/form", _) => {
                filled.stale = true;
                ("send", "pledge-error-old")
            }
            ("#/text", "too_long") => ("text", "pledge-error-long"),
            ("#/text", _) => ("text", "pledge-error-text"),
            ("#/name", _) => ("name", "pledge-error-name"),
            ("#/email", _) => ("email", "pledge-error-email"),
            ("#/phone", _) => ("phone", "pledge-error-phone"),
            ("#/consent", _) => ("consent", "pledge-error-consent"),
            ("#/need" | "#/kind", _) => {
                need_is_gone = true;
                ("send", "pledge-error-need")
            }
            ("#/district", _) => ("district", "pledge-error-district"),
            _ => return Err(PageError::Refused),
        };
        filled.wrong.push(wrong);
    }
    let places = ["text", "district", "name", "email", "phone", "consent", "send"];
    filled
        .wrong
        .sort_by_key(|(field, _)| places.iter().position(|place| place == field));
    Ok(need_is_gone)
}
