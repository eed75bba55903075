//! Guards of entries: whose they are decides who may read drafts and write. The noun and the record come from the path.

use std::collections::BTreeSet;

use porta_contract::{Noun, Role};

use super::caller::{Caller, ClientPrincipal, Principal};
use super::{Guard, Path, places};
use crate::access::AccessError;
use crate::access::client::Scope;
use crate::access::secret_places;
use crate::spine::db::AnyConnection;
use crate::spine::ids::CityId;

/// Whose entries somebody may write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Every entry of the city, and what belongs to the city itself: its staff.
    City,
    /// Those of these providers, by id.
    Providers(BTreeSet<String>),
}

/// Somebody who may read the entry that the path names, in whatever state: the city's editors, members of its provider, and clients with a
/// scope for its noun that are bound to no other city and no other provider.
#[derive(Clone, Debug)]
pub struct EntryReader {
    /// Who.
    pub caller: Caller,
    /// The city of the path.
    pub city: CityId,
    /// Whose entries they may write.
    pub reach: Reach,
}

/// Somebody who may write the entry that the path names: the city's editors, members of its provider, and clients with the scope that
/// writes its noun and bound to its provider.
#[derive(Clone, Debug)]
pub struct EntryWriter {
    /// Who.
    pub caller: Caller,
    /// The city of the path.
    pub city: CityId,
    /// Whose entries they may write.
    pub reach: Reach,
}

/// Somebody who may list entries of the noun that the path names, in whatever state: those that `reach` says.
#[derive(Clone, Debug)]
pub struct EntryLister {
    /// Who.
    pub caller: Caller,
    /// The city of the path.
    pub city: CityId,
    /// Whose entries they see.
    pub reach: Reach,
}

/// Somebody who may make entries of the noun that the path names: for which providers, `reach` says.
#[derive(Clone, Debug)]
pub struct EntryMaker {
    /// Who.
    pub caller: Caller,
    /// The city of the path.
    pub city: CityId,
    /// Whose entries they may make.
    pub reach: Reach,
}

/// Somebody who writes entries of the city, whichever: its editors, members of its providers, and clients with a scope that writes.
#[derive(Clone, Debug)]
pub struct Contributor {
    /// Who.
    pub caller: Caller,
    /// The city of the path.
    pub city: CityId,
    /// Whose entries they write.
    pub reach: Reach,
}

/// Somebody who may be in charge of what citizens offer: the city's editors and members of its providers. No application is.
#[derive(Clone, Debug)]
pub struct InCharge {
    /// Who.
    pub principal: Principal,
    /// The city of the path.
    pub city: CityId,
    /// Whose provider's; the city's staff reach what no provider can read itself.
    pub reach: Reach,
}

/// What a client may do with entries of a noun.
#[derive(Clone, Copy)]
enum Wish {
    Read,
    Write,
}

fn scope(noun: Noun, wish: Wish, client: &ClientPrincipal) -> Result<Scope, AccessError> {
    match (noun, wish) {
        (Noun::Offer, Wish::Read) if !client.scopes.has(Scope::WriteOffers) => Ok(Scope::ReadDrafts),
        (Noun::Offer, _) => Ok(Scope::WriteOffers),
        (Noun::Event, _) => Ok(Scope::WriteEvents),
        (Noun::Need, _) => Ok(Scope::WriteNeeds),
        _ => Err(AccessError::Forbidden),
    }
}

/// The nouns of which members write their own; the others are the city's.
const fn is_of_providers(noun: Noun) -> bool {
    matches!(
        noun,
        Noun::Offer | Noun::Event | Noun::Need | Noun::Location | Noun::Provider
    )
}

fn reach_of(person: &Principal, city: &CityId, noun: Noun) -> Result<Reach, AccessError> {
    let edits = person.may(|grant| grant.edits(city));
    if edits.is_ok() || !is_of_providers(noun) {
        return edits.map(|()| Reach::City);
    }
    let member =
        |grant: &&crate::access::grant::Grant| grant.role == Role::ProviderMember && grant.city.as_ref() == Some(city);
    let own: BTreeSet<String> = person
        .grants
        .iter()
        .filter(member)
        .filter_map(|grant| grant.provider.clone())
        .collect();
    if own.is_empty() {
        edits.map(|()| Reach::City)
    } else {
        Ok(Reach::Providers(own))
    }
}

