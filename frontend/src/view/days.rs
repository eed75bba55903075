//! The coming seven days.

use porta_contract::{Day, OpenState, TimeRange};

use super::Look;

/// One of the coming days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayRow {
    /// “Wednesday, 14 October”, or “Today”.
    pub day: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// True for today.
    pub today: bool,
    /// Name of the public holiday.
    pub holiday: Option<String>,
    /// Open ranges in words; one entry “closed” or “unknown” if there are none.
    pub hours: Vec<String>,
    /// `open`, `closed` or `unknown`.
    pub state: &'static str,
}

/// The coming days in words.
#[must_use]
pub fn week(look: &Look, days: &[Day]) -> Vec<DayRow> {
    days.iter().map(|day| row(look, day)).collect()
}

fn row(look: &Look, day: &Day) -> DayRow {
    let today = day.date == look.today();
    let name = look.t.dates().day(day.date);
    let hours = match day.state {
        OpenState::Open => day.ranges.iter().map(|r| range(look, r)).collect(),
        OpenState::Closed => vec![look.t.say("day-closed").into_owned()],
        _ => vec![look.t.say("day-unknown").into_owned()],
    };
    DayRow {
        day: if today {
            look.t.with("day-today", &[("day", &name)])
        } else {
            name
        },
        date: day.date.to_string(),
        today,
        holiday: day.holiday.as_deref().map(|key| holiday(look, key)),
        hours,
        state: match day.state {
            OpenState::Open => "open",
            OpenState::Closed => "closed",
            _ => "unknown",
        },
    }
}

fn range(look: &Look, range: &TimeRange) -> String {
    look.t
        .with("time-range", &[("from", short(&range.from)), ("to", short(&range.to))])
}

/// “9:00” for “09:00”.
fn short(time: &str) -> &str {
    time.strip_prefix('0').unwrap_or(time)
}

fn holiday(look: &Look, key: &str) -> String {
    look.t
        .word("holiday", key)
        .unwrap_or_else(|| look.t.say("holiday").into_owned())
}
