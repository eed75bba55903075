//! What a city's staff set about its check.

pub mod routes;
mod wire;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc, Weekday};
use diesel::prelude::*;
use porta_contract::ReviewStep;
use serde::{Deserialize, Serialize};

use crate::catalog::city::City;
use crate::catalog::stored;
use crate::spine::calendar::{HolidayRegion, wall_clock_instant};
use crate::spine::db::schema::review_settings;
use crate::spine::db::{AnyConnection, Both, DbError, Tx};
use crate::spine::ids::CityId;

/// The settings of the check; kept with a campaign as they were when it was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CheckSettings {
    /// True when campaigns open by themselves.
    pub scheduled: bool,
    /// Month and day from which on they do; moved to the next morning that is good for mails.
    pub days: Vec<(u32, u32)>,
    /// Hour of the morning at which mails go out, local time.
    pub hour: u32,
    /// First and last days of school holidays; no mail goes out during them.
    pub school_holidays: Vec<(NaiveDate, NaiveDate)>,
    /// Days from the opening to the first reminder.
    pub first_reminder: u64,
    /// Days to the second reminder.
    pub second_reminder: u64,
    /// Days to the mail to the second contact.
    pub second_contact: u64,
    /// Days until staff are asked to phone.
    pub phone: u64,
    /// Days a link is good for.
    pub link_days: u64,
    /// True when corrections by providers are published at once.
    pub publish_corrections: bool,
    /// Days before an entry ends at which its provider is asked what comes next; 0 for never.
    pub ask_before_end: u64,
}

impl Default for CheckSettings {
    fn default() -> Self {
        Self {
            scheduled: true,
            days: vec![(3, 1), (9, 1)],
            hour: 9,
            school_holidays: Vec::new(),
            first_reminder: 14,
            second_reminder: 28,
            second_contact: 35,
            phone: 42,
            link_days: 60,
            publish_corrections: true,
            ask_before_end: 42,
        }
    }
}

/// The rungs after the opening, in order.
pub const LADDER: [ReviewStep; 4] = [
    ReviewStep::FirstReminder,
    ReviewStep::SecondReminder,
    ReviewStep::SecondContact,
    ReviewStep::Phone,
];

impl CheckSettings {
    /// Days from the opening to a rung; none for what is no rung.
    #[must_use]
    pub const fn days_to(&self, step: ReviewStep) -> Option<u64> {
        match step {
            ReviewStep::FirstReminder => Some(self.first_reminder),
            ReviewStep::SecondReminder => Some(self.second_reminder),
            ReviewStep::SecondContact => Some(self.second_contact),
            ReviewStep::Phone => Some(self.phone),
            _ => None,
        }
    }

    /// When a rung of a campaign is taken: so many days after its opening, not counting pauses, on a morning good for mails.
    #[must_use]
    pub fn due(
        &self,
        city: &City,
        step: ReviewStep,
        opened: DateTime<Utc>,
        paused: TimeDelta,
    ) -> Option<DateTime<Utc>> {
        let day = (opened + paused).with_timezone(&city.time_zone).date_naive();
        let day = day.checked_add_days(Days::new(self.days_to(step)?))?;
        Some(self.morning(city, day))
    }

    /// The first morning from a day on that is good for mails: no weekend, no public holiday, no school holidays.
    #[must_use]
    pub fn morning(&self, city: &City, from: NaiveDate) -> DateTime<Utc> {
        let region = HolidayRegion::parse(&city.region).ok();
        let good = |day: &NaiveDate| {
            !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
                && !region.is_some_and(|region| region.is_holiday(*day))
                && !self
                    .school_holidays
                    .iter()
                    .any(|(first, last)| (first..=last).contains(&day))
        };
        let day = from.iter_days().take(400).find(good).unwrap_or(from);
        let local = day.and_hms_opt(self.hour.min(23), 0, 0).unwrap_or_default();
        wall_clock_instant(city.time_zone, local)
    }

    /// The planned day that is the latest one not after an instant, and the one after it, with the mornings they come to.
    #[must_use]
    pub fn planned(&self, city: &City, now: DateTime<Utc>) -> (Option<Planned>, Option<Planned>) {
        let year = now.year();
        let days =
            (year - 1..=year + 1).flat_map(|year| self.days.iter().map(move |(month, day)| (year, *month, *day)));
        let mut all: Vec<Planned> = days
            .filter_map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day))
            .map(|day| Planned {
                day,
                at: self.morning(city, day),
            })
            .collect();
        all.sort_by_key(|planned| planned.at);
        let (past, future): (Vec<_>, Vec<_>) = all.into_iter().partition(|planned| planned.at <= now);
        (past.last().copied(), future.first().copied())
    }
}

/// A campaign that the schedule plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The day of the settings.
    pub day: NaiveDate,
    /// The morning it comes to.
    pub at: DateTime<Utc>,
}

/// The settings of a city.
pub fn of_city(conn: &mut AnyConnection, city: &CityId) -> Result<CheckSettings, DbError> {
    Ok(versioned(conn, city)?.0)
}

/// The settings of a city with their version; 0 while nobody has set any.
pub fn versioned(conn: &mut AnyConnection, city: &CityId) -> Result<(CheckSettings, i64), DbError> {
    let row: Option<(String, i64)> = review_settings::table
        .find(city)
        .select((review_settings::settings, review_settings::version))
        .first(conn)
        .optional()?;
    match row {
        None => Ok((CheckSettings::default(), 0)),
        Some((text, version)) => Ok((stored::read("review_settings.settings", &text)?, version)),
    }
}

/// Sets them.
pub fn set(tx: &mut Tx<'_>, city: &CityId, settings: &CheckSettings, at: DateTime<Utc>) -> Result<(), DbError> {
    let text = stored::write(settings)?;
    let row = (
        review_settings::city_id.eq(city),
        review_settings::settings.eq(&text),
        review_settings::version.eq(1),
        review_settings::updated_at.eq(at.naive_utc()),
    );
    let insert = diesel::insert_into(review_settings::table)
        .values(row)
        .on_conflict(review_settings::city_id)
        .do_update()
        .set((
            review_settings::settings.eq(&text),
            review_settings::version.eq(review_settings::version + 1),
            review_settings::updated_at.eq(at.naive_utc()),
        ));
    Both(insert).execute(tx.conn)?;
    Ok(())
}
