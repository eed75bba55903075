//! `porta-json`: one object with a list per noun.

use std::sync::Arc;

use porta_contract::Noun;
use serde_json::{Map, Value};

use super::input::InputFile;
use super::row::{Contents, Row};
use super::{NOUNS, encoding, file_error, noun_of, topics};
use crate::imports::place::Place;
use crate::imports::problem::{Problem, quote};
use crate::imports::report::FileReport;

/// The version of the format that is read and written.
pub const VERSION: u64 = 1;

/// Reads a JSON file.
pub fn read(file: &InputFile, report: &mut FileReport, contents: &mut Contents) -> Result<(), Problem> {
    report.encoding = "UTF-8";
    let text = encoding::json(&file.bytes)?;
    let value: Value = serde_json::from_str(text).map_err(|error| broken(&error))?;
    let Value::Object(mut object) = value else {
        return Err(file_error(
            "not_an_object",
            "the file must hold one object, beginning with {\"format\": \"porta\", …",
        ));
    };
    let format = object.remove("format");
    version(object.remove("version").as_ref())?;
    match format.as_ref().and_then(Value::as_str) {
        Some("porta") => {
            report.format = "porta-json";
            lists(&file.name, object, report, contents);
        }
        Some("porta-topics") => {
            report.format = "porta-topics";
            topics::read(&file.name, object, report, contents)?;
        }
        _ => {
            let message = "`format` must be \"porta\"; other formats have importers of their own";
            return Err(Problem::error("format", "unknown_format", message));
        }
    }
    Ok(())
}

fn broken(error: &serde_json::Error) -> Problem {
    let (line, column) = (error.line(), error.column());
    let text = error.to_string();
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
    file_error(
        "invalid_json",
        format!("line {line}, column {column}: {what}; repair the file there"),
    )
}

fn version(value: Option<&Value>) -> Result<(), Problem> {
    match value.and_then(Value::as_u64) {
        Some(VERSION) => Ok(()),
        Some(other) => {
            let message = format!("the file has version {other}; this program reads version {VERSION}");
            Err(Problem::error("version", "unknown_version", message))
        }
        None => Err(Problem::error(
            "version",
            "unknown_version",
            "write \"version\": 1 beside \"format\"",
        )),
    }
}

fn lists(name: &Arc<str>, object: Map<String, Value>, report: &mut FileReport, contents: &mut Contents) {
    for (key, value) in object {
        if key == "city" {
            report.rows += 1;
            contents.cities.push(row(name, Noun::City, key, value));
        } else if let Some(noun) = noun_of(&key) {
            list(name, (noun, &key), value, report, contents);
        } else {
            let known = NOUNS.map(|(name, _)| name).join(", ");
            let message = format!("{} is ignored; known are city, {known}", quote(&key));
            report.problems.push(Problem::notice(key, "unknown_field", message));
        }
    }
}

fn list(name: &Arc<str>, (noun, key): (Noun, &str), value: Value, report: &mut FileReport, contents: &mut Contents) {
    let Value::Array(items) = value else {
        report.problems.push(Problem::error(
            key,
            "wrong_type",
            format!("`{key}` must be a list: [{{…}}, {{…}}]"),
        ));
        return;
    };
    report.rows += items.len();
    for (index, item) in items.into_iter().enumerate() {
        contents.rows.push(row(name, noun, format!("{key}[{index}]"), item));
    }
}

fn row(file: &Arc<str>, noun: Noun, at: String, value: Value) -> Row {
    let place = Place {
        file: Arc::clone(file),
        at,
    };
    match value {
        Value::Object(fields) => Row {
            noun,
            place,
            fields,
            problems: Vec::new(),
        },
        _ => {
            let problem = Problem::error("", "wrong_type", "a record must be an object: {…}");
            Row {
                noun,
                place,
                fields: Map::new(),
                problems: vec![problem],
            }
        }
    }
}
