//! A provider as staff read it.

use porta_contract as wire;
use porta_contract::FieldError;

use super::{Closure, Provider};
use crate::catalog::ids::Id;
use crate::catalog::source_text::Translated;
use crate::catalog::text::Text;
use crate::catalog::writing::View;

/// A provider as staff read it.
pub(super) fn record(provider: &Provider, view: View<'_>, warnings: Vec<FieldError>) -> wire::ProviderRecord {
    wire::ProviderRecord {
        id: provider.id.to_string(),
        slug: provider.slug.clone(),
        version: provider.meta.version,
        publication: provider.publication,
        lang: provider.source_lang.clone(),
        texts: provider.source_text().map(Text::to_wire).unwrap_or_default(),
        kind: provider.kind.clone(),
        languages: provider.languages.clone(),
        phone: provider.phone.clone(),
        email: provider.email.clone(),
        website: provider.website.clone(),
        closures: provider.closures.iter().map(Closure::to_wire).collect(),
        publishes_directly: view.names.trusts(provider.id.as_str()),
        freshness: wire::Freshness {
            state: provider.freshness.state(view.at, view.city.settings.grace_days),
            confirmed_at: provider.freshness.confirmed_at,
            confirmed_by: provider.freshness.confirmed_by,
            due_at: provider.freshness.due_at,
        },
        provenance: provider.meta.provenance.clone(),
        external_id: provider.meta.external_id.clone(),
        updated_at: provider.meta.updated_at,
        warnings,
    }
}
