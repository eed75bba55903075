//! The public feed of changes: what became public, changed, or is gone. Straight from the log, so that nothing is missed.

use std::collections::HashMap;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, get, web};
use porta_contract::{Change, Changes, Noun};
use serde::Deserialize;
use utoipa_actix_web::service_config::ServiceConfig;

use super::city;
use crate::spine::change_log::{self, Entry, Position};
use crate::spine::db::{AnyConnection, Database, DbError};
use crate::spine::http::{Cursor, Failure, Limit, One, Params, blocking, cursor};
use crate::spine::ids::{CityId, Id};

/// Registers the route.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_changes);
}

/// Parameters of the feed.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ChangesParams {
    /// Rows of the log to look through, 1 to 200; 50 if not given. A page may have fewer changes than that, or none.
    #[param(inline, example = 50)]
    pub limit: One<Limit>,
    /// Where to go on: `next` of the page before, now or in a month. Without it, from the beginning.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    pub cursor: Option<One<Cursor>>,
}

/// Changes
///
/// What became public, changed or is gone since the cursor, in order, with a tombstone for what is gone. Go on with `next` until
/// `more` is false, keep `next`, and come back with it at any time.
#[utoipa::path(
    tag = "changes",
    params(("city" = String, Path, description = "Slug or id of the city", example = "trier"), ChangesParams),
    responses((status = 200, description = "A page of changes", body = Changes)),
    security(())
)]
#[get("/v1/cities/{city}/changes")]
async fn list_changes(
    request: HttpRequest,
    city: web::Path<String>,
    database: web::Data<Database>,
) -> Result<HttpResponse, Failure> {
    let params: ChangesParams = Params::read(request.query_string())?;
    let limit = params.limit.count();
    let changes = blocking(move || {
        database.read_snapshot(|conn| {
            let unknown = || Failure::NotFound(format!("There is no city `{city}` here; see /v1/cities."));
            let city = city::named(conn, &city)?.ok_or_else(unknown)?.id;
            let from = place(&city, params.cursor.as_deref())?;
            page(conn, &city, from, limit)
        })
    })
    .await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(changes))
}

/// Cursors belong to the feed of one city, by whichever name it was asked for.
fn question(city: &CityId) -> u64 {
    cursor::question(&format!("changes/{}", city.as_str()), "")
}

fn place(city: &CityId, cursor: Option<&Cursor>) -> Result<Position, Failure> {
    let place = cursor::read(question(city), cursor).map_err(|error| Failure::BadQuery(vec![error]))?;
    Ok(place.unwrap_or_default())
}

fn page(conn: &mut AnyConnection, city: &CityId, from: Position, limit: usize) -> Result<Changes, Failure> {
    let one_more = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut entries = change_log::after(conn, from, Some(city), one_more)?;
    let more = entries.len() > limit;
    entries.truncate(limit);
    let next = entries.last().map_or(from, |entry| entry.position);
    Ok(Changes {
        items: public_changes(conn, entries)?,
        next: cursor::write(question(city), next),
        more,
    })
}

/// What of the log the public may know: records while they are public, and that they are no more.
fn public_changes(conn: &mut AnyConnection, entries: Vec<Entry>) -> Result<Vec<Change>, DbError> {
    let mut was_public: HashMap<(Noun, String), bool> = HashMap::new();
    let mut items = Vec::new();
    let of_everybody = |entry: &Entry| {
        !matches!(
            entry.noun,
            Noun::Topic
                | Noun::Picture
                | Noun::Campaign
                | Noun::Review
                | Noun::Proposal
                | Noun::Report
                | Noun::Suggestion
                | Noun::Unrecognised
        )
    };
    for entry in entries.into_iter().filter(of_everybody) {
        let record = (entry.noun, entry.record.clone());
        // Only a step out of the public is told; what happens to a record afterwards is nobody's business.
        let gone = !entry.public
            && match was_public.get(&record) {
                Some(before) => *before,
                None => change_log::was_public(conn, &entry)?,
            };
        was_public.insert(record, entry.public);
        if entry.public || gone {
            items.push(Change {
                sequence: entry.position.seq,
                at: entry.at,
                noun: entry.noun,
                id: entry.record,
                version: entry.version,
                action: entry.action,
                gone,
            });
        }
    }
    Ok(items)
}
