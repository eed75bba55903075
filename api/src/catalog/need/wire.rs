//! A need as staff read it.

use porta_contract::{FieldError, NeedRecord};

use super::Need;
use crate::catalog::ids::Id;
use crate::catalog::source_text::Translated;
use crate::catalog::text::Text;
use crate::catalog::writing::View;

/// A need as staff read it.
pub(super) fn record(need: &Need, view: View<'_>, warnings: Vec<FieldError>) -> NeedRecord {
    NeedRecord {
        id: need.id.to_string(),
        slug: need.slug.clone(),
        version: need.meta.version,
        publication: need.publication,
        provider: view.names.slug(need.provider.as_str()),
        lang: need.source_lang.clone(),
        texts: need.source_text().map(Text::to_wire).unwrap_or_default(),
        kind: need.kind,
        state: need.state,
        district: need.district.as_ref().map(|id| view.names.slug(id.as_str())),
        languages: need.languages.clone(),
        quantity: need.quantity,
        hours_per_week: need.hours_per_week,
        from: need.from,
        until: need.until,
        freshness: need.freshness.wire(view.at, view.city.settings.grace_days),
        provenance: need.meta.provenance.clone(),
        external_id: need.meta.external_id.clone(),
        updated_at: need.meta.updated_at,
        warnings,
    }
}
