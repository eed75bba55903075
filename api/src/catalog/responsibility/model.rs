//! A responsibility: a concern, people in some situations, and the offices in charge, in order.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use porta_contract::{Access, HoursPurpose, Publication, Situation};
use serde::{Deserialize, Serialize};

use crate::catalog::change::Meta;
use crate::catalog::check::{Fault, slug};
use crate::catalog::ids::{CityId, ProviderId, ResponsibilityId, TopicId};
use crate::catalog::text::Text;
use crate::spine::ids::Id;

/// A concern, people in some situations, and the offices in charge, in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Responsibility {
    /// Its id.
    pub id: ResponsibilityId,
    /// Its city.
    pub city: CityId,
    /// What it is about.
    pub topic: TopicId,
    /// Name in addresses, unique in its city and noun.
    pub slug: String,
    /// Where it stands on its way to the public.
    pub publication: Publication,
    /// For people in which situations; `everyone` stands alone.
    pub situations: Vec<Situation>,
    /// The offices in charge, in order.
    pub offices: Vec<Office>,
    /// Who helps with it besides.
    pub also: Vec<ProviderId>,
    /// Key of the service (LeiKa), 14 digits.
    pub leika: Option<String>,
    /// Official key of the area (AGS or ARS).
    pub area: Option<String>,
    /// Where more is said.
    pub links: Vec<Link>,
    /// Language of the text that the others are made from.
    pub source_lang: String,
    /// Counts up when the source text changes.
    pub text_version: i64,
    /// Its texts, the source among them, by language.
    pub texts: Vec<Text>,
    /// Version, dates, external id and provenance.
    pub meta: Meta,
}

/// An office and how it is reached for this concern; what is absent is what its provider has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Which provider it is.
    pub provider: ProviderId,
    /// Public phone, as written.
    pub phone: Option<String>,
    /// Public mailbox of a role.
    pub email: Option<String>,
    /// Website.
    pub website: Option<String>,
    /// How one gets in.
    pub access: Vec<Access>,
    /// Hours for this concern, by purpose. They name no place, so none that is secret.
    pub hours: Vec<OfficeHours>,
}

/// A set of hours of an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeHours {
    /// What they are for.
    pub purpose: HoursPurpose,
    /// How one gets in during them.
    pub access: Option<Access>,
    /// OpenStreetMap `opening_hours` text.
    pub rule: String,
    /// A note for people.
    pub note: Option<String>,
}

/// A link with what stands on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Web address.
    pub url: String,
    /// What stands on it, by language.
    pub label: BTreeMap<String, String>,
}

/// The slug that would hide the guide.
const GUIDE: &str = "guide";

impl Responsibility {
    /// One without anything in it.
    #[must_use]
    pub fn blank(city: CityId, at: DateTime<Utc>) -> Self {
        Self {
            id: ResponsibilityId::fresh(),
            city,
            topic: TopicId::from(""),
            slug: String::new(),
            publication: Publication::Draft,
            situations: Vec::new(),
            offices: Vec::new(),
            also: Vec::new(),
            leika: None,
            area: None,
            links: Vec::new(),
            source_lang: String::new(),
            text_version: 0,
            texts: Vec::new(),
            meta: Meta::new(at),
        }
    }

    /// What is wrong with a slug; none when it can be one.
    #[must_use]
    pub fn slug_fault(text: &str) -> Option<&'static str> {
        if text == GUIDE {
            Some("the guide to the responsible office has this address")
        } else {
            slug::fault(text)
        }
    }

    /// The slug that one of this title should have.
    #[must_use]
    pub fn slug_of(title: &str) -> String {
        let wanted = slug::wanted(title, "responsibility");
        if wanted == GUIDE {
            "responsibility".to_owned()
        } else {
            wanted
        }
    }

    /// The providers that it names, those in charge first.
    pub fn providers(&self) -> impl Iterator<Item = &ProviderId> {
        self.offices.iter().map(|office| &office.provider).chain(&self.also)
    }
}

/// What is wrong with a list of situations: there is none, or `everyone` stands beside others.
///
/// # Errors
/// The fault, in words.
pub fn situations_fault(situations: &[Situation]) -> Result<(), Fault> {
    if situations.is_empty() {
        let message = format!("`situations` must name one at least: {}", Situation::WORDS.join(", "));
        return Err(Fault::new("missing", message));
    }
    if situations.contains(&Situation::Everyone) && situations.len() > 1 {
        let message = "`everyone` takes in all the others; leave them out";
        return Err(Fault::new("everyone", message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_the_guide_is_taken() {
        assert!(Responsibility::slug_fault("guide").is_some());
        assert!(Responsibility::slug_fault("guides").is_none());
        assert_eq!(Responsibility::slug_of("Guide"), "responsibility");
        assert_eq!(Responsibility::slug_of("Kindergeld"), "kindergeld");
    }

    #[test]
    fn everyone_stands_alone() {
        assert!(situations_fault(&[]).is_err());
        assert!(situations_fault(&[Situation::Everyone, Situation::Ukraine]).is_err());
        assert!(situations_fault(&[Situation::Everyone]).is_ok());
        assert!(situations_fault(&[Situation::Recognised, Situation::Ukraine]).is_ok());
    }
}
