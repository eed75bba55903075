//! Offers in files.

use chrono::{DateTime, Utc};
use porta_contract::{Access, Contact, Cost, Noun, Publication};

use super::{Importable, title};
use crate::catalog::check::limits;
use crate::catalog::ids::{CityId, LocationId};
use crate::catalog::offer::{self, Offer};
use crate::catalog::selection::Selection;
use crate::imports::fields::{Fields, TextsOf, vocabulary};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::Id;

impl Importable for Offer {
    const FIELDS: &'static [&'static str] = &[
        "external_id",
        "slug",
        "provider",
        "publication",
        "categories",
        "locations",
        "hours",
        "target_groups",
        "languages",
        "access",
        "contact_by",
        "cost",
        "capacity",
        "phone",
        "email",
        "website",
        "valid_from",
        "valid_until",
        "funded_until",
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
        offer::load(conn, selection)
    }

    fn read(&mut self, fields: &mut Fields<'_>) {
        fields.required_link("provider", Noun::Provider, &mut self.provider);
        fields.word(
            "publication",
            &vocabulary!(Publication),
            Publication::Draft,
            &mut self.publication,
        );
        let before = fields.found.problems.len();
        fields.links("categories", Noun::Category, &mut self.categories);
        if self.categories.is_empty() && fields.found.problems.len() == before {
            fields.missing("categories");
        }
        read_locations(fields, &mut self.locations);
        fields.hours(&mut self.hours);
        fields.keys("target_groups", &mut self.target_groups);
        fields.spoken("languages", &mut self.languages);
        fields.words("access", &vocabulary!(Access), &mut self.access);
        fields.words("contact_by", &vocabulary!(Contact), &mut self.contact_by);
        fields.word("cost", &vocabulary!(Cost), Cost::Unknown, &mut self.cost);
        fields.capacity(&mut self.capacity);
        fields.text("phone", limits::PHONE, &mut self.phone);
        fields.email("email", &mut self.email);
        fields.website("website", &mut self.website);
        fields.date("valid_from", &mut self.valid_from);
        fields.date("valid_until", &mut self.valid_until);
        fields.date("funded_until", &mut self.funded_until);
        fields.in_order(("valid_from", self.valid_from), ("valid_until", self.valid_until));
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

    fn follows(&self) -> Option<&str> {
        self.capacity.successor.as_ref().map(Id::as_str)
    }
}

/// Places. Secret ones that are attached already stay, even if the file, which may come from a public export, has none.
fn read_locations(fields: &mut Fields<'_>, locations: &mut Vec<LocationId>) {
    let references = fields.context.references;
    let secret: Vec<LocationId> = locations
        .iter()
        .filter(|id| references.is_secret(id.as_str()))
        .cloned()
        .collect();
    fields.links("locations", Noun::Location, locations);
    for id in secret {
        if !locations.contains(&id) {
            locations.push(id);
        }
    }
}
