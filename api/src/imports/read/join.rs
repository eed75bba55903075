//! Rows of `hours.csv`, `closures.csv`, `offices.csv`, `overrides.csv`, `steps.csv` and `points.csv` go into the rows they belong to.

use std::collections::HashMap;

use porta_contract::Noun;
use serde_json::Value;

use super::row::Contents;
use crate::imports::problem::{Problem, quote};

/// Moves every child row into its parent. One whose parent is not among the rows stands in its file's report.
pub fn children(contents: &mut Contents) {
    if contents.children.is_empty() {
        return;
    }
    let mut places: HashMap<(Noun, String), usize> = HashMap::new();
    for (index, row) in contents.rows.iter().enumerate() {
        for key in [row.text("external_id"), row.text("slug")].into_iter().flatten() {
            places.entry((row.noun, key)).or_insert(index);
        }
    }
    for mut child in std::mem::take(&mut contents.children) {
        let name = child.row.text(child.key).unwrap_or_default();
        child.row.fields.remove(child.key);
        let parent = places
            .get(&(child.parent, name.clone()))
            .and_then(|index| contents.rows.get_mut(*index));
        let Some(parent) = parent else {
            let at = &child.row.place.at;
            let message = format!(
                "{at}: no row of the {0}s has the external id or slug {1}",
                child.parent,
                quote(&name)
            );
            let file = contents
                .files
                .iter_mut()
                .find(|file| *file.file == *child.row.place.file);
            if let Some(file) = file {
                file.problems
                    .push(Problem::error(child.key, "unknown_reference", message));
            }
            continue;
        };
        parent.problems.append(&mut child.row.problems);
        child.row.fields.retain(|_, value| !value.is_null());
        let list = parent
            .fields
            .entry(child.field)
            .or_insert_with(|| Value::Array(Vec::new()));
        if !list.is_array() {
            *list = Value::Array(Vec::new());
        }
        if let Some(list) = list.as_array_mut() {
            list.push(Value::Object(child.row.fields));
        }
    }
}
