//! Emptying a lent database: only tables that hold rows are touched.

use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};

/// Ends what the last borrower left running, then empties every table and sets the sequences back.
const CLEAR: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
    WHERE datname = current_database() AND pid <> pg_backend_pid(); \
    SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'";

/// One statement that names the tables that hold rows.
const FILLED: &str = "SELECT string_agg(format('SELECT %L AS name WHERE EXISTS (SELECT FROM %I)', tablename, tablename), \
    ' UNION ALL ') AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '__diesel_schema_migrations'";

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
}

pub fn wipe(url: &str) {
    let mut conn = PgConnection::establish(url).unwrap();
    conn.batch_execute(CLEAR).unwrap();
    let question = diesel::sql_query(FILLED).get_result::<Named>(&mut conn).unwrap().name;
    let filled: Vec<String> = diesel::sql_query(question)
        .load::<Named>(&mut conn)
        .unwrap()
        .into_iter()
        .map(|table| table.name)
        .collect();
    if !filled.is_empty() {
        conn.batch_execute(&format!("TRUNCATE {} CASCADE", filled.join(", ")))
            .unwrap();
    }
}
