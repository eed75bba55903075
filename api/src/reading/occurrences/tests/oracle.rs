//! Expansion from near the window finds what expansion from the first date finds.

use chrono::{Datelike, TimeDelta};
use proptest::prelude::*;
use rrule::RRuleSet;

use super::*;

fn rule() -> impl Strategy<Value = String> {
    let daily = (1..40_u8, prop::option::of(1..13_u8)).prop_map(|(interval, month)| {
        let month = month.map_or(String::new(), |month| format!(";BYMONTH={month}"));
        format!("FREQ=DAILY;INTERVAL={interval}{month}")
    });
    let weekly = (1..9_u8, "(|;BYDAY=(MO|TU,FR|SA,SU|WE))(|;WKST=SU)")
        .prop_map(|(interval, days)| format!("FREQ=WEEKLY;INTERVAL={interval}{days}"));
    let monthly = (
        1..14_u8,
        "(|;BYDAY=(3SA|-1FR|1MO,2TU)|;BYMONTHDAY=(15|31|-1|29,30)|;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=(-1|3))",
    )
        .prop_map(|(interval, days)| format!("FREQ=MONTHLY;INTERVAL={interval}{days}"));
    let yearly = (1..5_u8, "(|;BYMONTH=(9|2,10)(|;BYDAY=(4TH|-1SU|MO))|;BYWEEKNO=(1|20|53);BYDAY=(MO|SA,SU)|;BYYEARDAY=(1,100,366|-1)|;BYDAY=(20MO|-1FR))")
        .prop_map(|(interval, days)| format!("FREQ=YEARLY;INTERVAL={interval}{days}"));
    prop_oneof![daily, weekly, monthly, yearly]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn agrees_with_the_full_expansion(rule in rule(), days in 0_i64..3000, later in 0_i64..6000) {
        let start = local("2020-01-01 17:00") + TimeDelta::days(days);
        let from = (start + TimeDelta::days(later)).and_utc();
        let to = from + TimeDelta::days(400);
        let event = Recurrence { start_local: start, duration_minutes: 0, tz: Tz::UTC, ..event("2020-01-01 17:00", &rule) };
        let Ok(series) = event.check() else {
            return Ok(());
        };
        let ours: Vec<_> = series.occurrences(from, to, 1000).into_iter().map(|found| found.start).collect();
        let full: RRuleSet = format!("DTSTART:{}\nRRULE:{rule}", start.format("%Y%m%dT%H%M%SZ")).parse().unwrap();
        let all = (&full).into_iter().take_while(|date| date.year() < 2060).map(|date| date.to_utc());
        let expected: Vec<_> = all.filter(|date| (from..to).contains(date) && *date != start.and_utc()).collect();
        let ours: Vec<_> = ours.into_iter().filter(|date| *date != start.and_utc()).collect();
        prop_assert_eq!(ours, expected, "{} from {}", rule, start);
    }
}
