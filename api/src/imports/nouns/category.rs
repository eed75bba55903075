//! Categories in files.

use chrono::{DateTime, Utc};
use porta_contract::Noun;

use super::{Importable, title};
use crate::catalog::category::{self, Category};
use crate::catalog::check::limits;
use crate::catalog::ids::CityId;
use crate::catalog::selection::Selection;
use crate::imports::fields::{Fields, TextsOf};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;

impl Importable for Category {
    const FIELDS: &'static [&'static str] = &[
        "external_id",
        "slug",
        "parent",
        "position",
        "icon",
        "sensitive",
        "lang",
        "texts",
        "provenance",
        "legacy_addresses",
    ];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Self>, DbError> {
        category::load(conn, selection)
    }

    fn read(&mut self, fields: &mut Fields<'_>) {
        fields.link("parent", Noun::Category, &mut self.parent);
        let mut position = Some(self.position);
        fields.whole("position", 0..=limits::POSITION, &mut position);
        self.position = position.unwrap_or(0);
        fields.text("icon", limits::ICON, &mut self.icon);
        fields.flag("sensitive", &mut self.sensitive);
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

    fn follows(&self) -> Option<&str> {
        self.parent.as_ref().map(Id::as_str)
    }
}
