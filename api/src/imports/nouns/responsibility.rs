//! Responsibilities in files.

use chrono::{DateTime, Utc};
use porta_contract::{Noun, Publication, Situation};
use serde_json::Value;

use super::{Importable, title};
use crate::catalog::ids::CityId;
use crate::catalog::responsibility::{self, Responsibility, keys, situations_fault};
use crate::catalog::selection::Selection;
use crate::imports::fields::{Cell, Fields, TextsOf, vocabulary};
use crate::imports::problem::quote;
use crate::spine::db::{AnyConnection, DbError};

impl Importable for Responsibility {
    const FIELDS: &'static [&'static str] = &[
        "external_id",
        "slug",
        "topic",
        "publication",
        "situations",
        "offices",
        "also",
        "leika",
        "area",
        "links",
        "lang",
        "texts",
        "provenance",
        "legacy_addresses",
    ];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Self>, DbError> {
        responsibility::load(conn, selection)
    }

    fn read(&mut self, fields: &mut Fields<'_>) {
        fields.required_link("topic", Noun::Topic, &mut self.topic);
        if let Cell::Value(Value::String(slug)) = fields.cell("topic")
            && slug.contains(':')
        {
            let message = format!(
                "the topic {} is none of the kind need; name one without a colon",
                quote(slug)
            );
            fields.error("topic", "other_kind", message);
        }
        fields.word(
            "publication",
            &vocabulary!(Publication),
            Publication::Draft,
            &mut self.publication,
        );
        let before = fields.found.problems.len();
        fields.words("situations", &vocabulary!(Situation), &mut self.situations);
        if fields.found.problems.len() == before {
            fields.passed("situations", situations_fault(&self.situations));
        }
        fields.offices(&mut self.offices);
        fields.links("also", Noun::Provider, &mut self.also);
        fields.key("leika", keys::leika, &mut self.leika);
        fields.key("area", keys::area, &mut self.area);
        fields.web_links(&mut self.links);
        fields.texts(TextsOf {
            source_lang: &mut self.source_lang,
            version: &mut self.text_version,
            all: &mut self.texts,
            titled: true,
        });
        fields.provenance(&mut self.meta.provenance);
    }

    fn set_slug(&mut self, slug: String) {
        self.slug = slug;
    }

    fn name(&self) -> &str {
        match title(&self.texts, &self.source_lang) {
            // Its slug would hide the guide.
            name if name.trim().eq_ignore_ascii_case("guide") => "responsibility",
            name => name,
        }
    }

    fn slug_fault(text: &str) -> Option<&'static str> {
        Self::slug_fault(text)
    }
}
