//! The report as text for a terminal: totals, then what somebody has to look at.

use std::fmt::{self, Write};
use std::path::Path;

use super::{Done, Report, RowReport};
use crate::imports::problem::{Problem, Severity};

/// How many rows are shown before the rest is only counted.
const SHOWN: usize = 40;
/// How many problems or differences of one row are shown.
const SHOWN_OF_ROW: usize = 30;

/// The report as text. `saved` names the file that holds all of it.
#[must_use]
pub fn render(report: &Report, saved: Option<&Path>) -> String {
    let mut text = String::new();
    // Writing to a string never fails.
    let _ = write(report, saved, &mut text);
    text
}

fn write(report: &Report, saved: Option<&Path>, out: &mut String) -> fmt::Result {
    writeln!(out, "{}", headline(report))?;
    for problem in &report.problems {
        writeln!(out, "  {}", line(problem))?;
    }
    totals(report, out)?;
    for file in report.files.iter().filter(|file| !file.problems.is_empty()) {
        writeln!(
            out,
            "\n{} ({} rows, {} {})",
            file.file, file.rows, file.format, file.encoding
        )?;
        for problem in &file.problems {
            writeln!(out, "  {}", line(problem))?;
        }
    }
    let worth_showing: Vec<&RowReport> = report.rows.iter().filter(|row| is_worth_showing(row)).collect();
    for row in worth_showing.iter().take(SHOWN) {
        one_row(row, out)?;
    }
    if worth_showing.len() > SHOWN {
        let more = thousands(worth_showing.len() - SHOWN);
        match saved {
            Some(path) => writeln!(out, "\n… and {more} more, all in {}", path.display())?,
            None => writeln!(out, "\n… and {more} more; --report FILE saves all of them")?,
        }
    }
    Ok(())
}

fn headline(report: &Report) -> String {
    let city = if report.city.is_empty() {
        "no city"
    } else {
        &report.city
    };
    let wrong = thousands(report.count(Done::Rejected));
    let end = match (report.written, report.dry_run, report.has_errors()) {
        (true, _, false) => "written".to_owned(),
        (true, _, true) => format!("written, except {wrong} rejected rows"),
        (false, true, false) => "dry run: nothing was written".to_owned(),
        (false, true, true) => "dry run: nothing was written, and as it is nothing would be".to_owned(),
        (false, false, true) => "nothing was written, because something is wrong".to_owned(),
        (false, false, false) => "nothing was written, because nothing changed".to_owned(),
    };
    format!("Import into {city}: {end}.")
}

fn totals(report: &Report, out: &mut String) -> fmt::Result {
    let counts = report.counts();
    if counts.is_empty() {
        return Ok(());
    }
    let head = ["created", "updated", "unchanged", "proposed", "rejected"];
    writeln!(out, "\n{:<10}{}", "", head.map(|word| format!("{word:>11}")).concat())?;
    for (noun, count) in counts {
        let cells = [
            count.created,
            count.updated,
            count.unchanged,
            count.proposed,
            count.rejected,
        ];
        let cells = cells.map(|number| {
            format!(
                "{:>11}",
                if number == 0 {
                    "·".to_owned()
                } else {
                    thousands(number)
                }
            )
        });
        writeln!(out, "{:<10}{}", noun.as_str(), cells.concat())?;
    }
    Ok(())
}

fn is_worth_showing(row: &RowReport) -> bool {
    !row.problems.is_empty() || matches!(row.done, Done::Rejected | Done::Proposed)
}

fn one_row(row: &RowReport, out: &mut String) -> fmt::Result {
    let key = if row.key.is_empty() {
        String::new()
    } else {
        format!(" {}", row.key)
    };
    let (file, at, end) = (&row.place.file, &row.place.at, row.done.as_str());
    writeln!(out, "\n{file} {at}, {}{key}: {end}", row.noun)?;
    for problem in row.problems.iter().take(SHOWN_OF_ROW) {
        writeln!(out, "  {}", line(problem))?;
    }
    if row.done == Done::Proposed {
        for difference in row.differences.iter().take(SHOWN_OF_ROW) {
            match (&difference.stored, &difference.imported) {
                (Some(stored), Some(imported)) => writeln!(out, "  {}: {stored} → {imported}", difference.field)?,
                _ => writeln!(out, "  {}: differs", difference.field)?,
            }
        }
    }
    let (problems, differences) = (row.problems.len(), row.differences.len());
    let more = problems.saturating_sub(SHOWN_OF_ROW) + differences.saturating_sub(SHOWN_OF_ROW);
    if more > 0 {
        writeln!(out, "  … and {more} more of this row")?;
    }
    Ok(())
}

fn line(problem: &Problem) -> String {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Notice => "notice",
    };
    if problem.field.is_empty() {
        format!("{severity}: {} [{}]", problem.message, problem.code)
    } else {
        format!("{severity}: {}: {} [{}]", problem.field, problem.message, problem.code)
    }
}

/// A number with commas: 3,120.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn large_numbers_can_be_read() {
        assert_eq!(
            [0, 999, 1_000, 3_120, 1_234_567].map(thousands),
            ["0", "999", "1,000", "3,120", "1,234,567"].map(str::to_owned)
        );
    }
}
