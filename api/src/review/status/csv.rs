//! The status as a table, for a spreadsheet.

use porta_contract::ReviewStatus;

use crate::spine::http::Failure;

/// One line per provider (RFC 4180, UTF-8). What a spreadsheet would take for a formula is marked as text.
///
/// # Errors
/// [`Failure::Internal`] when the table cannot be written, a defect.
pub fn csv(status: &ReviewStatus) -> Result<Vec<u8>, Failure> {
    let broken = |error: String| Failure::Internal(format!("the status is no table: {error}"));
    let mut table = csv::Writer::from_writer(Vec::new());
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
    table.write_record(head).map_err(|error| broken(error.to_string()))?;
    let day = |at: Option<chrono::DateTime<chrono::Utc>>| at.map(|at| at.to_rfc3339()).unwrap_or_default();
    for one in &status.providers {
        let line = [
            plain(&one.provider),
            plain(&one.title),
            plain(one.phone.as_deref().unwrap_or_default()),
            one.state.as_str().to_owned(),
            one.contact.as_str().to_owned(),
            one.step.map_or_else(String::new, |step| step.as_str().to_owned()),
            day(one.asked_at),
            day(one.answered_at),
            one.entries.to_string(),
            one.answered.to_string(),
            one.to_phone.to_string(),
        ];
        table.write_record(line).map_err(|error| broken(error.to_string()))?;
    }
    table.into_inner().map_err(|error| broken(error.to_string()))
}

/// A leading sign would make a formula of it.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_name_is_no_formula() {
        assert_eq!(plain("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(plain("Verein"), "Verein");
    }
}
