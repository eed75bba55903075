//! The parameters of lists of offers.

use serde::Deserialize;
use utoipa::IntoParams;

/// Parameters of a list of offers. AND between parameters, OR inside a comma list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct OfferParams {
    /// Language to read in; `*` for all beside the best one. Without it `Accept-Language` decides. `ls` is `de-simple`.
    #[param(example = "ar")]
    pub lang: Option<String>,
    /// Words to search for, in any language of the city.
    #[param(example = "Deutschkurs", max_length = 500)]
    pub q: Option<String>,
    /// Category slugs; each includes its subtree.
    #[param(example = "advice.asylum")]
    pub category: Option<String>,
    /// District slugs.
    #[param(example = "nord")]
    pub district: Option<String>,
    /// Languages spoken there (BCP 47).
    #[param(example = "ar")]
    pub language: Option<String>,
    /// Target groups.
    #[param(example = "women")]
    pub target_group: Option<String>,
    /// Provider slugs.
    #[param(example = "caritas-migration")]
    pub provider: Option<String>,
    /// States of capacity: `open`, `waiting_list`, `no_admission`, `temporarily_closed`, `closed`.
    #[param(example = "open,waiting_list")]
    pub capacity: Option<String>,
    /// How one gets in: `walk_in`, `appointment`, `registration`, `referral`.
    #[param(example = "walk_in")]
    pub access: Option<String>,
    /// Cost: `free`, `low`, `paid`, `unknown`.
    #[param(example = "free")]
    pub cost: Option<String>,
    /// Access with a wheelchair: `yes`, `limited`, `no`, `unknown`.
    #[param(example = "yes,limited")]
    pub wheelchair: Option<String>,
    /// `now` or an instant (RFC 3339): keeps what is surely open then.
    #[param(example = "now")]
    pub open: Option<String>,
    /// Latitude and longitude in degrees: keeps what lies within `radius`, and gives distances.
    #[param(example = "49.756,6.643")]
    pub near: Option<String>,
    /// Metres around `near`, 1 to 50000; 2000 if not given.
    #[param(example = "2000")]
    pub radius: Option<String>,
    /// How current: `fresh`, `due`, `overdue`, `never`.
    #[param(example = "fresh,due")]
    pub freshness: Option<String>,
    /// Changed since this instant (RFC 3339).
    #[param(example = "2026-01-01T00:00:00Z")]
    pub updated_since: Option<String>,
    /// Order: `relevance` (default with `q`), `distance` (default with `near`), `name` (default), `opens`, `confirmed`.
    #[param(example = "name")]
    pub sort: Option<String>,
    /// Records a page, 1 to 200; 50 if not given.
    #[param(example = "50")]
    pub limit: Option<String>,
    /// Where the page begins: `next` of the page before.
    #[param(example = "rt3pnLbNgM2HAQI")]
    pub cursor: Option<String>,
}
