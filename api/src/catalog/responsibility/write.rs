//! Responsibilities over the API: what of writing is their own.

use chrono::{DateTime, Utc};
use porta_contract::{
    FieldError, NewResponsibility, Noun, Patch, Publication, ResponsibilityChange, ResponsibilityRecord,
};

use super::{Responsibility, check, wire};
use crate::catalog::ids::CityId;
use crate::catalog::source_text::Translated;
use crate::catalog::writing::{Sheet, Start, View, Wanted, Written};
use crate::spine::db::{AnyConnection, DbError};
use crate::written_queries;

impl Written for Responsibility {
    type New = NewResponsibility;
    type Change = ResponsibilityChange;
    type Wire = ResponsibilityRecord;

    const PLURAL: &'static str = "responsibilities";
    const CLEARABLE: &'static [&'static str] = &["leika", "area"];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn begin(new: NewResponsibility) -> (Start, ResponsibilityChange) {
        let start = Start {
            provider: None,
            lang: Some(new.lang.clone()),
            slug: new.slug.clone(),
        };
        (start, whole(new))
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
        change: ResponsibilityChange,
        minor: bool,
    ) -> Result<(), DbError> {
        check::change(conn, sheet, self, (change, minor))
    }

    fn check_whole(&self, conn: &mut AnyConnection, sheet: &mut Sheet<'_>) -> Result<(), DbError> {
        check::whole(conn, sheet, self)
    }

    fn slug_fault(text: &str) -> Option<&'static str> {
        Self::slug_fault(text)
    }

    fn wanted_slug(&self, _conn: &mut AnyConnection) -> Result<String, DbError> {
        Ok(Self::slug_of(self.title()))
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
        wanted.add(Noun::Topic, [&self.topic]);
        wanted.add(Noun::Provider, self.providers());
    }

    fn wire(&self, view: View<'_>, warnings: Vec<FieldError>) -> ResponsibilityRecord {
        wire::record(self, view, warnings)
    }

    written_queries!(responsibilities, external_id, publication: publication);
}

/// A whole responsibility as a change: what it does not say is cleared.
fn whole(new: NewResponsibility) -> ResponsibilityChange {
    ResponsibilityChange {
        topic: Some(new.topic),
        texts: Some(new.texts),
        situations: Some(new.situations),
        offices: Some(new.offices),
        also: Some(new.also),
        leika: Patch::whole(new.leika),
        area: Patch::whole(new.area),
        links: Some(new.links),
        publication: new.publication,
    }
}
