//! What lies beside a provider's row: its closures.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{Closure, Provider};
use crate::catalog::ids::{CityId, ProviderId};
use crate::catalog::selection::Selection;
use crate::catalog::stored;
use crate::spine::db::schema::closures;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::ids::Id;
use crate::{each, fetch};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = closures)]
struct ClosureRow {
    provider_id: ProviderId,
    position: i32,
    city_id: CityId,
    first_day: NaiveDate,
    last_day: NaiveDate,
    reason: String,
}

impl ClosureRow {
    fn of(provider: &Provider, position: i32, closure: &Closure) -> Result<Self, DbError> {
        Ok(Self {
            provider_id: provider.id.clone(),
            position,
            city_id: provider.city.clone(),
            first_day: closure.from,
            last_day: closure.until,
            reason: stored::write(&closure.reason)?,
        })
    }

    fn into_closure(self) -> Result<Closure, DbError> {
        Ok(Closure {
            from: self.first_day,
            until: self.last_day,
            reason: stored::read("closures.reason", &self.reason)?,
        })
    }
}

/// Loads the closures of the selected providers, by provider id: one query, whatever their number.
pub(super) fn load(
    conn: &mut AnyConnection,
    selection: Selection<'_>,
) -> Result<HashMap<String, Vec<Closure>>, DbError> {
    let mut rows: Vec<ClosureRow> = fetch!(conn, selection, closures.provider_id, ClosureRow)?;
    rows.sort_by_key(|row| row.position);
    let mut all: HashMap<String, Vec<Closure>> = HashMap::new();
    for row in rows {
        let provider = row.provider_id.as_str().to_owned();
        all.entry(provider).or_default().push(row.into_closure()?);
    }
    Ok(all)
}

/// Replaces the closures of a provider.
pub(super) fn replace(provider: &Provider, tx: &mut Tx<'_>) -> Result<(), DbError> {
    let own = closures::table.filter(closures::provider_id.eq(&provider.id));
    diesel::delete(own).execute(tx.conn)?;
    let numbered = (0_i32..).zip(&provider.closures);
    let rows = numbered.map(|(position, closure)| ClosureRow::of(provider, position, closure));
    let rows: Vec<ClosureRow> = rows.collect::<Result<_, _>>()?;
    if !rows.is_empty() {
        each!(tx.conn, native => diesel::insert_into(closures::table).values(&rows).execute(native))?;
    }
    Ok(())
}
