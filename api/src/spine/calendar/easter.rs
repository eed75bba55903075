//! The date of Easter Sunday in the Gregorian calendar.

use chrono::NaiveDate;

/// Easter Sunday of `year`, by the anonymous Gregorian computus (Meeus, *Astronomical Algorithms*, chapter 8).
///
/// `None` outside the years 1583 to 9999, for which the rule is not defined here.
#[must_use]
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let year = u32::try_from(year).ok().filter(|year| (1583..=9999).contains(year))?;
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let moon_correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon_correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let from_march = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, from_march / 31, from_march % 31 + 1)
}

#[cfg(test)]
mod tests {
    use super::easter_sunday;

    #[test]
    fn falls_on_the_published_sundays() {
        for known in [
            "1961-04-02",
            "1991-03-31",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2038-04-25",
            "2285-03-22",
            "3000-04-13",
        ] {
            let year = known[..4].parse().ok();
            assert_eq!(year.and_then(easter_sunday), known.parse().ok(), "{known}");
        }
    }

    #[test]
    fn has_no_answer_for_years_without_the_calendar() {
        for year in [i32::MIN, -1, 0, 1582, 10_000, i32::MAX] {
            assert_eq!(easter_sunday(year), None, "{year}");
        }
    }
}
