//! Tables (RFC 4180, UTF-8): a line per text. No cell is a formula, and every cell is read as it was written.

use csv::{ReaderBuilder, StringRecord, WriterBuilder};

use super::export::Outgoing;
use super::given::{GivenFile, GivenUnit, Stage, Unreadable};
use crate::spine::http::Failure;

/// Says to spreadsheets that this is UTF-8.
const MARK: &str = "\u{feff}";

const HEAD: [&str; 8] = [
    "id",
    "record",
    "field",
    "source_lang",
    "lang",
    "state",
    "source",
    "target",
];

/// Word in `state` by which somebody says that a text is right as it is.
const DONE: &str = "current";
/// The same of a second human.
const REVIEWED: &str = "reviewed";

/// Writes texts for translators.
pub(super) fn write(lang: &str, records: &[Outgoing]) -> Result<Vec<u8>, Failure> {
    let broken = |error: String| Failure::Internal(format!("the texts are no table: {error}"));
    let mut table = WriterBuilder::new().from_writer(MARK.as_bytes().to_vec());
    table.write_record(HEAD).map_err(|error| broken(error.to_string()))?;
    for record in records {
        let state = if record.reviewed && record.state.as_str() == DONE {
            REVIEWED
        } else {
            record.state.as_str()
        };
        for (unit, source, target) in record.units() {
            let line = [
                unit.name(),
                format!("{}/{}", record.of.noun, record.slug),
                unit.field.name(),
                record.source_lang.clone(),
                lang.to_owned(),
                state.to_owned(),
                guarded(source),
                guarded(target),
            ];
            table.write_record(line).map_err(|error| broken(error.to_string()))?;
        }
    }
    table.into_inner().map_err(|error| broken(error.to_string()))
}

/// True for a sign that makes a formula of a cell, and for the mark itself.
const fn is_risky(first: char) -> bool {
    matches!(
        first,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\'' | '＝' | '＋' | '－' | '＠'
    )
}

/// A cell that no spreadsheet takes for a formula.
fn guarded(text: &str) -> String {
    if text.starts_with(is_risky) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text of a guarded cell.
fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(is_risky) => rest,
        _ => cell,
    }
}

/// Reads translations back.
pub(super) fn read(text: &str) -> Result<GivenFile, Unreadable> {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    let head = text.lines().next().unwrap_or_default();
    // Spreadsheets write semicolons where the comma is for decimals.
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|byte| head.bytes().filter(|other| other == byte).count())
        .unwrap_or(b',');
    let mut table = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(text.as_bytes());
    let unreadable = |error: csv::Error| Unreadable::new("bad_table", format!("the table cannot be read: {error}"));
    let columns = Columns::of(table.headers().map_err(unreadable)?)?;
    let mut file = GivenFile::default();
    for line in table.records() {
        let line = line.map_err(unreadable)?;
        let cell = |column: Option<usize>| column.and_then(|column| line.get(column)).unwrap_or_default();
        if line.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let lang = cell(Some(columns.lang)).trim();
        if file.lang.is_empty() {
            lang.clone_into(&mut file.lang);
        }
        let number = line.position().map_or(0, csv::Position::line);
        if file.lang != lang {
            let message = format!(
                "line {number} is in `{lang}`, those before in `{}`; send a file each",
                file.lang
            );
            return Err(Unreadable::new("several_languages", message));
        }
        file.units.push(GivenUnit {
            place: format!("line {number}"),
            id: cell(Some(columns.id)).trim().to_owned(),
            target: plain(cell(Some(columns.target))).to_owned(),
            stage: match cell(columns.state).trim() {
                DONE => Stage::Translated,
                REVIEWED => Stage::Reviewed,
                _ => Stage::Open,
            },
        });
    }
    Ok(file)
}

/// Where the columns are that are read.
struct Columns {
    id: usize,
    lang: usize,
    target: usize,
    state: Option<usize>,
}

impl Columns {
    fn of(head: &StringRecord) -> Result<Self, Unreadable> {
        let find = |name: &str| head.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name));
        let need = |name: &str| {
            find(name).ok_or_else(|| {
                let message = format!("the table has no column `{name}`; it needs id, lang and target");
                Unreadable::new("missing_column", message)
            })
        };
        Ok(Self {
            id: need("id")?,
            lang: need("lang")?,
            target: need("target")?,
            state: find("state"),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for text in ["=HYPERLINK(1)", "+49", "-1", "@x", "\t=1", "'=1", "＝1"] {
            assert!(guarded(text).starts_with('\''), "{text}");
            assert_eq!(plain(&guarded(text)), text);
        }
        assert_eq!(plain("'quoted' words"), "'quoted' words");
    }

    proptest! {
        #[test]
        fn every_cell_is_read_as_it_was_written(text in "\\PC*|[=+'@\\-\\t\n\"]{0,5}[a-z;,\n]{0,9}") {
            let cell = guarded(&text);
            let mut table = WriterBuilder::new().from_writer(Vec::new());
            table.write_record(["id", "lang", "target"]).unwrap();
            table.write_record(["x", "ar", &cell]).unwrap();
            let table = String::from_utf8(table.into_inner().unwrap()).unwrap();
            prop_assert_eq!(&read(&table).unwrap().units[0].target, &text);
        }

        #[test]
        fn no_table_makes_it_panic(text in "\\PC*") {
            let _ = read(&format!("id,lang,target\n{text}"));
            let _ = read(&text);
        }
    }
}
