//! The whole report in a file: NDJSON, or CSV if the name ends so.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::{Report, RowReport};
use crate::imports::problem::Severity;

/// Writes every row, with its problems and differences.
pub fn save(report: &Report, path: &Path) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    if path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
    {
        sheet(report, &mut file)?;
    } else {
        lines(report, &mut file)?;
    }
    file.flush()
}

/// One JSON object per line: first the whole without its rows, then each row.
fn lines(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let counts: serde_json::Map<String, serde_json::Value> = report
        .counts()
        .into_iter()
        .map(|(noun, count)| Ok((noun.to_string(), serde_json::to_value(count)?)))
        .collect::<Result<_, serde_json::Error>>()?;
    let head = serde_json::json!({
        "city": report.city,
        "dry_run": report.dry_run,
        "written": report.written,
        "counts": counts,
        "problems": report.problems,
        "files": report.files,
    });
    writeln!(out, "{head}")?;
    for row in &report.rows {
        serde_json::to_writer(&mut *out, row)?;
        writeln!(out)?;
    }
    Ok(())
}

/// One line per problem or difference, one for a row without any.
fn sheet(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let mut sheet = csv::Writer::from_writer(out);
    sheet.write_record([
        "file", "at", "noun", "key", "done", "severity", "field", "code", "message", "stored", "imported",
    ])?;
    for file in &report.files {
        for problem in &file.problems {
            let severity = severity(problem.severity);
            let cells = [
                &file.file,
                "",
                "",
                "",
                "",
                severity,
                &problem.field,
                problem.code,
                &problem.message,
                "",
                "",
            ];
            sheet.write_record(cells)?;
        }
    }
    for row in &report.rows {
        row_lines(row, &mut sheet)?;
    }
    sheet.flush()
}

fn row_lines(row: &RowReport, sheet: &mut csv::Writer<impl Write>) -> io::Result<()> {
    let head = [
        &*row.place.file,
        &row.place.at,
        row.noun.as_str(),
        &row.key,
        row.done.as_str(),
    ];
    if row.problems.is_empty() && row.differences.is_empty() {
        sheet.write_record(head.iter().chain(&[""; 6]))?;
    }
    for problem in &row.problems {
        let tail = [
            severity(problem.severity),
            &problem.field,
            problem.code,
            &problem.message,
            "",
            "",
        ];
        sheet.write_record(head.iter().chain(&tail))?;
    }
    for difference in &row.differences {
        let value = |value: &Option<String>| value.clone().unwrap_or_default();
        let (stored, imported) = (value(&difference.stored), value(&difference.imported));
        let tail = [
            "",
            difference.field.as_str(),
            "difference",
            "",
            stored.as_str(),
            imported.as_str(),
        ];
        sheet.write_record(head.iter().chain(&tail))?;
    }
    Ok(())
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Notice => "notice",
        Severity::Error => "error",
    }
}
