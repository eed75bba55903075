//! Districts over the API: what of writing is their own.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{DistrictChange, DistrictRecord, FieldError, NewDistrict, Noun, Patch, Point, Publication};

use super::{District, outline};
use crate::catalog::check::{Fault, limits, quote};
use crate::catalog::ids::CityId;
use crate::catalog::writing::sheet::field;
use crate::catalog::writing::{Sheet, Start, Uses, View, Wanted, Written};
use crate::spine::db::schema::{facts, locations, needs};
use crate::spine::db::{AnyConnection, DbError};
use crate::written_queries;

impl Written for District {
    type New = NewDistrict;
    type Change = DistrictChange;
    type Wire = DistrictRecord;

    const PLURAL: &'static str = "districts";
    const CLEARABLE: &'static [&'static str] = &["number", "centre", "outline"];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn begin(new: NewDistrict) -> (Start, DistrictChange) {
        let start = Start {
            slug: new.slug,
            ..Start::default()
        };
        let change = DistrictChange {
            name: Some(new.name),
            number: Patch::whole(new.number),
            parts: Some(new.parts),
            postal_codes: Some(new.postal_codes),
            centre: Patch::whole(new.centre),
            outline: Patch::whole(new.outline),
        };
        (start, change)
    }

    fn start(&mut self, _provider: Option<&str>, _lang: Option<&str>, slug: Option<&str>) {
        if let Some(slug) = slug {
            slug.clone_into(&mut self.slug);
        }
    }

    fn read_change(
        &mut self,
        _conn: &mut AnyConnection,
        sheet: &mut Sheet<'_>,
        change: DistrictChange,
        _minor: bool,
    ) -> Result<(), DbError> {
        if let Some(name) = change.name {
            sheet.name(&name, &mut self.name);
        }
        match change.number {
            Patch::Absent => {}
            Patch::Null => self.number = None,
            Patch::Value(number) => {
                self.number = sheet.number(&field("number"), number, &(0..=limits::DISTRICT_NUMBER));
            }
        }
        if let Some(parts) = change.parts {
            self.parts = sheet.lines("parts", parts, limits::TITLE);
        }
        if let Some(codes) = change.postal_codes {
            self.postal_codes = sheet.each("postal_codes", codes, |code| postal_code(&code));
        }
        match change.centre {
            Patch::Absent => {}
            Patch::Null => self.centre = None,
            Patch::Value(point) => self.centre = sheet.point(&field("centre"), point),
        }
        sheet.patch("outline", change.outline, &mut self.outline, |geometry| {
            outline(&geometry)
        });
        Ok(())
    }

    fn used_by(&self, conn: &mut AnyConnection) -> Result<Uses, DbError> {
        let places: i64 = locations::table
            .filter(locations::district_id.eq(&self.id))
            // Of secret places nobody learns; the database refuses for them.
            .filter(locations::secret.eq(false))
            .count()
            .get_result(conn)?;
        let needs: i64 = needs::table
            .filter(needs::district_id.eq(&self.id))
            .count()
            .get_result(conn)?;
        let uses = Uses::in_topics(conn, self)?.and(Noun::Location, places);
        let series: i64 = facts::table
            .filter(facts::district_id.eq(&self.id))
            .count()
            .get_result(conn)?;
        Ok(uses.and(Noun::Need, needs).and(Noun::Fact, series))
    }

    fn lang(&self) -> &str {
        ""
    }

    fn provider(&self) -> Option<&str> {
        None
    }

    fn publication(&self) -> Publication {
        Publication::Published
    }

    fn set_publication(&mut self, _publication: Publication) {}

    fn title(&self) -> &str {
        &self.name
    }

    fn wants(&self, _wanted: &mut Wanted) {}

    fn wire(&self, _view: View<'_>, warnings: Vec<FieldError>) -> DistrictRecord {
        DistrictRecord {
            id: self.id.to_string(),
            slug: self.slug.clone(),
            version: self.meta.version,
            name: self.name.clone(),
            number: self.number,
            parts: self.parts.clone(),
            postal_codes: self.postal_codes.clone(),
            centre: self.centre.map(|(lat, lon)| Point { lat, lon }),
            // What is kept was read before.
            outline: self.outline.as_deref().and_then(|text| serde_json::from_str(text).ok()),
            provenance: self.meta.provenance.clone(),
            external_id: self.meta.external_id.clone(),
            updated_at: self.meta.updated_at,
            warnings,
        }
    }

    written_queries!(districts, external_id);
}

/// A postal code of whichever country: letters, digits, a blank or a hyphen.
fn postal_code(written: &str) -> Result<String, Fault> {
    let code = written.trim();
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-');
    if (1..=limits::POSTAL_CODE).contains(&code.len()) && code.chars().all(inside) {
        return Ok(code.to_owned());
    }
    let message = format!("{} is no postal code, such as 54292", quote(written));
    Err(Fault::new("bad_postal_code", message))
}
