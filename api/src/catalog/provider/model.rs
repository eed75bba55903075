//! Organisation or office; its name is the title of its source text.

use serde::{Deserialize, Serialize};

use crate::catalog::change::Meta;
use crate::catalog::freshness::Freshness;
use crate::catalog::ids::{CityId, ProviderId};
use crate::catalog::text::Text;
use porta_contract::Publication;

/// Organisation or office; its name is the title of its source text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Provider {
    /// Its id.
    pub id: ProviderId,
    /// Its city.
    pub city: CityId,
    /// Name in addresses, unique in its city and noun.
    pub slug: String,
    /// Kind of organisation, such as `association`, `municipality`, `welfare`.
    pub kind: String,
    /// Where it stands on its way to the public.
    pub publication: Publication,
    /// Languages spoken (BCP 47).
    pub languages: Vec<String>,
    /// Public phone, as written.
    pub phone: Option<String>,
    /// Public mailbox of a role.
    pub email: Option<String>,
    /// Website.
    pub website: Option<String>,
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
