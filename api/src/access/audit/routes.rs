//! The list over HTTP.

use std::collections::HashMap;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, get};
use diesel::prelude::*;
use porta_contract::{AuditEntry, AuditList, ListFormat};
use utoipa_actix_web::service_config::ServiceConfig;

use super::params::AuditParams;
use crate::access::account::EmailAddress;
use crate::access::tools::Tools;
use crate::access::{Administrator, CityAdministrator, account};
use crate::spine::audit::{Place, Question, Row, list};
use crate::spine::db::schema::accounts;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::{Failure, Params, blocking, csv, cursor};
use crate::spine::ids::{CityId, Id};

/// Most lines of a table.
const MOST: usize = 10_000;

/// Registers the routes.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_city_audit).service(list_audit);
}

/// Who did what in a city
///
/// Changes of records, logins, roles, looks at secret places and more, newest first; of this city only.
#[utoipa::path(
    tag = "access",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), AuditParams),
    responses((status = 200, description = "A page, or a table", content((AuditList = "application/json"), (String = "text/csv")))),
    security(("bearer" = []))
)]
#[get("/v1/staff/cities/{city}/audit")]
async fn list_city_audit(
    administrator: CityAdministrator,
    request: HttpRequest,
    tools: Tools,
) -> Result<HttpResponse, Failure> {
    answer(&request, tools, Some(administrator.city)).await
}

/// Who did what in the installation
///
/// Changes of records, logins, roles, clients and more, newest first; of all cities, and what belongs to none.
#[utoipa::path(
    tag = "access",
    params(AuditParams),
    responses((status = 200, description = "A page, or a table", content((AuditList = "application/json"), (String = "text/csv")))),
    security(("bearer" = []))
)]
#[get("/v1/staff/audit")]
async fn list_audit(_: Administrator, request: HttpRequest, tools: Tools) -> Result<HttpResponse, Failure> {
    answer(&request, tools, None).await
}

async fn answer(request: &HttpRequest, tools: Tools, city: Option<CityId>) -> Result<HttpResponse, Failure> {
    let (path, query) = (request.path().to_owned(), request.query_string().to_owned());
    let params: AuditParams = Params::read(&query)?;
    let table = params.format.is_some_and(|format| format.0 == ListFormat::Csv);
    let question = cursor::question(&path, &query);
    let after: Option<Place> =
        cursor::read(question, params.cursor.as_deref()).map_err(|error| Failure::BadQuery(vec![error]))?;
    let limit = if table { MOST } else { params.limit.count() };
    let (items, next) = blocking(move || {
        Ok(tools
            .db
            .read_snapshot(|conn| page(conn, (params, city), after.as_ref(), limit))?)
    })
    .await?;
    let next = next.map(|place| cursor::write(question, place));
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CACHE_CONTROL, "no-store"));
    if let Some(next) = &next {
        let link = cursor::next_link(&path, &query, next);
        response.insert_header((header::LINK, format!("<{link}>; rel=\"next\"")));
    }
    if !table {
        return Ok(response.json(AuditList { items, next }));
    }
    let file = "attachment; filename=\"audit.csv\"";
    Ok(response
        .insert_header((header::CONTENT_DISPOSITION, file))
        .content_type("text/csv; charset=utf-8")
        .body(sheet(items)?))
}

type Page = (Vec<AuditEntry>, Option<Place>);

fn page(
    conn: &mut AnyConnection,
    (params, city): (AuditParams, Option<CityId>),
    after: Option<&Place>,
    limit: usize,
) -> Result<Page, DbError> {
    let question = Question {
        city,
        actor: params
            .actor
            .map(|one| one.0.0)
            .map(|text| id_of(conn, text))
            .transpose()?,
        subject: params.subject.map(|one| one.0.0),
        record: params.record.map(|one| one.0.0),
        action: params.action.map(|one| one.0.0),
        from: params.from.map(|one| one.0.0),
        to: params.to.map(|one| one.0.0),
    };
    let mut rows = list(conn, &question, after, limit + 1)?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|row| row.place.clone());
    let addresses = addresses(conn, &rows)?;
    Ok((rows.into_iter().map(|row| wire(row, &addresses)).collect(), next))
}

/// Rows that answer a question, newest first; so many at most.
pub(in crate::access) fn entries(
    conn: &mut AnyConnection,
    question: &Question,
    most: usize,
) -> Result<Vec<AuditEntry>, DbError> {
    let rows = list(conn, question, None, most)?;
    let addresses = addresses(conn, &rows)?;
    Ok(rows.into_iter().map(|row| wire(row, &addresses)).collect())
}

/// The id behind a mail address; any other text is an id already.
fn id_of(conn: &mut AnyConnection, text: String) -> Result<String, DbError> {
    let Ok(email) = EmailAddress::parse(&text) else {
        return Ok(text);
    };
    Ok(account::by_email(conn, &email)?.map_or(text, |account| account.id.to_string()))
}

/// The mail addresses of accounts that there are.
fn addresses(conn: &mut AnyConnection, rows: &[Row]) -> Result<HashMap<String, String>, DbError> {
    let mut ids: Vec<&str> = rows
        .iter()
        .filter(|row| row.actor_kind == "account")
        .filter_map(|row| row.actor.as_deref())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let found: Vec<(String, String)> = accounts::table
        .filter(accounts::id.eq_any(ids))
        .select((accounts::id, accounts::email))
        .load(conn)?;
    Ok(found.into_iter().collect())
}

fn wire(row: Row, addresses: &HashMap<String, String>) -> AuditEntry {
    AuditEntry {
        at: row.at(),
        city: row.city.map(|city| city.as_str().to_owned()),
        email: row.actor.as_ref().and_then(|id| addresses.get(id)).cloned(),
        actor_kind: row.actor_kind,
        actor: row.actor,
        action: row.action,
        subject: row.subject,
        record: row.record,
        version: row.version,
        detail: row.detail,
    }
}

fn sheet(items: Vec<AuditEntry>) -> Result<Vec<u8>, Failure> {
    let head = [
        "at",
        "city",
        "actor_kind",
        "actor",
        "email",
        "action",
        "subject",
        "record",
        "version",
        "detail",
    ];
    let line = |one: AuditEntry| {
        [
            one.at.to_rfc3339(),
            one.city.unwrap_or_default(),
            one.actor_kind,
            one.actor.unwrap_or_default(),
            one.email.unwrap_or_default(),
            one.action,
            one.subject,
            one.record.unwrap_or_default(),
            one.version.map(|version| version.to_string()).unwrap_or_default(),
            one.detail.to_string(),
        ]
    };
    csv::table(head, items.into_iter().map(line))
}
