//! Lending databases: a number is lent as long as the session that holds its advisory lock lives, across processes.

use diesel::connection::SimpleConnection;
use diesel::sql_types::{Bool, Integer};
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};
use url::Url;

use super::{exists, named, template, wipe};

/// Gives the session that holds the loan, and the address of an empty, migrated database.
pub fn borrow_one(server: &Url) -> (PgConnection, String) {
    let mut session = PgConnection::establish(server.as_str()).unwrap();
    let fingerprint = template::fingerprint();
    let family = i32::from_str_radix(&fingerprint[..7], 16).unwrap();
    let number = (0..i32::MAX)
        .find(|number| lock(&mut session, family, *number))
        .unwrap();
    let name = format!("porta_pool_{fingerprint}_{number}");
    let url = named(server, &name);
    if exists(&mut session, &name) {
        wipe::wipe(&url);
    } else {
        let template = template::ready(server, &mut session);
        session
            .batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
            .unwrap();
    }
    (session, url)
}

fn lock(session: &mut PgConnection, family: i32, number: i32) -> bool {
    #[derive(QueryableByName)]
    struct Answer {
        #[diesel(sql_type = Bool)]
        free: bool,
    }
    let query = diesel::sql_query("SELECT pg_try_advisory_lock($1, $2) AS free");
    query
        .bind::<Integer, _>(family)
        .bind::<Integer, _>(number)
        .get_result::<Answer>(session)
        .unwrap()
        .free
}
