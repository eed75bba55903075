//! Deleting records, and bringing them back.

use actix_web::{Error, HttpRequest, HttpResponse, delete, get, post, web};
use porta_contract::{NounPath, RecordState, TrashList};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{json, noun};
use crate::access::Editor;
use crate::catalog::entries::trash;
use crate::catalog::writing::{Author, MakeParams, Target, Tools};
use crate::each_noun;
use crate::spine::http::{Params, VersionTag, blocking, if_match};

/// Registers the routes.
pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_trash).service(bring_back).service(delete_record);
}

/// Delete a record
///
/// It goes to the trash, from which it can be brought back for 90 days. A record that others name is refused: archive it, or move those.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("nouns" = inline(NounPath), Path, description = "The noun", example = "offers"),
        ("record" = String, Path, description = "Slug or id", example = "cafe-welcome"), MakeParams,
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    responses((status = 200, description = "What was deleted", body = RecordState)),
    security(("bearer" = []))
)]
#[delete(
    "/v1/staff/cities/{city}/{nouns:articles|categories|districts|events|facts|locations|needs|offers|pages|providers|responsibilities|topics}/{record}"
)]
async fn delete_record(
    editor: Editor,
    path: web::Path<(String, String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    let (_, nouns, name) = path.into_inner();
    let params: MakeParams = Params::read(request.query_string())?;
    let version = Some(if_match(&request)?);
    let author = Author::from(editor);
    let answer = blocking(move || {
        let target = Target { name: &name, version };
        each_noun!(noun(&nouns), Record => trash::delete::<Record>(&tools, &author, target, params.dry_run.0.0))
    });
    Ok(answer.await?.into())
}

/// List the trash
///
/// Deleted records of the city, the newest first, with the day until which each can be brought back.
#[utoipa::path(
    tag = "staff",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    responses((status = 200, description = "What lies in the trash", body = TrashList)),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}/trash")]
async fn list_trash(editor: Editor, tools: web::Data<Tools>) -> Result<HttpResponse, Error> {
    let author = Author::from(editor);
    Ok(json(&blocking(move || trash::list(&tools, &author)).await?))
}

/// Bring a record back
///
/// From the trash, as it was when it was deleted, one version on.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("record" = String, Path, description = "Id of the record", example = "0198f3b1-7a4c-7000-8000-0123456789ab")
    ),
    responses((
        status = 200, description = "The record is there again", body = RecordState,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/trash/{record}/restore")]
async fn bring_back(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    let (_, id) = path.into_inner();
    let author = Author::from(editor);
    let answer = blocking(move || {
        let noun = tools.database.read(|conn| trash::noun_of(conn, &author.city, &id))?;
        each_noun!(noun, Record => trash::bring_back::<Record>(&tools, &author, &id))
    });
    Ok(answer.await?.into())
}
