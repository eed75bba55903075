//! The words of mails over HTTP, for staff.

use actix_web::http::header;
use actix_web::{Error, HttpResponse, get, patch, post, web};
use porta_contract::{MailContent, MailWords, MailWordsChange, MailWordsPreview};
use serde::Serialize;
use serde_json::json;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::{CityAdministrator, Editor};
use crate::review::tools::Tools;
use crate::spine::audit::{NewEntry, note};
use crate::spine::change_log::Actor;
use crate::spine::http::{Body, Failure, blocking};
use crate::spine::ids::Id;

/// Registers the routes. They need [`Tools`] as application data.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(read_mail_words)
        .service(set_mail_words)
        .service(preview_mail_words);
}

fn answer(body: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(body)
}

/// Read the words of mails
///
/// Those of the program, and what the city says instead.
#[utoipa::path(
    tag = "campaigns",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("lang" = String, Path, description = "Language of the mails (BCP 47)", example = "de")
    ),
    responses((status = 200, description = "The words", body = MailWords)),
    security(("bearer" = []))
)]
#[get("/v1/cities/{city}/mail-words/{lang}")]
async fn read_mail_words(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let (_, lang) = path.into_inner();
    let words = blocking(move || super::read(&tools, &editor.city, &lang)).await?;
    Ok(answer(&words))
}

/// Write words of mails
///
/// What is mentioned takes the place of the usual words in mails from now on, `null` brings these back. Look at a preview first. Who
/// wrote them is in the audit.
#[utoipa::path(
    tag = "campaigns",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("lang" = String, Path, description = "Language of the mails (BCP 47)", example = "de")
    ),
    request_body = MailWordsChange,
    responses((status = 200, description = "The words", body = MailWords)),
    security(("bearer" = []))
)]
#[patch("/v1/cities/{city}/mail-words/{lang}")]
async fn set_mail_words(
    administrator: CityAdministrator,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
    body: Body<MailWordsChange>,
) -> Result<HttpResponse, Error> {
    let (_, lang) = path.into_inner();
    let change = body.read().await?.words;
    let words = blocking(move || {
        let (city, at) = (&administrator.city, tools.clock.now());
        tools.database.write(|tx| {
            super::set(tx, (city, &lang), &change, at)?;
            let actor = Actor::Account(administrator.principal.account.clone());
            let names: Vec<&String> = change.keys().collect();
            let entry = NewEntry::new("mail_words_set", "city", Some(city.as_str())).in_city(Some(city));
            note(tx, &actor, at, &entry.with(json!({"lang": lang, "words": names})))?;
            Ok::<_, Failure>(())
        })?;
        super::read(&tools, city, &lang)
    });
    Ok(answer(&words.await?))
}

/// Preview a mail
///
/// As it would be with these words, about entries that are made up. Nothing is written.
#[utoipa::path(
    tag = "campaigns",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("lang" = String, Path, description = "Language of the mails (BCP 47)", example = "de")
    ),
    request_body = MailWordsPreview,
    responses((status = 200, description = "The mail", body = MailContent)),
    security(("bearer" = []))
)]
#[post("/v1/cities/{city}/mail-words/{lang}/preview")]
async fn preview_mail_words(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
    body: Body<MailWordsPreview>,
) -> Result<HttpResponse, Error> {
    let (_, lang) = path.into_inner();
    let wanted = body.read().await?;
    let mail = blocking(move || super::preview(&tools, (&editor.city, &lang), &wanted)).await?;
    Ok(answer(&mail))
}
