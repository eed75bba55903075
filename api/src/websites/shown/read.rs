//! The websites that could not be reached, with the entries that name them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use porta_contract::{WebsiteCheck, WebsiteChecks, WebsiteEntry, WebsiteReason, WebsiteState};

use crate::catalog::{city, stored};
use crate::spine::db::{Database, DbError};
use crate::spine::http::Failure;
use crate::spine::ids::{CityId, Id};
use crate::websites::named::named;
use crate::websites::rows::{Row, is_fresh, of_city};

/// Most websites that are listed; the others follow when these are put right.
const MOST: usize = 1000;

/// Reads what was found in a city; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for a city that is not there.
pub fn read(database: &Database, city: &CityId, now: DateTime<Utc>) -> Result<WebsiteChecks, Failure> {
    database.read_snapshot(|conn| {
        let city = city::named(conn, city.as_str())?;
        let city = city.ok_or_else(|| Failure::NotFound("There is no such city.".to_owned()))?;
        let mut rows = of_city(conn, &city.id)?;
        rows.retain(|_, row| is_fresh(row, now));
        let mut entries: BTreeMap<String, Vec<WebsiteEntry>> = BTreeMap::new();
        for named in named(conn, &city.id, now)? {
            entries.entry(named.url).or_default().push(named.entry);
        }
        // What no entry names any more leaves with the next night.
        rows.retain(|url, _| entries.contains_key(url));
        let (checked, checked_at) = (rows.len(), rows.values().map(|row| row.checked_at).max());
        let mut items = Vec::new();
        for (url, row) in rows {
            items.extend(item(&row, entries.remove(&url).unwrap_or_default())?);
        }
        items.sort_by_key(|item| (rank(item.state), item.first_failed_at));
        items.truncate(MOST);
        Ok(WebsiteChecks {
            city: city.slug,
            checked_at: stored::instant(checked_at),
            checked: i64::try_from(checked).unwrap_or(i64::MAX),
            items,
        })
    })
}

const fn rank(state: WebsiteState) -> u8 {
    match state {
        WebsiteState::Broken => 0,
        WebsiteState::RefusedByGuard => 1,
        _ => 2,
    }
}

/// A row as staff read it; none when it tells of nothing that has to be done.
fn item(row: &Row, entries: Vec<WebsiteEntry>) -> Result<Option<WebsiteCheck>, DbError> {
    let state = row.state()?;
    if matches!(state, WebsiteState::Reachable | WebsiteState::Unclear) {
        return Ok(None);
    }
    let reason = row.reason.as_deref();
    let reason = reason.map(|word| stored::word("website_checks.reason", word, WebsiteReason::parse));
    Ok(Some(WebsiteCheck {
        url: row.url.clone(),
        state,
        reason: reason.transpose()?,
        http_status: row.http_status.and_then(|status| u16::try_from(status).ok()),
        failures: u32::try_from(row.failures).unwrap_or_default(),
        first_failed_at: stored::instant(row.first_failed_at),
        broken_since: stored::instant(row.broken_since),
        checked_at: row.checked_at.and_utc(),
        entries,
    }))
}
