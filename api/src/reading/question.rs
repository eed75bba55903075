//! Parts of questions that several lists take: what to look for, in which language, which records, when, and where.

use chrono::{DateTime, NaiveDate, Utc};
use porta_contract::{FieldError, OfferSort};
use serde::Deserialize;
use utoipa::openapi::schema::AnyOfBuilder;
use utoipa::openapi::{ObjectBuilder, RefOr, Schema, Type};
use utoipa::{IntoParams, PartialSchema};

use super::nearby::LatLon;
use crate::spine::http::{
    Cursor, Day, Form, Instant, Limit, List, Name, One, Tag, Typed, Value, Whole, bad_combination, form, unknown_value,
};

form! {
    /// In which language somebody wants to read: a tag, or `*` for all.
    Lang(
        r"^(\*|[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)$",
        35,
        "`*` or one of the city's languages"
    )
}

form! {
    /// A kind of organisation; a city has its own.
    Kind(r"^[^\x00-\x20,][^\x00,]*$", 60, "a kind of organisation such as `welfare`")
}

/// Parameters of plain lists.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct PageParams {
    /// Language to read in; `*` for all beside the best one. Without it `Accept-Language` decides.
    #[param(inline, example = "en")]
    pub lang: Option<One<Lang>>,
    /// Records a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    pub limit: One<Limit>,
    /// Where the page begins: `next` of the page before.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    pub cursor: Option<One<Cursor>>,
}

/// Parameters of single records.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct LangParams {
    /// Language to read in; `*` for all beside the best one. Without it `Accept-Language` decides.
    #[param(inline, example = "ar")]
    pub lang: Option<One<Lang>>,
}

/// When something has to be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenAt {
    /// While the answer is made.
    Now,
    /// At an instant.
    At(DateTime<Utc>),
}

impl Value for OpenAt {
    fn wanted() -> String {
        format!("`now` or {}", Instant::wanted())
    }

    fn read(text: &str) -> Option<Self> {
        match text {
            "now" => Some(Self::Now),
            text => Instant::read(text).map(|at| Self::At(at.0)),
        }
    }
}

impl PartialSchema for OpenAt {
    fn schema() -> RefOr<Schema> {
        let now = ObjectBuilder::new()
            .schema_type(Type::String)
            .enum_values(Some(["now"]));
        let forms = AnyOfBuilder::new().item(now).item(Instant::schema());
        Schema::AnyOf(forms.build()).into()
    }
}

/// Where a stretch of time begins or ends: a local day or an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrInstant {
    /// A day of the city.
    Day(NaiveDate),
    /// An instant.
    Instant(DateTime<Utc>),
}

impl Value for DayOrInstant {
    fn wanted() -> String {
        format!("{} or {}", Day::wanted(), Instant::wanted())
    }

    fn read(text: &str) -> Option<Self> {
        let day = Day::read(text).map(|Day(day)| Self::Day(day));
        day.or_else(|| Instant::read(text).map(|Instant(at)| Self::Instant(at)))
    }
}

impl PartialSchema for DayOrInstant {
    fn schema() -> RefOr<Schema> {
        let forms = AnyOfBuilder::new().item(Day::schema());
        Schema::AnyOf(forms.item(Instant::schema()).build()).into()
    }
}

/// A point: latitude and longitude in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point(pub LatLon);

static POINT: Form = Form::new(
    concat!(
        r"^-?(90(\.0{1,12})?|[0-8]?[0-9](\.[0-9]{1,12})?), ?",
        r"-?(180(\.0{1,12})?|(1[0-7][0-9]|[0-9]{1,2})(\.[0-9]{1,12})?)$"
    ),
    41,
);

impl Value for Point {
    fn wanted() -> String {
        "latitude and longitude in degrees, such as `49.756,6.643`".to_owned()
    }

    fn read(text: &str) -> Option<Self> {
        let (lat, lon) = text.split_once(',').filter(|_| POINT.fits(text))?;
        Some(Self((lat.parse().ok()?, lon.trim_start().parse().ok()?)))
    }
}

impl PartialSchema for Point {
    fn schema() -> RefOr<Schema> {
        POINT.schema().build().into()
    }
}

/// Metres around a point.
pub type Radius = Whole<1, 50_000, 2_000>;

/// Slugs or ids that have to exist, as what `known` says of them.
pub fn slugs(
    name: &str,
    list: &str,
    values: &List<Name>,
    known: impl Fn(&str) -> Option<String>,
) -> Result<Vec<String>, FieldError> {
    let missing = |slug: &str| unknown_value(name, &format!("slugs from /{list}; `{slug}` is none of them"));
    let one = |Name(slug): &Name| known(slug).ok_or_else(|| missing(slug));
    values.iter().map(one).collect()
}

/// The tags of a list, in small letters.
#[must_use]
pub fn tags(values: &List<Tag>) -> Vec<String> {
    values.iter().map(|Tag(tag)| tag.to_ascii_lowercase()).collect()
}

/// Words to search for, if there are any.
#[must_use]
pub fn text(typed: Option<&Typed>) -> Option<String> {
    let trimmed = typed.map(|Typed(text)| text.trim());
    trimmed.filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A point and a radius in metres around it.
pub fn near(point: Option<&Point>, radius: Option<&Radius>) -> Result<Option<(LatLon, u32)>, FieldError> {
    match (point, radius) {
        (Some(Point(point)), radius) => Ok(Some((*point, radius.copied().unwrap_or_default().0))),
        (None, None) => Ok(None),
        (None, Some(_)) => Err(bad_combination(
            "radius",
            "effect with `near` only; give `near=lat,lon` too",
        )),
    }
}

/// The order; the default depends on what is asked for.
pub fn sort(wanted: Option<OfferSort>, q: bool, near: bool) -> Result<OfferSort, FieldError> {
    match wanted {
        Some(OfferSort::Relevance) if !q => Err(bad_combination("sort", "`relevance` with `q` only")),
        Some(OfferSort::Distance) if !near => Err(bad_combination("sort", "`distance` with `near` only")),
        Some(sort) => Ok(sort),
        None if q => Ok(OfferSort::Relevance),
        None if near => Ok(OfferSort::Distance),
        None => Ok(OfferSort::Name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_degrees_of_the_earth() {
        for good in [
            "49.756,6.643",
            "49.756, 6.643",
            "-90,180.0",
            "0,-179.999999999999",
            "90,0",
        ] {
            assert!(Point::read(good).is_some(), "{good}");
        }
        for bad in [
            "", "49.7", "91,0", "90.1,0", "0,181", "0,180.1", "NaN,0", "1e1,0", "1,2,3", "1 ,2", ".5,1", "1,  2",
        ] {
            assert!(Point::read(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn languages_are_tags_or_all() {
        for good in ["*", "de", "de-simple", "ls", "DE"] {
            assert!(Lang::read(good).is_some(), "{good}");
        }
        for bad in ["", "**", "d", "de_DE", "de,en", "*-de"] {
            assert!(Lang::read(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn open_is_now_or_an_instant() {
        assert_eq!(OpenAt::read("now"), Some(OpenAt::Now));
        assert!(matches!(OpenAt::read("2026-11-24T17:30:00Z"), Some(OpenAt::At(_))));
        assert_eq!(OpenAt::read("2026-11-24"), None);
        assert!(matches!(DayOrInstant::read("2026-11-24"), Some(DayOrInstant::Day(_))));
        assert_eq!(DayOrInstant::read("now"), None);
    }
}
