//! Where a text stands in the database, in whichever table: asked of the database, so that a new table is never forgotten.

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::{AnyConnection, DbError};

/// A column with texts.
#[derive(Clone, Debug, PartialEq, Eq, QueryableByName)]
pub struct TextColumn {
    /// Its table.
    #[diesel(sql_type = Text)]
    pub tab: String,
    /// Its name.
    #[diesel(sql_type = Text)]
    pub col: String,
}

/// A place where a text stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// Table and column, with a dot between.
    pub place: String,
    /// How many different values hold it.
    pub values: usize,
}

const POSTGRES: &str = "SELECT c.table_name::text AS tab, c.column_name::text AS col FROM information_schema.columns c \
    JOIN information_schema.tables b USING (table_schema, table_name) WHERE c.table_schema = current_schema() \
    AND b.table_type = 'BASE TABLE' AND c.data_type IN ('text', 'character varying') \
    AND c.table_name <> '__diesel_schema_migrations' ORDER BY 1, 2";
const SQLITE: &str = "SELECT m.name AS tab, c.name AS col FROM sqlite_master m JOIN pragma_table_info(m.name) c \
    WHERE m.type = 'table' AND upper(c.type) = 'TEXT' AND m.name NOT LIKE 'sqlite_%' \
    AND m.name <> '__diesel_schema_migrations' ORDER BY 1, 2";

/// Every column with texts, by table and name.
pub fn text_columns(conn: &mut AnyConnection) -> Result<Vec<TextColumn>, DbError> {
    match conn {
        AnyConnection::Pg(pg) => Ok(diesel::sql_query(POSTGRES).load(pg)?),
        AnyConnection::Sqlite(sqlite) => Ok(diesel::sql_query(SQLITE).load(sqlite)?),
    }
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    text: String,
}

/// The different values of a column that hold a word.
fn holding(conn: &mut AnyConnection, column: &TextColumn, word: &str) -> Result<Vec<String>, DbError> {
    let (tab, col) = (&column.tab, &column.col);
    let find = if conn.is_postgres() { "strpos" } else { "instr" };
    let sql = format!(
        "SELECT DISTINCT \"{col}\" AS text FROM \"{tab}\" WHERE \"{col}\" IS NOT NULL AND {find}(lower(\"{col}\"), $1) > 0"
    );
    let found: Vec<Found> = crate::each!(conn, native => diesel::sql_query(sql).bind::<Text, _>(word).load(native))?;
    let texts = found.into_iter().map(|found| found.text);
    Ok(texts.filter(|text| places(text, word).next().is_some()).collect())
}

/// Where a word stands in a text as a word of its own: `info@a.example` does not stand in `kinderinfo@a.example`.
fn places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let lower = text.to_ascii_lowercase();
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let starts: Vec<usize> = lower.match_indices(word).map(|(at, _)| at).collect();
    starts.into_iter().filter(move |at| {
        let before = text.get(..*at).and_then(|head| head.chars().next_back());
        let mut after = text.get(at + word.len()..).unwrap_or_default().chars();
        let ends = match after.next() {
            Some('.') => after.next().is_none_or(|c| !c.is_alphanumeric()),
            Some(c) => !(c.is_alphanumeric() || c == '-'),
            None => true,
        };
        ends && before.is_none_or(|c| !inner(c))
    })
}

/// Every place where a word (in lower case) stands, in upper or lower case, leaving out some tables.
pub fn find(conn: &mut AnyConnection, word: &str, but: &[&str]) -> Result<Vec<Trace>, DbError> {
    let mut traces = Vec::new();
    for column in text_columns(conn)? {
        if but.contains(&column.tab.as_str()) {
            continue;
        }
        let values = holding(conn, &column, word)?.len();
        if values > 0 {
            let place = format!("{}.{}", column.tab, column.col);
            traces.push(Trace { place, values });
        }
    }
    Ok(traces)
}

/// Puts another text in the place of a word (in lower case) wherever it stands, leaving out some tables; gives the number of rows.
pub fn replace(conn: &mut AnyConnection, (word, by): (&str, &str), but: &[&str]) -> Result<usize, DbError> {
    let mut rows = 0;
    for column in text_columns(conn)? {
        if but.contains(&column.tab.as_str()) {
            continue;
        }
        for text in holding(conn, &column, word)? {
            let (tab, col) = (&column.tab, &column.col);
            let sql = format!("UPDATE \"{tab}\" SET \"{col}\" = $1 WHERE \"{col}\" = $2");
            let new = replaced(&text, word, by);
            rows += crate::each!(conn, native => diesel::sql_query(sql)
                .bind::<Text, _>(new).bind::<Text, _>(&text).execute(native))?;
        }
    }
    Ok(rows)
}

fn replaced(text: &str, word: &str, by: &str) -> String {
    let (mut new, mut from) = (String::with_capacity(text.len()), 0);
    for at in places(text, word) {
        new.push_str(text.get(from..at).unwrap_or_default());
        new.push_str(by);
        from = at + word.len();
    }
    new.push_str(text.get(from..).unwrap_or_default());
    new
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn a_word_is_replaced_where_it_stands_alone() {
        let replaced = |text: &str| replaced(text, "info@a.example", "…");

        assert_eq!(replaced("info@a.example"), "…");
        assert_eq!(
            replaced("Write to INFO@a.example. Or <info@A.example>"),
            "Write to …. Or <…>"
        );
        assert_eq!(replaced("{\"email\":\"info@a.example\"}"), "{\"email\":\"…\"}");
        for other in [
            "kinderinfo@a.example",
            "x.info@a.example",
            "info@a.example.org",
            "info@a.examples",
        ] {
            assert_eq!(replaced(other), other);
        }
    }
}
