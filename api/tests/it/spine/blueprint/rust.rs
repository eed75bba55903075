//! The schema as `schema.rs` declares it: tables, columns and primary keys.

use super::{Blueprint, Table, list};

/// Reads `diesel::table!` blocks: a line `name (keys) {`, then a line `column -> Type,` each.
pub fn of_rust() -> Blueprint {
    let mut tables = Blueprint::new();
    let mut current = None;
    for line in include_str!("../../../../src/spine/db/schema.rs")
        .lines()
        .map(str::trim)
    {
        if let Some((name, keys)) = line.strip_suffix(") {").and_then(|head| head.split_once(" (")) {
            let table = Table {
                primary_key: list(&keys.replace(' ', "")),
                ..Table::default()
            };
            tables.insert(name.to_owned(), table);
            current = Some(name.to_owned());
        } else if let Some((column, kind)) = line.strip_suffix(',').and_then(|line| line.split_once(" -> ")) {
            let inner = kind.strip_prefix("Nullable<").and_then(|kind| kind.strip_suffix('>'));
            let table = tables.get_mut(current.as_deref().unwrap()).unwrap();
            table
                .columns
                .insert(column.to_owned(), (inner.unwrap_or(kind).to_owned(), inner.is_some()));
        }
    }
    tables
}
