//! Parameters of a request that changes a city.

use serde::Deserialize;
use utoipa::IntoParams;

use crate::spine::http::{Flag, One};

/// Parameters of a request that changes a city.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(super) struct CityParams {
    /// Only try: everything is checked and answered as if it were done, and nothing is written.
    #[param(inline, example = false)]
    pub dry_run: One<Flag>,
    /// Take languages out although records have texts in them; the texts are kept.
    #[param(inline, example = false)]
    pub force: One<Flag>,
}
