//! Topics over the API: what of writing is their own. The public does not read them; the search does.

use chrono::{DateTime, Utc};
use porta_contract::{FieldError, NewTopic, Noun, Publication, TopicChange, TopicRecord};

use super::{Topic, check};
use crate::catalog::ids::CityId;
use crate::catalog::responsibility;
use crate::catalog::writing::{Sheet, Start, Uses, View, Wanted, Written};
use crate::spine::db::{AnyConnection, DbError};
use crate::written_queries;

impl Written for Topic {
    type New = NewTopic;
    type Change = TopicChange;
    type Wire = TopicRecord;

    const PLURAL: &'static str = "topics";
    const CLEARABLE: &'static [&'static str] = &[];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn begin(new: NewTopic) -> (Start, TopicChange) {
        let change = TopicChange {
            kind: Some(new.kind.unwrap_or_else(|| Self::kind_of_slug(&new.slug))),
            words: Some(new.words),
            categories: Some(new.categories),
            target_groups: Some(new.target_groups),
            records: Some(new.records),
            soft: Some(new.soft),
        };
        let start = Start {
            slug: Some(new.slug),
            ..Start::default()
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
        conn: &mut AnyConnection,
        sheet: &mut Sheet<'_>,
        change: TopicChange,
        _minor: bool,
    ) -> Result<(), DbError> {
        check::change(conn, sheet, self, change)
    }

    fn check_whole(&self, conn: &mut AnyConnection, sheet: &mut Sheet<'_>) -> Result<(), DbError> {
        check::whole(conn, sheet, self)
    }

    fn slug_fault(text: &str) -> Option<&'static str> {
        Self::slug_fault(text)
    }

    fn wanted_slug(&self, _conn: &mut AnyConnection) -> Result<String, DbError> {
        Ok(self.slug.clone())
    }

    fn used_by(&self, conn: &mut AnyConnection) -> Result<Uses, DbError> {
        let about = responsibility::of_topic(conn, &self.id)?;
        Ok(Uses::in_topics(conn, self)?.and(Noun::Responsibility, about))
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
        self.words.values().flatten().next().map_or("", String::as_str)
    }

    fn wants(&self, _wanted: &mut Wanted) {}

    fn wire(&self, _view: View<'_>, warnings: Vec<FieldError>) -> TopicRecord {
        TopicRecord {
            id: self.id.to_string(),
            slug: self.slug.clone(),
            version: self.meta.version,
            kind: self.kind,
            words: self.words.clone(),
            categories: self.categories.clone(),
            target_groups: self.target_groups.clone(),
            records: self.records.clone(),
            soft: self.soft,
            updated_at: self.meta.updated_at,
            warnings,
        }
    }

    written_queries!(topics);
}
