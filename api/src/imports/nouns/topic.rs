//! Topics in files.

use chrono::{DateTime, Utc};
use porta_contract::{Noun, TopicKind};

use super::Importable;
use crate::catalog::ids::CityId;
use crate::catalog::selection::Selection;
use crate::catalog::topic::{self, Topic};
use crate::imports::fields::{Fields, vocabulary};
use crate::imports::problem::quote;
use crate::spine::db::{AnyConnection, DbError};

impl Importable for Topic {
    const FIELDS: &'static [&'static str] = &[
        "slug",
        "kind",
        "words",
        "categories",
        "target_groups",
        "soft",
        "records",
    ];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Self>, DbError> {
        topic::load(conn, selection)
    }

    fn read(&mut self, fields: &mut Fields<'_>) {
        fields.word("kind", &vocabulary!(TopicKind), TopicKind::Need, &mut self.kind);
        fields.words_by_language("words", &mut self.words);
        if self.words.is_empty() {
            fields.missing("words");
        }
        fields.flag("soft", &mut self.soft);
        fields.keys("target_groups", &mut self.target_groups);
        fields.list("categories", 100, &mut self.categories);
        fields.list("records", 150, &mut self.records);
        let references = fields.context.references;
        let known = |slug: &&String| references.find(Noun::Category, slug).is_none();
        let unknown: Vec<String> = self.categories.iter().filter(known).map(|slug| quote(slug)).collect();
        if !unknown.is_empty() {
            let message = format!("there is no category {}; correct the slug", unknown.join(", "));
            fields.error("categories", "unknown_reference", message);
        }
        let leads_nowhere = |record: &&String| {
            record
                .split_once(':')
                .and_then(|(noun, slug)| references.find(Noun::parse(noun)?, slug))
                .is_none()
        };
        let unknown: Vec<String> = self
            .records
            .iter()
            .filter(leads_nowhere)
            .map(|record| quote(record))
            .collect();
        if !unknown.is_empty() {
            let message = format!(
                "there is no record {}; write noun:slug, such as offer:cafe-welcome",
                unknown.join(", ")
            );
            fields.error("records", "unknown_reference", message);
        }
    }

    fn set_slug(&mut self, slug: String) {
        self.slug = slug;
    }

    fn name(&self) -> &str {
        self.words.values().flatten().next().map_or("", String::as_str)
    }

    fn has_external_id() -> bool {
        false
    }

    fn slug_fault(text: &str) -> Option<&'static str> {
        Self::slug_fault(text)
    }
}
