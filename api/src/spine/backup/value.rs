//! Values on their way between a column and a line of JSON.

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;

/// What a column holds, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Integer,
    BigInt,
    Bool,
    Double,
    Timestamp,
    Date,
}

/// A value to bind.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Text(Option<String>),
    Integer(Option<i32>),
    BigInt(Option<i64>),
    Bool(Option<bool>),
    Double(Option<f64>),
    Timestamp(Option<NaiveDateTime>),
    Date(Option<NaiveDate>),
}

const STAMP: &str = "%Y-%m-%dT%H:%M:%S%.f";

impl Kind {
    /// The kind of a declared type of either database.
    pub(super) fn of(declared: &str) -> Option<Self> {
        match declared.to_ascii_lowercase().as_str() {
            "text" => Some(Self::Text),
            "integer" => Some(Self::Integer),
            "bigint" => Some(Self::BigInt),
            "boolean" => Some(Self::Bool),
            "double precision" => Some(Self::Double),
            "timestamp" | "timestamp without time zone" => Some(Self::Timestamp),
            "date" => Some(Self::Date),
            _ => None,
        }
    }

    /// A value as the database writes it, for JSON. None when it is none of this kind.
    pub(super) fn json(self, text: Option<String>) -> Option<Value> {
        let Some(text) = text else { return Some(Value::Null) };
        match self {
            Self::Text => Some(Value::from(text)),
            Self::Integer => text.parse::<i32>().ok().map(Value::from),
            Self::BigInt => text.parse::<i64>().ok().map(Value::from),
            Self::Bool => match text.as_str() {
                "true" | "t" | "1" => Some(Value::from(true)),
                "false" | "f" | "0" => Some(Value::from(false)),
                _ => None,
            },
            // As text: readers of JSON numbers may round the last bit.
            Self::Double => double(&text).map(|number| Value::from(number.to_string())),
            Self::Timestamp => stamp(&text).map(|at| Value::from(at.format(STAMP).to_string())),
            Self::Date => text.parse::<NaiveDate>().ok().map(|day| Value::from(day.to_string())),
        }
    }

    /// A value of a line, to bind. None when it is none of this kind.
    pub(super) fn cell(self, value: &Value) -> Option<Cell> {
        let (null, text) = (value.is_null(), value.as_str());
        let cell = match self {
            Self::Text => Cell::Text(text.map(str::to_owned)),
            Self::Integer => Cell::Integer(value.as_i64().and_then(|number| i32::try_from(number).ok())),
            Self::BigInt => Cell::BigInt(value.as_i64()),
            Self::Bool => Cell::Bool(value.as_bool()),
            Self::Double => Cell::Double(text.and_then(double)),
            Self::Timestamp => Cell::Timestamp(text.and_then(stamp)),
            Self::Date => Cell::Date(text.and_then(|text| text.parse().ok())),
        };
        (null == cell.is_null()).then_some(cell)
    }
}

impl Cell {
    const fn is_null(&self) -> bool {
        matches!(
            self,
            Self::Text(None)
                | Self::Integer(None)
                | Self::BigInt(None)
                | Self::Bool(None)
                | Self::Double(None)
                | Self::Timestamp(None)
                | Self::Date(None)
        )
    }
}

fn double(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// `2026-11-22 12:00:00.5`, with a space or a T.
fn stamp(text: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(&text.replacen(' ', "T", 1), STAMP).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn both_databases_spell_the_same_value_differently() {
        let json = |kind: Kind, text: &str| kind.json(Some(text.to_owned()));

        assert_eq!(json(Kind::Bool, "1"), json(Kind::Bool, "true"));
        assert_eq!(
            json(Kind::Timestamp, "2026-11-22 12:00:00.500"),
            Some(json!("2026-11-22T12:00:00.500"))
        );
        assert_eq!(
            json(Kind::Timestamp, "2026-11-22 12:00:00.5"),
            Some(json!("2026-11-22T12:00:00.500"))
        );
        assert_eq!(
            json(Kind::Timestamp, "2026-11-22 12:00:00"),
            Some(json!("2026-11-22T12:00:00"))
        );
    }

    #[test]
    fn what_is_none_of_its_kind_is_not_taken_for_null() {
        assert_eq!(Kind::Double.json(Some("NaN".to_owned())), None);
        assert_eq!(Kind::Integer.json(Some("2147483648".to_owned())), None);
        assert_eq!(Kind::Integer.cell(&json!(2_147_483_648_i64)), None);
        assert_eq!(Kind::Text.cell(&json!(7)), None);
        assert_eq!(Kind::Bool.cell(&json!("true")), None);
        assert_eq!(Kind::Timestamp.cell(&json!("yesterday")), None);
        assert_eq!(Kind::Date.cell(&Value::Null), Some(Cell::Date(None)));
    }

    proptest! {
        #[test]
        fn numbers_come_back_to_the_last_bit(number in any::<f64>().prop_filter("finite", |n| n.is_finite()), whole: i64) {
            let line = |kind: Kind, text: String| serde_json::to_string(&kind.json(Some(text)).unwrap()).unwrap();
            let back = |kind: Kind, line: String| kind.cell(&serde_json::from_str(&line).unwrap()).unwrap();

            prop_assert_eq!(back(Kind::Double, line(Kind::Double, number.to_string())), Cell::Double(Some(number)));
            prop_assert_eq!(back(Kind::BigInt, line(Kind::BigInt, whole.to_string())), Cell::BigInt(Some(whole)));
        }
    }
}
