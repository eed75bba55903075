//! Which records staff want to see.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use porta_contract::Publication;
use serde::Deserialize;
use utoipa::IntoParams;

use super::Author;
use crate::access::provider_named;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::{Cursor, Instant, Limit, List, Name, One};

/// Parameters of a list for staff. AND between parameters, OR inside a comma list.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct StaffListParams {
    /// Where they stand: `draft`, `pending`, `published`, `archived`. Nouns that are always public ignore it.
    #[param(inline, example = json!(["pending"]))]
    pub publication: List<Publication>,
    /// Slugs or ids of providers. Nouns without a provider ignore it.
    #[param(inline, example = json!(["caritas-migration"]))]
    pub provider: List<Name>,
    /// Changed since this instant (RFC 3339).
    #[param(inline, example = "2026-01-01T00:00:00Z")]
    pub updated_since: Option<One<Instant>>,
    /// Records a page, 1 to 200; 50 if not given.
    #[param(inline, example = 50)]
    pub limit: One<Limit>,
    /// Where the page begins: `next` of the page before.
    #[param(inline, example = "rt3pnLbNgM2HAQI")]
    pub cursor: Option<One<Cursor>>,
}

/// The same with names looked up.
#[derive(Clone, Debug)]
pub struct StaffFilter {
    /// Words of states; none: all.
    pub publications: Vec<String>,
    /// Ids of providers; `None`: all.
    pub providers: Option<Vec<String>>,
    /// Not older than this.
    pub updated_since: Option<DateTime<Utc>>,
    /// Secret places, too.
    pub secrets: bool,
    /// Behind this id.
    pub after: Option<String>,
    /// At most so many.
    pub limit: i64,
}

impl StaffFilter {
    /// Everything of a provider, up to a number; secret places too, if they are to be seen.
    #[must_use]
    pub fn of_provider(provider: &str, (limit, secrets): (i64, bool)) -> Self {
        Self {
            publications: Vec::new(),
            providers: Some(vec![provider.to_owned()]),
            updated_since: None,
            secrets,
            after: None,
            limit,
        }
    }

    /// Looks the names up; who writes for some providers sees theirs only.
    pub fn of(
        conn: &mut AnyConnection,
        author: &Author,
        params: &StaffListParams,
        after: Option<String>,
    ) -> Result<Self, DbError> {
        let mut named = BTreeSet::new();
        for Name(name) in params.provider.iter() {
            named.insert(provider_named(conn, &author.city, name)?.unwrap_or_default());
        }
        let named = (!params.provider.is_empty()).then_some(named);
        let providers = match (author.providers(), named) {
            (None, named) => named,
            (Some(own), None) => Some(own.clone()),
            (Some(own), Some(named)) => Some(own.intersection(&named).cloned().collect()),
        };
        Ok(Self {
            publications: params.publication.iter().map(|word| word.as_str().to_owned()).collect(),
            providers: providers.map(|ids| ids.into_iter().collect()),
            updated_since: params.updated_since.as_ref().map(|instant| instant.0.0),
            secrets: author.sees_secrets(conn)?,
            after,
            limit: i64::from(params.limit.0.0),
        })
    }
}
