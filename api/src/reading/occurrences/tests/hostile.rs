//! No rule and no window makes the expansion panic or hang.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;

/// Far above what any of it takes, so that only a hang fails.
const HANG: Duration = Duration::from_secs(20);

fn numbers(most: i32) -> impl Strategy<Value = String> {
    prop::collection::vec(-most..=most, 1..4)
        .prop_map(|numbers| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
}

fn part() -> impl Strategy<Value = String> {
    let days = prop::collection::vec("(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)", 1..4)
        .prop_map(|days| format!("BYDAY={}", days.join(",")));
    prop_oneof![
        (1..1100).prop_map(|interval| format!("INTERVAL={interval}")),
        (0..6000_u32).prop_map(|count| format!("COUNT={count}")),
        "UNTIL=[1-9][0-9]{3}(0[1-9]|1[0-2])[0-2][0-9](T[0-2][0-9]0000Z?)?",
        days,
        numbers(31).prop_map(|days| format!("BYMONTHDAY={days}")),
        numbers(12).prop_map(|months| format!("BYMONTH={months}")),
        numbers(366).prop_map(|days| format!("BYYEARDAY={days}")),
        numbers(53).prop_map(|weeks| format!("BYWEEKNO={weeks}")),
        numbers(10).prop_map(|positions| format!("BYSETPOS={positions}")),
        numbers(23).prop_map(|hours| format!("BYHOUR={hours}")),
        Just("WKST=SU".to_owned()),
    ]
}

fn rule() -> impl Strategy<Value = String> {
    let frequency = prop_oneof![Just("DAILY"), Just("WEEKLY"), Just("MONTHLY"), Just("YEARLY")];
    (frequency, prop::collection::vec(part(), 0..4)).prop_map(|(frequency, parts)| {
        let parts: Vec<_> = [format!("FREQ={frequency}")].into_iter().chain(parts).collect();
        parts.join(";")
    })
}

fn instants() -> impl Strategy<Value = DateTime<Utc>> {
    (-4_000_000_000_i64..30_000_000_000).prop_map(|seconds| DateTime::from_timestamp(seconds, 0).unwrap())
}

fn use_rule(rule: &str, days: i64, instant: DateTime<Utc>) -> Result<(), TestCaseError> {
    let begun = Instant::now();
    let start = local("1990-01-02 17:00") + chrono::TimeDelta::days(days);
    if let Ok(series) = (Recurrence {
        start_local: start,
        ..event("1990-01-02 17:00", rule)
    })
    .check()
    {
        let month = instant + chrono::TimeDelta::days(31);
        let found = series.occurrences(instant, month, 100);
        prop_assert!(
            found
                .windows(2)
                .all(|pair| matches!(pair, [one, next] if one.start < next.start))
        );
        prop_assert!(found.iter().all(|found| found.overlaps(instant, month)));
        let next = series.next_after(instant);
        prop_assert_eq!(
            found.iter().find(|found| found.start > instant).cloned(),
            next.filter(|next| next.start < month)
        );
        if let Some(end) = series.last_end() {
            prop_assert_eq!(series.next_after(end), None);
            let last = series.occurrences(end - chrono::TimeDelta::minutes(1), end, 10);
            prop_assert_eq!(last.iter().map(|last| last.end).max(), Some(end));
        }
        let _all = series.occurrences(DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC, usize::MAX);
    }
    prop_assert!(begun.elapsed() < HANG, "too slow: {}", rule);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_text(text in any::<String>(), instant in instants()) {
        use_rule(&text, 0, instant)?;
    }

    #[test]
    fn rules_of_the_right_form(rule in rule(), days in 0_i64..20_000, instant in instants()) {
        use_rule(&rule, days, instant)?;
    }
}

#[test]
fn an_old_series_answers_as_fast_as_a_new_one() {
    let weekly = series("1990-01-02 17:00", "FREQ=WEEKLY;BYDAY=TU");
    let begun = Instant::now();
    let found = between(&weekly, "2090-01-01", "2090-02-01");
    assert_eq!(
        shown(&found),
        [
            "01-03 17:00",
            "01-10 17:00",
            "01-17 17:00",
            "01-24 17:00",
            "01-31 17:00"
        ]
    );
    assert!(
        begun.elapsed() < Duration::from_secs(1),
        "takes milliseconds: {:?}",
        begun.elapsed()
    );
}

#[test]
fn rare_rules_end_their_search() {
    let begun = Instant::now();
    let rare = series("2044-02-29 17:00", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO");
    assert_eq!(between(&rare, "2030-01-01", "2050-01-01").len(), 1);
    assert_eq!(
        event("2027-01-12 17:00", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")
            .check()
            .unwrap_err()
            .code(),
        "recurrence_never_happens"
    );
    assert!(begun.elapsed() < HANG);
}

#[test]
fn many_changes_are_checked_together() {
    let dates: Vec<_> = between(&series("2000-01-04 17:00", "FREQ=WEEKLY"), "2000-01-01", "2019-01-01");
    let overrides: Vec<_> = dates
        .iter()
        .map(|date| cancelled(&date.start_local.format("%Y-%m-%d %H:%M").to_string()))
        .collect();
    let begun = Instant::now();
    let series = Recurrence {
        overrides,
        ..event("2000-01-04 17:00", "FREQ=WEEKLY")
    }
    .check()
    .unwrap();
    assert_eq!(
        series
            .next_after(utc("2000-01-01T00:00:00Z"))
            .unwrap()
            .start_local
            .format("%Y-%m-%d")
            .to_string(),
        "2019-01-01"
    );
    assert!(begun.elapsed() < HANG);
}
