//! A plain week of hours: as it stands in seven fields, and as OpenStreetMap's text.

use chrono::Weekday;
use opening_hours_syntax::rules::day::{HolidayKind, WeekDayRange};
use opening_hours_syntax::rules::time::{Time, TimeSpan};
use opening_hours_syntax::rules::{RuleOperator, RuleSequence};
use opening_hours_syntax::{ExtendedTime, RuleKind};

/// The days, Monday first, with the names that they have in OpenStreetMap's text.
pub const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "Mo"),
    (Weekday::Tue, "Tu"),
    (Weekday::Wed, "We"),
    (Weekday::Thu, "Th"),
    (Weekday::Fri, "Fr"),
    (Weekday::Sat, "Sa"),
    (Weekday::Sun, "Su"),
];

/// Minutes of a day.
pub const DAY: u16 = 24 * 60;

/// From and to, in minutes since midnight; `to` before `from` passes midnight.
pub type Range = (u16, u16);

/// The same hours every week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// Ranges of each day, Monday first, in order.
    pub days: [Vec<Range>; 7],
    /// True when it is closed on public holidays; else nothing is said of them.
    pub holidays_off: bool,
}

impl Week {
    /// The week that an OpenStreetMap text describes. None if it says more than times of weekdays.
    #[must_use]
    pub fn of_rule(rule: &str) -> Option<Self> {
        let expression = opening_hours_syntax::parse(rule).ok()?;
        let mut week = Self::default();
        for rule in &expression.rules {
            week.take(rule)?;
        }
        Some(week)
    }

    fn take(&mut self, rule: &RuleSequence) -> Option<()> {
        let days = &rule.day_selector;
        let plain = days.year.is_empty() && days.monthday.is_empty() && days.week.is_empty() && rule.comment.is_empty();
        if !plain || rule.operator == RuleOperator::Fallback {
            return None;
        }
        let ranges = match rule.kind {
            RuleKind::Open => rule.time_selector.spans.iter().map(range).collect::<Option<Vec<_>>>()?,
            RuleKind::Closed => Vec::new(),
            RuleKind::Unknown => return None,
        };
        let is_holiday = |range: &WeekDayRange| {
            matches!(
                range,
                WeekDayRange::Holiday {
                    kind: HolidayKind::Public,
                    offset: 0
                }
            )
        };
        if let [only] = days.weekday.as_slice()
            && is_holiday(only)
        {
            self.holidays_off = rule.kind == RuleKind::Closed;
            return self.holidays_off.then_some(());
        }
        let mut named = [days.weekday.is_empty(); 7];
        for range in &days.weekday {
            mark(&mut named, range)?;
        }
        for (day, _) in self.days.iter_mut().zip(named).filter(|(_, named)| *named) {
            if rule.operator == RuleOperator::Normal {
                day.clear();
            }
            day.extend(&ranges);
            day.sort_unstable();
        }
        Some(())
    }

    /// True when no day has hours.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.days.iter().all(Vec::is_empty)
    }

    /// As OpenStreetMap's text; days with the same hours stand together.
    #[must_use]
    pub fn to_rule(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        let mut said = [false; 7];
        for first in 0..7 {
            let Some(ranges) = self.days.get(first).filter(|ranges| !ranges.is_empty()) else {
                continue;
            };
            if said.get(first) == Some(&true) {
                continue;
            }
            let same: Vec<usize> = (first..7).filter(|day| self.days.get(*day) == Some(ranges)).collect();
            for day in &same {
                if let Some(said) = said.get_mut(*day) {
                    *said = true;
                }
            }
            let times: Vec<String> = ranges.iter().map(|range| written(*range, '-')).collect();
            parts.push(format!("{} {}", names(&same), times.join(",")));
        }
        if self.holidays_off && !parts.is_empty() {
            parts.push("PH off".to_owned());
        }
        parts.join("; ")
    }
}

/// `Mo-We,Fr` for days in order.
fn names(days: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *day => *last = *day,
            _ => runs.push((*day, *day)),
        }
    }
    let name = |day: usize| DAYS.get(day).map_or("", |(_, name)| *name);
    let run = |(from, to): (usize, usize)| match to - from {
        0 => name(from).to_owned(),
        1 => format!("{},{}", name(from), name(to)),
        _ => format!("{}-{}", name(from), name(to)),
    };
    runs.into_iter().map(run).collect::<Vec<_>>().join(",")
}

fn mark(named: &mut [bool; 7], range: &WeekDayRange) -> Option<()> {
    let WeekDayRange::Fixed {
        range,
        offset: 0,
        nth_from_start,
        nth_from_end,
    } = range
    else {
        return None;
    };
    if !nth_from_start.iter().chain(nth_from_end).all(|nth| *nth) {
        return None;
    }
    let (mut day, last) = (*range.start(), *range.end());
    loop {
        *named.get_mut(day.num_days_from_monday() as usize)? = true;
        if day == last {
            return Some(());
        }
        day = day.succ();
    }
}

fn range(span: &TimeSpan) -> Option<Range> {
    if span.open_end || span.repeats.is_some() {
        return None;
    }
    let minutes = |time: &Time| match time {
        Time::Fixed(at) => Some(minutes(*at)),
        Time::Variable(_) => None,
    };
    let (from, to) = (minutes(&span.range.start)?, minutes(&span.range.end)?);
    Some((from, if to > DAY { to - DAY } else { to }))
}

fn minutes(at: ExtendedTime) -> u16 {
    u16::from(at.hour()) * 60 + u16::from(at.minute())
}

fn written((from, to): Range, dash: char) -> String {
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    format!("{}{dash}{}", clock(from), clock(to))
}

/// A day's hours as they stand in its field: “09:00–12:00, 14:00–17:30”.
#[must_use]
pub fn field(ranges: &[Range]) -> String {
    ranges
        .iter()
        .map(|range| written(*range, '–'))
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_goes_to_text_and_back() {
        for rule in [
            "Mo-Fr 09:00-12:00",
            "Mo-We,Fr 09:00-12:00,14:00-17:00; Th 10:00-18:00",
            "Tu 17:00-19:00",
            "Mo,Tu 08:00-12:00; PH off",
            "Fr 22:00-02:00",
            "Mo-Su 00:00-24:00",
        ] {
            assert_eq!(Week::of_rule(rule).unwrap().to_rule(), rule);
        }
        let week = Week::of_rule("Mo-Fr 09:00-12:00; We off; Mo,Tu 14:00-16:00").unwrap();
        assert_eq!(week.to_rule(), "Mo,Tu 14:00-16:00; Th,Fr 09:00-12:00");
    }

    #[test]
    fn what_is_more_than_a_week_is_left_as_it_is() {
        for rule in [
            "Sa[3] 15:00-18:00",
            "Jan-Mar Mo 10:00-12:00",
            "Mo 10:00+",
            "Mo 10:00-12:00 \"by appointment\"",
            "PH 10:00-12:00",
            "week 1-53/2 Mo 10:00-12:00",
            "nonsense",
        ] {
            assert_eq!(Week::of_rule(rule), None, "{rule}");
        }
    }
}
