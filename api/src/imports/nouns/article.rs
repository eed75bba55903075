//! Articles in files.

use chrono::{DateTime, NaiveDate, Utc};
use porta_contract::{Noun, Publication};

use super::{Importable, title};
use crate::catalog::article::{self, Article};
use crate::catalog::check::limits;
use crate::catalog::ids::CityId;
use crate::catalog::selection::Selection;
use crate::imports::fields::{Fields, TextsOf, vocabulary};
use crate::spine::db::{AnyConnection, DbError};

impl Importable for Article {
    const FIELDS: &'static [&'static str] = &[
        "external_id",
        "slug",
        "publication",
        "date",
        "visible_from",
        "visible_until",
        "categories",
        "author",
        "pictures",
        "lang",
        "texts",
        "provenance",
        "legacy_addresses",
    ];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Self>, DbError> {
        article::load(conn, selection)
    }

    fn read(&mut self, fields: &mut Fields<'_>) {
        fields.word(
            "publication",
            &vocabulary!(Publication),
            Publication::Draft,
            &mut self.publication,
        );
        let before = fields.found.problems.len();
        let mut date = Some(self.date).filter(|date| *date != NaiveDate::MIN);
        fields.date("date", &mut date);
        if date.is_none() && fields.found.problems.len() == before {
            fields.missing("date");
        }
        self.date = date.unwrap_or(NaiveDate::MIN);
        fields.date("visible_from", &mut self.visible_from);
        fields.date("visible_until", &mut self.visible_until);
        fields.in_order(
            ("visible_from", self.visible_from),
            ("visible_until", self.visible_until),
        );
        fields.links("categories", Noun::Category, &mut self.categories);
        fields.text("author", limits::TITLE, &mut self.author);
        fields.pictures(&mut self.pictures);
        fields.texts(TextsOf {
            source_lang: &mut self.source_lang,
            version: &mut self.text_version,
            all: &mut self.texts,
            titled: true,
        });
        fields.provenance(&mut self.meta.provenance);
        if self.publication == Publication::Published {
            for (place, name, fault) in self.pictures_lack() {
                fields.error(&format!("pictures[{place}].{name}"), fault.code, fault.message);
            }
        }
    }

    fn set_slug(&mut self, slug: String) {
        self.slug = slug;
    }

    fn name(&self) -> &str {
        title(&self.texts, &self.source_lang)
    }
}
