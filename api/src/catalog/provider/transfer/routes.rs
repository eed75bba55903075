//! Merging and splitting providers, and moving entries between them, over HTTP, for editors.

use actix_web::{Error, HttpRequest, HttpResponse, post, web};
use porta_contract::{MergeProvider, MoveEntries, SplitProvider, Transfer};
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{merge, part};
use crate::access::Editor;
use crate::catalog::writing::{Answer, Author, MakeParams, Target, Tools};
use crate::spine::http::{Body, Failure, Params, VersionTag, blocking, if_match};

/// Registers the routes.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(merge_provider)
        .service(split_provider)
        .service(move_entries);
}

/// Merge a provider into another
///
/// Offers, events, places and what waits for an editor go to the other one, and so do members and applications; the contacts of the check
/// go where the other one has none (and stay, too, while a check is asking). Addresses of entries stay; those of the provider lead to the
/// other one. What is left is archived. Of two seats the other's stays; texts, closures and trust are not mixed. What a running check has
/// asked about is answered where it was asked.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("provider" = String, Path, description = "Slug or id", example = "caritas-migration"), MakeParams,
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    request_body = MergeProvider,
    responses((
        status = 200, description = "The other provider and what it got", body = Transfer,
        headers(("ETag" = String, description = "The other provider's version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/providers/{provider}/merge")]
async fn merge_provider(
    editor: Editor,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
    body: Body<MergeProvider>,
) -> Result<HttpResponse, Error> {
    door(editor, (request, path.into_inner().1), tools, body, merge::merge).await
}

/// Split a provider
///
/// Makes a provider and moves entries to it. A place goes along that only these entries need; where one that stays needs it, too, nothing
/// is moved and the entry is named. Addresses of entries stay. Where one of them is public, the new provider has to be.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("provider" = String, Path, description = "Slug or id", example = "caritas-migration"), MakeParams,
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    request_body = SplitProvider,
    responses((
        status = 201, description = "The new provider and what it got", body = Transfer,
        headers(
            ("ETag" = String, description = "The new provider's version, for If-Match"), ("Location" = String, description = "Its address")
        )
    )),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/providers/{provider}/split")]
async fn split_provider(
    editor: Editor,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
    body: Body<SplitProvider>,
) -> Result<HttpResponse, Error> {
    door(editor, (request, path.into_inner().1), tools, body, part::to_new).await
}

/// Move entries to another provider
///
/// A place goes along that only these entries need; where one that stays needs it, too, nothing is moved and the entry is named. Addresses
/// of entries stay. What a running check has asked about is answered where it was asked.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("provider" = String, Path, description = "Slug or id of the provider that has them", example = "caritas-migration"), MakeParams,
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    request_body = MoveEntries,
    responses((
        status = 200, description = "The other provider and what it got", body = Transfer,
        headers(("ETag" = String, description = "The other provider's version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/providers/{provider}/move")]
async fn move_entries(
    editor: Editor,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
    body: Body<MoveEntries>,
) -> Result<HttpResponse, Error> {
    door(editor, (request, path.into_inner().1), tools, body, part::to_another).await
}

type Work<B> = fn(&Tools, &Author, (Target<'_>, &B), bool) -> Result<Answer, Failure>;

async fn door<B: DeserializeOwned + Serialize + Send + 'static>(
    editor: Editor,
    (request, name): (HttpRequest, String),
    tools: web::Data<Tools>,
    body: Body<B>,
    work: Work<B>,
) -> Result<HttpResponse, Error> {
    let params: MakeParams = Params::read(request.query_string())?;
    let version = Some(if_match(&request)?);
    let body = body.read().await?;
    let author = Author::from(editor);
    let answer = blocking(move || {
        let target = Target { name: &name, version };
        work(&tools, &author, (target, &body), params.dry_run.0.0)
    });
    Ok(answer.await?.into())
}
