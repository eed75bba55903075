//! Locations in files.

use chrono::{DateTime, Utc};
use porta_contract::{Noun, Publication, Wheelchair};

use super::{Importable, title};
use crate::catalog::ids::CityId;
use crate::catalog::location::{self, Location};
use crate::catalog::selection::Selection;
use crate::imports::fields::{Fields, TextsOf, vocabulary};
use crate::spine::db::{AnyConnection, DbError};

impl Importable for Location {
    const FIELDS: &'static [&'static str] = &[
        "external_id",
        "slug",
        "provider",
        "secret",
        "publication",
        "main",
        "street",
        "postal_code",
        "town",
        "district",
        "lat",
        "lon",
        "approximate",
        "wheelchair",
        "lang",
        "texts",
        "provenance",
        "legacy_addresses",
    ];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Self>, DbError> {
        location::load(conn, selection)
    }

    fn read(&mut self, fields: &mut Fields<'_>) {
        fields.required_link("provider", Noun::Provider, &mut self.provider);
        read_secret(fields, &mut self.secret);
        fields.word(
            "publication",
            &vocabulary!(Publication),
            Publication::Draft,
            &mut self.publication,
        );
        fields.flag("main", &mut self.main);
        fields.text("street", 200, &mut self.street);
        fields.text("postal_code", 12, &mut self.postal_code);
        fields.text("town", 100, &mut self.town);
        fields.link("district", Noun::District, &mut self.district);
        fields.point(&mut self.point);
        fields.flag("approximate", &mut self.approximate);
        fields.word(
            "wheelchair",
            &vocabulary!(Wheelchair),
            Wheelchair::Unknown,
            &mut self.wheelchair,
        );
        fields.texts(TextsOf {
            source_lang: &mut self.source_lang,
            version: &mut self.text_version,
            all: &mut self.texts,
            titled: false,
        });
        fields.provenance(&mut self.meta.provenance);
    }

    fn set_slug(&mut self, slug: String) {
        self.slug = slug;
    }

    fn name(&self) -> &str {
        let title = title(&self.texts, &self.source_lang);
        if title.is_empty() && !self.secret {
            self.street.as_deref().unwrap_or("")
        } else {
            title
        }
    }

    fn is_secret(&self) -> bool {
        self.secret
    }
}

/// What is secret stays so: an import never makes a place known.
fn read_secret(fields: &mut Fields<'_>, secret: &mut bool) {
    let was_secret = *secret;
    fields.flag("secret", secret);
    if was_secret && !*secret {
        *secret = true;
        fields.error(
            "secret",
            "stays_secret",
            "an import cannot make a secret place public; staff can, on its page",
        );
    }
}
