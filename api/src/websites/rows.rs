//! What is kept of a website: a row per city and address, and how a night moves it on.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;
use porta_contract::WebsiteState;

use super::{Finding, Kind};
use crate::catalog::stored;
use crate::spine::db::schema::website_checks;
use crate::spine::db::{AnyConnection, Both, DbError, Tx};
use crate::spine::ids::CityId;

/// Nights in a row on which somebody has to say that there is nothing before a website counts as broken.
const NIGHTS_MISSING: i32 = 3;
/// Nights in a row with any kind of failure after which it does: what has been down for a week is down for its visitors, too.
const NIGHTS_FAILING: i32 = 7;
/// How old a look may be to say anything: a check that was switched off must not accuse anybody.
const FRESH: TimeDelta = TimeDelta::days(14);
/// Addresses in one statement.
const AT_ONCE: usize = 500;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = website_checks, treat_none_as_null = true)]
pub struct Row {
    pub city_id: CityId,
    pub url: String,
    pub state: String,
    pub reason: Option<String>,
    pub http_status: Option<i32>,
    pub failures: i32,
    pub missing: i32,
    pub first_failed_at: Option<NaiveDateTime>,
    pub broken_since: Option<NaiveDateTime>,
    pub checked_at: NaiveDateTime,
}

impl Row {
    /// How it stands.
    pub fn state(&self) -> Result<WebsiteState, DbError> {
        stored::word("website_checks.state", &self.state, WebsiteState::parse)
    }

    /// The row after another look.
    fn after(before: Option<&Self>, (city, url): (&CityId, &str), finding: &Finding, at: DateTime<Utc>) -> Self {
        let now = at.naive_utc();
        let failed = matches!(finding.kind, Kind::Missing | Kind::Trouble);
        let going_on = before.filter(|row| failed && row.failures > 0);
        let failures = if failed {
            going_on.map_or(0, |row| row.failures) + 1
        } else {
            0
        };
        let missing = going_on.map_or(0, |row| row.missing) + i32::from(finding.kind == Kind::Missing);
        let is_broken = missing >= NIGHTS_MISSING || failures >= NIGHTS_FAILING;
        let state = match finding.kind {
            Kind::Reachable => WebsiteState::Reachable,
            // Neither good nor bad: what was held against it before cannot be seen any more.
            Kind::Unclear => WebsiteState::Unclear,
            Kind::Refused => WebsiteState::RefusedByGuard,
            Kind::Missing | Kind::Trouble if is_broken => WebsiteState::Broken,
            Kind::Missing | Kind::Trouble => WebsiteState::Failing,
        };
        Self {
            city_id: city.clone(),
            url: url.to_owned(),
            state: state.as_str().to_owned(),
            reason: finding.reason.map(|reason| reason.as_str().to_owned()),
            http_status: finding.http_status.map(i32::from),
            failures,
            missing,
            first_failed_at: failed.then(|| going_on.and_then(|row| row.first_failed_at).unwrap_or(now)),
            broken_since: (failed && is_broken).then(|| going_on.and_then(|row| row.broken_since).unwrap_or(now)),
            checked_at: now,
        }
    }
}

/// Every row of a city, by address.
///
/// # Errors
/// What the database says.
pub fn of_city(conn: &mut AnyConnection, city: &CityId) -> Result<BTreeMap<String, Row>, DbError> {
    let rows: Vec<Row> = website_checks::table
        .filter(website_checks::city_id.eq(city))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.url.clone(), row)).collect())
}

