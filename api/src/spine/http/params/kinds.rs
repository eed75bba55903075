//! Kinds of values that parameters of several lists have: numbers, words to search for, names, language tags, days, instants.

use chrono::{DateTime, NaiveDate, Utc};
use utoipa::PartialSchema;
use utoipa::openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat, Type};

use super::form::{Form, form};
use super::value::Value;

/// A whole number from `LEAST` to `MOST`; `USUAL` if none is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole<const LEAST: u32, const MOST: u32, const USUAL: u32>(pub u32);

/// Records a page.
pub type Limit = Whole<1, 200, 50>;

impl<const LEAST: u32, const MOST: u32, const USUAL: u32> Whole<LEAST, MOST, USUAL> {
    /// The number, for counting things in memory.
    #[must_use]
    pub fn count(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

impl<const LEAST: u32, const MOST: u32, const USUAL: u32> Default for Whole<LEAST, MOST, USUAL> {
    fn default() -> Self {
        Self(USUAL)
    }
}

impl<const LEAST: u32, const MOST: u32, const USUAL: u32> Value for Whole<LEAST, MOST, USUAL> {
    fn wanted() -> String {
        format!("a whole number from {LEAST} to {MOST}")
    }

    fn read(text: &str) -> Option<Self> {
        let number: u32 = text.parse().ok()?;
        // Neither `+7` nor `007`.
        let plain = number.to_string() == text;
        (plain && (LEAST..=MOST).contains(&number)).then_some(Self(number))
    }
}

impl<const LEAST: u32, const MOST: u32, const USUAL: u32> PartialSchema for Whole<LEAST, MOST, USUAL> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::Integer)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int32)))
            .minimum(Some(f64::from(LEAST)))
            .maximum(Some(f64::from(MOST)))
            .default(Some(USUAL.into()))
            .build()
            .into()
    }
}

/// Yes or no: `true` or `false`; no if it is not given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flag(pub bool);

impl Value for Flag {
    fn wanted() -> String {
        "`true` or `false`".to_owned()
    }

    fn read(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }
}

impl PartialSchema for Flag {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::Boolean)
            .default(Some(false.into()))
            .build()
            .into()
    }
}

form! {
    /// Words to search for, as they were typed; may be none at all.
    Typed(r"^[^\x00]*$", 500, "the words to search for, at most 500 characters")
}

form! {
    /// Words to search for, of which there have to be some.
    TypedSome(
        r"^[^\x00]*[^\x00-\x20][^\x00]*$",
        500,
        "the words to search for, at most 500 characters; it must not be empty"
    )
}

form! {
    /// A record's name in addresses: its slug, or its id where that is taken too.
    Name(
        "^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$",
        100,
        "a name as it stands in addresses, such as `nord`"
    )
}

form! {
    /// A language tag (BCP 47).
    Tag(
        "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        35,
        "a language tag (BCP 47) such as `ar`"
    )
}

form! {
    /// What `next` of the page before gave.
    Cursor(
        "^[A-Za-z0-9_-]+$",
        2048,
        "what `next` of the page before gave, with the same other parameters"
    )
}

/// Pattern of a day from 1970 to 2199.
macro_rules! day {
    () => {
        "(19[7-9][0-9]|2[01][0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    };
}

static DAY: Form = Form::new(concat!("^", day!(), "$"), 10);

/// A day from 1970 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub NaiveDate);

impl Value for Day {
    fn wanted() -> String {
        "a day from 1970 to 2199 such as `2027-01-12`".to_owned()
    }

    fn read(text: &str) -> Option<Self> {
        DAY.fits(text).then(|| text.parse().ok().map(Self)).flatten()
    }
}

impl PartialSchema for Day {
    fn schema() -> RefOr<Schema> {
        let format = SchemaFormat::KnownFormat(KnownFormat::Date);
        DAY.schema().format(Some(format)).build().into()
    }
}

static INSTANT: Form = Form::new(
    concat!(
        "^",
        day!(),
        r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
    ),
    35,
);

/// An instant (RFC 3339) from 1970 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant(pub DateTime<Utc>);

impl Value for Instant {
    fn wanted() -> String {
        "an instant (RFC 3339) from 1970 to 2199 such as `2026-11-24T17:30:00+01:00` (the `+` as %2B)".to_owned()
    }

    fn read(text: &str) -> Option<Self> {
        // A `+` that was not escaped arrives as a space.
        let text = text.replace(' ', "+");
        let at = INSTANT.fits(&text).then(|| DateTime::parse_from_rfc3339(&text));
        at?.ok().map(|at| Self(at.to_utc()))
    }
}

impl PartialSchema for Instant {
    fn schema() -> RefOr<Schema> {
        let format = SchemaFormat::KnownFormat(KnownFormat::DateTime);
        INSTANT.schema().format(Some(format)).build().into()
    }
}
