//! Series of figures in files.

use chrono::{DateTime, Utc};
use porta_contract::{Noun, Publication};

use super::{Importable, title};
use crate::catalog::check::limits;
use crate::catalog::fact::{self, Fact};
use crate::catalog::ids::CityId;
use crate::catalog::selection::Selection;
use crate::imports::fields::{Fields, TextsOf, vocabulary};
use crate::spine::db::{AnyConnection, DbError};

impl Importable for Fact {
    const FIELDS: &'static [&'static str] = &[
        "external_id",
        "slug",
        "district",
        "position",
        "publication",
        "points",
        "lang",
        "texts",
        "provenance",
        "legacy_addresses",
    ];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Self>, DbError> {
        fact::load(conn, selection)
    }

    fn read(&mut self, fields: &mut Fields<'_>) {
        fields.link("district", Noun::District, &mut self.district);
        let mut position = Some(self.position);
        fields.whole("position", 0..=limits::POSITION, &mut position);
        self.position = position.unwrap_or(0);
        fields.word(
            "publication",
            &vocabulary!(Publication),
            Publication::Draft,
            &mut self.publication,
        );
        fields.points(&mut self.points);
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
        title(&self.texts, &self.source_lang)
    }
}
