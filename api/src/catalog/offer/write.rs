//! Offers over the API: what of writing is their own. Editing never moves their freshness.

use chrono::{DateTime, Utc};
use porta_contract::{
    CapacityChange, CapacityState, Cost, FieldError, NewOffer, Noun, OfferChange, OfferRecord, Patch, Publication,
};

use super::check::Check;
use super::references::References;
use super::{Offer, places, wire};
use crate::catalog::ids::{CityId, Id, ProviderId};
use crate::catalog::writing::{Hidden, Sheet, Start, View, Wanted, Written};
use crate::spine::db::{AnyConnection, DbError};
use crate::written_queries;

impl Written for Offer {
    type New = NewOffer;
    type Change = OfferChange;
    type Wire = OfferRecord;

    const PLURAL: &'static str = "offers";
    const CLEARABLE: &'static [&'static str] =
        &["phone", "email", "website", "valid_from", "valid_until", "funded_until"];

    fn blank(city: &CityId, at: DateTime<Utc>) -> Self {
        Self::blank(city.clone(), at)
    }

    fn begin(new: NewOffer) -> (Start, OfferChange) {
        let start = Start {
            provider: Some(new.provider.clone()),
            lang: Some(new.lang.clone()),
            slug: new.slug.clone(),
        };
        (start, whole(new))
    }

    fn start(&mut self, provider: Option<&str>, lang: Option<&str>, slug: Option<&str>) {
        if let Some(provider) = provider {
            self.provider = ProviderId::from(provider);
        }
        if let Some(lang) = lang {
            lang.clone_into(&mut self.source_lang);
        }
        if let Some(slug) = slug {
            slug.clone_into(&mut self.slug);
        }
    }

    fn read_change(
        &mut self,
        conn: &mut AnyConnection,
        sheet: &mut Sheet<'_>,
        change: OfferChange,
        minor: bool,
    ) -> Result<(), DbError> {
        let references = &References::load(conn, (&sheet.city.id, &sheet.hidden), &change)?;
        Check { sheet, references }.change(self, change, minor);
        Ok(())
    }

    fn completed(&self, change: OfferChange, hidden: &Hidden) -> OfferChange {
        places::completed(self, change, hidden)
    }

    fn keep_hidden(&mut self, before: &Self, hidden: &Hidden) {
        places::keep_hidden(self, before, hidden);
    }

    fn lang(&self) -> &str {
        &self.source_lang
    }

    fn provider(&self) -> Option<&str> {
        Some(self.provider.as_str())
    }

    fn publication(&self) -> Publication {
        self.publication
    }

    fn set_publication(&mut self, publication: Publication) {
        self.publication = publication;
    }

    fn title(&self) -> &str {
        self.source().map_or("", |text| &text.title)
    }

    fn wants(&self, wanted: &mut Wanted) {
        wanted.add(Noun::Provider, [&self.provider]);
        wanted.add(Noun::Category, &self.categories);
        wanted.add(Noun::Offer, &self.capacity.successor);
    }

    fn wire(&self, view: View<'_>, warnings: Vec<FieldError>) -> OfferRecord {
        wire::record(self, view, warnings)
    }

    written_queries!(offers, external_id, publication: publication, provider: provider_id);
}

/// A whole offer as a change: what it does not say is cleared.
fn whole(new: NewOffer) -> OfferChange {
    let open = CapacityChange {
        state: CapacityState::Open,
        since: None,
        until: None,
        successor: None,
    };
    OfferChange {
        texts: Some(new.texts),
        categories: Some(new.categories),
        target_groups: Some(new.target_groups),
        languages: Some(new.languages),
        locations: Some(new.locations),
        hours: Some(new.hours),
        access: Some(new.access),
        contact_by: Some(new.contact_by),
        cost: Some(new.cost.unwrap_or(Cost::Unknown)),
        capacity: Some(new.capacity.unwrap_or(open)),
        phone: Patch::whole(new.phone),
        email: Patch::whole(new.email),
        website: Patch::whole(new.website),
        valid_from: Patch::whole(new.valid_from),
        valid_until: Patch::whole(new.valid_until),
        funded_until: Patch::whole(new.funded_until),
        publication: new.publication,
    }
}
