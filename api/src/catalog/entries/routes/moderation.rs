//! What waits for an editor.

use actix_web::{Error, HttpRequest, HttpResponse, get, post, web};
use porta_contract::{Approval, Noun, Proposal, ProposalList, ProposalState, ProposalView, RecordState, SendBack};
use serde::Deserialize;
use utoipa_actix_web::service_config::ServiceConfig;

use super::json;
use crate::access::{Contributor, Editor};
use crate::catalog::entries::moderation;
use crate::catalog::writing::{Author, Tools, proposal};
use crate::each_noun;
use crate::spine::http::{Body, Cursor, Failure, Limit, List, One, Params, VersionTag, blocking, cursor, if_match};

/// Registers the routes.
pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_proposals)
        .service(read_proposal)
        .service(approve_proposal)
        .service(send_proposal_back)
        .service(withdraw_proposal);
}

/// Which proposals.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct ProposalParams {
    /// Where they stand: `waiting`, `approved`, `sent_back`, `withdrawn`; all if not given.
    #[param(inline, example = json!(["waiting"]))]
    state: List<ProposalState>,
    /// Proposals a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    limit: One<Limit>,
    /// Where the page begins: `next` of the page before.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    cursor: Option<One<Cursor>>,
}

/// List what waits for an editor
///
/// The oldest first. Staff see all of the city, members and partners what concerns their provider.
#[utoipa::path(
    tag = "staff",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ProposalParams),
    responses((status = 200, description = "A page of proposals", body = ProposalList)),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}/moderation")]
async fn list_proposals(
    contributor: Contributor,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    let params: ProposalParams = Params::read(request.query_string())?;
    let question = cursor::question(request.path(), request.query_string());
    let after = cursor::read(question, params.cursor.as_deref()).map_err(|error| Failure::BadQuery(vec![error]))?;
    let wanted = moderation::Wanted {
        states: params.state.iter().map(|state| state.as_str().to_owned()).collect(),
        limit: params.limit.count(),
        after,
        question,
    };
    let author = Author::from(contributor);
    Ok(json(
        &blocking(move || moderation::list(&tools, &author, &wanted)).await?,
    ))
}

/// The noun of the record that a proposal is about.
fn noun_of(tools: &Tools, author: &Author, id: &str) -> Result<Noun, Failure> {
    Ok(tools.database.read(|conn| proposal::find(conn, author, id))?.noun())
}

/// Read a proposal
///
/// With what it would change: field by field, what the public reads now and what it would read.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("proposal" = String, Path, description = "Id of the proposal", example = "0198f3b1-7a4c-7000-8000-0123456789ab")
    ),
    responses((
        status = 200, description = "The proposal", body = ProposalView,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}/moderation/{proposal}")]
async fn read_proposal(
    contributor: Contributor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    let (_, id) = path.into_inner();
    let author = Author::from(contributor);
    let answer = blocking(
        move || each_noun!(noun_of(&tools, &author, &id)?, Record => moderation::read::<Record>(&tools, &author, &id)),
    );
    Ok(answer.await?.into())
}

/// Approve a proposal
///
/// It is public then. An editor may correct it at the same time: `change` wins over what was proposed.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("proposal" = String, Path, description = "Id of the proposal", example = "0198f3b1-7a4c-7000-8000-0123456789ab"),
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    request_body = Approval,
    responses((
        status = 200, description = "Where the record stands now", body = RecordState,
        headers(("ETag" = String, description = "The record's version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/moderation/{proposal}/approve")]
async fn approve_proposal(
    editor: Editor,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
    body: Body<Approval>,
) -> Result<HttpResponse, Error> {
    let (_, id) = path.into_inner();
    let version = if_match(&request)?;
    let approval = body.read().await?;
    let author = Author::from(editor);
    let answer = blocking(move || {
        let asked = (id.as_str(), version, &approval);
        each_noun!(noun_of(&tools, &author, &id)?, Record => moderation::approve::<Record>(&tools, &author, asked))
    });
    Ok(answer.await?.into())
}

/// Send a proposal back
///
/// With words that are mailed to its author. A record that waited itself is a draft again.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("proposal" = String, Path, description = "Id of the proposal", example = "0198f3b1-7a4c-7000-8000-0123456789ab"),
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    request_body = SendBack,
    responses((
        status = 200, description = "The proposal", body = Proposal,
        headers(("ETag" = String, description = "Its version"))
    )),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/moderation/{proposal}/send-back")]
async fn send_proposal_back(
    editor: Editor,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
    body: Body<SendBack>,
) -> Result<HttpResponse, Error> {
    let (_, id) = path.into_inner();
    let version = if_match(&request)?;
    let words = body.read().await?.words;
    let author = Author::from(editor);
    let answer = blocking(move || {
        let asked = (id.as_str(), version, words.as_str());
        each_noun!(noun_of(&tools, &author, &id)?, Record => moderation::send_back::<Record>(&tools, &author, asked))
    });
    Ok(answer.await?.into())
}

/// Withdraw a proposal
///
/// By those who may write the entry. A record that waited itself is a draft again.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("proposal" = String, Path, description = "Id of the proposal", example = "0198f3b1-7a4c-7000-8000-0123456789ab"),
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    responses((
        status = 200, description = "The proposal", body = Proposal,
        headers(("ETag" = String, description = "Its version"))
    )),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/moderation/{proposal}/withdraw")]
async fn withdraw_proposal(
    contributor: Contributor,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    let (_, id) = path.into_inner();
    let version = if_match(&request)?;
    let author = Author::from(contributor);
    let answer = blocking(move || {
        let asked = (id.as_str(), version);
        each_noun!(noun_of(&tools, &author, &id)?, Record => moderation::withdraw::<Record>(&tools, &author, asked))
    });
    Ok(answer.await?.into())
}
