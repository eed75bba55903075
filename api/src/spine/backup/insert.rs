//! Writing the rows of any table, many in one statement.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Date, Double, Integer, Nullable, Text, Timestamp};

use super::BackupError;
use super::layout::Table;
use super::value::Cell;
use crate::spine::db::AnyConnection;

/// Most values of one statement (SQLite allows 32,766, PostgreSQL 65,535).
const VALUES: usize = 30_000;
/// Most rows of one statement.
const ROWS: usize = 500;

/// How many rows of a table fit into one statement.
pub(super) fn batch(table: &Table) -> usize {
    (VALUES / table.columns.len().max(1)).clamp(1, ROWS)
}

/// Inserts rows, each with a value for every column of the table.
pub(super) fn insert(conn: &mut AnyConnection, table: &Table, rows: Vec<Vec<Cell>>) -> Result<(), BackupError> {
    if rows.is_empty() {
        return Ok(());
    }
    let sql = statement(table, rows.len(), conn.is_postgres());
    crate::each!(conn, native => {
        let mut query = diesel::sql_query(sql).into_boxed();
        for cell in rows.into_iter().flatten() {
            query = match cell {
                Cell::Text(value) => query.bind::<Nullable<Text>, _>(value),
                Cell::Integer(value) => query.bind::<Nullable<Integer>, _>(value),
                Cell::BigInt(value) => query.bind::<Nullable<BigInt>, _>(value),
                Cell::Bool(value) => query.bind::<Nullable<Bool>, _>(value),
                Cell::Double(value) => query.bind::<Nullable<Double>, _>(value),
                Cell::Timestamp(value) => query.bind::<Nullable<Timestamp>, _>(value),
                Cell::Date(value) => query.bind::<Nullable<Date>, _>(value),
            };
        }
        query.execute(native)?;
    });
    Ok(())
}

fn statement(table: &Table, rows: usize, postgres: bool) -> String {
    let width = table.columns.len();
    let columns: Vec<String> = table.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let place = |number: usize| {
        if postgres {
            format!("${}", number + 1)
        } else {
            "?".to_owned()
        }
    };
    let row = |row: usize| {
        let places: Vec<String> = (0..width).map(|column| place(row * width + column)).collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!(
        "INSERT INTO \"{}\" ({}) VALUES {}",
        table.name,
        columns.join(", "),
        rows.join(", ")
    )
}
