//! The parameters of lists of offers.

use porta_contract::{Access, CapacityState, Cost, FreshnessState, OfferSort, TargetGroup, Wheelchair};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::reading::question::{Lang, OpenAt, Point, Radius};
use crate::spine::http::{Cursor, Instant, Limit, List, Name, One, Tag, Typed};

/// Parameters of a list of offers. AND between parameters, OR inside a comma list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct OfferParams {
    /// Language to read in; `*` for all beside the best one. Without it `Accept-Language` decides. `ls` is `de-simple`.
    #[param(inline, example = "ar")]
    pub lang: Option<One<Lang>>,
    /// Words to search for, in any language of the city.
    #[param(inline, example = "Deutschkurs")]
    pub q: Option<One<Typed>>,
    /// Category slugs; each includes its subtree.
    #[param(inline, example = json!(["advice.asylum"]))]
    pub category: List<Name>,
    /// District slugs.
    #[param(inline, example = json!(["nord"]))]
    pub district: List<Name>,
    /// Languages spoken there (BCP 47).
    #[param(inline, example = json!(["ar"]))]
    pub language: List<Tag>,
    /// Target groups.
    #[param(inline, example = json!(["women"]))]
    pub target_group: List<TargetGroup>,
    /// Provider slugs.
    #[param(inline, example = json!(["caritas-migration"]))]
    pub provider: List<Name>,
    /// States of capacity: `open`, `waiting_list`, `no_admission`, `temporarily_closed`, `closed`.
    #[param(inline, example = json!(["open", "waiting_list"]))]
    pub capacity: List<CapacityState>,
    /// How one gets in: `walk_in`, `appointment`, `registration`, `referral`.
    #[param(inline, example = json!(["walk_in"]))]
    pub access: List<Access>,
    /// Cost: `free`, `low`, `paid`, `unknown`.
    #[param(inline, example = json!(["free"]))]
    pub cost: List<Cost>,
    /// Access with a wheelchair: `yes`, `limited`, `no`, `unknown`.
    #[param(inline, example = json!(["yes", "limited"]))]
    pub wheelchair: List<Wheelchair>,
    /// `now` or an instant (RFC 3339): keeps what is surely open then.
    #[param(inline, example = "now")]
    pub open: Option<One<OpenAt>>,
    /// Latitude and longitude in degrees: keeps what lies within `radius`, and gives distances.
    #[param(inline, example = "49.756,6.643")]
    pub near: Option<One<Point>>,
    /// Metres around `near`, and only with it; 2000 if not given.
    #[param(inline, example = 2000)]
    pub radius: Option<One<Radius>>,
    /// How current: `fresh`, `due`, `overdue`, `never`.
    #[param(inline, example = json!(["fresh", "due"]))]
    pub freshness: List<FreshnessState>,
    /// Changed since this instant (RFC 3339).
    #[param(inline, example = "2026-01-01T00:00:00Z")]
    pub updated_since: Option<One<Instant>>,
    /// Order: `relevance` (default with `q`), `distance` (default with `near`), `name` (default), `opens`, `confirmed`.
    #[param(inline, example = "name")]
    pub sort: Option<One<OfferSort>>,
    /// Records a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    pub limit: One<Limit>,
    /// Where the page begins: `next` of the page before.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    pub cursor: Option<One<Cursor>>,
}
