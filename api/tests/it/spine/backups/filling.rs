//! Rows for every table there is, made from the schema: a new table is tested without anybody thinking of it.

use std::collections::BTreeSet;

use diesel::connection::SimpleConnection;
use porta_api::spine::db::{Database, DbError};

use crate::spine::blueprint::{self, Blueprint, Table};

/// Text that breaks careless readers.
const ODD: &str = "Frauenhäuser\n\t\"'' \\ {}, \u{202e}بنك الطعام\u{202c} 🏠";

/// Two rows in every table; where a table refers to itself, the row with the lower key refers to the higher one.
pub fn fill(db: &Database) {
    let all = blueprint::of_database(&mut db.address().open(false).unwrap());
    db.write::<_, DbError>(|tx| {
        for name in in_order(&all) {
            for row in [2, 1] {
                porta_api::each!(&mut *tx.conn, native => native.batch_execute(&statement(name, &all[name], row)))?;
            }
        }
        Ok(())
    })
    .unwrap();
}

/// What is referred to comes first.
fn in_order(all: &Blueprint) -> Vec<&String> {
    let mut done: Vec<&String> = Vec::new();
    while done.len() < all.len() {
        let before: BTreeSet<&str> = done.iter().map(|name| name.as_str()).collect();
        let ready = |name: &str, table: &Table| {
            table
                .foreign
                .iter()
                .map(|(_, to)| target(to))
                .all(|to| to == name || before.contains(to))
        };
        let next: Vec<&String> = all
            .iter()
            .filter(|(name, table)| !before.contains(name.as_str()) && ready(name, table))
            .map(|(name, _)| name)
            .collect();
        assert!(!next.is_empty(), "tables that refer to each other in a circle");
        done.extend(next);
    }
    done
}

fn target(reference: &str) -> &str {
    reference.split(' ').next().unwrap()
}

fn statement(name: &str, table: &Table, row: i64) -> String {
    let serial = |column: &str| name == "change_log" && ["seq", "tx"].contains(&column);
    let columns: Vec<&String> = table.columns.keys().filter(|column| !serial(column)).collect();
    let values: Vec<String> = columns.iter().map(|column| value(name, table, column, row)).collect();
    format!(
        "INSERT INTO {name} ({}) VALUES ({})",
        columns
            .iter()
            .map(|c| format!("\"{c}\""))
            .collect::<Vec<_>>()
            .join(", "),
        values.join(", ")
    )
}

fn value(name: &str, table: &Table, column: &str, row: i64) -> String {
    let refers = table.foreign.iter().find(|(columns, _)| columns[0] == column);
    if let Some((_, to)) = refers {
        let to = target(to);
        return match (to == name, row) {
            (true, 1) => format!("'{to}-2'"),
            (true, _) => "NULL".to_owned(),
            (false, _) => format!("'{to}-{row}'"),
        };
    }
    let (family, nullable) = &table.columns[column];
    if *nullable && row == 2 {
        return "NULL".to_owned();
    }
    match family.as_str() {
        "Text" if column == "id" => format!("'{name}-{row}'"),
        "Text" => format!("'{} {column} {row}'", ODD.replace('\'', "''")),
        "Integer" => (i64::from(i32::MAX) - row).to_string(),
        "BigInt" => (i64::MAX - row).to_string(),
        "Bool" => (row == 1).to_string(),
        "Double" => ["49.756944444444443", "0.1"][usize::try_from(row - 1).unwrap()].to_owned(),
        "Timestamp" => {
            ["'2026-11-22 12:00:00.000001'", "'2026-11-22 12:00:00'"][usize::try_from(row - 1).unwrap()].to_owned()
        }
        "Date" => format!("'2028-02-2{row}'"),
        other => panic!("{name}.{column}: no sample of type {other}"),
    }
}
