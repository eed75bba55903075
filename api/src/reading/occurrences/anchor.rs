//! From where a rule is expanded: the beginning of the last period before the time asked for.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime};
use rrule::Frequency;

use super::parts::Parts;

/// Midnight of the first day of a period of the rule, at most one interval before `low`, and not before the first period.
///
/// Periods are days, weeks from WKST on, months or years, counted in intervals from the one in which `start` lies.
pub(super) fn before(parts: &Parts, start: NaiveDateTime, low: NaiveDateTime) -> Option<NaiveDateTime> {
    let (start, low) = (start.date(), low.date());
    let first = first_of_period(parts, start)?;
    let passed = match parts.frequency {
        Frequency::Weekly => (low - first).num_days() / 7,
        Frequency::Monthly => i64::from(months(low) - months(first)),
        Frequency::Yearly => i64::from(low.year() - first.year()),
        _ => (low - first).num_days(),
    };
    // One interval more, for weeks and times that reach into the next period.
    let interval = i64::from(parts.interval);
    let skipped = u32::try_from((passed.max(0) / interval - 1).max(0) * interval).ok()?;
    let anchor = match parts.frequency {
        Frequency::Weekly => first.checked_add_days(Days::new(u64::from(skipped) * 7)),
        Frequency::Monthly => first.checked_add_months(Months::new(skipped)),
        Frequency::Yearly => first.checked_add_months(Months::new(skipped.checked_mul(12)?)),
        _ => first.checked_add_days(Days::new(skipped.into())),
    };
    Some(anchor?.and_time(NaiveTime::MIN))
}

fn first_of_period(parts: &Parts, start: NaiveDate) -> Option<NaiveDate> {
    match parts.frequency {
        Frequency::Weekly => start.checked_sub_days(Days::new(start.weekday().days_since(parts.week_start).into())),
        Frequency::Monthly => start.with_day(1),
        Frequency::Yearly => NaiveDate::from_ymd_opt(start.year(), 1, 1),
        _ => Some(start),
    }
}

fn months(date: NaiveDate) -> i32 {
    date.year() * 12 + i32::try_from(date.month0()).unwrap_or_default()
}
