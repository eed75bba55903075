//! A place as staff read it.

use porta_contract as wire;
use porta_contract::{FieldError, Point};

use super::Location;
use crate::catalog::ids::Id;
use crate::catalog::source_text::Translated;
use crate::catalog::text::Text;
use crate::catalog::writing::View;

/// A place as staff read it.
pub(super) fn record(place: &Location, view: View<'_>, warnings: Vec<FieldError>) -> wire::PlaceRecord {
    let names = view.names;
    wire::PlaceRecord {
        id: place.id.to_string(),
        slug: place.slug.clone(),
        version: place.meta.version,
        publication: place.publication,
        provider: names.slug(place.provider.as_str()),
        lang: place.source_lang.clone(),
        texts: place.source_text().map(Text::to_wire).unwrap_or_default(),
        street: place.street.clone(),
        postal_code: place.postal_code.clone(),
        town: place.town.clone(),
        district: place.district.as_ref().map(|id| names.slug(id.as_str())),
        point: place.point.map(|(lat, lon)| Point { lat, lon }),
        approximate: place.approximate,
        wheelchair: place.wheelchair,
        main: place.main,
        secret: place.secret,
        provenance: place.meta.provenance.clone(),
        external_id: place.meta.external_id.clone(),
        updated_at: place.meta.updated_at,
        warnings,
    }
}
