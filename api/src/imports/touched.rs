//! Records that a person changed since the last import: a re-import leaves them alone.

use std::collections::{HashMap, HashSet};

use diesel::dsl::max;
use diesel::prelude::*;

use crate::spine::db::schema::change_log;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::CityId;

/// Kinds of actors that are no persons.
const MACHINES: [&str; 2] = ["import", "system"];

/// Ids of the city's records whose last change by a person is later than their last one by an import.
///
/// Versions of a record count up one by one, so they tell which came first.
pub fn by_persons(conn: &mut AnyConnection, city: &CityId) -> Result<HashSet<String>, DbError> {
    let of_city = || {
        change_log::table
            .filter(change_log::city_id.eq(city))
            .group_by(change_log::record_id)
    };
    let last = (change_log::record_id, max(change_log::version));
    let persons: Vec<(String, Option<i64>)> = of_city()
        .filter(change_log::actor_kind.ne_all(MACHINES))
        .select(last)
        .load(conn)?;
    if persons.is_empty() {
        return Ok(HashSet::new());
    }
    let imports: HashMap<String, Option<i64>> = of_city()
        .filter(change_log::actor_kind.eq("import"))
        .select(last)
        .load::<(String, Option<i64>)>(conn)?
        .into_iter()
        .collect();
    let later = |record: &str, version| version > imports.get(record).copied().flatten();
    Ok(persons
        .into_iter()
        .filter(|(record, version)| later(record, *version))
        .map(|(record, _)| record)
        .collect())
}
