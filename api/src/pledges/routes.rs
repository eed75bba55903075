//! Pledges over HTTP: anybody makes one, whoever has its link confirms it and takes it back, those in charge read it.

use actix_web::http::header;
use actix_web::{Error, HttpRequest, HttpResponse, delete, get, patch, post, put, web};
use porta_contract::{
    NeedKind, NewPledge, Pledge, PledgeChange, PledgeForm, PledgeOffices, PledgeReceived, PledgeStanding, PledgeState,
    PledgeToken, Pledges,
};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa_actix_web::service_config::ServiceConfig;

use super::list::Wanted;
use super::receive::{self, Wanted as WantedForm};
use super::tools::Tools;
use super::{change, link, list};
use crate::access::limit::Limits;
use crate::access::{CityAdministrator, Editor, InCharge};
use crate::spine::http::{
    Body, Cursor, Failure, Limit, Name, One, Params, VersionTag, blocking, cursor, etag_of_version, if_match,
};

/// Registers the routes. They need [`Tools`] and [`Limits`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(get_pledge_form)
        .service(send_pledge)
        .service(look_at_pledge)
        .service(confirm_pledge)
        .service(withdraw_pledge)
        .service(read_pledge_offices)
        .service(set_pledge_offices)
        .service(list_pledges)
        .service(read_pledge)
        .service(change_pledge)
        .service(delete_pledge);
}

fn answer(mut response: actix_web::HttpResponseBuilder, body: &impl Serialize) -> HttpResponse {
    response.insert_header((header::CACHE_CONTROL, "no-store")).json(body)
}

fn one(pledge: &Pledge) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response.insert_header((header::ETAG, etag_of_version(pledge.version)));
    answer(response, pledge)
}

fn gone() -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .finish()
}

/// What a form is asked for with.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct FormParams {
    /// What is to be offered; decides who is in charge where there is no need: `volunteers`, `skills`, `housing`, `goods`.
    #[param(inline, example = "housing")]
    kind: Option<One<NeedKind>>,
    /// Slug or id of the need that it is for.
    #[param(inline, example = "h-wohnung")]
    need: Option<One<Name>>,
    /// Language of the text to agree to; the city's usual one in mails if there is none.
    #[param(inline, example = "de")]
    lang: Option<One<crate::spine::http::Tag>>,
}

/// Get a form for a pledge
///
/// Ask for one when the page with the form is shown, and send it back as `form`. It says when it was asked for, and nothing of whom. With it
/// come the text that has to be agreed to, and who will read what is offered: both are to be shown.
#[utoipa::path(
    tag = "pledges",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), FormParams),
    responses((status = 200, description = "A form", body = PledgeForm)),
    security(())
)]
#[get("/v1/cities/{city}/pledges/form")]
async fn get_pledge_form(
    request: HttpRequest,
    city: web::Path<String>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let params: FormParams = Params::read(request.query_string())?;
    let wanted = WantedForm {
        kind: params.kind.map(|One(kind)| kind),
        need: params.need.map(|One(name)| name.0),
        lang: params.lang.map(|One(tag)| tag.0).unwrap_or_default(),
    };
    let form = blocking(move || receive::hand_out(&tools, &city, &wanted)).await?;
    Ok(answer(HttpResponse::Ok(), &form))
}

/// Offer help
///
/// What a citizen offers: time, skills, a flat, things. No account is needed. A link goes to the mail address first; only when it is used, the
/// pledge reaches who is in charge: the provider of the need, or who the city has named for the kind. It is never public. Without the link
/// being used it is deleted after two days; else some months later, or at once when the person takes it back by the same link.
///
/// Each network can send some an hour, together with reports; `Porta-Visitor` is the same as there. To one address go three links a day at
/// most.
#[utoipa::path(
    tag = "pledges",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    request_body = NewPledge,
    responses((status = 202, description = "A mail with a link is on its way", body = PledgeReceived)),
    security(())
)]
#[post("/v1/cities/{city}/pledges")]
async fn send_pledge(
    request: HttpRequest,
    city: web::Path<String>,
    (tools, limits): (web::Data<Tools>, web::Data<Limits>),
    body: Body<NewPledge>,
) -> Result<HttpResponse, Error> {
    limits.count_report(&request)?;
    let pledge = body.read().await?;
    let received = blocking(move || receive::receive(&tools, &city, pledge)).await?;
    Ok(answer(HttpResponse::Accepted(), &received))
}

/// Look at a pledge by its link
///
/// How it stands, without a word of what it says or of whom. Changes nothing: programs that look through mails open links, too.
#[utoipa::path(
    tag = "pledges",
    request_body = PledgeToken,
    responses((status = 200, description = "How it stands", body = PledgeStanding)),
    security(())
)]
#[post("/v1/pledges/read")]
async fn look_at_pledge(tools: web::Data<Tools>, body: Body<PledgeToken>) -> Result<HttpResponse, Error> {
    let token = SecretString::from(body.read().await?.token);
    let standing = blocking(move || link::read(&tools, &token)).await?;
    Ok(answer(HttpResponse::Ok(), &standing))
}

/// Confirm a pledge by its link
///
/// From now on those in charge read it. It counts once; the same again changes nothing and answers how it stands.
#[utoipa::path(
    tag = "pledges",
    request_body = PledgeToken,
    responses((status = 200, description = "How it stands", body = PledgeStanding)),
    security(())
)]
#[post("/v1/pledges/confirm")]
async fn confirm_pledge(tools: web::Data<Tools>, body: Body<PledgeToken>) -> Result<HttpResponse, Error> {
    let token = SecretString::from(body.read().await?.token);
    let standing = blocking(move || link::confirm(&tools, &token)).await?;
    Ok(answer(HttpResponse::Ok(), &standing))
}

