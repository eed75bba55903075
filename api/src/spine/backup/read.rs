//! Reading the rows of any table, a few at a time.

use diesel::connection::{DefaultLoadingMode, SimpleConnection};
use diesel::deserialize::{FromSql, QueryableByName};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::row::{Field, NamedRow, Row};
use diesel::sql_types::{BigInt, Double, Nullable, Text};
use diesel::sqlite::{Sqlite, SqliteType};

use super::BackupError;
use super::layout::Table;
use super::value::Kind;
use crate::spine::db::{AnyConnection, DbError};

/// Rows that PostgreSQL sends at once.
const PAGE: usize = 1000;

/// A row as texts.
pub(super) struct Texts(pub Vec<Option<String>>);

impl QueryableByName<Pg> for Texts {
    fn build<'a>(row: &impl NamedRow<'a, Pg>) -> diesel::deserialize::Result<Self> {
        let cell = |at| row.get_value::<Nullable<Text>, Option<String>, _>(at);
        (0..row.field_count()).map(cell).collect::<Result<_, _>>().map(Self)
    }
}

/// SQLite's values are taken as they are stored: its own conversion of numbers into text loses digits.
impl QueryableByName<Sqlite> for Texts {
    fn build<'a>(row: &impl NamedRow<'a, Sqlite>) -> diesel::deserialize::Result<Self> {
        let cell = |at: usize| {
            let field = Row::get(row, at).ok_or("a row has too few values")?;
            let Some(value) = field.value() else { return Ok(None) };
            match value.value_type() {
                None => Ok(None),
                Some(SqliteType::Double | SqliteType::Float) => {
                    <f64 as FromSql<Double, Sqlite>>::from_sql(value).map(|number| Some(number.to_string()))
                }
                Some(SqliteType::Long | SqliteType::Integer | SqliteType::SmallInt) => {
                    <i64 as FromSql<BigInt, Sqlite>>::from_sql(value).map(|number| Some(number.to_string()))
                }
                Some(_) => <String as FromSql<Text, Sqlite>>::from_sql(value).map(Some),
            }
        };
        (0..row.field_count())
            .map(cell)
            .collect::<diesel::deserialize::Result<_>>()
            .map(Self)
    }
}

/// Calls `each` with every row of a table in the order of its key (the change log in its own); inside a transaction.
pub(super) fn rows(
    conn: &mut AnyConnection,
    table: &Table,
    mut each: impl FnMut(Texts) -> Result<(), BackupError>,
) -> Result<(), BackupError> {
    let quoted = |names: &mut dyn Iterator<Item = &String>, after: &dyn Fn(&String) -> &'static str| {
        names
            .map(|name| format!("\"{name}\"{}", after(name)))
            .collect::<Vec<_>>()
            .join(", ")
    };
    // Texts in the order of their bytes, as SQLite has them; numbers have an order of their own.
    let by_bytes = |name: &String| {
        let is_text = table
            .columns
            .iter()
            .any(|(column, kind)| column == name && *kind == Kind::Text);
        if is_text { " COLLATE \"C\"" } else { "" }
    };
    let mut columns = table.columns.iter().map(|(name, _)| name);
    let order = if table.name == super::restore::LOG {
        "tx, seq".to_owned()
    } else if conn.is_postgres() {
        quoted(&mut table.key.iter(), &by_bytes)
    } else {
        quoted(&mut table.key.iter(), &|_| "")
    };
    match conn {
        AnyConnection::Sqlite(sqlite) => {
            let select = format!(
                "SELECT {} FROM \"{}\" ORDER BY {order}",
                quoted(&mut columns, &|_| ""),
                table.name
            );
            for row in diesel::sql_query(select).load_iter::<Texts, DefaultLoadingMode>(sqlite)? {
                each(row?)?;
            }
            Ok(())
        }
        AnyConnection::Pg(pg) => {
            let select = format!(
                "SELECT {} FROM \"{}\" ORDER BY {order}",
                quoted(&mut columns, &|_| "::text"),
                table.name
            );
            pg.batch_execute(&format!("DECLARE porta_backup NO SCROLL CURSOR FOR {select}"))?;
            loop {
                let page: Vec<Texts> = diesel::sql_query(format!("FETCH {PAGE} FROM porta_backup")).load(pg)?;
                let last = page.len() < PAGE;
                page.into_iter().try_for_each(&mut each)?;
                if last {
                    break;
                }
            }
            pg.batch_execute("CLOSE porta_backup")?;
            Ok(())
        }
    }
}

/// A value that its column's kind does not allow.
pub(super) fn odd(table: &Table, column: &str) -> BackupError {
    BackupError::Database(DbError::Unreadable(format!(
        "{}.{column} holds a value of another type",
        table.name
    )))
}
