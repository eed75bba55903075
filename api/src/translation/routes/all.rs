//! The work list, its progress, files, machines, and the check of easy German.

use actix_web::http::header;
use actix_web::{Error, HttpRequest, HttpResponse, get, post, web};
use porta_contract::{
    List, MachineOrder, MachineOrdered, SimpleHints, SimpleText, TranslationFormat, TranslationItem,
    TranslationProgress, TranslationReport,
};
use serde::Serialize;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::access::{Editor, Translator};
use crate::spine::http::{Body, Failure, File, Params, blocking};
use crate::translation::files::{self, ExportParams, ImportParams};
use crate::translation::one::Who;
use crate::translation::{ListParams, ProgressParams, Tools, machine, simple};

pub(super) fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(list_translations)
        .service(read_translation_progress)
        .service(export_translations)
        .service(import_translations)
        .service(order_machine_translation)
        .service(check_simple_german);
}

/// What staff read is nobody else's: no cache keeps it.
fn answer(value: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(value)
}

/// Translations, the work list
///
/// A line for each record and each language of the city but that of its source: whether its translation is missing, current,
/// outdated, by a machine or a draft, and how many words there are. Without archived records and secret places. Members of a provider
/// see the records of theirs.
#[utoipa::path(
    tag = "translations",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ListParams),
    responses((status = 200, description = "A page of the list", body = List<TranslationItem>)),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}/translations")]
async fn list_translations(
    translator: Translator,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let query = request.query_string().to_owned();
    let params: ListParams = Params::read(&query)?;
    let whose = (translator.city, translator.reach);
    let list = blocking(move || crate::translation::list(&tools, (&whose.0, &whose.1), (&params, &query))).await?;
    Ok(answer(&list))
}

/// How far the translations are
///
/// For each language, how many translations there are in each state, and the share of current ones.
#[utoipa::path(
    tag = "translations",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ProgressParams),
    responses((status = 200, description = "The progress", body = TranslationProgress)),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}/translations/progress")]
async fn read_translation_progress(
    translator: Translator,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let params: ProgressParams = Params::read(request.query_string())?;
    let whose = (translator.city, translator.reach);
    let progress = blocking(move || crate::translation::progress(&tools, (&whose.0, &whose.1), &params)).await?;
    Ok(answer(&progress))
}

/// A file for translators
///
/// XLIFF 2.1 (OASIS) with a `file` per record and a `unit` per text, or a table (CSV, RFC 4180, UTF-8) with a line per text. Ids carry
/// kind and id of the record, version of the source text, and field: they come back as they are.
#[utoipa::path(
    tag = "translations",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ExportParams),
    responses((
        status = 200,
        description = "The file",
        content((String = "application/xliff+xml"), (String = "text/csv"))
    )),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}/translations/export")]
async fn export_translations(
    translator: Translator,
    request: HttpRequest,
    tools: web::Data<Tools>,
) -> Result<HttpResponse, Failure> {
    let params: ExportParams = Params::read(request.query_string())?;
    let whose = (translator.city, translator.reach);
    let file = blocking(move || files::export(&tools, (&whose.0, &whose.1), &params)).await?;
    let kind = match file.format {
        TranslationFormat::Csv => "text/csv; charset=utf-8",
        _ => "application/xliff+xml; charset=utf-8",
    };
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", file.name),
        ))
        .content_type(kind)
        .body(file.bytes))
}

/// A file that comes back
///
/// XLIFF 2.0 or 2.1, or a table, at most 16 MiB; its first character tells which. All of it is taken, or nothing: ids, language and
/// source versions have to fit, empty targets are passed over, and each unit has its row in the report. Where the source has changed
/// since the file went out, the translation is kept as outdated; one of a newer source is never overwritten. What is not complete,
/// and what members of a provider send that is not trusted, waits as a draft. The same file a second time changes nothing.
#[utoipa::path(
    tag = "translations",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ImportParams),
    request_body(
        content((String = "application/xliff+xml"), (String = "text/csv")),
        description = "The file"
    ),
    responses((status = 200, description = "What was done", body = TranslationReport)),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/translations/import")]
async fn import_translations(
    translator: Translator,
    request: HttpRequest,
    tools: web::Data<Tools>,
    file: File,
) -> Result<HttpResponse, Error> {
    let params: ImportParams = Params::read(request.query_string())?;
    let bytes = file.read(files::LONGEST).await?;
    let who = Who {
        account: Some(translator.principal.account),
        reach: translator.reach,
    };
    let city = translator.city;
    let report = blocking(move || files::bring(&tools, (&city, &who), &params.order(), &bytes)).await?;
    Ok(answer(&report))
}

/// Ask the machine
///
/// For one record, or for all that is missing or outdated in a language. Only texts of public records are sent, never those of secret
/// places; what comes back is marked as a machine's everywhere, and a human's translation that is current is never overwritten. What
/// became of it stands in the work list. Only where a machine is set up.
#[utoipa::path(
    tag = "translations",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    request_body = MachineOrder,
    responses((status = 202, description = "It is queued", body = MachineOrdered)),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/translations/machine")]
async fn order_machine_translation(
    editor: Editor,
    tools: web::Data<Tools>,
    body: Body<MachineOrder>,
) -> Result<HttpResponse, Error> {
    let order = body.read().await?;
    let ordered = blocking(move || machine::order(&tools, &editor.city, &order)).await?;
    Ok(HttpResponse::Accepted()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(ordered))
}

/// Check easy German
///
/// Long sentences and words, abbreviations, passive, genitive, subjunctive, negations, dates and numbers that are hard to read. Hints,
/// not errors; nothing is kept.
#[utoipa::path(
    tag = "translations",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier")),
    request_body = SimpleText,
    responses((status = 200, description = "The hints", body = SimpleHints)),
    security(("bearer" = []))
)]
#[post("/v1/staff/cities/{city}/translations/check-simple")]
async fn check_simple_german(_: Translator, body: Body<SimpleText>) -> Result<HttpResponse, Error> {
    let text = body.read().await?.text;
    let hints = blocking(move || simple::check(&text)).await?;
    Ok(answer(&SimpleHints { hints }))
}
