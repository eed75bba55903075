//! The schema from SQLite's pragmas.

use diesel::sql_types::{Bool, Text};
use diesel::{QueryableByName, RunQueryDsl, SqliteConnection};

use super::{Blueprint, list};

const COLUMNS: &str = "SELECT m.name AS tab, c.name AS col, c.type AS family, c.\"notnull\" = 0 AS nullable, \
    m.sql LIKE '%AUTOINCREMENT%' AND c.pk = 1 AS serial \
    FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";

const PRIMARY: &str = "SELECT tab, '' AS kind, group_concat(col) AS cols FROM \
    (SELECT m.name AS tab, c.name AS col FROM sqlite_master m JOIN pragma_table_info(m.name) c \
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.pk > 0 ORDER BY m.name, c.pk) GROUP BY tab";

const INDEXES: &str = "SELECT tab, kind, group_concat(col) AS cols FROM \
    (SELECT m.name AS tab, i.name AS nam, CASE i.origin WHEN 'c' THEN i.name ELSE i.origin END AS kind, c.name AS col \
     FROM sqlite_master m JOIN pragma_index_list(m.name) i JOIN pragma_index_info(i.name) c \
     WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, i.name, c.seqno) GROUP BY tab, nam, kind";

const FOREIGN: &str = "SELECT tab, target || ' ' || deleted AS kind, group_concat(col) AS cols FROM \
    (SELECT m.name AS tab, f.id AS id, f.\"table\" AS target, f.on_delete AS deleted, f.\"from\" AS col \
     FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f \
     WHERE m.type = 'table' ORDER BY m.name, f.id, f.seq) GROUP BY tab, id, target, deleted";

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    tab: String,
    #[diesel(sql_type = Text)]
    col: String,
    #[diesel(sql_type = Text)]
    family: String,
    #[diesel(sql_type = Bool)]
    nullable: bool,
    #[diesel(sql_type = Bool)]
    serial: bool,
}

#[derive(QueryableByName)]
struct Key {
    #[diesel(sql_type = Text)]
    tab: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    cols: String,
}

pub fn read(sqlite: &mut SqliteConnection) -> Blueprint {
    let mut tables = Blueprint::new();
    for column in diesel::sql_query(COLUMNS).load::<Column>(sqlite).unwrap() {
        let table = tables.entry(column.tab).or_default();
        table.columns.insert(
            column.col,
            (family(&column.family, column.serial).to_owned(), column.nullable),
        );
    }
    for key in diesel::sql_query(PRIMARY).load::<Key>(sqlite).unwrap() {
        tables.get_mut(&key.tab).unwrap().primary_key = list(&key.cols);
    }
    for index in diesel::sql_query(INDEXES).load::<Key>(sqlite).unwrap() {
        let table = tables.get_mut(&index.tab).unwrap();
        match index.kind.as_str() {
            "pk" => {}
            "u" => drop(table.unique.insert(list(&index.cols))),
            _ => drop(table.indexes.insert((index.kind, list(&index.cols)))),
        }
    }
    for key in diesel::sql_query(FOREIGN).load::<Key>(sqlite).unwrap() {
        tables
            .get_mut(&key.tab)
            .unwrap()
            .foreign
            .insert((list(&key.cols), key.kind));
    }
    tables
}

/// SQLite's serial key must be spelled INTEGER; it has 64 bits all the same.
fn family(name: &str, serial: bool) -> &str {
    match name {
        "INTEGER" if serial => "BigInt",
        "TEXT" => "Text",
        "INTEGER" => "Integer",
        "BIGINT" => "BigInt",
        "BOOLEAN" => "Bool",
        "DOUBLE PRECISION" => "Double",
        "TIMESTAMP" => "Timestamp",
        "DATE" => "Date",
        other => other,
    }
}
