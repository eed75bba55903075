//! The status as tables, for a spreadsheet.

use porta_contract::{CurrencyPart, ReviewStatus, StatusTable};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::spine::http::{Failure, One, csv as sheet};

/// Which table.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct TableParams {
    /// One line for each of these: `providers` (those of the latest campaign, with the phone numbers of those to call; if not given),
    /// `categories`, `districts` (how current their offers are), `days` (how current all entries were).
    #[param(inline, example = "districts")]
    pub table: Option<One<StatusTable>>,
}

/// One of its tables (RFC 4180, UTF-8). What a spreadsheet would take for a formula is marked as text; shares go from 0 to 1.
///
/// # Errors
/// [`Failure::Internal`] when the table cannot be written, a defect.
pub fn csv(status: &ReviewStatus, table: StatusTable) -> Result<Vec<u8>, Failure> {
    match table {
        StatusTable::Categories => parts("category", &status.by_category),
        StatusTable::Districts => parts("district", &status.by_district),
        StatusTable::Days => days(status),
        StatusTable::Providers | StatusTable::Unrecognised => providers(status),
    }
}

fn parts(name: &str, parts: &[CurrencyPart]) -> Result<Vec<u8>, Failure> {
    let head = [
        name,
        "entries",
        "within_6_months",
        "within_12_months",
        "never",
        "overdue",
    ];
    let lines = parts.iter().map(|part| {
        let own = &part.currency;
        [
            part.slug.clone(),
            own.entries.to_string(),
            own.within_6_months.to_string(),
            own.within_12_months.to_string(),
            own.never.to_string(),
            own.overdue.to_string(),
        ]
    });
    sheet::table(head, lines)
}

fn days(status: &ReviewStatus) -> Result<Vec<u8>, Failure> {
    let lines = status.over_time.iter().map(|day| {
        [
            day.day.to_string(),
            day.entries.to_string(),
            day.within_6_months.to_string(),
            day.within_12_months.to_string(),
        ]
    });
    sheet::table(["day", "entries", "within_6_months", "within_12_months"], lines)
}

fn providers(status: &ReviewStatus) -> Result<Vec<u8>, Failure> {
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
