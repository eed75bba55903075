//! `porta-csv`: one sheet per noun, as spreadsheets write them.

use std::sync::Arc;

use porta_contract::Noun;
use serde_json::Map;

use super::column::Column;
use super::input::InputFile;
use super::row::{Child, Contents, Row};
use super::{NOUNS, encoding, file_error, noun_of};
use crate::imports::place::Place;
use crate::imports::problem::Problem;
use crate::imports::report::FileReport;

/// What a sheet holds.
#[derive(Clone, Copy)]
enum Sheet {
    City,
    Records(Noun),
    Child(Noun, &'static str, &'static str),
}

impl Sheet {
    fn of(file: &InputFile, noun: Option<Noun>) -> Result<Self, Problem> {
        let name = file.name.to_lowercase();
        let stem = name.strip_suffix(".csv").unwrap_or(&name);
        match stem {
            "city" => Ok(Self::City),
            "hours" => Ok(Self::Child(Noun::Offer, "hours", "offer")),
            "closures" => Ok(Self::Child(Noun::Provider, "closures", "provider")),
            "points" => Ok(Self::Child(Noun::Fact, "points", "fact")),
            "steps" => Ok(Self::Child(Noun::Page, "steps", "page")),
            "offices" => Ok(Self::Child(Noun::Responsibility, "offices", "responsibility")),
            "overrides" => Ok(Self::Child(Noun::Event, "overrides", "event")),
            _ => noun_of(stem).or(noun).map(Self::Records).ok_or_else(|| {
                let known = NOUNS.map(|(name, _)| format!("{name}.csv")).join(", ");
                file_error(
                    "unknown_sheet",
                    format!("the name must say what is in it: {known}; or say it with --noun"),
                )
            }),
        }
    }

    const fn noun(self) -> Noun {
        match self {
            Self::City => Noun::City,
            Self::Records(noun) | Self::Child(noun, _, _) => noun,
        }
    }
}

/// Reads a CSV file.
pub fn read(
    file: &InputFile,
    noun: Option<Noun>,
    report: &mut FileReport,
    contents: &mut Contents,
) -> Result<(), Problem> {
    report.format = "porta-csv";
    let sheet = Sheet::of(file, noun)?;
    let (decoded, problem) = encoding::sheet(&file.bytes);
    report.encoding = decoded.encoding;
    report.problems.extend(problem);
    let delimiter = delimiter(&decoded.text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(decoded.text.as_bytes());
    let header = reader
        .headers()
        .map_err(|error| file_error("invalid_csv", error.to_string()))?;
    let columns: Vec<Column> = header
        .iter()
        .map(|name| Column::of(name, matches!(sheet, Sheet::City)))
        .collect();
    header_problems(&columns, report)?;
    for (index, record) in reader.into_records().enumerate() {
        let record = record.map_err(|error| file_error("invalid_csv", error.to_string()))?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        report.rows += 1;
        let place = Place {
            file: Arc::clone(&file.name),
            at: format!("row {}", index + 2),
        };
        push(sheet, row(sheet.noun(), place, &columns, &record), contents);
    }
    Ok(())
}

fn push(sheet: Sheet, row: Row, contents: &mut Contents) {
    match sheet {
        Sheet::City => contents.cities.push(row),
        Sheet::Records(_) => contents.rows.push(row),
        Sheet::Child(parent, field, key) => contents.children.push(Child {
            parent,
            field,
            key,
            row,
        }),
    }
}

/// Spreadsheets in German write semicolons: the mark that the header has most of.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |mark: char| header.chars().filter(|c| *c == mark).count();
    [';', '\t', ',']
        .into_iter()
        .max_by_key(|mark| count(*mark))
        .map_or(b',', |mark| mark as u8)
}

fn header_problems(columns: &[Column], report: &mut FileReport) -> Result<(), Problem> {
    if columns.iter().all(Column::is_nameless) {
        return Err(file_error("no_header", "the first row must name the columns"));
    }
    for (index, column) in columns.iter().enumerate() {
        if !column.is_nameless()
            && columns
                .iter()
                .take(index)
                .any(|other| other.field_path() == column.field_path())
        {
            let message = "the column is there twice; remove one of them";
            report
                .problems
                .push(Problem::error(column.header.clone(), "duplicate_column", message));
        }
    }
    Ok(())
}

fn row(noun: Noun, place: Place, columns: &[Column], record: &csv::StringRecord) -> Row {
    let mut fields = Map::new();
    for (column, cell) in columns.iter().zip(record.iter()) {
        if !column.is_nameless() {
            column.put(&mut fields, cell);
        }
    }
    let mut problems = Vec::new();
    let beyond = record.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty());
    if record.len() < columns.len() || beyond {
        let (cells, names) = (record.len(), columns.len());
        let message =
            format!("the row has {cells} cells, the header {names}; put cells that hold the separator in quotes");
        problems.push(Problem::error("", "cell_count", message));
    }
    Row {
        noun,
        place,
        fields,
        problems,
    }
}
