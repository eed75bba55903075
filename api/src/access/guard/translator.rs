//! Who may translate: a city's editors all of its texts, members of a provider those of its records.

use std::collections::BTreeSet;

use porta_contract::Noun;

use super::caller::{Caller, Principal};
use super::entry::Reach;
use super::{Guard, Path, places};
use crate::access::AccessError;
use crate::spine::db::AnyConnection;
use crate::spine::ids::CityId;

impl Reach {
    /// True when it reaches the records of a provider; none stands for what belongs to no provider.
    #[must_use]
    pub fn has(&self, provider: Option<&str>) -> bool {
        match self {
            Self::City => true,
            Self::Providers(own) => provider.is_some_and(|provider| own.contains(provider)),
        }
    }
}

/// Somebody who translates in the city that the path names as `{city}`: its editors, and members of its providers.
#[derive(Clone, Debug)]
pub struct Translator {
    /// Who.
    pub principal: Principal,
    /// The city of the path.
    pub city: CityId,
    /// Whose records.
    pub reach: Reach,
}

/// Somebody who translates the record that the path names as `{noun}` and `{record}`: the city's editors, and members of its
/// provider.
#[derive(Clone, Debug)]
pub struct RecordTranslator {
    /// Who.
    pub principal: Principal,
    /// The city of the path.
    pub city: CityId,
    /// Whose records.
    pub reach: Reach,
}

impl Guard for Translator {
    fn check(conn: &mut AnyConnection, caller: Caller, path: &Path) -> Result<Self, AccessError> {
        let (principal, city) = (caller.person()?, places::city(conn, &path.city)?);
        let own: BTreeSet<String> = principal
            .grants
            .iter()
            .filter_map(|grant| grant.provider.clone().filter(|id| grant.writes_for(&city, id)))
            .collect();
        // Who edits the city, or would with a second factor, is judged as an editor; others by what they belong to.
        let reach = match principal.may(|grant| grant.edits(&city)) {
            Ok(()) => Reach::City,
            Err(AccessError::Forbidden) if !own.is_empty() => Reach::Providers(own),
            Err(error) => return Err(error),
        };
        Ok(Self { principal, city, reach })
    }
}

impl Guard for RecordTranslator {
    fn check(conn: &mut AnyConnection, caller: Caller, path: &Path) -> Result<Self, AccessError> {
        let Translator { principal, city, reach } = Translator::check(conn, caller, path)?;
        if reach != Reach::City {
            // Who has no right in the city does not learn which records there are.
            let (noun, record) = &path.named;
            let noun = Noun::parse(noun).unwrap_or(Noun::Unrecognised);
            let provider = places::provider_of(conn, &city, (noun, record), false)?;
            if !reach.has(provider.as_deref()) {
                return Err(AccessError::Forbidden);
            }
        }
        Ok(Self { principal, city, reach })
    }
}
