//! What can be wrong with a recurrence, in words for the people who wrote it.

use chrono::NaiveDateTime;

/// Why a recurrence cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecurrenceError {
    /// The rule is longer than it may be, in characters.
    #[error("The rule is longer than {most} characters")]
    TooLong {
        /// The most that is read.
        most: usize,
    },
    /// A part is not of the form `NAME=VALUE`.
    #[error("“{part}” in the rule is not of the form NAME=VALUE. Right would be, for example, “FREQ=WEEKLY;BYDAY=TU”")]
    NotAPart {
        /// The part, cut to 30 characters.
        part: String,
    },
    /// RFC 5545 knows no such part.
    #[error(
        "The rule knows no “{name}”. It may have FREQ, INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYYEARDAY, BYWEEKNO, BYSETPOS, BYHOUR, BYMINUTE, BYSECOND, WKST"
    )]
    UnknownPart {
        /// The name, cut to 30 characters.
        name: String,
    },
    /// A part is given twice.
    #[error("The rule gives {name} twice")]
    Twice {
        /// The name of the part.
        name: &'static str,
    },
    /// The rule does not say how often.
    #[error("The rule does not say how often: FREQ is missing. Right would be, for example, “FREQ=WEEKLY;BYDAY=TU”")]
    NoFrequency,
    /// More often than daily.
    #[error(
        "An event cannot recur more often than daily ({frequency}). Use FREQ=DAILY, WEEKLY, MONTHLY or YEARLY; several times a day are BYHOUR with FREQ=DAILY"
    )]
    TooOften {
        /// The frequency asked for.
        frequency: String,
    },
    /// A value cannot be read.
    #[error("“{value}” is no value for {name}. Right would be, for example, “{example}”")]
    Value {
        /// The name of the part.
        name: &'static str,
        /// The value, cut to 30 characters.
        value: String,
        /// A right part.
        example: &'static str,
    },
    /// RFC 5545 forbids the part with this frequency, or without another part.
    #[error("{name} cannot be used here: {reason}")]
    NotHere {
        /// The name of the part.
        name: &'static str,
        /// Why not, and what instead.
        reason: &'static str,
    },
    /// COUNT and UNTIL at once.
    #[error("The rule has both COUNT and UNTIL; keep the one that says when the series ends")]
    TwoEnds,
    /// COUNT is larger, or farther away, than a series may be.
    #[error(
        "COUNT may be {most} at most and must be reached within {years} years; leave it out for a series without end"
    )]
    CountTooLarge {
        /// The most occurrences.
        most: u32,
        /// The longest series.
        years: i32,
    },
    /// UNTIL lies before the first occurrence.
    #[error("The rule ends (UNTIL {until}) before the event first takes place ({start})")]
    EndsBeforeStart {
        /// Its local end.
        until: NaiveDateTime,
        /// The local beginning.
        start: NaiveDateTime,
    },
    /// No date fulfils the rule, such as 30 February.
    #[error("No date ever fits the rule, such as 30 February")]
    NeverHappens,
    /// Every occurrence is excluded.
    #[error("No occurrence is left: all dates of the event are excluded")]
    NothingLeft,
    /// A length below zero or above a year.
    #[error("A duration of {minutes} minutes is not possible; it lies between 0 and {most} minutes")]
    Duration {
        /// The minutes asked for.
        minutes: i64,
        /// The longest.
        most: i64,
    },
    /// A date no event has.
    #[error("{date} is too far away; events lie between the years 1900 and 2999")]
    Year {
        /// The local date.
        date: NaiveDateTime,
    },
    /// A list is longer than it may be.
    #[error("There are more than {most} {what}")]
    TooMany {
        /// Which list, in words.
        what: &'static str,
        /// The most it may have.
        most: usize,
    },
    /// A change of an occurrence that the series does not have.
    #[error("The event has no occurrence on {id} that could be changed; remove the change, or name another occurrence")]
    NoSuchOccurrence {
        /// The local beginning that was named.
        id: NaiveDateTime,
    },
    /// Two changes of one occurrence.
    #[error("The occurrence on {id} is changed twice")]
    ChangedTwice {
        /// The local beginning that was named.
        id: NaiveDateTime,
    },
}

impl RecurrenceError {
    /// A stable code, for wire values and translation keys.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "recurrence_too_long",
            Self::NotAPart { .. } => "recurrence_not_a_part",
            Self::UnknownPart { .. } => "recurrence_unknown_part",
            Self::Twice { .. } => "recurrence_twice",
            Self::NoFrequency => "recurrence_no_frequency",
            Self::TooOften { .. } => "recurrence_too_often",
            Self::Value { .. } => "recurrence_value",
            Self::NotHere { .. } => "recurrence_not_here",
            Self::TwoEnds => "recurrence_two_ends",
            Self::CountTooLarge { .. } => "recurrence_count_too_large",
            Self::EndsBeforeStart { .. } => "recurrence_ends_before_start",
            Self::NeverHappens => "recurrence_never_happens",
            Self::NothingLeft => "recurrence_nothing_left",
            Self::Duration { .. } => "recurrence_duration",
            Self::Year { .. } => "recurrence_year",
            Self::TooMany { .. } => "recurrence_too_many",
            Self::NoSuchOccurrence { .. } => "recurrence_no_such_occurrence",
            Self::ChangedTwice { .. } => "recurrence_changed_twice",
        }
    }

    /// Cuts a piece of input so that it fits into a message.
    pub(super) fn cut(text: &str) -> String {
        text.chars().filter(|c| !c.is_control()).take(30).collect()
    }
}
