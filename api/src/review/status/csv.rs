//! The status as a table, for a spreadsheet.

use porta_contract::ReviewStatus;

use crate::spine::http::{Failure, csv as sheet};

/// One line per provider (RFC 4180, UTF-8). What a spreadsheet would take for a formula is marked as text.
///
/// # Errors
/// [`Failure::Internal`] when the table cannot be written, a defect.
pub fn csv(status: &ReviewStatus) -> Result<Vec<u8>, Failure> {
    let head = [
        "provider",
        "title",
        "phone",
        "state",
        "contact",
        "step",
        "asked_at",
        "answered_at",
        "entries",
        "answered",
        "to_phone",
    ];
    let day = |at: Option<chrono::DateTime<chrono::Utc>>| at.map(|at| at.to_rfc3339()).unwrap_or_default();
    let lines = status.providers.iter().map(|one| {
        [
            one.provider.clone(),
            one.title.clone(),
            one.phone.clone().unwrap_or_default(),
            one.state.as_str().to_owned(),
            one.contact.as_str().to_owned(),
            one.step.map_or_else(String::new, |step| step.as_str().to_owned()),
            day(one.asked_at),
            day(one.answered_at),
            one.entries.to_string(),
            one.answered.to_string(),
            one.to_phone.to_string(),
        ]
    });
    sheet::table(head, lines)
}
