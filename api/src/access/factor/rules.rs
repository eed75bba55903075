//! Where staff need a second factor.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::access::guard::INSTALLATION;
use crate::spine::db::schema::factor_rules;
use crate::spine::db::{AnyConnection, Both, DbError, Tx};
use crate::spine::ids::{CityId, Id};

/// Asks staff of a city (of the installation, without one) for a second factor from now on, or no more. Who has none may do
/// nothing there until it is set up.
pub fn require(tx: &mut Tx<'_>, city: Option<&CityId>, needed: bool, now: DateTime<Utc>) -> Result<(), DbError> {
    let place = city.map_or(INSTALLATION, Id::as_str);
    if needed {
        let row = (factor_rules::place.eq(place), factor_rules::since.eq(now.naive_utc()));
        let insert = diesel::insert_into(factor_rules::table).values(row);
        Both(insert.on_conflict(factor_rules::place).do_nothing()).execute(tx.conn)?;
    } else {
        diesel::delete(factor_rules::table.find(place)).execute(tx.conn)?;
    }
    Ok(())
}

/// True when staff of the place need one.
pub fn is_required(conn: &mut AnyConnection, city: Option<&CityId>) -> Result<bool, DbError> {
    let place = city.map_or(INSTALLATION, Id::as_str);
    let rules: i64 = factor_rules::table.find(place).count().get_result(conn)?;
    Ok(rules > 0)
}
