//! Notes on records, for staff.

use actix_web::{Error, HttpResponse, delete, get, post, web};
use porta_contract::{NewNote, NoteList, NounPath};
use utoipa_actix_web::service_config::ServiceConfig;

use super::{json, noun};
use crate::access::Editor;
use crate::catalog::entries::notes;
use crate::catalog::writing::{Author, Tools, keep_from_caches};
use crate::each_noun;
use crate::spine::http::{Body, blocking};

/// Registers the routes.
pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_notes).service(add_note).service(remove_note);
}

/// List notes on a record
///
/// What staff of the city wrote on it for each other. Nobody else reads it.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("nouns" = inline(NounPath), Path, description = "The noun", example = "offers"),
        ("record" = String, Path, description = "Slug or id", example = "cafe-welcome")
    ),
    responses((status = 200, description = "The notes", body = NoteList)),
    security(("bearer" = []))
)]
#[get(
    "/v1/staff/cities/{city}/{nouns:articles|categories|districts|events|facts|locations|needs|offers|pages|providers|responsibilities|topics}/{record}/notes"
)]
async fn list_notes(
    editor: Editor,
    path: web::Path<(String, String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    let (_, nouns, name) = path.into_inner();
    let author = Author::from(editor);
    let list = blocking(move || each_noun!(noun(&nouns), Record => notes::list::<Record>(&tools, &author, &name)));
    Ok(json(&list.await?))
}

/// Add a note to a record
///
/// For other staff of the city. It is no part of the record: no version, nothing public.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("nouns" = inline(NounPath), Path, description = "The noun", example = "offers"),
        ("record" = String, Path, description = "Slug or id", example = "cafe-welcome")
    ),
    request_body = NewNote,
    responses((status = 200, description = "All notes on the record", body = NoteList)),
    security(("bearer" = []))
)]
#[post(
    "/v1/staff/cities/{city}/{nouns:articles|categories|districts|events|facts|locations|needs|offers|pages|providers|responsibilities|topics}/{record}/notes"
)]
async fn add_note(
    editor: Editor,
    path: web::Path<(String, String, String)>,
    tools: web::Data<Tools>,
    body: Body<NewNote>,
) -> Result<HttpResponse, Error> {
    let (_, nouns, name) = path.into_inner();
    let note = body.read().await?;
    let author = Author::from(editor);
    let list =
        blocking(move || each_noun!(noun(&nouns), Record => notes::add::<Record>(&tools, &author, (&name, &note))));
    Ok(json(&list.await?))
}

/// Take a note away
///
/// It is gone then.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("nouns" = inline(NounPath), Path, description = "The noun", example = "offers"),
        ("record" = String, Path, description = "Slug or id", example = "cafe-welcome"),
        ("note" = String, Path, description = "Id of the note", example = "0198f3b1-7a4c-7000-8000-0123456789ab")
    ),
    responses((status = 204, description = "It is gone")),
    security(("bearer" = []))
)]
#[delete(
    "/v1/staff/cities/{city}/{nouns:articles|categories|districts|events|facts|locations|needs|offers|pages|providers|responsibilities|topics}/{record}/notes/{note}"
)]
async fn remove_note(
    editor: Editor,
    path: web::Path<(String, String, String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Error> {
    let (_, nouns, name, note) = path.into_inner();
    let author = Author::from(editor);
    blocking(move || each_noun!(noun(&nouns), Record => notes::remove::<Record>(&tools, &author, (&name, &note))))
        .await?;
    Ok(keep_from_caches(&mut HttpResponse::NoContent()).finish())
}
