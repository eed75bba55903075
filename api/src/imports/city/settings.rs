//! What the staff of a city may set, as files have it.

use std::collections::BTreeMap;

use porta_contract::{LawTexts, Theme};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::catalog::city::{self, CitySettings, Emergency};
use crate::imports::fields::{Cell, Fields};
use crate::imports::problem::quote;
use crate::spine::http::Pointer;

/// Reads what staff may set.
pub(super) fn read(fields: &mut Fields<'_>, languages: &[String], settings: &mut CitySettings) {
    fields.by_language("title", 200, &mut settings.title);
    let mut months = i32::try_from(settings.confirm_every_months).ok();
    fields.whole("confirm_every_months", 1..=60, &mut months);
    settings.confirm_every_months = months.and_then(|months| months.try_into().ok()).unwrap_or(6);
    let mut days = i32::try_from(settings.grace_days).ok();
    fields.whole("grace_days", 0..=730, &mut days);
    settings.grace_days = days.and_then(|days| days.try_into().ok()).unwrap_or(42);
    let mut left = settings.leave_lists_after.and_then(|days| i32::try_from(days).ok());
    fields.whole("leave_lists_after", 0..=3650, &mut left);
    settings.leave_lists_after = left.and_then(|days| days.try_into().ok());
    emergency(fields, &mut settings.emergency);
    theme(fields, &mut settings.theme);
    law(fields, languages, &mut settings.law);
}

/// What the law wants the pages to say; checked against the languages of the city.
fn law(fields: &mut Fields<'_>, languages: &[String], into: &mut LawTexts) {
    let Some(law) = object(fields, "law", r#"{"operator": {"name": "Stadt Trier"}}"#) else {
        return;
    };
    for (at, fault) in city::law::faults(&law, languages, &Pointer::root().field("law")) {
        let place = at.to_string().trim_start_matches("#/").replace('/', ".");
        fields.error(&place, fault.code, fault.message);
    }
    *into = law;
}

/// The colours of the pages.
fn theme(fields: &mut Fields<'_>, into: &mut Theme) {
    let example = r##"{"action": {"light": "#8a1538", "dark": "#f2a7b8"}}"##;
    let Some(theme) = object(fields, "theme", example) else {
        return;
    };
    for (name, form, fault) in city::theme::faults(&theme) {
        fields.error(&format!("theme.{name}.{form}"), fault.code, fault.message);
    }
    *into = theme;
}

/// A field that is an object of its own; none if it is not there or cannot be read. What is in it and nobody knows is an error.
fn object<T: Default + DeserializeOwned>(fields: &mut Fields<'_>, name: &str, example: &str) -> Option<T> {
    let mut unknown = Vec::new();
    let read: Result<T, serde_json::Error> = match fields.cell(name) {
        Cell::Absent => return None,
        Cell::Empty => Ok(T::default()),
        Cell::Value(value) => serde_ignored::deserialize(value, |path| unknown.push(path.to_string())),
    };
    for path in unknown {
        let message = format!("`{name}` has no field {}; write {example}", quote(&path));
        fields.error(&format!("{name}.{path}"), "unknown_field", message);
    }
    match read {
        Ok(value) => Some(value),
        Err(error) => {
            let message = format!("`{name}` cannot be read ({error}); write {example}");
            fields.error(name, "wrong_type", message);
            None
        }
    }
}

fn emergency(fields: &mut Fields<'_>, into: &mut Vec<Emergency>) {
    let items = match fields.cell("emergency") {
        Cell::Absent => return,
        Cell::Empty => return into.clear(),
        Cell::Value(Value::Array(items)) => items,
        Cell::Value(_) => return fields.error("emergency", "wrong_type", "`emergency` must be a list of objects"),
    };
    into.clear();
    for (index, item) in items.iter().enumerate() {
        let place = format!("emergency[{index}]");
        let Value::Object(map) = item else {
            fields.error(
                &place,
                "wrong_type",
                "write {\"phone\": \"112\", \"label\": {\"de\": \"…\"}}",
            );
            continue;
        };
        let mut number = Emergency {
            phone: String::new(),
            label: BTreeMap::new(),
        };
        fields.inside(&place, map, &["phone", "label"], |inner| {
            inner.required("phone", 40, &mut number.phone);
            inner.by_language("label", 200, &mut number.label);
        });
        into.push(number);
    }
}
