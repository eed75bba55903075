//! A change of an offer, checked field by field while it is read onto the offer: everything that is wrong is told at once.

mod lists;
mod parts;
mod values;

use porta_contract::{FieldError, OfferChange, Publication};

use super::Offer;
use super::references::References;
use crate::catalog::check::{Fault, HoursRule, language, quote, slug};
use crate::catalog::city::City;
use crate::spine::http::{Failure, Pointer};

/// What a change is checked against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around<'a> {
    /// The city.
    pub city: &'a City,
    /// What names stand for.
    pub references: &'a References,
    /// The grammar of opening hours.
    pub hours: HoursRule,
}

/// A check at work.
#[derive(Debug)]
pub(super) struct Check<'a> {
    around: Around<'a>,
    errors: Vec<FieldError>,
}

impl<'a> Check<'a> {
    pub(super) const fn new(around: Around<'a>) -> Self {
        Self {
            around,
            errors: Vec::new(),
        }
    }

    /// Nothing, or everything that is wrong.
    pub(super) fn finish(self) -> Result<(), Failure> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(Failure::Invalid(self.errors))
        }
    }

    fn error(&mut self, at: &Pointer, fault: Fault) {
        self.errors.push(FieldError {
            pointer: Some(at.to_string()),
            parameter: None,
            code: fault.code.to_owned(),
            detail: fault.message,
        });
    }

    fn passed<T>(&mut self, at: &Pointer, checked: Result<T, Fault>) -> Option<T> {
        checked.map_err(|fault| self.error(at, fault)).ok()
    }

    /// Reads what only a new offer has: its provider, its language, and its slug if it is given. `taken` knows the slugs of others.
    pub(super) fn start(
        &mut self,
        offer: &mut Offer,
        (provider, lang, wanted): (&str, &str, Option<&str>),
        taken: impl Fn(&str) -> bool,
    ) {
        let provider = self.provider(provider);
        if let Some(id) = self.passed(&field("provider"), provider) {
            offer.provider = id;
        }
        let lang = language::of_city(lang, &self.around.city.languages);
        if let Some(lang) = self.passed(&field("lang"), lang) {
            offer.source_lang = lang;
        }
        if let Some(wanted) = wanted
            && self.passed(&field("slug"), free_slug(wanted, taken)).is_some()
        {
            wanted.clone_into(&mut offer.slug);
        }
    }

    fn provider(&self, name: &str) -> Result<crate::catalog::ids::ProviderId, Fault> {
        match &self.around.references.provider {
            Some((_, Publication::Archived)) => {
                let message = format!("the provider {} is archived; it offers nothing any more", quote(name));
                Err(Fault::new("archived", message))
            }
            Some((id, _)) => Ok(id.clone()),
            None => Err(unknown("provider", name)),
        }
    }

    /// Reads a change onto an offer. Fields that are not mentioned stay, and are not checked.
    pub(super) fn change(&mut self, offer: &mut Offer, change: OfferChange) {
        if let Some(texts) = change.texts {
            self.texts(offer, texts);
        }
        if let Some(names) = change.categories {
            offer.categories = self.categories(names);
        }
        if let Some(groups) = change.target_groups {
            offer.target_groups = self.target_groups(groups);
        }
        if let Some(tags) = change.languages {
            offer.languages = self.each("languages", tags, |_, tag| language::spoken(&tag));
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
            self.publication(offer, publication);
        }
    }
}

/// The place of a field of the body.
fn field(name: &str) -> Pointer {
    Pointer::root().field(name)
}

/// A name that stands for nothing in this city.
fn unknown(noun: &str, name: &str) -> Fault {
    let message = format!("there is no {noun} {} in this city", quote(name));
    Fault::new("unknown_reference", message)
}

fn free_slug(wanted: &str, taken: impl Fn(&str) -> bool) -> Result<(), Fault> {
    if let Some(fault) = slug::fault(wanted) {
        let message = format!("{} cannot stand in an address: {fault}", quote(wanted));
        return Err(Fault::new("bad_slug", message));
    }
    if taken(wanted) {
        let message = format!("another offer has the slug {}; choose another one", quote(wanted));
        return Err(Fault::new("taken", message));
    }
    Ok(())
}
