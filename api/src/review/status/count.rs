//! How current a city is, in figures: as a whole, by category and district, and day by day.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Months, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;
use porta_contract::{Currency, CurrencyDay, CurrencyPart, NeedState, Publication};

use crate::catalog::city::City;
use crate::review::tools::Tools;
use crate::spine::db::schema::{
    categories, currency_days, districts, events, locations, needs, offer_categories, offer_locations, offers,
    providers,
};
use crate::spine::db::{AnyConnection, Both, DbError};

/// When an entry was confirmed last, and when it is due.
type Row = (Option<NaiveDateTime>, Option<NaiveDateTime>);

/// Days that are listed: five years.
const DAYS: i64 = 5 * 366;

/// The instants that an entry is compared with.
#[derive(Clone, Copy)]
struct Limits {
    half: NaiveDateTime,
    whole: NaiveDateTime,
    overdue: NaiveDateTime,
}

impl Limits {
    fn of(city: &City, now: DateTime<Utc>) -> Self {
        let after = |months: u32| now.checked_sub_months(Months::new(months)).unwrap_or(now).naive_utc();
        let grace = i64::try_from(city.settings.grace_days).unwrap_or(0);
        Self {
            half: after(6),
            whole: after(12),
            overdue: now.naive_utc() - TimeDelta::try_days(grace).unwrap_or_default(),
        }
    }
}

/// Counts of entries.
#[derive(Clone, Copy, Default)]
struct Tally {
    entries: usize,
    half: usize,
    whole: usize,
    never: usize,
    overdue: usize,
}

impl Tally {
    fn add(&mut self, (confirmed, due): Row, limits: Limits) {
        self.entries += 1;
        let since = |limit: NaiveDateTime| confirmed.is_some_and(|at| at >= limit);
        self.half += usize::from(since(limits.half));
        self.whole += usize::from(since(limits.whole));
        self.never += usize::from(confirmed.is_none());
        self.overdue += usize::from(confirmed.is_some() && due.is_some_and(|due| due <= limits.overdue));
    }

    fn wire(self) -> Currency {
        Currency {
            entries: number(self.entries),
            within_6_months: ratio(self.half, self.entries),
            within_12_months: ratio(self.whole, self.entries),
            never: number(self.never),
            overdue: number(self.overdue),
        }
    }
}

fn number(count: usize) -> i64 {
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

fn offers_of(conn: &mut AnyConnection, city: &City) -> Result<HashMap<String, Row>, DbError> {
    let rows: Vec<(String, Option<NaiveDateTime>, Option<NaiveDateTime>)> = offers::table
        .filter(offers::city_id.eq(&city.id))
        .filter(offers::publication.eq(Publication::Published.as_str()))
        .select((offers::id, offers::confirmed_at, offers::due_at))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, confirmed, due)| (id, (confirmed, due)))
        .collect())
}

fn tally(conn: &mut AnyConnection, city: &City, now: DateTime<Utc>) -> Result<Tally, DbError> {
    let published = Publication::Published.as_str();
    let mut rows: Vec<Row> = offers_of(conn, city)?.into_values().collect();
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
    let of_needs: Vec<Row> = needs::table
        .filter(needs::city_id.eq(&city.id))
        .filter(needs::publication.eq(published))
        .filter(needs::state.ne(NeedState::Fulfilled.as_str()))
        .select((needs::confirmed_at, needs::due_at))
        .load(conn)?;
    rows.extend(of_needs);
    rows.extend(of_providers);
    rows.extend(of_events);
    let (mut tally, limits) = (Tally::default(), Limits::of(city, now));
    rows.into_iter().for_each(|row| tally.add(row, limits));
    Ok(tally)
}

/// Counts the published entries of a city by the date of their last check.
pub(super) fn currency(conn: &mut AnyConnection, city: &City, now: DateTime<Utc>) -> Result<Currency, DbError> {
    Ok(tally(conn, city, now)?.wire())
}

