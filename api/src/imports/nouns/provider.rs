//! Providers in files. The review contact is read beside the record: it is never public.

use chrono::{DateTime, Utc};
use porta_contract::Publication;

use super::{Importable, title};
use crate::catalog::ids::CityId;
use crate::catalog::provider::{self, Provider};
use crate::catalog::selection::Selection;
use crate::imports::fields::{Fields, TextsOf, vocabulary};
use crate::spine::db::{AnyConnection, DbError};

impl Importable for Provider {
    const FIELDS: &'static [&'static str] = &[
        "external_id",
        "slug",
        "kind",
        "publication",
        "languages",
        "phone",
        "email",
        "website",
        "closures",
        "lang",
        "texts",
        "review_contact",
        "provenance",
        "legacy_addresses",
        "freshness",
    ];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Self>, DbError> {
        provider::load(conn, selection)
    }

    fn read(&mut self, fields: &mut Fields<'_>) {
        fields.required("kind", 60, &mut self.kind);
        fields.word(
            "publication",
            &vocabulary!(Publication),
            Publication::Draft,
            &mut self.publication,
        );
        fields.spoken("languages", &mut self.languages);
        fields.text("phone", 60, &mut self.phone);
        fields.email("email", &mut self.email);
        fields.website("website", &mut self.website);
        fields.closures(&mut self.closures);
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

    fn is_confirmed(&self) -> bool {
        self.freshness.confirmed_at.is_some()
    }
}
