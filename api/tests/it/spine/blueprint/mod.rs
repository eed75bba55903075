//! A schema in words that mean the same on both databases, read from a database or from `schema.rs`.

mod postgres;
mod rust;
mod sqlite;

use std::collections::{BTreeMap, BTreeSet};

use porta_api::spine::db::AnyConnection;

pub use rust::of_rust;

/// Tables by name.
pub type Blueprint = BTreeMap<String, Table>;

/// What counts about a table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Family of the type, and whether it may be null.
    pub columns: BTreeMap<String, (String, bool)>,
    pub primary_key: Vec<String>,
    pub unique: BTreeSet<Vec<String>>,
    /// Columns, then what they point to and what happens when that is deleted.
    pub foreign: BTreeSet<(Vec<String>, String)>,
    pub indexes: BTreeSet<(String, Vec<String>)>,
}

/// Reads the schema of a database; diesel's own table is left out.
pub fn of_database(conn: &mut AnyConnection) -> Blueprint {
    let mut found = match conn {
        AnyConnection::Pg(pg) => postgres::read(pg),
        AnyConnection::Sqlite(sqlite) => sqlite::read(sqlite),
    };
    found.remove("__diesel_schema_migrations");
    found
}

/// `a,b` as a list.
fn list(text: &str) -> Vec<String> {
    text.split(',').map(str::to_owned).collect()
}
