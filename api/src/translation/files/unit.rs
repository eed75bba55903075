//! Ids of units: kind and id of the record, version of the source text, field. `offer.0197….v2.note.getting_there`.

use porta_contract::Noun;

use crate::spine::ids::is_uuid;
use crate::translation::NOUNS;
use crate::translation::fields::Field;

/// A record in a file, and the version of its source that the file holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordRef {
    /// Kind of record.
    pub noun: Noun,
    /// Its id.
    pub record: String,
    /// Version of the source text.
    pub version: i64,
}

/// A field of a record in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId {
    /// The record.
    pub of: RecordRef,
    /// The field.
    pub field: Field,
}

impl RecordRef {
    /// As it is written: an NMTOKEN, as XLIFF wants it.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}.{}.v{}", self.noun, self.record, self.version)
    }
}

impl UnitId {
    /// As it is written.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}.{}", self.of.name(), self.field.name())
    }

    /// Reads what [`UnitId::name`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, '.');
        let noun = Noun::parse(parts.next()?).filter(|noun| NOUNS.contains(noun))?;
        let record = parts.next().filter(|id| is_uuid(id))?.to_owned();
        let written = parts.next()?.strip_prefix('v')?;
        let version: i64 = written.parse().ok()?;
        let field = Field::parse(parts.next()?)?;
        (version > 0 && version.to_string() == written).then_some(Self {
            of: RecordRef { noun, record, version },
            field,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_are_written_and_nothing_else_is() {
        let id = "0197c000-0000-7000-8000-000000000001";
        for field in ["title", "summary", "description", "note.getting_there"] {
            let text = format!("offer.{id}.v12.{field}");
            assert_eq!(UnitId::parse(&text).unwrap().name(), text);
        }
        for wrong in [
            String::new(),
            "u1".to_owned(),
            format!("offer.{id}.v1"),
            format!("offer.{id}.v0.title"),
            format!("offer.{id}.v01.title"),
            format!("offer.{id}.1.title"),
            format!("district.{id}.v1.title"),
            format!("offer.{id}.v1.note.Not a key"),
            format!("offer.{id}.v1.body"),
            "offer.cafe.v1.title".to_owned(),
            format!("offer.{id}.v99999999999999999999.title"),
        ] {
            assert_eq!(UnitId::parse(&wrong), None, "{wrong}");
        }
    }
}
