//! What has changed in an entry since a page showed it, in words.

use porta_contract::{CapacityChange, ChangedField, Hours, MovedItem};
use serde_json::Value;

use super::entry;
use crate::view::Look;

/// A field that has another value now.
pub struct Difference {
    pub label: String,
    pub before: String,
    pub now: String,
}

impl Difference {
    /// All of an entry.
    pub fn all(look: &Look, moved: &MovedItem) -> Vec<Self> {
        moved.changed.iter().map(|field| Self::new(look, field)).collect()
    }

    fn new(look: &Look, field: &ChangedField) -> Self {
        Self {
            label: label(look, &field.pointer),
            before: said(look, &field.before),
            now: said(look, &field.now),
        }
    }
}

/// Name of the field that a JSON pointer leads to.
pub fn label(look: &Look, pointer: &str) -> String {
    let path = pointer.trim_start_matches('#').trim_start_matches('/');
    let key = match path.split('/').collect::<Vec<_>>().as_slice() {
        ["texts", "title", ..] => "review-field-title",
        ["texts", "summary", ..] => "review-field-summary",
        ["texts", "notes", ..] => "review-field-notes",
        ["texts", ..] => "review-field-description",
        ["hours", ..] => "review-field-hours",
        ["capacity", ..] => "review-field-capacity",
        ["phone", ..] => "review-field-phone",
        ["email", ..] => "review-field-email",
        ["website", ..] => "review-field-website",
        ["when", ..] => "review-field-when",
        ["valid_until", ..] => "review-field-valid-until",
        ["address", ..] => "review-field-address",
        ["place", ..] => "review-field-place",
        ["online_url", ..] => "event-online",
        ["duration_minutes", ..] => "review-field-minutes",
        _ => "review-field-other",
    };
    look.t.say(key).into_owned()
}

/// A value as people read it.
fn said(look: &Look, value: &Value) -> String {
    let comma = look.t.say("list-comma");
    if let Ok(hours) = serde_json::from_value::<Vec<Hours>>(value.clone())
        && !hours.is_empty()
    {
        let lines: Vec<String> = hours.iter().flat_map(|set| entry::hours(look, set).lines).collect();
        return lines.join(&comma);
    }
    if let Ok(capacity) = serde_json::from_value::<CapacityChange>(value.clone())
        && let Some(word) = look.t.word("capacity", capacity.state.as_str())
    {
        return word;
    }
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        Value::Array(values) => values
            .iter()
            .map(|value| said(look, value))
            .collect::<Vec<_>>()
            .join(&comma),
        Value::Object(fields) => fields
            .values()
            .map(|value| said(look, value))
            .collect::<Vec<_>>()
            .join(&comma),
        other => other.to_string(),
    };
    if text.trim().is_empty() {
        look.t.say("review-nothing").into_owned()
    } else {
        text
    }
}
