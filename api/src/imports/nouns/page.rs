//! Pages in files.

use chrono::{DateTime, Utc};
use porta_contract::{Noun, Publication};

use super::{Importable, title};
use crate::catalog::check::limits;
use crate::catalog::ids::CityId;
use crate::catalog::page::{self, Page, step_note};
use crate::catalog::selection::Selection;
use crate::catalog::source_text;
use crate::imports::fields::{Fields, TextsOf, vocabulary};
use crate::imports::problem::quote;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;

impl Importable for Page {
    const FIELDS: &'static [&'static str] = &[
        "external_id",
        "slug",
        "parent",
        "position",
        "publication",
        "target_groups",
        "sensitive",
        "steps",
        "owner",
        "review_months",
        "lang",
        "texts",
        "provenance",
        "legacy_addresses",
        "freshness",
    ];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Self>, DbError> {
        page::load(conn, selection)
    }

    fn read(&mut self, fields: &mut Fields<'_>) {
        fields.link("parent", Noun::Page, &mut self.parent);
        let mut position = Some(self.position);
        fields.whole("position", 0..=limits::POSITION, &mut position);
        self.position = position.unwrap_or(0);
        fields.word(
            "publication",
            &vocabulary!(Publication),
            Publication::Draft,
            &mut self.publication,
        );
        fields.keys("target_groups", &mut self.target_groups);
        fields.flag("sensitive", &mut self.sensitive);
        fields.steps(&mut self.steps);
        fields.owner(&mut self.owner);
        fields.whole("review_months", 1..=60, &mut self.review_months);
        fields.texts(TextsOf {
            source_lang: &mut self.source_lang,
            version: &mut self.text_version,
            all: &mut self.texts,
            titled: true,
        });
        let source = source_text::find(&self.texts, &self.source_lang);
        for (index, step) in self.steps.iter().enumerate().filter(|(_, step)| !step.key.is_empty()) {
            let note = step_note(&step.key);
            if source.is_none_or(|text| !text.notes.contains_key(&note)) {
                let message = format!(
                    "this step has no words; give them in the texts as the note {}",
                    quote(&note)
                );
                fields.error(&format!("steps[{index}].key"), "no_words", message);
            }
        }
        fields.provenance(&mut self.meta.provenance);
    }

    fn set_slug(&mut self, slug: String) {
        self.slug = slug;
    }

    fn name(&self) -> &str {
        title(&self.texts, &self.source_lang)
    }

    fn is_confirmed(&self) -> bool {
        self.freshness.confirmed_at.is_some()
    }

    fn follows(&self) -> Option<&str> {
        self.parent.as_ref().map(Id::as_str)
    }
}
