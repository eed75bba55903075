//! A local time of a city as people write it: without seconds, and never with a time zone.

use std::borrow::Cow;

use chrono::NaiveDateTime;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A local time of the city: `2027-01-12T17:00`, seconds may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LocalTime(pub NaiveDateTime);

/// How it is read.
const FORMS: [&str; 2] = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"];

impl LocalTime {
    /// Reads one; nothing else passes, least of all a time with an offset.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let read = |form: &&str| NaiveDateTime::parse_from_str(text, form).ok();
        FORMS.iter().find_map(read).map(Self)
    }
}

impl Serialize for LocalTime {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(&self.0.format("%Y-%m-%dT%H:%M:%S"))
    }
}

impl<'de> Deserialize<'de> for LocalTime {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(d)?;
        Self::parse(text.trim()).ok_or_else(|| {
            D::Error::custom("this is no local time of the city; write 2027-01-12T17:00, without Z or an offset")
        })
    }
}

#[cfg(feature = "schema")]
impl utoipa::PartialSchema for LocalTime {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some("A local time of the city, without an offset."))
            .pattern(Some(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$"))
            .examples(["2027-01-12T17:00:00"])
            .build()
            .into()
    }
}

#[cfg(feature = "schema")]
impl utoipa::ToSchema for LocalTime {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("LocalTime")
    }
}

#[cfg(test)]
mod tests {
    use super::LocalTime;

    #[test]
    fn local_times_have_no_offset() {
        assert_eq!(
            LocalTime::parse("2027-01-12T17:00"),
            LocalTime::parse("2027-01-12T17:00:00")
        );
        for text in [
            "2027-01-12T17:00Z",
            "2027-01-12T17:00:00+01:00",
            "2027-01-12",
            "2027-02-30T10:00",
            "17:00",
        ] {
            assert_eq!(LocalTime::parse(text), None, "{text}");
        }
    }
}
