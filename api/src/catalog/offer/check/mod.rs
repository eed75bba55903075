//! A change of an offer, checked field by field while it is read onto the offer: everything that is wrong is told at once.

mod lists;
mod parts;
mod values;

use porta_contract::OfferChange;

use super::Offer;
use super::references::References;
use crate::catalog::check::language;
use crate::catalog::writing::Sheet;

/// A check at work.
#[derive(Debug)]
pub(super) struct Check<'s, 'c> {
    /// What has been found so far.
    pub sheet: &'s mut Sheet<'c>,
    /// What names stand for.
    pub references: &'s References,
}

impl Check<'_, '_> {
    /// Reads a change onto an offer. Fields that are not mentioned stay, and are not checked.
    pub(super) fn change(&mut self, offer: &mut Offer, change: OfferChange, minor: bool) {
        if let Some(texts) = change.texts
            && let Some(texts) = self.sheet.texts(texts)
        {
            offer.set_source(texts, minor);
        }
        if let Some(names) = change.categories {
            offer.categories = self.categories(names);
        }
        if let Some(groups) = change.target_groups {
            offer.target_groups = self.sheet.target_groups(groups);
        }
        if let Some(tags) = change.languages {
            offer.languages = self.sheet.each("languages", tags, |tag| language::spoken(&tag));
        }
        self.places(offer, change.locations, change.hours);
        if let Some(words) = change.access {
            offer.access = self.access(words);
        }
        if let Some(words) = change.contact_by {
            offer.contact_by = self.contact_by(words);
        }
        if let Some(cost) = change.cost {
            self.cost(offer, cost);
        }
        if let Some(capacity) = change.capacity {
            self.capacity(offer, &capacity);
        }
        self.contacts(offer, change.phone, change.email, change.website);
        self.days(offer, (change.valid_from, change.valid_until, change.funded_until));
        if let Some(publication) = change.publication {
            self.sheet.publication(publication, &mut offer.publication);
        }
    }
}