/// The same of its offers by category, a category with all below it, in the order of their slugs.
pub(super) fn by_category(
    conn: &mut AnyConnection,
    city: &City,
    now: DateTime<Utc>,
) -> Result<Vec<CurrencyPart>, DbError> {
    let rows: Vec<(String, String, Option<String>)> = categories::table
        .filter(categories::city_id.eq(&city.id))
        .select((categories::id, categories::slug, categories::parent_id))
        .load(conn)?;
    let above: HashMap<&str, (&str, Option<&str>)> = rows
        .iter()
        .map(|(id, slug, parent)| (id.as_str(), (slug.as_str(), parent.as_deref())))
        .collect();
    let links: Vec<(String, String)> = offer_categories::table
        .inner_join(categories::table.on(categories::id.eq(offer_categories::category_id)))
        .filter(categories::city_id.eq(&city.id))
        .select((offer_categories::offer_id, offer_categories::category_id))
        .load(conn)?;
    let mut inside: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (offer, category) in &links {
        let mut next = Some(category.as_str());
        // No category lies deeper than there are categories.
        for _ in 0..rows.len() {
            let Some((slug, parent)) = next.and_then(|id| above.get(id)) else {
                break;
            };
            inside.entry(*slug).or_default().insert(offer.as_str());
            next = *parent;
        }
    }
    parts(conn, city, now, &inside)
}

/// The same by district: offers that have a place there.
pub(super) fn by_district(
    conn: &mut AnyConnection,
    city: &City,
    now: DateTime<Utc>,
) -> Result<Vec<CurrencyPart>, DbError> {
    let links: Vec<(String, String)> = offer_locations::table
        .inner_join(locations::table.on(locations::id.eq(offer_locations::location_id)))
        .inner_join(districts::table.on(districts::id.nullable().eq(locations::district_id)))
        .filter(districts::city_id.eq(&city.id))
        // Where a secret place lies, is nobody's to count.
        .filter(locations::secret.eq(false))
        .select((districts::slug, offer_locations::offer_id))
        .load(conn)?;
    let mut inside: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (district, offer) in &links {
        inside.entry(district).or_default().insert(offer);
    }
    parts(conn, city, now, &inside)
}

fn parts(
    conn: &mut AnyConnection,
    city: &City,
    now: DateTime<Utc>,
    inside: &BTreeMap<&str, BTreeSet<&str>>,
) -> Result<Vec<CurrencyPart>, DbError> {
    let (rows, limits) = (offers_of(conn, city)?, Limits::of(city, now));
    let part = |(slug, offers): (&&str, &BTreeSet<&str>)| {
        let mut tally = Tally::default();
        let own = offers.iter().filter_map(|offer| rows.get(*offer));
        own.for_each(|row| tally.add(*row, limits));
        CurrencyPart {
            slug: (*slug).to_owned(),
            currency: tally.wire(),
        }
    };
    Ok(inside
        .iter()
        .map(part)
        .filter(|part| part.currency.entries > 0)
        .collect())
}

/// Keeps the figures of a day, the first time that somebody looks on it; blocking. Says whether it was the first time.
///
/// # Errors
/// [`DbError`] when the database is of no help.
pub fn keep_day(tools: &Tools, city: &City) -> Result<bool, DbError> {
    let now = tools.clock.now();
    let day = now.with_timezone(&city.time_zone).date_naive();
    let known: i64 = tools.database.read(|conn| {
        let row = currency_days::table.find((&city.id, day));
        Ok::<_, DbError>(row.count().get_result(conn)?)
    })?;
    if known > 0 {
        return Ok(false);
    }
    let tally = tools.database.read_snapshot(|conn| tally(conn, city, now))?;
    tools.database.write(|tx| {
        let insert = diesel::insert_into(currency_days::table)
            .values((
                currency_days::city_id.eq(&city.id),
                currency_days::day.eq(day),
                currency_days::entries.eq(number(tally.entries)),
                currency_days::within_6_months.eq(number(tally.half)),
                currency_days::within_12_months.eq(number(tally.whole)),
            ))
            .on_conflict((currency_days::city_id, currency_days::day))
            .do_nothing();
        Ok(Both(insert).execute(tx.conn)? > 0)
    })
}

/// The days that are kept, oldest first.
pub(super) fn over_time(conn: &mut AnyConnection, city: &City) -> Result<Vec<CurrencyDay>, DbError> {
    let mut rows: Vec<(NaiveDate, i64, i64, i64)> = currency_days::table
        .filter(currency_days::city_id.eq(&city.id))
        .order(currency_days::day.desc())
        .limit(DAYS)
        .select((
            currency_days::day,
            currency_days::entries,
            currency_days::within_6_months,
            currency_days::within_12_months,
        ))
        .load(conn)?;
    rows.reverse();
    let share = |part: i64, all: i64| ratio(usize::try_from(part).unwrap_or(0), usize::try_from(all).unwrap_or(0));
    let day = |(day, entries, half, whole): (NaiveDate, i64, i64, i64)| CurrencyDay {
        day,
        entries,
        within_6_months: share(half, entries),
        within_12_months: share(whole, entries),
    };
    Ok(rows.into_iter().map(day).collect())
}