/// Lets somebody at one entry.
fn at_entry(
    conn: &mut AnyConnection,
    caller: &Caller,
    path: &Path,
    wish: Wish,
) -> Result<(CityId, Reach), AccessError> {
    let city = places::city(conn, &path.city)?;
    let noun = path.noun.ok_or(AccessError::Forbidden)?;
    let sees_secrets = match caller {
        Caller::Person(person) if noun == Noun::Location => secret_places::sees(conn, &person.account, &city)?,
        _ => false,
    };
    let provider = places::provider_of(conn, &city, (noun, &path.record), sees_secrets)?;
    // Who has no right in the city does not learn which entries there are.
    let provider = provider.unwrap_or_default();
    let reach = match caller {
        Caller::Person(person) => {
            if is_of_providers(noun) {
                person.may(|grant| grant.writes_for(&city, &provider))?;
            }
            reach_of(person, &city, noun)?
        }
        Caller::Client(client) => {
            client.may(scope(noun, wish, client)?, &city, &provider)?;
            Reach::Providers([provider].into())
        }
    };
    Ok((city, reach))
}

impl Guard for EntryReader {
    fn check(conn: &mut AnyConnection, caller: Caller, path: &Path) -> Result<Self, AccessError> {
        let (city, reach) = at_entry(conn, &caller, path, Wish::Read)?;
        Ok(Self { caller, city, reach })
    }
}

impl Guard for EntryWriter {
    fn check(conn: &mut AnyConnection, caller: Caller, path: &Path) -> Result<Self, AccessError> {
        let (city, reach) = at_entry(conn, &caller, path, Wish::Write)?;
        Ok(Self { caller, city, reach })
    }
}

impl Guard for EntryLister {
    fn check(conn: &mut AnyConnection, caller: Caller, path: &Path) -> Result<Self, AccessError> {
        let city = places::city(conn, &path.city)?;
        let noun = path.noun.ok_or(AccessError::Forbidden)?;
        let reach = match &caller {
            Caller::Person(person) => reach_of(person, &city, noun)?,
            Caller::Client(client) => {
                let own = client.provider.clone();
                client.may(
                    scope(noun, Wish::Read, client)?,
                    &city,
                    own.as_deref().unwrap_or_default(),
                )?;
                own.map_or(Reach::City, |own| Reach::Providers([own].into()))
            }
        };
        Ok(Self { caller, city, reach })
    }
}

impl Guard for EntryMaker {
    fn check(conn: &mut AnyConnection, caller: Caller, path: &Path) -> Result<Self, AccessError> {
        let city = places::city(conn, &path.city)?;
        let noun = path.noun.ok_or(AccessError::Forbidden)?;
        let reach = match &caller {
            Caller::Person(person) => {
                let reach = reach_of(person, &city, noun)?;
                // Providers are made by staff.
                if noun == Noun::Provider {
                    person.may(|grant| grant.edits(&city))?
                };
                reach
            }
            Caller::Client(client) => {
                let own = client.provider.clone().ok_or(AccessError::Forbidden)?;
                client.may(scope(noun, Wish::Write, client)?, &city, &own)?;
                Reach::Providers([own].into())
            }
        };
        Ok(Self { caller, city, reach })
    }
}

impl Guard for Contributor {
    fn check(conn: &mut AnyConnection, caller: Caller, path: &Path) -> Result<Self, AccessError> {
        let city = places::city(conn, &path.city)?;
        let reach = match &caller {
            Caller::Person(person) => reach_of(person, &city, Noun::Offer)?,
            Caller::Client(client) => {
                let own = client.provider.clone().ok_or(AccessError::Forbidden)?;
                let writes = [Scope::WriteEvents, Scope::WriteNeeds];
                let scope = writes.into_iter().find(|scope| client.scopes.has(*scope));
                let scope = scope.unwrap_or(Scope::WriteOffers);
                client.may(scope, &city, &own)?;
                Reach::Providers([own].into())
            }
        };
        Ok(Self { caller, city, reach })
    }
}

impl Guard for InCharge {
    fn check(conn: &mut AnyConnection, caller: Caller, path: &Path) -> Result<Self, AccessError> {
        let (principal, city) = (caller.person()?, places::city(conn, &path.city)?);
        let reach = reach_of(&principal, &city, Noun::Need)?;
        Ok(Self { principal, city, reach })
    }
}
