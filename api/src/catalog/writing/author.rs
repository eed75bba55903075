//! Who writes, in which city, and for whom.

use std::collections::BTreeSet;

use diesel::prelude::*;

use crate::access::secret_places;
use crate::access::{
    Caller, CityAdministrator, Contributor, Editor, EntryLister, EntryMaker, EntryReader, EntryWriter, Reach,
};
use crate::catalog::ids::CityId;
use crate::spine::change_log::Actor;
use crate::spine::db::schema::review_trust;
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::http::Failure;

/// Who writes, in which city, and for whom.
#[derive(Clone, Debug)]
pub struct Author {
    /// Who.
    pub actor: Actor,
    /// Where.
    pub city: CityId,
    /// Whose entries.
    pub reach: Reach,
}

impl Author {
    /// From what a guard has let in.
    #[must_use]
    pub fn new(caller: &Caller, city: CityId, reach: Reach) -> Self {
        Self {
            actor: caller.actor(),
            city,
            reach,
        }
    }

    /// True for somebody who may write every entry of the city, and publishes it.
    #[must_use]
    pub const fn is_editor(&self) -> bool {
        matches!(self.reach, Reach::City)
    }

    /// The providers that the author writes for, if not for all.
    #[must_use]
    pub const fn providers(&self) -> Option<&BTreeSet<String>> {
        match &self.reach {
            Reach::City => None,
            Reach::Providers(own) => Some(own),
        }
    }

    /// True for somebody who sees the secret places of the city. No role alone gives that.
    pub fn sees_secrets(&self, conn: &mut AnyConnection) -> Result<bool, DbError> {
        match &self.actor {
            Actor::Account(account) => secret_places::sees(conn, account, &self.city),
            _ => Ok(false),
        }
    }

    /// Refuses what belongs to a provider the author does not write for.
    pub fn writes_for(&self, provider: &str) -> Result<(), Failure> {
        match self.providers() {
            Some(own) if !own.contains(provider) => Err(Failure::Forbidden(
                "You may write entries of your own provider only.".to_owned(),
            )),
            _ => Ok(()),
        }
    }

    /// True when what the author writes for a provider becomes public at once: always for editors, else when staff trust the provider.
    pub fn publishes(&self, conn: &mut AnyConnection, provider: &str) -> Result<bool, DbError> {
        if self.is_editor() {
            return Ok(true);
        }
        let trusted = review_trust::table.find(provider).select(review_trust::trusted);
        Ok(trusted.first(conn).optional()?.unwrap_or(false))
    }
}

/// What a guard has let in, as an author.
macro_rules! authors {
    ($($guard:ty),+) => {$(
        impl From<$guard> for Author {
            fn from(guard: $guard) -> Self {
                Self::new(&guard.caller, guard.city, guard.reach)
            }
        }
    )+};
}

authors!(Contributor, EntryLister, EntryMaker, EntryReader, EntryWriter);

/// The same of people who may write all of the city.
macro_rules! staff {
    ($($guard:ty),+) => {$(
        impl From<$guard> for Author {
            fn from(guard: $guard) -> Self {
                Self {
                    actor: Actor::Account(guard.principal.account),
                    city: guard.city,
                    reach: Reach::City,
                }
            }
        }
    )+};
}

staff!(CityAdministrator, Editor);
