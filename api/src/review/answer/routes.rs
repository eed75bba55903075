//! Answering over HTTP: a session for the secret of a link, then everything a provider can say.

use actix_web::http::{StatusCode, header};
use actix_web::{Error, HttpResponse, get, post, web};
use porta_contract::{
    AddEntry, Answered, ConfirmItem, ConfirmRest, CorrectItem, LinkRequest, NewContact, Review, ReviewSession,
    ReviewToken, WithdrawItem, WordToStaff,
};
use serde::Serialize;
use utoipa_actix_web::service_config::ServiceConfig;

use super::Answering;
use crate::review::tools::Tools;
use crate::spine::http::{Body, Failure, blocking};

/// Fields of a correction that `null` clears.
const CLEARABLE: [&str; 6] = ["phone", "email", "website", "valid_until", "place", "online_url"];

/// Registers the routes. They need [`Tools`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(start_review_session)
        .service(ask_for_review_link)
        .service(stop_review_mails)
        .service(read_review)
        .service(confirm_item)
        .service(correct_item)
        .service(withdraw_item)
        .service(undo_item)
        .service(confirm_rest)
        .service(add_entry)
        .service(name_new_contact)
        .service(write_to_staff);
}

fn answer(body: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(body)
}

/// Exchange a link for a session
///
/// The secret of the link that a mail holds, for a token that is good for one hour, for this review and for nothing else. It can be
/// done as often as the link is good, and changes nothing.
#[utoipa::path(
    tag = "reviews",
    request_body = ReviewToken,
    responses((status = 200, description = "A session", body = ReviewSession)),
    security(())
)]
#[post("/v1/reviews/session")]
async fn start_review_session(tools: web::Data<Tools>, body: Body<ReviewToken>) -> Result<HttpResponse, Error> {
    let token = body.read().await?.token;
    let session = blocking(move || super::exchange(&tools, &token)).await?;
    Ok(answer(&session))
}

/// Ask for a fresh link
///
/// It goes by mail to the address, if that is the verified contact of a provider with an open review; the answer is the same in any
/// case. One per hour and address.
#[utoipa::path(
    tag = "reviews",
    request_body = LinkRequest,
    responses((status = 202, description = "A mail goes out, if the address is registered")),
    security(())
)]
#[post("/v1/reviews/link")]
async fn ask_for_review_link(tools: web::Data<Tools>, body: Body<LinkRequest>) -> Result<HttpResponse, Error> {
    let email = body.read().await?.email;
    blocking(move || super::ask_for_link(&tools, &email)).await?;
    Ok(HttpResponse::Accepted()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .finish())
}

/// Ask for no more mails
///
/// What mail programs call when somebody unsubscribes with one click (RFC 8058): without login and cookies, whatever the body. The
/// entries stay; staff get a task.
#[utoipa::path(
    tag = "reviews",
    params(("token" = String, Path, description = "The last part of the header List-Unsubscribe", example = "rQ5Tq8o3uVbq3Jt0Vd2mMw7m1mGm3GJx")),
    responses((status = 200, description = "No more mails go to this address", body = String, content_type = "text/plain")),
    security(())
)]
#[post("/v1/review-mails/stop/{token}")]
async fn stop_review_mails(token: web::Path<String>, tools: web::Data<Tools>) -> Result<HttpResponse, Failure> {
    blocking(move || super::stop(&tools, &token)).await?;
    Ok(HttpResponse::build(StatusCode::OK)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type("text/plain; charset=utf-8")
        .body("No more mails will be sent to this address.\n"))
}

/// Read a review
///
/// Every entry as the public sees it now, with its version, which an answer has to name. Reading changes nothing.
#[utoipa::path(
    tag = "reviews",
    params(("review" = String, Path, description = "Id of the review", example = "0197c000-0000-7000-8000-000000000001")),
    responses((status = 200, description = "The review", body = Review)),
    security(("bearer" = []))
)]
#[get("/v1/reviews/{review}")]
async fn read_review(who: Answering, tools: web::Data<Tools>) -> Result<HttpResponse, Failure> {
    let review = blocking(move || super::read(&tools, &who.review)).await?;
    Ok(answer(&review))
}

/// Still right
///
/// Confirms the version that was shown. When the record has moved on, the answer is 409 with what has changed in `errors`: read the
/// review again and ask again. Staff who call this with their own token record an answer got by phone.
#[utoipa::path(
    tag = "reviews",
    params(
        ("review" = String, Path, description = "Id of the review", example = "0197c000-0000-7000-8000-000000000001"),
        ("item" = String, Path, description = "Id of the entry in it", example = "0197c000-0000-7000-8000-000000000002")
    ),
    request_body = ConfirmItem,
    responses((status = 200, description = "What has been done", body = Answered)),
    security(("bearer" = []))
)]
#[post("/v1/reviews/{review}/items/{item}/confirm")]
async fn confirm_item(
    who: Answering,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
    body: Body<ConfirmItem>,
) -> Result<HttpResponse, Error> {
    let (_, item) = path.into_inner();
    let version = body.read().await?.version;
    let answered = blocking(move || super::confirm(&tools, &who, &item, version)).await?;
    Ok(answer(&answered))
}

