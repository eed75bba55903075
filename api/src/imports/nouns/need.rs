//! Needs in files.

use chrono::{DateTime, Utc};
use porta_contract::{NeedKind, NeedState, Noun, Publication};

use super::{Importable, title};
use crate::catalog::check::limits;
use crate::catalog::ids::CityId;
use crate::catalog::need::{self, Need};
use crate::catalog::selection::Selection;
use crate::imports::fields::{Fields, TextsOf, vocabulary};
use crate::spine::db::{AnyConnection, DbError};

impl Importable for Need {
    const FIELDS: &'static [&'static str] = &[
        "external_id",
        "slug",
        "provider",
        "publication",
        "kind",
        "state",
        "district",
        "languages",
        "quantity",
        "hours_per_week",
        "from",
        "until",
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
        need::load(conn, selection)
    }

    fn read(&mut self, fields: &mut Fields<'_>) {
        fields.required_link("provider", Noun::Provider, &mut self.provider);
        fields.word(
            "publication",
            &vocabulary!(Publication),
            Publication::Draft,
            &mut self.publication,
        );
        // A new one must say what it is for; one that is there keeps what it says.
        let mut kind = (self.text_version > 0).then_some(self.kind);
        let before = fields.found.problems.len();
        fields.optional_word("kind", &vocabulary!(NeedKind), &mut kind);
        if kind.is_none() && fields.found.problems.len() == before {
            fields.missing("kind");
        }
        self.kind = kind.unwrap_or(self.kind);
        fields.word("state", &vocabulary!(NeedState), NeedState::Open, &mut self.state);
        fields.link("district", Noun::District, &mut self.district);
        fields.spoken("languages", &mut self.languages);
        fields.whole("quantity", 1..=limits::NEED_QUANTITY, &mut self.quantity);
        fields.whole("hours_per_week", 1..=limits::NEED_HOURS, &mut self.hours_per_week);
        fields.date("from", &mut self.from);
        fields.date("until", &mut self.until);
        fields.in_order(("from", self.from), ("until", self.until));
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
