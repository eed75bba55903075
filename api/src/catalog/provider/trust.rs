//! Whether a provider's members and partners publish without an editor. It stands beside the record and is no part of its versions:
//! who decided it is in the audit.

use actix_web::http::StatusCode;
use actix_web::{Error, HttpResponse, put, web};
use diesel::prelude::*;
use diesel::upsert::excluded;
use porta_contract::{Noun, ProviderRecord, ProviderTrust};
use serde_json::json;
use utoipa_actix_web::service_config::ServiceConfig;

use super::Provider;
use crate::access::Editor;
use crate::catalog::ids::ProviderId;
use crate::catalog::record::Record;
use crate::catalog::writing::draft::{city_of, stored};
use crate::catalog::writing::{Answer, Author, Target, Tools, wire};
use crate::spine::audit::{NewEntry, note};
use crate::spine::db::schema::review_trust;
use crate::spine::db::{Both, DbError, Tx};
use crate::spine::http::{Body, Failure, blocking};

/// Registers the route.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(trust_provider);
}

/// Let a provider publish directly, or not
///
/// What its members and partners write is public at once, or waits for an editor. Holds for what is written from now on; the answers of
/// its check, too. No new version of the record.
#[utoipa::path(
    tag = "staff",
    params(
        ("city" = String, Path, description = "Slug or id of the city", example = "trier"),
        ("provider" = String, Path, description = "Slug or id", example = "caritas-migration")
    ),
    request_body = ProviderTrust,
    responses((
        status = 200, description = "The provider", body = ProviderRecord,
        headers(("ETag" = String, description = "Its version, for If-Match"))
    )),
    security(("bearer" = []))
)]
#[put("/v1/staff/cities/{city}/providers/{provider}/trust")]
async fn trust_provider(
    editor: Editor,
    path: web::Path<(String, String)>,
    tools: web::Data<Tools>,
    body: Body<ProviderTrust>,
) -> Result<HttpResponse, Error> {
    let (_, name) = path.into_inner();
    let trusted = body.read().await?.publishes_directly;
    let author = Author::from(editor);
    Ok(blocking(move || decide(&tools, &author, &name, trusted)).await?.into())
}

fn decide(tools: &Tools, author: &Author, name: &str, trusted: bool) -> Result<Answer, Failure> {
    let at = tools.clock.now();
    tools.commit(false, |tx| {
        let city = city_of(tx.conn, author)?;
        let provider: Provider = stored(tx.conn, author, Target { name, version: None })?;
        let before = review_trust::table
            .find(&provider.id)
            .select(review_trust::trusted)
            .first::<bool>(tx.conn)
            .optional()
            .map_err(DbError::from)?;
        if before != Some(trusted) {
            set(tx, &provider.id, trusted)?;
            let entry = NewEntry::new("trust_decided", Noun::Provider.as_str(), Some(provider.id()));
            let entry = entry
                .in_city(Some(&city.id))
                .with(json!({"publishes_directly": trusted}));
            note(tx, &author.actor, at, &entry)?;
        }
        let body = wire(tx.conn, author, (&city, tools), &provider, Vec::new())?;
        Answer::of(StatusCode::OK, &body, Some(provider.meta.version))
    })
}

/// Writes it down.
pub(super) fn set(tx: &mut Tx<'_>, provider: &ProviderId, trusted: bool) -> Result<(), DbError> {
    let row = (
        review_trust::provider_id.eq(provider),
        review_trust::trusted.eq(trusted),
    );
    let insert = diesel::insert_into(review_trust::table)
        .values(row)
        .on_conflict(review_trust::provider_id)
        .do_update()
        .set(review_trust::trusted.eq(excluded(review_trust::trusted)));
    Both(insert).execute(tx.conn)?;
    Ok(())
}
