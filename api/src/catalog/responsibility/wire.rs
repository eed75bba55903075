//! A responsibility as staff read it.

use porta_contract as wire;
use porta_contract::FieldError;

use super::{Office, Responsibility};
use crate::catalog::ids::Id;
use crate::catalog::source_text::Translated;
use crate::catalog::text::Text;
use crate::catalog::writing::View;

/// A responsibility as staff read it.
pub(super) fn record(record: &Responsibility, view: View<'_>, warnings: Vec<FieldError>) -> wire::ResponsibilityRecord {
    let link = |link: &super::Link| wire::WrittenLink {
        url: link.url.clone(),
        label: link.label.clone(),
    };
    let slug = |id: &str| view.names.slug(id);
    wire::ResponsibilityRecord {
        id: record.id.to_string(),
        slug: record.slug.clone(),
        version: record.meta.version,
        publication: record.publication,
        topic: slug(record.topic.as_str()),
        lang: record.source_lang.clone(),
        texts: record.source_text().map(Text::to_wire).unwrap_or_default(),
        situations: record.situations.clone(),
        offices: record
            .offices
            .iter()
            .map(|one| office(one, slug(one.provider.as_str())))
            .collect(),
        also: record.also.iter().map(|id| slug(id.as_str())).collect(),
        leika: record.leika.clone(),
        area: record.area.clone(),
        links: record.links.iter().map(link).collect(),
        provenance: record.meta.provenance.clone(),
        external_id: record.meta.external_id.clone(),
        updated_at: record.meta.updated_at,
        warnings,
    }
}

fn office(office: &Office, provider: String) -> wire::OfficeRecord {
    let hours = |set: &super::OfficeHours| wire::OfficeHours {
        purpose: set.purpose,
        access: set.access,
        rule: set.rule.clone(),
        note: set.note.clone(),
    };
    wire::OfficeRecord {
        provider,
        phone: office.phone.clone(),
        email: office.email.clone(),
        website: office.website.clone(),
        access: office.access.clone(),
        hours: office.hours.iter().map(hours).collect(),
    }
}