/// Correct an entry
///
/// Only what is mentioned changes. It is public at once where the city trusts its providers, else an editor looks at it first. Each kind
/// of entry takes what it has: an offer its hours, capacity and contacts, an event its dates and place, all of them their texts and the
/// address of their place. For the rest write to the staff.
#[utoipa::path(
    tag = "reviews",
    params(
        ("review" = String, Path, description = "Id of the review", example = "0197c000-0000-7000-8000-000000000001"),
        ("item" = String, Path, description = "Id of the entry in it", example = "0197c000-0000-7000-8000-000000000002")
    ),
    request_body = CorrectItem,
    responses((status = 200, description = "What has been done", body = Answered)),
    security(("bearer" = []))
)]
#[post("/v1/reviews/{review}/items/{item}/correct")]
async fn correct_item(
    who: Answering,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
    body: Body<CorrectItem>,
) -> Result<HttpResponse, Error> {
    let (_, item) = path.into_inner();
    let correction = body.read_change(&CLEARABLE).await?;
    let answered = blocking(move || super::correct(&tools, &who, &item, correction)).await?;
    Ok(answer(&answered))
}

/// It no longer exists
///
/// An offer is closed from today and keeps its page with the date and what follows it; an event leaves; a need is met; a provider is for staff to end.
#[utoipa::path(
    tag = "reviews",
    params(
        ("review" = String, Path, description = "Id of the review", example = "0197c000-0000-7000-8000-000000000001"),
        ("item" = String, Path, description = "Id of the entry in it", example = "0197c000-0000-7000-8000-000000000002")
    ),
    request_body = WithdrawItem,
    responses((status = 200, description = "What has been done", body = Answered)),
    security(("bearer" = []))
)]
#[post("/v1/reviews/{review}/items/{item}/withdraw")]
async fn withdraw_item(
    who: Answering,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
    body: Body<WithdrawItem>,
) -> Result<HttpResponse, Error> {
    let (_, item) = path.into_inner();
    let withdrawal = body.read().await?;
    let answered = blocking(move || super::withdraw(&tools, &who, &item, &withdrawal)).await?;
    Ok(answer(&answered))
}

/// Take an answer back
///
/// The record is put back as it was before the first answer, until the check is closed or somebody else changes the record.
#[utoipa::path(
    tag = "reviews",
    params(
        ("review" = String, Path, description = "Id of the review", example = "0197c000-0000-7000-8000-000000000001"),
        ("item" = String, Path, description = "Id of the entry in it", example = "0197c000-0000-7000-8000-000000000002")
    ),
    responses((status = 200, description = "What has been done", body = Answered)),
    security(("bearer" = []))
)]
#[post("/v1/reviews/{review}/items/{item}/undo")]
async fn undo_item(
    who: Answering,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let (_, item) = path.into_inner();
    let answered = blocking(move || super::undo(&tools, &who, &item)).await?;
    Ok(answer(&answered))
}

/// All the rest is right
///
/// Confirms the entries that are listed, each in the version that was shown. Those that have an answer keep it; those that have moved
/// on are in `moved` with what changed, and are not confirmed.
#[utoipa::path(
    tag = "reviews",
    params(("review" = String, Path, description = "Id of the review", example = "0197c000-0000-7000-8000-000000000001")),
    request_body = ConfirmRest,
    responses((status = 200, description = "What has been done", body = Answered)),
    security(("bearer" = []))
)]
#[post("/v1/reviews/{review}/confirm-rest")]
async fn confirm_rest(who: Answering, tools: web::Data<Tools>, body: Body<ConfirmRest>) -> Result<HttpResponse, Error> {
    let rest = body.read().await?;
    let answered = blocking(move || super::confirm_rest(&tools, &who, &rest)).await?;
    Ok(answer(&answered))
}

/// Add an offer
///
/// One that is not in the directory yet. It is public at once, and counts as checked, where the provider's corrections are; else it waits
/// for an editor.
#[utoipa::path(
    tag = "reviews",
    params(("review" = String, Path, description = "Id of the review", example = "0197c000-0000-7000-8000-000000000001")),
    request_body = AddEntry,
    responses((status = 200, description = "What has been done", body = Answered)),
    security(("bearer" = []))
)]
#[post("/v1/reviews/{review}/entries")]
async fn add_entry(who: Answering, tools: web::Data<Tools>, body: Body<AddEntry>) -> Result<HttpResponse, Error> {
    let new = body.read().await?;
    let answered = blocking(move || super::add(&tools, &who, new)).await?;
    Ok(answer(&answered))
}

/// Name another contact
///
/// No more mails of this check go to the old one. Staff get a task, and verify the new address before any mail goes there.
#[utoipa::path(
    tag = "reviews",
    params(("review" = String, Path, description = "Id of the review", example = "0197c000-0000-7000-8000-000000000001")),
    request_body = NewContact,
    responses((status = 200, description = "It has been noted", body = Answered)),
    security(("bearer" = []))
)]
#[post("/v1/reviews/{review}/contact")]
async fn name_new_contact(
    who: Answering,
    tools: web::Data<Tools>,
    body: Body<NewContact>,
) -> Result<HttpResponse, Error> {
    let contact = body.read().await?;
    let answered = blocking(move || super::new_contact(&tools, &who, &contact)).await?;
    Ok(answer(&answered))
}

/// Write to the staff
///
/// Becomes a task for them.
#[utoipa::path(
    tag = "reviews",
    params(("review" = String, Path, description = "Id of the review", example = "0197c000-0000-7000-8000-000000000001")),
    request_body = WordToStaff,
    responses((status = 200, description = "It has been noted", body = Answered)),
    security(("bearer" = []))
)]
#[post("/v1/reviews/{review}/word")]
async fn write_to_staff(
    who: Answering,
    tools: web::Data<Tools>,
    body: Body<WordToStaff>,
) -> Result<HttpResponse, Error> {
    let text = body.read().await?.text;
    let answered = blocking(move || super::word(&tools, &who, &text)).await?;
    Ok(answer(&answered))
}
