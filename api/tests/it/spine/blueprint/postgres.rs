//! The schema from PostgreSQL's catalogue.

use diesel::sql_types::{Bool, Text};
use diesel::{PgConnection, QueryableByName, RunQueryDsl};

use super::{Blueprint, list};

const COLUMNS: &str = "SELECT table_name::text AS tab, column_name::text AS col, data_type::text AS family, \
    is_nullable = 'YES' AS nullable FROM information_schema.columns WHERE table_schema = 'public'";

const KEYS: &str = "SELECT c.conrelid::regclass::text AS tab, c.contype::text AS kind, \
    (SELECT string_agg(a.attname::text, ',' ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k(num, n) \
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num) AS cols, \
    CASE c.contype WHEN 'f' THEN c.confrelid::regclass::text || ' ' \
        || CASE c.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' ELSE 'NO ACTION' END ELSE '' END AS target \
    FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace WHERE n.nspname = 'public'";

const INDEXES: &str = "SELECT i.indrelid::regclass::text AS tab, i.indexrelid::regclass::text AS kind, \
    (SELECT string_agg(a.attname::text, ',' ORDER BY k.n) FROM unnest(i.indkey) WITH ORDINALITY k(num, n) \
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num) AS cols, '' AS target \
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace \
    WHERE n.nspname = 'public' AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)";

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
}

#[derive(QueryableByName)]
struct Key {
    #[diesel(sql_type = Text)]
    tab: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    cols: String,
    #[diesel(sql_type = Text)]
    target: String,
}

pub fn read(pg: &mut PgConnection) -> Blueprint {
    let mut tables = Blueprint::new();
    for column in diesel::sql_query(COLUMNS).load::<Column>(pg).unwrap() {
        let table = tables.entry(column.tab).or_default();
        table
            .columns
            .insert(column.col, (family(&column.family).to_owned(), column.nullable));
    }
    for key in diesel::sql_query(KEYS).load::<Key>(pg).unwrap() {
        let table = tables.get_mut(&key.tab).unwrap();
        match key.kind.as_str() {
            "p" => table.primary_key = list(&key.cols),
            "u" => drop(table.unique.insert(list(&key.cols))),
            "f" => drop(table.foreign.insert((list(&key.cols), key.target))),
            other => panic!(
                "{}: a constraint of kind {other} that the comparison does not know",
                key.tab
            ),
        }
    }
    for index in diesel::sql_query(INDEXES).load::<Key>(pg).unwrap() {
        tables
            .get_mut(&index.tab)
            .unwrap()
            .indexes
            .insert((index.kind, list(&index.cols)));
    }
    tables
}

fn family(name: &str) -> &str {
    match name {
        "text" => "Text",
        "integer" => "Integer",
        "bigint" => "BigInt",
        "boolean" => "Bool",
        "double precision" => "Double",
        "timestamp without time zone" => "Timestamp",
        "date" => "Date",
        other => other,
    }
}
