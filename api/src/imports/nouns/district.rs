//! Districts in files.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::Importable;
use crate::catalog::district::{self, District};
use crate::catalog::ids::CityId;
use crate::catalog::selection::Selection;
use crate::imports::fields::{Cell, Fields};
use crate::spine::db::{AnyConnection, DbError};

impl Importable for District {
    const FIELDS: &'static [&'static str] = &[
        "external_id",
        "slug",
        "number",
        "name",
        "parts",
        "postal_codes",
        "lat",
        "lon",
        "outline",
        "provenance",
        "legacy_addresses",
    ];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn load(conn: &mut AnyConnection, selection: Selection<'_>) -> Result<Vec<Self>, DbError> {
        district::load(conn, selection)
    }

    fn read(&mut self, fields: &mut Fields<'_>) {
        fields.whole("number", 0..=1_000_000, &mut self.number);
        fields.required("name", 200, &mut self.name);
        fields.list("parts", 200, &mut self.parts);
        fields.list("postal_codes", 12, &mut self.postal_codes);
        fields.point(&mut self.centre);
        outline(fields, &mut self.outline);
        fields.provenance(&mut self.meta.provenance);
    }

    fn set_slug(&mut self, slug: String) {
        self.slug = slug;
    }

    fn name(&self) -> &str {
        &self.name
    }
}

/// A GeoJSON polygon (RFC 7946), as an object or as a text.
fn outline(fields: &mut Fields<'_>, into: &mut Option<String>) {
    let geometry = match fields.cell("outline") {
        Cell::Absent => return,
        Cell::Empty => {
            *into = None;
            return;
        }
        Cell::Value(Value::String(text)) => serde_json::from_str(text).unwrap_or(Value::Null),
        Cell::Value(value) => value.clone(),
    };
    if let Some(text) = fields.passed("outline", district::outline(&geometry)) {
        *into = Some(text);
    }
}
