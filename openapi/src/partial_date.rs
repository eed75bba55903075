//! The date of a figure: a day, a month or a year, as exactly as its source says it.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use chrono::{Datelike, Months, NaiveDate};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// When a figure holds: `2023-12-31`, `2023-12` or `2023` (ISO 8601, reduced precision).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// A whole year.
    Year(i32),
    /// A whole month: year, and month from 1 to 12.
    Month(i32, u32),
    /// A day.
    Day(NaiveDate),
}

/// Years of our time.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

impl PartialDate {
    /// Reads one, from 1900 to 2200; nothing else passes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            return None;
        }
        let read = match text.len() {
            4 => Self::Year(text.parse().ok()?),
            7 => {
                let first = NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").ok()?;
                Self::Month(first.year(), first.month())
            }
            10 => Self::Day(NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?),
            _ => return None,
        };
        YEARS.contains(&read.year()).then_some(read)
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
            Self::Day(day) => day.year(),
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        let first = match self {
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
            Self::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 1),
            Self::Day(day) => Some(day),
        };
        first.unwrap_or_default()
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let months = match self {
            Self::Year(_) => 12,
            Self::Month(..) => 1,
            Self::Day(day) => return day,
        };
        let first = self.first_day();
        let next = first.checked_add_months(Months::new(months));
        next.and_then(|day| day.pred_opt()).unwrap_or(first)
    }
}

impl Ord for PartialDate {
    /// By the first day, then by the last.
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| (date.first_day(), date.last_day());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(d)?;
        Self::parse(text.trim())
            .ok_or_else(|| D::Error::custom("this is no date of a figure; write 2023-12-31, 2023-12 or 2023"))
    }
}

#[cfg(feature = "schema")]
impl utoipa::PartialSchema for PartialDate {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some(
                "When a figure holds: a day, a month or a year (ISO 8601, reduced precision), 1900 to 2200.",
            ))
            .pattern(Some(r"^(19[0-9]{2}|2[01][0-9]{2}|2200)(-[0-9]{2}(-[0-9]{2})?)?$"))
            .examples(["2023"])
            .build()
            .into()
    }
}

#[cfg(feature = "schema")]
impl utoipa::ToSchema for PartialDate {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("PartialDate")
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn dates_are_as_exact_as_they_are_written() {
        for text in ["2023", "2023-12", "2023-12-31"] {
            assert_eq!(
                PartialDate::parse(text).map(|date| date.to_string()),
                Some(text.to_owned())
            );
        }
        for text in [
            "",
            "23",
            "1899",
            "2201",
            "2023-13",
            "2023-00",
            "2023-02-30",
            "31.12.2023",
            "２０２３",
            "-023",
        ] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_period_has_a_first_and_a_last_day() {
        let days = |text: &str| {
            let date = PartialDate::parse(text).unwrap();
            format!("{} {}", date.first_day(), date.last_day())
        };
        assert_eq!(days("2024"), "2024-01-01 2024-12-31");
        assert_eq!(days("2024-02"), "2024-02-01 2024-02-29");
        assert_eq!(days("2024-02-03"), "2024-02-03 2024-02-03");
    }
}