/// Take a pledge back by its link
///
/// At any time, confirmed or not: it is deleted at once, with everything that belongs to it.
#[utoipa::path(
    tag = "pledges",
    request_body = PledgeToken,
    responses((status = 204, description = "It is gone")),
    security(())
)]
#[post("/v1/pledges/withdraw")]
async fn withdraw_pledge(tools: web::Data<Tools>, body: Body<PledgeToken>) -> Result<HttpResponse, Error> {
    let token = SecretString::from(body.read().await?.token);
    blocking(move || link::withdraw(&tools, &token)).await?;
    Ok(gone())
}

/// Which pledges.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct PledgeParams {
    /// Where they stand: `new`, `in_contact`, `settled`, `declined`; all if not given.
    #[param(inline, example = "new")]
    state: Option<One<PledgeState>>,
    /// What is offered: `volunteers`, `skills`, `housing`, `goods`; all if not given.
    #[param(inline, example = "housing")]
    kind: Option<One<NeedKind>>,
    /// Pledges a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    limit: One<Limit>,
    /// Where the page begins: `next` of the page before.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    cursor: Option<One<Cursor>>,
}

/// List what citizens offer
///
/// The newest first, confirmed ones only. Members see those that their provider is in charge of; the city's editors those that nobody else
/// can read: where no provider is in charge, or where it has no members here.
#[utoipa::path(
    tag = "pledges",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), PledgeParams),
    responses((status = 200, description = "A page of pledges", body = Pledges)),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}/pledges")]
async fn list_pledges(who: InCharge, request: HttpRequest, tools: web::Data<Tools>) -> Result<HttpResponse, Failure> {
    let params: PledgeParams = Params::read(request.query_string())?;
    let question = cursor::question(request.path(), request.query_string());
    let after = cursor::read(question, params.cursor.as_deref()).map_err(|error| Failure::BadQuery(vec![error]))?;
    let wanted = Wanted {
        state: params.state.map(|One(state)| state),
        kind: params.kind.map(|One(kind)| kind),
        limit: params.limit.count(),
        after,
        question,
    };
    let page = blocking(move || Ok(list::list(&tools.database, (&who.city, &who.reach), &wanted)?)).await?;
    Ok(answer(HttpResponse::Ok(), &page))
}

/// Read what a citizen offers
///
/// For those in charge of it; for everybody else it is not there.
#[utoipa::path(
    tag = "pledges",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("pledge" = String, Path, description = "Id of the pledge", example = "0197c000-0000-7000-8000-000000000006")
    ),
    responses((
        status = 200, description = "The pledge", body = Pledge,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}/pledges/{pledge}")]
async fn read_pledge(
    who: InCharge,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let pledge = blocking(move || change::read(&tools, &who, &path.1)).await?;
    Ok(one(&pledge))
}

/// Say how a pledge stands
///
/// Another state, a note, or both. One that is settled or declined is deleted 90 days later, each 180 days after it was confirmed.
#[utoipa::path(
    tag = "pledges",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("pledge" = String, Path, description = "Id of the pledge", example = "0197c000-0000-7000-8000-000000000006"),
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"2\"")
    ),
    request_body = PledgeChange,
    responses((
        status = 200, description = "The pledge as it is now", body = Pledge,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[patch("/v1/staff/cities/{city}/pledges/{pledge}")]
async fn change_pledge(
    who: InCharge,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
    body: Body<PledgeChange>,
) -> Result<HttpResponse, Error> {
    let version = if_match(&request)?;
    let given = body.read_change(&[]).await?;
    let pledge = blocking(move || change::change(&tools, &who, (&path.1, version), &given)).await?;
    Ok(one(&pledge))
}

/// Delete a pledge
///
/// Because the person has asked for that. It is gone with everything that belongs to it, and in no trash.
#[utoipa::path(
    tag = "pledges",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("pledge" = String, Path, description = "Id of the pledge", example = "0197c000-0000-7000-8000-000000000006")
    ),
    responses((status = 204, description = "It is gone")),
    security(("bearer" = []))
)]
#[delete("/v1/staff/cities/{city}/pledges/{pledge}")]
async fn delete_pledge(
    who: InCharge,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    blocking(move || change::erase(&tools, &who, &path.1)).await?;
    Ok(gone())
}

/// Read who is in charge of pledges
///
/// The providers that get what is offered for no need of anybody's, by kind.
#[utoipa::path(
    tag = "pledges",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    responses((status = 200, description = "Who is in charge", body = PledgeOffices)),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}/pledge-offices")]
async fn read_pledge_offices(editor: Editor, tools: web::Data<Tools>) -> Result<HttpResponse, Failure> {
    let offices = blocking(move || change::offices(&tools, &editor.city)).await?;
    Ok(answer(HttpResponse::Ok(), &offices))
}

/// Set who is in charge of pledges
///
/// All kinds at once. It holds for what is offered from now on; who set it is in the audit.
#[utoipa::path(
    tag = "pledges",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    request_body = PledgeOffices,
    responses((status = 200, description = "Who is in charge now", body = PledgeOffices)),
    security(("bearer" = []))
)]
#[put("/v1/staff/cities/{city}/pledge-offices")]
async fn set_pledge_offices(
    administrator: CityAdministrator,
    tools: web::Data<Tools>,
    body: Body<PledgeOffices>,
) -> Result<HttpResponse, Error> {
    let given = body.read().await?;
    let set = blocking(move || {
        let who = (&administrator.city, &administrator.principal.account);
        change::set_offices(&tools, who, &given)
    });
    Ok(answer(HttpResponse::Ok(), &set.await?))
}
