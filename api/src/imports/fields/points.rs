//! Figures of a series.

use porta_contract::{FactPoint, PartialDate};
use serde_json::Value;

use super::parts::Keys;
use super::values::plain;
use super::{Cell, Fields};
use crate::catalog::check::limits;
use crate::catalog::fact::{Point, check};

/// A figure as the file has it.
#[derive(PartialEq)]
struct Written {
    date: Option<PartialDate>,
    value: Option<f64>,
    source: String,
    source_url: Option<String>,
    note: Option<String>,
}

impl Keys for Written {
    const KEYS: &'static [&'static str] = &["date", "value", "source", "source_url", "note"];
}

impl Fields<'_> {
    /// Figures of a series: a list of objects, which is the whole series.
    pub fn points(&mut self, into: &mut Vec<Point>) {
        let stored = into.iter().map(|point| Written {
            date: Some(point.date),
            value: point.value,
            source: point.source.clone(),
            source_url: point.source_url.clone(),
            note: point.note.clone(),
        });
        let mut all: Vec<Written> = stored.collect();
        let before = self.found.problems.len();
        self.objects("points", &mut all, one_point);
        if self.found.problems.len() > before {
            return;
        }
        if all.len() > limits::LIST {
            let message = format!("a series may have {} figures", limits::LIST);
            return self.error("points", "too_long", message);
        }
        let complete = all.into_iter().filter_map(|one| {
            Some(FactPoint {
                date: one.date?,
                value: one.value,
                source: one.source,
                source_url: one.source_url,
                note: one.note,
            })
        });
        match check::points(complete.collect()) {
            Ok(points) => *into = points,
            Err(faults) => {
                for (place, name, fault) in faults {
                    self.error(&format!("points[{place}].{name}"), fault.code, fault.message);
                }
            }
        }
    }

    /// A figure: a number, or text that can be read as one number only.
    fn figure(&mut self, name: &str, into: &mut Option<f64>) {
        let read = match self.cell(name) {
            Cell::Absent => return,
            Cell::Empty => return *into = None,
            Cell::Value(Value::Number(number)) => check::value(number.as_f64().unwrap_or(f64::NAN)),
            Cell::Value(value) => check::written(&plain(value).unwrap_or_default()),
        };
        *into = self.passed(name, read);
    }
}

fn one_point(fields: &mut Fields<'_>) -> Written {
    let mut one = Written {
        date: None,
        value: None,
        source: String::new(),
        source_url: None,
        note: None,
    };
    let before = fields.found.problems.len();
    let what = "a date of a figure; write 2023-12-31, 2023-12 or 2023";
    fields.parsed("date", "bad_date", what, partial_date, &mut one.date);
    if one.date.is_none() && fields.found.problems.len() == before {
        fields.missing("date");
    }
    fields.figure("value", &mut one.value);
    fields.required("source", limits::SOURCE, &mut one.source);
    fields.website("source_url", &mut one.source_url);
    fields.text("note", limits::NOTE, &mut one.note);
    one
}

/// A date as spreadsheets write it, too: `31.12.2023`, `12.2023`.
fn partial_date(text: &str) -> Option<PartialDate> {
    let parts: Vec<&str> = text.split('.').collect();
    match parts.as_slice() {
        [day, month, year] => PartialDate::parse(&format!("{year}-{month:0>2}-{day:0>2}")),
        [month, year] => PartialDate::parse(&format!("{year}-{month:0>2}")),
        _ => PartialDate::parse(text),
    }
}

#[cfg(test)]
mod tests {
    use super::partial_date;

    #[test]
    fn dates_of_figures_are_read_as_spreadsheets_write_them() {
        for (text, date) in [
            ("31.12.2023", "2023-12-31"),
            ("1.2.2023", "2023-02-01"),
            ("9.2023", "2023-09"),
            ("2023", "2023"),
        ] {
            assert_eq!(
                partial_date(text).map(|date| date.to_string()),
                Some(date.to_owned()),
                "{text}"
            );
        }
        assert_eq!(partial_date("1.13.2023"), None);
    }
}
