//! VTIMEZONE: when the clocks of a zone change, so that a calendar that does not know the zone still shows the right hour.

use std::collections::BTreeMap;
use std::fmt::Write;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

/// What holds from a change on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Observance {
    daylight: bool,
    /// Seconds east of UTC, before and from then on.
    before: i32,
    after: i32,
    name: String,
}

/// What a zone shows at an instant: its offset, whether it is daylight saving time, and its name.
fn shown(tz: Tz, at: DateTime<Utc>) -> (i32, bool, String) {
    let offset = tz.offset_from_utc_datetime(&at.naive_utc());
    let seconds = (offset.base_utc_offset() + offset.dst_offset()).num_seconds();
    let name = offset.abbreviation().unwrap_or_default();
    let seconds = i32::try_from(seconds).unwrap_or_default();
    (seconds, !offset.dst_offset().is_zero(), name.to_owned())
}

/// The first instant of a year, in UTC.
fn new_year(year: i32) -> DateTime<Utc> {
    let day = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    day.and_time(NaiveTime::MIN).and_utc()
}

/// The changes of a zone in some years, each with the local time that clocks showed until then.
fn changes(tz: Tz, (first, last): (i32, i32)) -> Vec<(NaiveDateTime, Observance)> {
    let (mut here, end) = (new_year(first), new_year(last + 1));
    let mut changes = Vec::new();
    while here < end {
        let Some(next) = here.checked_add_days(Days::new(1)) else {
            break;
        };
        if shown(tz, here) != shown(tz, next) {
            let (mut low, mut high) = (here, next);
            while high - low > TimeDelta::seconds(1) {
                let middle = low + (high - low) / 2;
                if shown(tz, low) == shown(tz, middle) {
                    low = middle
                } else {
                    high = middle
                }
            }
            let ((before, ..), (after, daylight, name)) = (shown(tz, low), shown(tz, high));
            let local = high.naive_utc() + TimeDelta::seconds(i64::from(before));
            let observance = Observance {
                daylight,
                before,
                after,
                name,
            };
            changes.push((local, observance));
        }
        here = next;
    }
    changes
}

/// The component of a zone for some years, and for those after them where its rule goes on.
pub(super) fn text(tz: Tz, years: (i32, i32)) -> String {
    let begin = new_year(years.0);
    let (offset, daylight, name) = shown(tz, begin);
    let first = Observance {
        daylight,
        before: offset,
        after: offset,
        name,
    };
    let mut out = format!("BEGIN:VTIMEZONE\r\nTZID:{}\r\n", tz.name());
    let local = begin.naive_utc() + TimeDelta::seconds(i64::from(offset));
    write(&mut out, &first, &[local], years.1);
    let mut all: BTreeMap<Observance, Vec<NaiveDateTime>> = BTreeMap::new();
    for (local, observance) in changes(tz, years) {
        all.entry(observance).or_default().push(local);
    }
    for (observance, dates) in &all {
        write(&mut out, observance, dates, years.1);
    }
    out.push_str("END:VTIMEZONE\r\n");
    out
}

fn write(out: &mut String, observance: &Observance, dates: &[NaiveDateTime], last: i32) {
    let Some(first) = dates.first() else { return };
    let kind = if observance.daylight { "DAYLIGHT" } else { "STANDARD" };
    let _ = write!(
        out,
        "BEGIN:{kind}\r\nDTSTART:{}\r\nTZOFFSETFROM:{}\r\nTZOFFSETTO:{}\r\n",
        stamp(*first),
        offset(observance.before),
        offset(observance.after)
    );
    if !observance.name.is_empty() {
        let _ = write!(out, "TZNAME:{}\r\n", observance.name);
    }
    match rule(dates, last) {
        Some(rule) => {
            let _ = write!(out, "RRULE:{rule}\r\n");
        }
        None => {
            for date in dates.iter().skip(1) {
                let _ = write!(out, "RDATE:{}\r\n", stamp(*date));
            }
        }
    }
    let _ = write!(out, "END:{kind}\r\n");
}

/// The yearly rule of dates that go on to the last year, where all are the last of a weekday in the same month at the same time.
fn rule(dates: &[NaiveDateTime], last: i32) -> Option<String> {
    let first = dates.first()?;
    let is_last_of_month = |date: &NaiveDateTime| {
        let week_on = date.checked_add_days(Days::new(7));
        week_on.is_some_and(|next| next.month() != date.month())
    };
    let like_first = |date: &NaiveDateTime| {
        date.month() == first.month() && date.weekday() == first.weekday() && date.time() == first.time()
    };
    let regular = dates.iter().all(|date| is_last_of_month(date) && like_first(date));
    let every_year = (first.year()..=last).eq(dates.iter().map(Datelike::year));
    (regular && every_year && dates.len() > 2).then(|| {
        format!(
            "FREQ=YEARLY;BYMONTH={};BYDAY=-1{}",
            first.month(),
            weekday(first.weekday())
        )
    })
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}

fn stamp(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}

/// `+0100`, with seconds where there are some.
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let all = seconds.abs();
    let (hours, minutes, rest) = (all / 3600, all / 60 % 60, all % 60);
    let mut text = format!("{sign}{hours:02}{minutes:02}");
    if rest > 0 {
        let _ = write!(text, "{rest:02}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_of_germany_has_the_rule_of_the_union() {
        let text = text(chrono_tz::Europe::Berlin, (2025, 2045));

        assert_eq!(
            text.lines().collect::<Vec<_>>(),
            [
                "BEGIN:VTIMEZONE",
                "TZID:Europe/Berlin",
                "BEGIN:STANDARD",
                "DTSTART:20250101T010000",
                "TZOFFSETFROM:+0100",
                "TZOFFSETTO:+0100",
                "TZNAME:CET",
                "END:STANDARD",
                "BEGIN:STANDARD",
                "DTSTART:20251026T030000",
                "TZOFFSETFROM:+0200",
                "TZOFFSETTO:+0100",
                "TZNAME:CET",
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                "END:STANDARD",
                "BEGIN:DAYLIGHT",
                "DTSTART:20250330T020000",
                "TZOFFSETFROM:+0100",
                "TZOFFSETTO:+0200",
                "TZNAME:CEST",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                "END:DAYLIGHT",
                "END:VTIMEZONE",
            ]
        );
    }

    #[test]
    fn a_zone_whose_rule_changed_names_its_dates() {
        let text = text(chrono_tz::Europe::Berlin, (1979, 2000));

        assert!(text.contains("RDATE:19810329T020000\r\n"), "{text}");
        assert!(
            text.contains("RDATE:19951") || text.contains("RDATE:19950924T030000\r\n"),
            "{text}"
        );
        assert!(!text.contains("RRULE:FREQ=YEARLY;BYMONTH=10"), "{text}");
    }

    #[test]
    fn a_zone_without_summer_time_is_one_observance() {
        let text = text(chrono_tz::UTC, (2020, 2030));

        assert_eq!(text.matches("BEGIN:STANDARD").count(), 1);
        assert!(
            !text.contains("DAYLIGHT") && text.contains("TZOFFSETTO:+0000"),
            "{text}"
        );
    }
}
