//! Grants: what a person may do, and where. One person may hold several.

mod queries;

use porta_contract::Role;
pub use queries::{grant, move_members, of_accounts, withdraw};

use crate::spine::ids::CityId;

/// A role in its place: the installation, a city, or one provider of a city.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grant {
    /// What may be done.
    pub role: Role,
    /// Where; none for the installation.
    pub city: Option<CityId>,
    /// Id of the provider whose entries these are; for provider members only.
    pub provider: Option<String>,
}

/// A role that does not fit its place.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
pub enum GrantError {
    /// A role of one city without a city.
    #[error("this role needs a city; only an administrator has none")]
    CityNeeded,
    /// An administrator with a city.
    #[error("an administrator belongs to no city; a city administrator does")]
    NoCityWanted,
    /// A provider member without a provider.
    #[error("a provider member needs a provider")]
    ProviderNeeded,
    /// Another role with a provider.
    #[error("only a provider member belongs to a provider")]
    NoProviderWanted,
    /// A role that does not exist.
    #[error("there is no such role")]
    NoSuchRole,
}

impl Grant {
    /// A role for the whole installation, or for a whole city.
    #[must_use]
    pub const fn new(role: Role, city: Option<CityId>) -> Self {
        Self {
            role,
            city,
            provider: None,
        }
    }

    /// Membership of one provider.
    #[must_use]
    pub fn member(city: CityId, provider: &str) -> Self {
        Self {
            role: Role::ProviderMember,
            city: Some(city),
            provider: Some(provider.to_owned()),
        }
    }

    /// Refuses a role that does not fit its place.
    pub fn check(&self) -> Result<(), GrantError> {
        match (self.role, &self.city, &self.provider) {
            (Role::Unrecognised, _, _) => Err(GrantError::NoSuchRole),
            (Role::Administrator, Some(_), _) => Err(GrantError::NoCityWanted),
            (Role::Administrator, None, None) => Ok(()),
            (_, None, _) if self.role != Role::Administrator => Err(GrantError::CityNeeded),
            (Role::ProviderMember, _, None) => Err(GrantError::ProviderNeeded),
            (Role::ProviderMember, _, Some(_)) => Ok(()),
            (_, _, Some(_)) => Err(GrantError::NoProviderWanted),
            (_, _, None) => Ok(()),
        }
    }

    /// True for the installation's administrator.
    #[must_use]
    pub fn is_administrator(&self) -> bool {
        self.role == Role::Administrator
    }

    /// True when it lets somebody decide who works in the city.
    #[must_use]
    pub fn administers(&self, city: &CityId) -> bool {
        self.is_administrator() || (self.role == Role::CityAdministrator && self.city.as_ref() == Some(city))
    }

    /// True when it lets somebody write every entry of the city.
    #[must_use]
    pub fn edits(&self, city: &CityId) -> bool {
        self.administers(city) || (self.role == Role::Editor && self.city.as_ref() == Some(city))
    }

    /// True when it lets somebody write the entries of that provider.
    #[must_use]
    pub fn writes_for(&self, city: &CityId, provider: &str) -> bool {
        let member = self.role == Role::ProviderMember && self.provider.as_deref() == Some(provider);
        self.edits(city) || (member && self.city.as_ref() == Some(city))
    }
}
