//! Which tables a database has: asked of the database, so that a new table is never forgotten.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;

use super::BackupError;
use super::value::Kind;
use crate::spine::db::{AnyConnection, DbError};

/// diesel's own table; the manifest has its content.
const OWN: &str = "__diesel_schema_migrations";

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub name: String,
    /// Columns in order.
    pub columns: Vec<(String, Kind)>,
    /// Columns of the primary key; rows are read in its order.
    pub key: Vec<String>,
}

const POSTGRES: &str = "SELECT c.table_name::text AS tab, c.column_name::text AS col, c.data_type::text AS declared, \
    coalesce((SELECT k.ordinal_position::text FROM information_schema.table_constraints t \
        JOIN information_schema.key_column_usage k USING (constraint_schema, constraint_name) \
        WHERE t.constraint_type = 'PRIMARY KEY' AND t.table_schema = c.table_schema \
        AND k.table_name = c.table_name AND k.column_name = c.column_name), '') AS key \
    FROM information_schema.columns c JOIN information_schema.tables b USING (table_schema, table_name) \
    WHERE c.table_schema = current_schema() AND b.table_type = 'BASE TABLE' \
    ORDER BY c.table_name::text COLLATE \"C\", c.ordinal_position";

const SQLITE: &str = "SELECT m.name AS tab, c.name AS col, \
    iif(c.pk = 1 AND m.sql LIKE '%AUTOINCREMENT%', 'BIGINT', c.type) AS declared, \
    iif(c.pk = 0, '', CAST(c.pk AS TEXT)) AS key \
    FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' \
    ORDER BY m.name, c.cid";

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    tab: String,
    #[diesel(sql_type = Text)]
    col: String,
    #[diesel(sql_type = Text)]
    declared: String,
    #[diesel(sql_type = Text)]
    key: String,
}

/// Every table, by name.
pub(super) fn tables(conn: &mut AnyConnection) -> Result<Vec<Table>, BackupError> {
    let columns: Vec<Column> = match conn {
        AnyConnection::Pg(pg) => diesel::sql_query(POSTGRES).load(pg)?,
        AnyConnection::Sqlite(sqlite) => diesel::sql_query(SQLITE).load(sqlite)?,
    };
    let mut tables: Vec<Table> = Vec::new();
    let mut keys: Vec<(String, String)> = Vec::new();
    for column in columns.into_iter().filter(|column| column.tab != OWN) {
        let kind = Kind::of(&column.declared).ok_or_else(|| {
            DbError::Unreadable(format!(
                "{}.{}: a backup knows no type {}",
                column.tab, column.col, column.declared
            ))
        })?;
        if tables.last().is_none_or(|table| table.name != column.tab) {
            tables.push(Table {
                name: column.tab,
                columns: Vec::new(),
                key: Vec::new(),
            });
            keys.clear();
        }
        let Some(table) = tables.last_mut() else { continue };
        if !column.key.is_empty() {
            keys.push((column.key, column.col.clone()));
            keys.sort();
            table.key = keys.iter().map(|(_, name)| name.clone()).collect();
        }
        table.columns.push((column.col, kind));
    }
    Ok(tables)
}

/// The first table that holds a row.
pub(super) fn filled(conn: &mut AnyConnection, tables: &[Table]) -> Result<Option<String>, BackupError> {
    #[derive(QueryableByName)]
    struct One {
        #[diesel(sql_type = diesel::sql_types::Integer)]
        _one: i32,
    }
    for table in tables {
        let query = diesel::sql_query(format!("SELECT 1 AS _one FROM \"{}\" LIMIT 1", table.name));
        let rows: Vec<One> = crate::each!(conn, native => query.load(native))?;
        if !rows.is_empty() {
            return Ok(Some(table.name.clone()));
        }
    }
    Ok(None)
}

/// Lets rows come in any order until [`check_references`]. On PostgreSQL the references are taken off and returned.
pub(super) fn lift_references(conn: &mut AnyConnection) -> Result<Vec<String>, BackupError> {
    #[derive(QueryableByName)]
    struct Reference {
        #[diesel(sql_type = Text)]
        off: String,
        #[diesel(sql_type = Text)]
        on: String,
    }
    match conn {
        AnyConnection::Sqlite(sqlite) => {
            sqlite.batch_execute("PRAGMA defer_foreign_keys = ON")?;
            Ok(Vec::new())
        }
        AnyConnection::Pg(pg) => {
            let found: Vec<Reference> = diesel::sql_query(
                "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) AS off, \
                 format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname, \
                    pg_get_constraintdef(c.oid)) AS on \
                 FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace \
                 WHERE c.contype = 'f' AND n.nspname = current_schema() ORDER BY c.conname",
            )
            .load(pg)?;
            for reference in &found {
                pg.batch_execute(&reference.off)?;
            }
            Ok(found.into_iter().map(|reference| reference.on).collect())
        }
    }
}

/// Puts the references back, which checks every row. SQLite does so by itself at the commit.
pub(super) fn check_references(conn: &mut AnyConnection, lifted: &[String]) -> Result<(), BackupError> {
    for reference in lifted {
        crate::each!(conn, native => native.batch_execute(reference))?;
    }
    Ok(())
}

/// Sets PostgreSQL's sequences to go on after the highest restored number; SQLite does so by itself.
pub(super) fn reset_sequences(conn: &mut AnyConnection) -> Result<(), BackupError> {
    #[derive(QueryableByName)]
    struct Reset {
        #[diesel(sql_type = Text)]
        reset: String,
    }
    let AnyConnection::Pg(pg) = conn else { return Ok(()) };
    let resets: Vec<Reset> = diesel::sql_query(
        // The tables of other schemas are left out first: asking for their sequences by name alone is an error.
        "WITH own AS MATERIALIZED (SELECT table_name, column_name FROM information_schema.columns \
            WHERE table_schema = current_schema()) \
         SELECT format('SELECT setval(%L, greatest((SELECT max(%I) FROM %I), 1), EXISTS (SELECT FROM %I))', \
            pg_get_serial_sequence(format('%I', table_name), column_name), column_name, table_name, table_name) AS reset \
         FROM own WHERE pg_get_serial_sequence(format('%I', table_name), column_name) IS NOT NULL",
    )
    .load(pg)?;
    for reset in resets {
        pg.batch_execute(&reset.reset)?;
    }
    Ok(())
}
