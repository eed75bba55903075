//! What a provider looks for.

use chrono::{DateTime, NaiveDate, Utc};
use porta_contract::{NeedKind, NeedState, Publication};
use serde::{Deserialize, Serialize};

use crate::catalog::change::Meta;
use crate::catalog::freshness::Freshness;
use crate::catalog::ids::{CityId, DistrictId, Id, NeedId, ProviderId};
use crate::catalog::text::Text;

/// What a provider looks for, or asks people not to bring. The note `not_needed` of its texts says the latter beside a need, the note
/// `how` says how to help with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Need {
    /// Its id.
    pub id: NeedId,
    /// Its city.
    pub city: CityId,
    /// Who looks for it.
    pub provider: ProviderId,
    /// Name in addresses, unique in its city and noun.
    pub slug: String,
    /// Where it stands on its way to the public.
    pub publication: Publication,
    /// What is looked for.
    pub kind: NeedKind,
    /// Whether it is still looked for.
    pub state: NeedState,
    /// Part of the city that it is in.
    pub district: Option<DistrictId>,
    /// Languages that help with it (BCP 47).
    pub languages: Vec<String>,
    /// How many are wanted.
    pub quantity: Option<i32>,
    /// Hours a week that it takes.
    pub hours_per_week: Option<i32>,
    /// First day on which it is in lists.
    pub from: Option<NaiveDate>,
    /// Last day on which it is in lists.
    pub until: Option<NaiveDate>,
    /// How current it is.
    pub freshness: Freshness,
    /// Language of the text that the others are made from.
    pub source_lang: String,
    /// Counts up when the source text changes.
    pub text_version: i64,
    /// Its texts, the source among them, by language.
    pub texts: Vec<Text>,
    /// Version, dates, external id and provenance.
    pub meta: Meta,
}

impl Need {
    /// One without anything in it.
    #[must_use]
    pub fn blank(city: CityId, at: DateTime<Utc>) -> Self {
        Self {
            id: NeedId::fresh(),
            city,
            provider: ProviderId::from(""),
            slug: String::new(),
            publication: Publication::Draft,
            kind: NeedKind::Volunteers,
            state: NeedState::Open,
            district: None,
            languages: Vec::new(),
            quantity: None,
            hours_per_week: None,
            from: None,
            until: None,
            freshness: Freshness::default(),
            source_lang: String::new(),
            text_version: 0,
            texts: Vec::new(),
            meta: Meta::new(at),
        }
    }

    /// True on days on which it is in lists.
    #[must_use]
    pub fn is_listed_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && !self.has_ended_by(day)
    }

    /// True when its last day is over.
    #[must_use]
    pub fn has_ended_by(&self, day: NaiveDate) -> bool {
        self.until.is_some_and(|until| until < day)
    }

    /// True when somebody can offer it here on a day: money goes to the provider itself.
    #[must_use]
    pub fn takes_pledges_on(&self, day: NaiveDate) -> bool {
        self.publication == Publication::Published
            && self.state == NeedState::Open
            && self.kind != NeedKind::Money
            && !self.has_ended_by(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_is_listed_from_its_first_to_its_last_day() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut need = Need::blank(CityId::from("c"), DateTime::<Utc>::UNIX_EPOCH);
        assert!(need.is_listed_on(day("2026-11-28")));

        (need.from, need.until) = (Some(day("2026-11-28")), Some(day("2026-11-30")));
        let listed = ["2026-11-27", "2026-11-28", "2026-11-30", "2026-12-01"].map(|text| need.is_listed_on(day(text)));
        assert_eq!(listed, [false, true, true, false]);
        assert!(!need.has_ended_by(day("2026-11-30")) && need.has_ended_by(day("2026-12-01")));
    }

    #[test]
    fn pledges_are_taken_for_what_is_public_open_and_no_money() {
        let day = "2026-11-28".parse::<NaiveDate>().unwrap();
        let open = Need {
            publication: Publication::Published,
            ..Need::blank(CityId::from("c"), DateTime::<Utc>::UNIX_EPOCH)
        };
        assert!(open.takes_pledges_on(day));
        let refused = [
            Need {
                publication: Publication::Draft,
                ..open.clone()
            },
            Need {
                state: NeedState::Fulfilled,
                ..open.clone()
            },
            Need {
                state: NeedState::NotNeeded,
                ..open.clone()
            },
            Need {
                kind: NeedKind::Money,
                ..open.clone()
            },
            Need {
                until: day.pred_opt(),
                ..open
            },
        ];
        assert!(refused.iter().all(|need| !need.takes_pledges_on(day)));
    }
}
