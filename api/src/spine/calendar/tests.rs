//! The computed holidays against published lists, and the years in which laws changed.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::HolidayRegion;

fn region(code: &str) -> HolidayRegion {
    HolidayRegion::parse(code).unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The dates of a year as `MM-DD`, in order.
fn dates(code: &str, year: i32) -> Vec<String> {
    region(code)
        .holidays(year)
        .into_iter()
        .map(|(date, _)| date.format("%m-%d").to_string())
        .collect()
}

fn keys(code: &str, year: i32) -> Vec<&'static str> {
    region(code).holidays(year).into_iter().map(|(_, key)| key).collect()
}

/// What all Länder share, as the official calendars print it.
const SHARED: [(i32, &str); 3] = [
    (2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26"),
    (2027, "01-01 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26"),
    (2028, "01-01 04-14 04-17 05-01 05-25 06-05 10-03 12-25 12-26"),
];

/// What a Land keeps besides, in 2026, 2027 and 2028.
const OWN: [(&str, [&str; 3]); 17] = [
    ("DE", ["", "", ""]),
    ("DE-BW", ["01-06 06-04 11-01", "01-06 05-27 11-01", "01-06 06-15 11-01"]),
    ("DE-BY", ["01-06 06-04 11-01", "01-06 05-27 11-01", "01-06 06-15 11-01"]),
    ("DE-BE", ["03-08", "03-08", "03-08 06-17"]),
    ("DE-BB", ["04-05 05-24 10-31", "03-28 05-16 10-31", "04-16 06-04 10-31"]),
    ("DE-HB", ["10-31", "10-31", "10-31"]),
    ("DE-HH", ["10-31", "10-31", "10-31"]),
    ("DE-HE", ["06-04", "05-27", "06-15"]),
    ("DE-MV", ["03-08 10-31", "03-08 10-31", "03-08 10-31"]),
    ("DE-NI", ["10-31", "10-31", "10-31"]),
    ("DE-NW", ["06-04 11-01", "05-27 11-01", "06-15 11-01"]),
    ("DE-RP", ["06-04 11-01", "05-27 11-01", "06-15 11-01"]),
    ("DE-SL", ["06-04 08-15 11-01", "05-27 08-15 11-01", "06-15 08-15 11-01"]),
    ("DE-SN", ["10-31 11-18", "10-31 11-17", "10-31 11-22"]),
    ("DE-ST", ["01-06 10-31", "01-06 10-31", "01-06 10-31"]),
    ("DE-SH", ["10-31", "10-31", "10-31"]),
    ("DE-TH", ["09-20 10-31", "09-20 10-31", "09-20 10-31"]),
];

#[test]
fn every_land_has_its_published_holidays_from_2026_to_2028() {
    for (code, own) in OWN {
        for ((year, shared), own) in SHARED.into_iter().zip(own) {
            let mut expected: Vec<&str> = shared
                .split(' ')
                .chain(own.split(' ').filter(|day| !day.is_empty()))
                .collect();
            expected.sort_unstable();
            assert_eq!(dates(code, year), expected, "{code} {year}");
        }
    }
}

#[test]
fn luxembourg_has_eleven() {
    let expected = "01-01 04-06 05-01 05-09 05-14 05-25 06-23 08-15 11-01 12-25 12-26";
    assert_eq!(dates("LU", 2026).join(" "), expected);
    assert!(!keys("LU", 2018).contains(&"europe_day"), "Europe Day began in 2019");
}

#[test]
fn moselle_adds_two_days_to_the_french_eleven() {
    let french = "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25";
    assert_eq!(dates("FR", 2026).join(" "), french);
    let moselle = "01-01 04-03 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25 12-26";
    assert_eq!(dates("FR-57", 2026).join(" "), moselle);
}

#[test]
fn laws_take_effect_in_their_year() {
    for (code, day, key, before, after) in [
        ("DE-TH", "09-20", "childrens_day", 2018, 2019),
        ("DE-BE", "03-08", "womens_day", 2018, 2019),
        ("DE-MV", "03-08", "womens_day", 2022, 2023),
        ("DE-NI", "10-31", "reformation_day", 2016, 2017),
        ("DE-HH", "10-31", "reformation_day", 2016, 2018),
        ("DE-ST", "01-06", "epiphany", 1992, 1993),
    ] {
        assert_eq!(
            region(code).holiday_on(date(&format!("{before}-{day}"))),
            None,
            "{code} {before}"
        );
        assert_eq!(
            region(code).holiday_on(date(&format!("{after}-{day}"))),
            Some(key),
            "{code} {after}"
        );
    }
}

#[test]
fn single_years_stay_single() {
    let rp = region("DE-RP");
    let kept = |region: HolidayRegion, text: &str| region.is_holiday(date(text));
    assert!(kept(rp, "2017-10-31") && !kept(rp, "2016-10-31") && !kept(rp, "2018-10-31"));
    let berlin = region("DE-BE");
    assert!(kept(berlin, "2020-05-08") && kept(berlin, "2025-05-08") && !kept(berlin, "2026-05-08"));
    assert!(kept(berlin, "2028-06-17") && !kept(berlin, "2029-06-17") && !kept(rp, "2028-06-17"));
    assert!(kept(rp, "1994-11-16") && !kept(rp, "1995-11-22") && kept(region("DE-SN"), "1995-11-22"));
}

#[test]
fn a_holiday_has_its_name() {
    assert_eq!(region("DE-RP").holiday_on(date("2028-10-03")), Some("german_unity"));
    assert_eq!(region("DE-RP").holiday_on(date("2028-10-04")), None);
    assert_eq!(
        region("LU").holiday_on(date("2024-05-09")),
        Some("europe_day"),
        "and Ascension on the same day"
    );
}

#[test]
fn an_unknown_region_is_told_what_exists() {
    for wrong in [
        "",
        "DE-XX",
        "de-rp",
        "RP",
        "FR-67x",
        "Rheinland-Pfalz und noch viel mehr Text",
    ] {
        let message = HolidayRegion::parse(wrong).unwrap_err().to_string();
        assert!(
            message.contains("DE-RP (Rheinland-Pfalz)") && message.contains("LU") && message.contains("FR-57"),
            "{message}"
        );
    }
    for known in HolidayRegion::ALL {
        assert_eq!(known.code().parse(), Ok(known));
        assert_eq!(known.to_string(), known.code());
    }
}

proptest! {
    #[test]
    fn no_year_panics_and_lookup_agrees_with_the_list(year: i32, near in 1990_i32..2100) {
        for region in HolidayRegion::ALL {
            let _any = region.holidays(year);
            for (date, _) in region.holidays(near) {
                prop_assert!(region.is_holiday(date));
            }
        }
    }
}
