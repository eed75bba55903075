//! How current a city is, in figures.

use chrono::{DateTime, Months, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;
use porta_contract::{Currency, Publication};

use crate::catalog::city::City;
use crate::spine::db::schema::{events, offers, providers};
use crate::spine::db::{AnyConnection, DbError};

type Row = (Option<NaiveDateTime>, Option<NaiveDateTime>);

/// Counts the published entries of a city by the date of their last check.
pub(super) fn currency(conn: &mut AnyConnection, city: &City, now: DateTime<Utc>) -> Result<Currency, DbError> {
    let published = Publication::Published.as_str();
    let mut rows: Vec<Row> = offers::table
        .filter(offers::city_id.eq(&city.id))
        .filter(offers::publication.eq(published))
        .select((offers::confirmed_at, offers::due_at))
        .load(conn)?;
    let of_providers: Vec<Row> = providers::table
        .filter(providers::city_id.eq(&city.id))
        .filter(providers::publication.eq(published))
        .select((providers::confirmed_at, providers::due_at))
        .load(conn)?;
    let of_events: Vec<Row> = events::table
        .filter(events::city_id.eq(&city.id))
        .filter(events::publication.eq(published))
        .select((events::confirmed_at, events::due_at))
        .load(conn)?;
    rows.extend(of_providers);
    rows.extend(of_events);
    let after = |months: u32| now.checked_sub_months(Months::new(months)).unwrap_or(now).naive_utc();
    let (half, whole) = (after(6), after(12));
    let grace = TimeDelta::try_days(i64::try_from(city.settings.grace_days).unwrap_or(0)).unwrap_or_default();
    let count = |wanted: &dyn Fn(&Row) -> bool| rows.iter().filter(|row| wanted(row)).count();
    let share = |after: NaiveDateTime| {
        let confirmed = count(&|(confirmed, _): &Row| confirmed.is_some_and(|at| at >= after));
        ratio(confirmed, rows.len())
    };
    let overdue = |(confirmed, due): &Row| confirmed.is_some() && due.is_some_and(|due| due + grace <= now.naive_utc());
    Ok(Currency {
        entries: whole_number(rows.len()),
        within_6_months: share(half),
        within_12_months: share(whole),
        never: whole_number(count(&|(confirmed, _): &Row| confirmed.is_none())),
        overdue: whole_number(count(&overdue)),
    })
}

fn whole_number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A share to four decimals; 1 of nothing.
fn ratio(part: usize, all: usize) -> f64 {
    if all == 0 {
        return 1.0;
    }
    let tenths = (part * 10_000 + all / 2) / all;
    f64::from(u32::try_from(tenths).unwrap_or(10_000)) / 10_000.0
}
