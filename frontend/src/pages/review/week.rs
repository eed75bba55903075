//! A plain week of hours: as people write it in seven fields, and as OpenStreetMap's text.

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

/// Most ranges of one day: more is a mistake.
const MOST_RANGES: usize = 6;
/// Minutes of a day.
const DAY: u16 = 24 * 60;

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

/// Reads a day's field, however people write it: `9-12, 14.00 bis 17:30 Uhr`. Nothing is closed.
///
/// # Errors
/// The piece that is no time.
pub fn read(text: &str) -> Result<Vec<Range>, String> {
    let plain: String = text.chars().map(plain).collect::<String>().to_lowercase();
    let words = plain
        .split_whitespace()
        .map(|word| match word {
            "bis" | "to" | "until" | "à" | "до" | "تا" | "إلى" | "الى" => "-",
            "und" | "and" | "et" | "ve" | "та" | "і" | "и" | "و" => ",",
            "uhr" | "h" | "o'clock" => "",
            other => other,
        })
        .collect::<String>();
    let mut ranges = Vec::new();
    for piece in words.split([',', ';', '/', '+']).filter(|piece| !piece.is_empty()) {
        let wrong = || piece.to_owned();
        let (from, to) = piece.split_once('-').ok_or_else(wrong)?;
        let (from, to) = (clock(from).ok_or_else(wrong)?, clock(to).ok_or_else(wrong)?);
        if from == to || from >= DAY {
            return Err(wrong());
        }
        ranges.push((from, to));
    }
    ranges.sort_unstable();
    let overlap = ranges
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a.1 > b.0 || a.1 < a.0));
    if ranges.len() > MOST_RANGES || overlap {
        return Err(text.trim().to_owned());
    }
    Ok(ranges)
}

/// Dashes and separators of all keyboards as ASCII, and digits of Arabic and Persian ones.
fn plain(letter: char) -> char {
    match letter {
        '–' | '—' | '‐' | '‑' | '−' | '~' => '-',
        '،' | '؛' | '、' => ',',
        '٫' => '.',
        '٠'..='٩' => digit(letter, '٠'),
        '۰'..='۹' => digit(letter, '۰'),
        other => other,
    }
}

fn digit(letter: char, zero: char) -> char {
    char::from_digit(u32::from(letter) - u32::from(zero), 10).unwrap_or(letter)
}

/// `9`, `09:30`, `9.30`, `9h30` or `930` in minutes.
fn clock(text: &str) -> Option<u16> {
    let text = text.trim().trim_end_matches("uhr").trim_end_matches('h');
    let (hour, minute) = match text.split_once([':', '.', 'h']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return None,
        None if text.len() >= 3 => text.split_at_checked(text.len() - 2)?,
        None => (text, "0"),
    };
    let number = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| text.parse::<u16>().ok())?
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    let fits = minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
    fits.then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> String {
        read(text).map_or_else(|wrong| format!("! {wrong}"), |ranges| field(&ranges))
    }

    #[test]
    fn people_write_times_in_many_ways() {
        for (typed, read) in [
            ("9-12", "09:00–12:00"),
            ("14 – 17:30, 9.00 bis 12 Uhr", "09:00–12:00, 14:00–17:30"),
            ("9h30-12h", "09:30–12:00"),
            ("930-1200 und 14-16", "09:30–12:00, 14:00–16:00"),
            ("٩-١٢، ١٤-١٧", "09:00–12:00, 14:00–17:00"),
            ("۹ تا ۱۲", "09:00–12:00"),
            ("22-2", "22:00–02:00"),
            ("0-24", "00:00–24:00"),
            ("", ""),
            ("  ", ""),
        ] {
            assert_eq!(day(typed), read, "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_is_named() {
        for typed in [
            "nachmittags",
            "9",
            "9-9",
            "9-25",
            "9:5-10",
            "9-12-14",
            "-",
            "9-12, 11-13",
            "24-3",
        ] {
            assert!(day(typed).starts_with('!'), "{typed}: {}", day(typed));
        }
        assert_eq!(day("9-12, mittags"), "! mittags");
    }

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
