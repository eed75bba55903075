//! A record as its fields, by name: what versions are made of and compared by.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::Record;
use crate::spine::db::DbError;

/// A record's fields by name; its texts are one field per language (`texts.de`).
pub type Fields = BTreeMap<String, Value>;

/// What no version changes, or what is counted elsewhere.
const FRAME: [&str; 4] = ["id", "city", "meta", "texts"];
/// What a version keeps of the common columns.
const KEPT_META: [&str; 2] = ["external_id", "provenance"];
/// Before the language in the name of a text.
const TEXT: &str = "texts.";

/// True for the name of a text.
pub(super) fn is_text(name: &str) -> bool {
    name.starts_with(TEXT)
}

fn object<R: Record>(record: &R) -> Result<Map<String, Value>, DbError> {
    match serde_json::to_value(record) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(DbError::Unreadable("a record is no object".to_owned())),
        Err(error) => Err(DbError::Unreadable(error.to_string())),
    }
}

/// The fields of a record.
pub fn fields<R: Record>(record: &R) -> Result<Fields, DbError> {
    let mut object = object(record)?;
    let mut fields = Fields::new();
    if let Some(Value::Array(texts)) = object.remove("texts") {
        for text in texts {
            let lang = text.get("lang").and_then(Value::as_str).unwrap_or_default();
            fields.insert(format!("{TEXT}{lang}"), text);
        }
    }
    if let Some(Value::Object(mut meta)) = object.remove("meta") {
        let kept = KEPT_META
            .iter()
            .filter_map(|name| Some(((*name).to_owned(), meta.remove(*name)?)));
        fields.extend(kept);
    }
    fields.extend(object.into_iter().filter(|(name, _)| !FRAME.contains(&name.as_str())));
    Ok(fields)
}

/// A record with these fields in the frame of another state of it: its id, city, version and dates.
pub fn assemble<R: Record>(frame: &R, fields: Fields) -> Result<R, DbError> {
    let mut object = object(frame)?;
    let mut texts = Vec::new();
    for (name, value) in fields {
        if is_text(&name) {
            texts.extend((!value.is_null()).then_some(value));
        } else if KEPT_META.contains(&name.as_str()) {
            if let Some(Value::Object(meta)) = object.get_mut("meta") {
                meta.insert(name, value);
            }
        } else {
            object.insert(name, value);
        }
    }
    if object.contains_key("texts") {
        object.insert("texts".to_owned(), Value::Array(texts));
    }
    serde_json::from_value(Value::Object(object)).map_err(|error| DbError::Unreadable(error.to_string()))
}

/// The fields in which two states differ, with the values of both; a field that one of them lacks is `null` there.
#[must_use]
pub fn difference(before: &Fields, now: &Fields) -> Vec<(String, Value, Value)> {
    let names = before
        .keys()
        .chain(now.keys().filter(|name| !before.contains_key(*name)));
    let value = |fields: &Fields, name: &str| fields.get(name).cloned().unwrap_or_default();
    let mut all: Vec<_> = names
        .map(|name| (name.clone(), value(before, name), value(now, name)))
        .filter(|(_, before, now)| before != now)
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// What a change gives up: the fields in which a record differs from what it was, with what they held.
pub(super) fn given_up<R: Record>(before: &R, record: &R) -> Result<Fields, DbError> {
    let changes = difference(&fields(before)?, &fields(record)?);
    Ok(changes.into_iter().map(|(name, before, _)| (name, before)).collect())
}
