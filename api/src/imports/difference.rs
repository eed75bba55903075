//! Which fields of two states of a record differ.

use serde::Serialize;
use serde_json::{Map, Value};

use super::references::References;
use super::report::Difference;

/// The longest value that a report shows, in characters.
const LONGEST: usize = 120;
/// What every record has and no file sets.
const OWN: [&str; 6] = ["id", "city", "version", "created_at", "updated_at", "text_version"];

/// The fields that differ, with both values; only their names when the record is secret.
pub fn between<R: Serialize>(stored: &R, imported: &R, secret: bool, references: &References) -> Vec<Difference> {
    let (stored, imported) = (fields(stored), fields(imported));
    let mut differences = Vec::new();
    for (field, new) in &imported {
        let old = stored.get(field).unwrap_or(&Value::Null);
        if old != new {
            differences.push(difference(field, old, new, secret, references));
        }
    }
    for (field, old) in stored.iter().filter(|(field, _)| !imported.contains_key(*field)) {
        differences.push(difference(field, old, &Value::Null, secret, references));
    }
    differences
}

fn difference(field: &str, old: &Value, new: &Value, secret: bool, references: &References) -> Difference {
    let show = |value: &Value| (!secret).then(|| shown(value, references));
    Difference {
        field: field.to_owned(),
        stored: show(old),
        imported: show(new),
    }
}

/// The fields of a record by name; texts by language, provenance and the external id on the top.
fn fields<R: Serialize>(record: &R) -> Map<String, Value> {
    let mut flat = Map::new();
    let Ok(Value::Object(all)) = serde_json::to_value(record) else {
        return flat;
    };
    for (name, value) in all {
        match (name.as_str(), value) {
            ("texts", Value::Array(texts)) => texts.into_iter().for_each(|text| flatten_text(text, &mut flat)),
            ("meta", Value::Object(meta)) => {
                flat.extend(meta.into_iter().filter(|(name, _)| !OWN.contains(&name.as_str())));
            }
            (name, _) if OWN.contains(&name) => {}
            (_, value) => {
                flat.insert(name, value);
            }
        }
    }
    flat
}

/// What a text has and no file sets.
const OF_TEXTS: [&str; 4] = ["lang", "translator", "reviewed", "draft"];

fn flatten_text(text: Value, flat: &mut Map<String, Value>) {
    let Value::Object(text) = text else { return };
    let lang = text.get("lang").and_then(Value::as_str).unwrap_or_default().to_owned();
    for (name, value) in text {
        let is_empty = value.as_str().is_some_and(str::is_empty) || value.as_object().is_some_and(Map::is_empty);
        if !OF_TEXTS.contains(&name.as_str()) && !is_empty {
            flat.insert(format!("texts.{lang}.{name}"), value);
        }
    }
}

/// A value for people: ids of records by their slugs, shortened.
fn shown(value: &Value, references: &References) -> String {
    let text = match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) => references.name(text).unwrap_or(text).to_owned(),
        Value::Array(items) if items.is_empty() => "nothing".to_owned(),
        Value::Array(items) => items
            .iter()
            .map(|item| shown(item, references))
            .collect::<Vec<_>>()
            .join(", "),
        Value::Object(fields) => {
            let field = |(name, value): (&String, &Value)| format!("{name} {}", shown(value, references));
            fields
                .iter()
                .filter(|(_, value)| !value.is_null())
                .map(field)
                .collect::<Vec<_>>()
                .join(", ")
        }
        other => other.to_string(),
    };
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