/// Writes down what a night has found; what no entry names any more is forgotten.
///
/// # Errors
/// What the database says.
pub fn note(
    tx: &mut Tx<'_>,
    (city, named): (&CityId, &BTreeSet<String>),
    findings: &[(String, Finding)],
    at: DateTime<Utc>,
) -> Result<(), DbError> {
    let before = of_city(tx.conn, city)?;
    for (url, finding) in findings.iter().filter(|(url, _)| named.contains(url)) {
        let row = Row::after(before.get(url), (city, url), finding, at);
        let insert = diesel::insert_into(website_checks::table)
            .values(&row)
            .on_conflict((website_checks::city_id, website_checks::url))
            .do_update()
            .set(&row);
        Both(insert).execute(tx.conn)?;
    }
    let gone: Vec<&String> = before.keys().filter(|url| !named.contains(*url)).collect();
    for some in gone.chunks(AT_ONCE) {
        let rows = website_checks::table
            .filter(website_checks::city_id.eq(city))
            .filter(website_checks::url.eq_any(some.iter().copied()));
        diesel::delete(rows).execute(tx.conn)?;
    }
    Ok(())
}

/// True while what was found still says something.
#[must_use]
pub fn is_fresh(row: &Row, now: DateTime<Utc>) -> bool {
    now.naive_utc() - row.checked_at < FRESH
}

/// Since when a website of a city could not be reached; none unless it is broken.
///
/// # Errors
/// What the database says.
pub fn broken_since(
    conn: &mut AnyConnection,
    (city, url): (&CityId, &str),
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, DbError> {
    let row: Option<Row> = website_checks::table
        .find((city, url))
        .filter(website_checks::state.eq(WebsiteState::Broken.as_str()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    Ok(row
        .filter(|row| is_fresh(row, now))
        .and_then(|row| stored::instant(row.first_failed_at)))
}

#[cfg(test)]
mod tests {
    use porta_contract::WebsiteReason;

    use super::*;
    use crate::websites::Refusal;

    const DAY: TimeDelta = TimeDelta::days(1);

    /// States after each of these nights, and when the first failure was.
    fn nights(findings: &[Finding]) -> (Vec<String>, Option<NaiveDateTime>) {
        let (city, mut at) = (CityId::from("c"), DateTime::UNIX_EPOCH);
        let (mut row, mut states): (Option<Row>, Vec<String>) = (None, Vec::new());
        for finding in findings {
            let next = Row::after(row.as_ref(), (&city, "https://verein.example/"), finding, at);
            states.push(next.state.clone());
            row = Some(next);
            at += DAY;
        }
        (states, row.and_then(|row| row.first_failed_at))
    }

    fn missing() -> Finding {
        Finding {
            kind: Kind::Missing,
            reason: Some(WebsiteReason::NotFound),
            http_status: Some(404),
        }
    }

    fn of(kind: Kind) -> Finding {
        Finding { kind, ..missing() }
    }

    #[test]
    fn three_nights_without_the_page_make_it_broken_and_one_with_it_heals() {
        let (states, first) = nights(&[of(Kind::Reachable), missing(), missing(), missing(), missing()]);
        assert_eq!(states, ["reachable", "failing", "failing", "broken", "broken"]);
        assert_eq!(first, Some((DateTime::UNIX_EPOCH + DAY).naive_utc()));

        let (states, first) = nights(&[missing(), missing(), missing(), of(Kind::Reachable), missing()]);
        assert_eq!(states[2..], ["broken", "reachable", "failing"]);
        assert_eq!(first, Some((DateTime::UNIX_EPOCH + DAY * 4).naive_utc()));
    }

    #[test]
    fn a_server_in_trouble_is_given_a_week() {
        let (states, _) = nights(&[of(Kind::Trouble); 8]);
        assert_eq!(states[5..], ["failing", "broken", "broken"]);

        let (states, _) = nights(&[missing(), of(Kind::Trouble), missing(), of(Kind::Trouble), missing()]);
        assert_eq!(states, ["failing", "failing", "failing", "failing", "broken"]);
    }

    #[test]
    fn walls_and_refusals_hold_nothing_against_a_website() {
        let (states, first) = nights(&[missing(), missing(), of(Kind::Unclear), missing()]);
        assert_eq!(states, ["failing", "failing", "unclear", "failing"]);
        assert_eq!(first, Some((DateTime::UNIX_EPOCH + DAY * 3).naive_utc()));

        let (states, first) = nights(&[Finding::refused(Refusal::NotPublic)]);
        assert_eq!((states, first), (vec!["refused_by_guard".to_owned()], None));
    }
}
