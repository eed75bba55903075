//! One translation beside its source, over HTTP.

use actix_web::http::header;
use actix_web::{Error, HttpRequest, HttpResponse, delete, get, put, web};
use porta_contract::{Translation, TranslationChange};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::RecordTranslator;
use crate::spine::http::{Body, Failure, VersionTag, blocking, etag_of_version, if_match};
use crate::translation::Tools;
use crate::translation::one::{self, Target, Who};

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(read_translation)
        .service(put_translation)
        .service(delete_translation);
}

/// City, noun, record and language.
type Names = web::Path<(String, String, String, String)>;

fn target(translator: &RecordTranslator, names: Names) -> Target {
    let (_, noun, record, lang) = names.into_inner();
    Target {
        city: translator.city.clone(),
        noun,
        record,
        lang,
    }
}

fn who(translator: RecordTranslator) -> Who {
    Who {
        account: Some(translator.principal.account),
        reach: translator.reach,
    }
}

/// What staff read is nobody else's: no cache keeps it.
fn answer(translation: &Translation) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::ETAG, etag_of_version(translation.version)))
        .json(translation)
}

/// A translation beside its source
///
/// The source, the translation that the public reads, and the draft that waits, if there are any.
#[utoipa::path(
    tag = "translations",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("noun" = String, Path, description = "category, provider, location, offer, event or need", example = "offer"),
        ("record" = String, Path, description = "Slug or id of the record", example = "cafe-welcome"),
        ("lang" = String, Path, description = "Language of the translation (BCP 47)", example = "ar")
    ),
    responses(
        (status = 200, description = "The translation", body = Translation, headers(("ETag" = String, description = "Version of the record; send it back as If-Match")))
    ),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}/translations/{noun}/{record}/{lang}")]
async fn read_translation(
    translator: RecordTranslator,
    names: Names,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let target = target(&translator, names);
    let translation = blocking(move || one::read(&tools, &target, &translator.reach)).await?;
    Ok(answer(&translation))
}

/// Write a translation
///
/// Made from the source of the version in `If-Match`. It takes its place at once (`human`) or waits as a draft; what members of a
/// provider write that is not trusted is always a draft, and the public goes on reading what it reads. The source itself cannot be
/// written here.
#[utoipa::path(
    tag = "translations",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("noun" = String, Path, description = "category, provider, location, offer, event or need", example = "offer"),
        ("record" = String, Path, description = "Slug or id of the record", example = "cafe-welcome"),
        ("lang" = String, Path, description = "Language of the translation (BCP 47)", example = "ar"),
        ("If-Match" = inline(VersionTag), Header, description = "The version of the record that was read", example = "\"7\"")
    ),
    request_body = TranslationChange,
    responses(
        (status = 200, description = "The translation", body = Translation, headers(("ETag" = String, description = "The new version of the record")))
    ),
    security(("bearer" = []))
)]
#[put("/v1/staff/cities/{city}/translations/{noun}/{record}/{lang}")]
async fn put_translation(
    translator: RecordTranslator,
    names: Names,
    request: HttpRequest,
    tools: web::Data<Tools>,
    body: Body<TranslationChange>,
) -> Result<HttpResponse, Error> {
    let target = target(&translator, names);
    let version = if_match(&request)?;
    let change = body.read().await?;
    let who = who(translator);
    let translation = blocking(move || one::write(&tools, (&who, &target), version, &change)).await?;
    Ok(answer(&translation))
}

/// Take a translation away
///
/// The draft, if one waits; else the translation itself. Members of a provider that is not trusted take drafts away only.
#[utoipa::path(
    tag = "translations",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("noun" = String, Path, description = "category, provider, location, offer, event or need", example = "offer"),
        ("record" = String, Path, description = "Slug or id of the record", example = "cafe-welcome"),
        ("lang" = String, Path, description = "Language of the translation (BCP 47)", example = "ar"),
        ("If-Match" = inline(VersionTag), Header, description = "The version of the record that was read", example = "\"7\"")
    ),
    responses(
        (status = 200, description = "What is left", body = Translation, headers(("ETag" = String, description = "The new version of the record")))
    ),
    security(("bearer" = []))
)]
#[delete("/v1/staff/cities/{city}/translations/{noun}/{record}/{lang}")]
async fn delete_translation(
    translator: RecordTranslator,
    names: Names,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let target = target(&translator, names);
    let version = if_match(&request)?;
    let who = who(translator);
    let translation = blocking(move || one::remove(&tools, (&who, &target), version)).await?;
    Ok(answer(&translation))
}
