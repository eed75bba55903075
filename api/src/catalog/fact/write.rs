//! Facts over the API: what of writing is their own.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{FactChange, FactPoint, FactRecord, FieldError, NewFact, Noun, Patch, Publication};

use super::{Fact, Point, check};
use crate::catalog::check::{Fault, limits};
use crate::catalog::ids::{CityId, DistrictId, Id};
use crate::catalog::source_text::Translated;
use crate::catalog::text::Text;
use crate::catalog::writing::sheet::{field, unknown};
use crate::catalog::writing::{Sheet, Start, View, Wanted, Written};
use crate::spine::db::schema::districts;
use crate::spine::db::{AnyConnection, DbError};
use crate::written_queries;

impl Written for Fact {
    type New = NewFact;
    type Change = FactChange;
    type Wire = FactRecord;

    const PLURAL: &'static str = "facts";
    const CLEARABLE: &'static [&'static str] = &["district"];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn begin(new: NewFact) -> (Start, FactChange) {
        let start = Start {
            provider: None,
            lang: Some(new.lang),
            slug: new.slug,
        };
        let change = FactChange {
            texts: Some(new.texts),
            district: Patch::whole(new.district),
            position: Some(new.position.unwrap_or(0)),
            points: Some(new.points),
            publication: new.publication,
        };
        (start, change)
    }

    fn start(&mut self, _provider: Option<&str>, lang: Option<&str>, slug: Option<&str>) {
        if let Some(lang) = lang {
            lang.clone_into(&mut self.source_lang);
        }
        if let Some(slug) = slug {
            slug.clone_into(&mut self.slug);
        }
    }

    fn read_change(
        &mut self,
        conn: &mut AnyConnection,
        sheet: &mut Sheet<'_>,
        change: FactChange,
        minor: bool,
    ) -> Result<(), DbError> {
        if let Some(texts) = change.texts
            && let Some(texts) = sheet.texts(texts)
        {
            self.set_source_text(texts, minor);
        }
        match change.district {
            Patch::Absent => {}
            Patch::Null => self.district = None,
            Patch::Value(name) => {
                let found = named(conn, &self.city, &name)?.ok_or_else(|| unknown("district", &name));
                self.district = sheet.passed(&field("district"), found);
            }
        }
        if let Some(position) = change.position
            && let Some(position) = sheet.number(&field("position"), position, &(0..=limits::POSITION))
        {
            self.position = position;
        }
        if let Some(points) = change.points {
            self.read_points(sheet, points);
        }
        if let Some(publication) = change.publication {
            sheet.publication(publication, &mut self.publication);
        }
        Ok(())
    }

    fn check_whole(&self, conn: &mut AnyConnection, sheet: &mut Sheet<'_>) -> Result<(), DbError> {
        if let Some(district) = &self.district
            && named(conn, &self.city, district.as_str())?.is_none()
        {
            sheet.error(&field("district"), unknown("district", district.as_str()));
        }
        Ok(())
    }

    fn lang(&self) -> &str {
        &self.source_lang
    }

    fn provider(&self) -> Option<&str> {
        None
    }

    fn publication(&self) -> Publication {
        self.publication
    }

    fn set_publication(&mut self, publication: Publication) {
        self.publication = publication;
    }

    fn title(&self) -> &str {
        self.source_text().map_or("", |text| &text.title)
    }

    fn wants(&self, wanted: &mut Wanted) {
        wanted.add(Noun::District, &self.district);
    }

    fn wire(&self, view: View<'_>, warnings: Vec<FieldError>) -> FactRecord {
        FactRecord {
            id: self.id.to_string(),
            slug: self.slug.clone(),
            version: self.meta.version,
            publication: self.publication,
            lang: self.source_lang.clone(),
            texts: self.source_text().map(Text::to_wire).unwrap_or_default(),
            district: self.district.as_ref().map(|id| view.names.slug(id.as_str())),
            position: self.position,
            points: self.points.iter().map(Point::wire).collect(),
            provenance: self.meta.provenance.clone(),
            external_id: self.meta.external_id.clone(),
            updated_at: self.meta.updated_at,
            warnings,
        }
    }

    written_queries!(facts, external_id, publication: publication);
}

impl Fact {
    fn read_points(&mut self, sheet: &mut Sheet<'_>, written: Vec<FactPoint>) {
        let at = field("points");
        if written.len() > limits::LIST {
            let message = format!("a series may have {} figures", limits::LIST);
            sheet.error(&at, Fault::new("too_long", message));
            return;
        }
        for (index, point) in written.iter().enumerate() {
            for (name, text) in [("source", Some(&point.source)), ("note", point.note.as_ref())] {
                if let Some(text) = text {
                    sheet.hint(&at.entry(index).field(name), text);
                }
            }
        }
        match check::points(written) {
            Ok(points) => self.points = points,
            Err(faults) => {
                for (index, name, fault) in faults {
                    sheet.error(&at.entry(index).field(name), fault);
                }
            }
        }
    }
}

/// The district of a slug or an id.
fn named(conn: &mut AnyConnection, city: &CityId, name: &str) -> Result<Option<DistrictId>, DbError> {
    let named = districts::table
        .filter(districts::city_id.eq(city))
        .filter(districts::slug.eq(name).or(districts::id.eq(name)));
    Ok(named.select(districts::id).first(conn).optional()?)
}
