//! The same as a table, for a spreadsheet.

use chrono::{DateTime, Utc};
use porta_contract::WebsiteChecks;

use crate::spine::http::{Failure, csv as sheet};

/// One line per website and entry that names it (RFC 4180, UTF-8).
///
/// # Errors
/// [`Failure::Internal`] when the table cannot be written, a defect.
pub fn csv(checks: &WebsiteChecks) -> Result<Vec<u8>, Failure> {
    let head = [
        "url",
        "state",
        "reason",
        "http_status",
        "failures",
        "first_failed_at",
        "broken_since",
        "checked_at",
        "noun",
        "id",
        "slug",
        "title",
        "provider",
        "pointer",
    ];
    let day = |at: Option<DateTime<Utc>>| at.map(|at| at.to_rfc3339()).unwrap_or_default();
    let named = checks
        .items
        .iter()
        .flat_map(|item| item.entries.iter().map(move |entry| (item, entry)));
    let lines = named.map(|(item, entry)| {
        [
            item.url.clone(),
            item.state.as_str().to_owned(),
            item.reason
                .map_or_else(String::new, |reason| reason.as_str().to_owned()),
            item.http_status.map(|status| status.to_string()).unwrap_or_default(),
            item.failures.to_string(),
            day(item.first_failed_at),
            day(item.broken_since),
            item.checked_at.to_rfc3339(),
            entry.noun.as_str().to_owned(),
            entry.id.clone(),
            entry.slug.clone(),
            entry.title.clone(),
            entry.provider.clone(),
            entry.pointer.clone(),
        ]
    });
    sheet::table(head, lines)
}
