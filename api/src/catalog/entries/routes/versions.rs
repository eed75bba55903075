//! Versions of a record: listed, read, restored.

use actix_web::{Error, HttpRequest, HttpResponse, get, post, web};
use porta_contract::{NounPath, RecordState, VersionDetail, VersionList};
use serde::Deserialize;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{json, noun};
use crate::access::{EntryReader, EntryWriter};
use crate::catalog::entries::versions;
use crate::catalog::writing::{Author, MakeParams, Target, Tools};
use crate::each_noun;
use crate::spine::http::{Cursor, Failure, Limit, One, Params, VersionTag, blocking, cursor, if_match};

/// Registers the routes.
pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_versions)
        .service(read_version)
        .service(restore_version);
}

fn no_such_version() -> Failure {
    Failure::NotFound("There is no such version of this record.".to_owned())
}

/// Where a list goes on.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
struct PageParams {
    /// Entries a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    limit: One<Limit>,
    /// Where the page begins: `next` of the page before.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    cursor: Option<One<Cursor>>,
}

/// List the versions of a record
///
/// The newest first: who did what, when, and which fields changed.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("nouns" = inline(NounPath), Path, description = "The noun", example = "offers"),
        ("record" = String, Path, description = "Slug or id", example = "cafe-welcome"), PageParams
    ),
    responses((status = 200, description = "A page of versions", body = VersionList)),
    security(("bearer" = []))
)]
#[get(
    "/v1/staff/cities/{city}/{nouns:articles|categories|districts|events|facts|locations|needs|offers|pages|providers|responsibilities|topics}/{record}/versions"
)]
async fn list_versions(
    reader: EntryReader,
    path: web::Path<(String, String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    let (_, nouns, name) = path.into_inner();
    let params: PageParams = Params::read(request.query_string())?;
    let question = cursor::question(request.path(), request.query_string());
    let before = cursor::read(question, params.cursor.as_deref()).map_err(|error| Failure::BadQuery(vec![error]))?;
    let page = versions::Page {
        limit: params.limit.count(),
        before,
        question,
    };
    let author = Author::from(reader);
    let list =
        blocking(move || each_noun!(noun(&nouns), Record => versions::list::<Record>(&tools, &author, (&name, page))));
    Ok(json(&list.await?))
}

/// Read a version of a record
///
/// What it changed, field by field; what has changed since; and the whole record as it was. Values are as they are stored: other records by
/// id, and a text per language.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("nouns" = inline(NounPath), Path, description = "The noun", example = "offers"),
        ("record" = String, Path, description = "Slug or id", example = "cafe-welcome"),
        ("version" = String, Path, description = "Its number", example = "3")
    ),
    responses((status = 200, description = "The version", body = VersionDetail)),
    security(("bearer" = []))
)]
#[get(
    "/v1/staff/cities/{city}/{nouns:articles|categories|districts|events|facts|locations|needs|offers|pages|providers|responsibilities|topics}/{record}/versions/{version}"
)]
async fn read_version(
    reader: EntryReader,
    path: web::Path<(String, String, String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    let (_, nouns, name, version) = path.into_inner();
    let version = version.parse::<i64>().map_err(|_| no_such_version())?;
    let author = Author::from(reader);
    let detail = blocking(
        move || each_noun!(noun(&nouns), Record => versions::read::<Record>(&tools, &author, (&name, version))),
    );
    Ok(json(&detail.await?))
}

/// Restore a version of a record
///
/// Puts it in place as a new version. Where the record stands on its way to the public, its address, its provider and when it was last
/// confirmed stay as they are; a restored text makes translations outdated that were not made for it.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("nouns" = inline(NounPath), Path, description = "The noun", example = "offers"),
        ("record" = String, Path, description = "Slug or id", example = "cafe-welcome"),
        ("version" = String, Path, description = "Its number", example = "3"), MakeParams,
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    responses((
        status = 200, description = "Where the record stands now", body = RecordState,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[post(
    "/v1/staff/cities/{city}/{nouns:articles|categories|districts|events|facts|locations|needs|offers|pages|providers|responsibilities|topics}/{record}/versions/{version}/restore"
)]
async fn restore_version(
    writer: EntryWriter,
    path: web::Path<(String, String, String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    let (_, nouns, name, version) = path.into_inner();
    let params: MakeParams = Params::read(request.query_string())?;
    let read = Some(if_match(&request)?);
    let version = version.parse::<i64>().map_err(|_| no_such_version())?;
    let author = Author::from(writer);
    let answer = blocking(move || {
        let target = Target {
            name: &name,
            version: read,
        };
        let trial = params.dry_run.0.0;
        each_noun!(noun(&nouns), Record => versions::restore::<Record>(&tools, &author, (target, version), trial))
    });
    Ok(answer.await?.into())
}
