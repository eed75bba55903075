//! `porta-topics`: words for the search, in one file of their own: topics, and words for categories, target groups and languages.

use std::sync::Arc;

use porta_contract::{Noun, TopicKind};
use serde_json::{Map, Value};

use super::row::{Contents, Row};
use crate::imports::place::Place;
use crate::imports::problem::{Problem, quote};
use crate::imports::report::FileReport;

/// Where an entry stands, and its fields.
type Entry = (String, Map<String, Value>);

/// Parts of the file.
const KNOWN: [&str; 4] = ["topics", "category_synonyms", "target_groups", "languages"];

/// Reads the file; each of its entries becomes a topic.
pub fn read(
    name: &Arc<str>,
    object: Map<String, Value>,
    report: &mut FileReport,
    contents: &mut Contents,
) -> Result<(), Problem> {
    for (part, value) in object {
        let rows = match (part.as_str(), value) {
            ("topics", Value::Array(items)) => entries(&part, TopicKind::Need, items)?,
            ("target_groups", Value::Array(items)) => entries(&part, TopicKind::TargetGroup, items)?,
            ("languages", Value::Array(items)) => entries(&part, TopicKind::Language, items)?,
            ("category_synonyms", Value::Object(categories)) => synonyms(categories),
            (known, _) if KNOWN.contains(&known) => return Err(wrong(&part)),
            _ => {
                let message = format!("{} is ignored; known are {}", quote(&part), KNOWN.join(", "));
                report.problems.push(Problem::notice(part, "unknown_field", message));
                continue;
            }
        };
        report.rows += rows.len();
        contents.rows.extend(rows.into_iter().map(|(at, fields)| {
            let place = Place {
                file: Arc::clone(name),
                at,
            };
            Row {
                noun: Noun::Topic,
                place,
                fields,
                problems: Vec::new(),
            }
        }));
    }
    Ok(())
}

fn wrong(part: &str) -> Problem {
    let what = if part == "category_synonyms" {
        "an object by category"
    } else {
        "a list of objects"
    };
    Problem::error(part, "wrong_type", format!("`{part}` must be {what}"))
}

/// A list of objects with a `key`.
fn entries(part: &str, kind: TopicKind, items: Vec<Value>) -> Result<Vec<Entry>, Problem> {
    let mut rows = Vec::with_capacity(items.len());
    for (index, item) in items.into_iter().enumerate() {
        let Value::Object(mut fields) = item else {
            return Err(wrong(part));
        };
        let key = fields
            .remove("key")
            .and_then(|key| key.as_str().map(str::to_owned))
            .unwrap_or_default();
        let slug = if kind == TopicKind::Need || key.is_empty() {
            key
        } else {
            format!("{kind}:{key}")
        };
        fields.insert("slug".to_owned(), Value::String(slug));
        fields.insert("kind".to_owned(), Value::String(kind.to_string()));
        rows.push((format!("{part}[{index}]"), fields));
    }
    Ok(rows)
}

/// Words by language, by category.
fn synonyms(categories: Map<String, Value>) -> Vec<Entry> {
    let row = |(category, words): (String, Value)| {
        let kind = TopicKind::Category;
        let mut fields = Map::new();
        fields.insert("slug".to_owned(), Value::String(format!("{kind}:{category}")));
        fields.insert("kind".to_owned(), Value::String(kind.to_string()));
        fields.insert(
            "categories".to_owned(),
            Value::Array(vec![Value::String(category.clone())]),
        );
        fields.insert("words".to_owned(), words);
        (format!("category_synonyms.{category}"), fields)
    };
    categories.into_iter().map(row).collect()
}
