//! Pages and series of figures as the export shapes them.

use super::shape;
use super::texts::{Lookup, freshness, texts};
use crate::catalog::fact::{Fact, Point};
use crate::catalog::page::{Owner, Page, Step};
use crate::spine::ids::Id;

/// A page. Who looks after it is for staff, and an account stays here.
pub fn page(page: &Page, lookup: &Lookup<'_>) -> shape::Page {
    let step = |step: &Step| shape::Step {
        key: step.key.clone(),
        record: step.record.clone(),
        url: step.url.clone(),
    };
    let owner = match &page.owner {
        Some(Owner::Role(role)) => Some(*role),
        _ => None,
    };
    shape::Page {
        common: lookup.common(page),
        parent: page.parent.as_ref().map(|id| lookup.name(id.as_str())),
        position: page.position,
        publication: Some(page.publication),
        target_groups: page.target_groups.clone(),
        sensitive: page.sensitive,
        steps: page.steps.iter().map(step).collect(),
        owner: owner.filter(|_| lookup.is_for_staff()),
        review_months: page.review_months,
        lang: page.source_lang.clone(),
        texts: texts(&page.texts, &page.source_lang, page.text_version),
        freshness: freshness(&page.freshness),
    }
}

/// A series of figures.
pub fn fact(fact: &Fact, lookup: &Lookup<'_>) -> shape::Fact {
    let point = |point: &Point| shape::Point {
        date: Some(point.date),
        value: point.value,
        source: point.source.clone(),
        source_url: point.source_url.clone(),
        note: point.note.clone(),
    };
    shape::Fact {
        common: lookup.common(fact),
        district: fact.district.as_ref().map(|id| lookup.name(id.as_str())),
        position: fact.position,
        publication: Some(fact.publication),
        points: fact.points.iter().map(point).collect(),
        lang: fact.source_lang.clone(),
        texts: texts(&fact.texts, &fact.source_lang, fact.text_version),
    }
}
