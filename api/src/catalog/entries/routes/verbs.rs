//! Moving records on their way, one or many.

use actix_web::{Error, HttpRequest, HttpResponse, post, web};
use porta_contract::{Bulk, BulkReport, NounPath, RecordState};
use utoipa_actix_web::service_config::ServiceConfig;

use super::noun;
use crate::access::{EntryMaker, EntryWriter};
use crate::catalog::entries::bulk;
use crate::catalog::entries::verbs::{self, Verb};
use crate::catalog::writing::{Author, MakeParams, Once, Target, Tools};
use crate::each_noun;
use crate::spine::http::{Body, Params, RequestKey, VersionTag, blocking, if_match};

/// Registers the routes.
pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(write_in_bulk)
        .service(publish_record)
        .service(unpublish_record)
        .service(submit_record)
        .service(archive_record);
}

/// Publish a record
///
/// Everybody may read it then. Written by somebody who may not publish for its provider, it is `pending` and waits for an editor. For nouns
/// with a way to the public: offers, events, locations, providers and responsibilities.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("nouns" = inline(NounPath), Path, description = "The noun", example = "offers"),
        ("record" = String, Path, description = "Slug or id", example = "cafe-welcome"), MakeParams,
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    responses((
        status = 200, description = "Where the record stands now", body = RecordState,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[post(
    "/v1/staff/cities/{city}/{nouns:articles|categories|districts|events|facts|locations|needs|offers|pages|providers|responsibilities|topics}/{record}/publish"
)]
async fn publish_record(
    writer: EntryWriter,
    path: web::Path<(String, String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    move_record(writer, path, request, tools, Verb::Publish).await
}

/// Take a record back to a draft
///
/// It leaves every list; the feed of changes says that it is gone.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("nouns" = inline(NounPath), Path, description = "The noun", example = "offers"),
        ("record" = String, Path, description = "Slug or id", example = "cafe-welcome"), MakeParams,
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    responses((
        status = 200, description = "Where the record stands now", body = RecordState,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[post(
    "/v1/staff/cities/{city}/{nouns:articles|categories|districts|events|facts|locations|needs|offers|pages|providers|responsibilities|topics}/{record}/unpublish"
)]
async fn unpublish_record(
    writer: EntryWriter,
    path: web::Path<(String, String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    move_record(writer, path, request, tools, Verb::Unpublish).await
}

/// Submit a draft
///
/// It is ready: it waits for an editor as `pending`, or, where its author may publish, too, for the moment to be published.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("nouns" = inline(NounPath), Path, description = "The noun", example = "offers"),
        ("record" = String, Path, description = "Slug or id", example = "cafe-welcome"), MakeParams,
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    responses((
        status = 200, description = "Where the record stands now", body = RecordState,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[post(
    "/v1/staff/cities/{city}/{nouns:articles|categories|districts|events|facts|locations|needs|offers|pages|providers|responsibilities|topics}/{record}/submit"
)]
async fn submit_record(
    writer: EntryWriter,
    path: web::Path<(String, String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    move_record(writer, path, request, tools, Verb::Submit).await
}

/// Archive a record
///
/// It leaves every list and keeps its id; the feed of changes says that it is gone. `publish` brings it back.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("nouns" = inline(NounPath), Path, description = "The noun", example = "offers"),
        ("record" = String, Path, description = "Slug or id", example = "cafe-welcome"), MakeParams,
        ("If-Match" = inline(VersionTag), Header, description = "The version that was read", example = "\"7\"")
    ),
    responses((
        status = 200, description = "Where the record stands now", body = RecordState,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[post(
    "/v1/staff/cities/{city}/{nouns:articles|categories|districts|events|facts|locations|needs|offers|pages|providers|responsibilities|topics}/{record}/archive"
)]
async fn archive_record(
    writer: EntryWriter,
    path: web::Path<(String, String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    move_record(writer, path, request, tools, Verb::Archive).await
}

async fn move_record(
    writer: EntryWriter,
    path: web::Path<(String, String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
    verb: Verb,
) -> Result<HttpResponse, Error> {
    let (_, nouns, name) = path.into_inner();
    let params: MakeParams = Params::read(request.query_string())?;
    let version = Some(if_match(&request)?);
    let author = Author::from(writer);
    let answer = blocking(move || {
        let target = Target { name: &name, version };
        each_noun!(noun(&nouns), Record => verbs::run::<Record>(&tools, &author, (target, verb), params.dry_run.0.0))
    });
    Ok(answer.await?.into())
}

/// Write many records
///
/// Up to 500 writes of records of one noun, in order: all or nothing (`all`), or each by itself (`each`) with a report on every one.
/// Everything that is wrong with an `all` is told at once, with the place of each write, and nothing is written.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("nouns" = inline(NounPath), Path, description = "The noun", example = "offers"), MakeParams,
        ("Idempotency-Key" = inline(RequestKey), Header, description = "Sent again with the same key within a day, the request is answered as the first time and done once", example = "0198f3b1-7a4c-7000-8000-0123456789ab")
    ),
    request_body = Bulk,
    responses((status = 200, description = "What became of each", body = BulkReport)),
    security(("bearer" = []))
)]
#[post(
    "/v1/staff/cities/{city}/{nouns:articles|categories|districts|events|facts|locations|needs|offers|pages|providers|responsibilities|topics}/bulk"
)]
async fn write_in_bulk(
    maker: EntryMaker,
    path: web::Path<(String, String)>,
    request: HttpRequest,
    tools: web::Data<Tools>,
    body: Body<Bulk>,
) -> Result<HttpResponse, Error> {
    let (_, nouns) = path.into_inner();
    let params: MakeParams = Params::read(request.query_string())?;
    let author = Author::from(maker);
    let wanted = body.read().await?;
    let once = Once::of(&request, &author, &wanted)?;
    let answer = blocking(move || {
        let how = (params.dry_run.0.0, once.as_ref());
        each_noun!(noun(&nouns), Record => bulk::run::<Record>(&tools, &author, &wanted, how))
    });
    Ok(answer.await?.into())
}
