//! Tables for a spreadsheet (RFC 4180, UTF-8).

use super::Failure;

/// A table: its head, then its lines. What a spreadsheet would take for a formula is marked as text.
///
/// # Errors
/// [`Failure::Internal`] when the table cannot be written, a defect.
pub fn table<const N: usize>(
    head: [&str; N],
    lines: impl IntoIterator<Item = [String; N]>,
) -> Result<Vec<u8>, Failure> {
    let broken = |error: String| Failure::Internal(format!("a table cannot be written: {error}"));
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(head).map_err(|error| broken(error.to_string()))?;
    for line in lines {
        let cells = line.map(plain);
        table.write_record(cells).map_err(|error| broken(error.to_string()))?;
    }
    table.into_inner().map_err(|error| broken(error.to_string()))
}

/// A leading sign would make a formula of it.
fn plain(text: String) -> String {
    // A negative number is none.
    let is_number = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.parse::<f64>().is_ok();
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !text.strip_prefix('-').is_some_and(is_number) {
        format!("'{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn a_cell_is_no_formula() {
        let lines = [["=HYPERLINK(1)".to_owned(), "Verein".to_owned()]];

        let text = String::from_utf8(table(["-a", "b"], lines).unwrap()).unwrap();

        assert_eq!(text, "-a,b\n'=HYPERLINK(1),Verein\n");

        let lines = ["-5.5", "-1+1", "+cmd"].map(|cell| [cell.to_owned()]);
        let text = String::from_utf8(table(["value"], lines).unwrap()).unwrap();
        assert_eq!(text, "value\n-5.5\n'-1+1\n'+cmd\n");
    }
}
