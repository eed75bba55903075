//! Pictures over HTTP: staff send them, everybody reads them.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use porta_contract::StoredPicture;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use super::{Tools, receive};
use crate::access::Editor;
use crate::spine::change_log::Actor;
use crate::spine::http::{Failure, File, Params, not_modified};

/// The largest file that is taken.
const LONGEST: usize = 10 * 1024 * 1024;
/// What lies under a name never changes: a year, the longest that caches are told.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// Kinds of files that are taken.
const KINDS: [&str; 3] = ["image/jpeg", "image/png", "image/webp"];

/// Registers the routes. They need [`Tools`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(upload_picture).service(get_picture);
}

/// Nothing is asked beside the path.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
struct Nothing {}

/// Upload a picture
///
/// A JPEG, PNG or WebP file of 10 MiB at most, 12,000 pixels to a side and 40 million in all. It is turned as its camera held it and kept
/// in widths of 480, 960 and 1,600 pixels, as far as it has them; where it was taken, when, and by which device, is not kept. The same file
/// once more is the same picture (200). One that no article shows is deleted after 30 days.
#[utoipa::path(
    tag = "staff",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    request_body(
        content((Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"), (Vec<u8> = "image/webp")),
        description = "The file"
    ),
    responses(
        (status = 200, description = "The city has this picture already", body = StoredPicture),
        (status = 201, description = "The picture", body = StoredPicture)
    ),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/pictures")]
async fn upload_picture(
    editor: Editor,
    request: HttpRequest,
    tools: web::Data<Tools>,
    file: File,
) -> Result<HttpResponse, Failure> {
    Params::read::<Nothing>(request.query_string())?;
    let kind = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let kind = kind
        .and_then(|value| value.split(';').next())
        .unwrap_or_default()
        .trim();
    if !KINDS.iter().any(|known| kind.eq_ignore_ascii_case(known)) {
        return Err(Failure::NotOfKind("image/jpeg, image/png or image/webp"));
    }
    let bytes = file.read(LONGEST).await?;
    let actor = Actor::Account(editor.principal.account);
    let (picture, is_new) = receive(&tools, &actor, &editor.city, bytes).await?;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok(HttpResponse::build(status)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(picture.wire()))
}

/// One file of a picture
///
/// The name holds the hash of the bytes: what lies here never changes, and may be kept for good.
#[utoipa::path(
    tag = "pictures",
    params(("name" = String, Path, description = "Name of the file", example = "9f86d081884c7d659a2feaa0c55ad015.jpg")),
    responses((
        status = 200, description = "The picture",
        content((Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"))
    )),
    security(())
)]
#[get("/v1/pictures/{name}")]
async fn get_picture(
    request: HttpRequest,
    name: web::Path<String>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    Params::read::<Nothing>(request.query_string())?;
    let missing = || Failure::NotFound("There is no such picture.".to_owned());
    let (hash, media) = kind_of(&name).ok_or_else(missing)?;
    let etag = header::HeaderValue::from_str(&format!("\"{hash}\"")).map_err(|_| missing())?;
    // Whoever has it has the only one there ever was.
    if not_modified(request.headers(), &etag) {
        return Ok(HttpResponse::NotModified()
            .insert_header((header::ETAG, etag))
            .insert_header((header::CACHE_CONTROL, FOR_GOOD))
            .finish());
    }
    let bytes = tools.files.get(&name).await?.ok_or_else(missing)?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, media))
        .insert_header((header::ETAG, etag))
        .insert_header((header::CACHE_CONTROL, FOR_GOOD))
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .body(bytes))
}

/// The hash in the name of a file, and what the file is; none for what is no such name.
fn kind_of(name: &str) -> Option<(&str, &'static str)> {
    let (hash, ending) = name.split_once('.')?;
    let media = match ending {
        "jpg" => "image/jpeg",
        "png" => "image/png",
        _ => return None,
    };
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    (hash.len() == 32 && hash.bytes().all(hex)).then_some((hash, media))
}
