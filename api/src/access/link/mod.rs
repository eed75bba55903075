//! Links in mails: an invitation, another password, another address. Each is good once and for a while, and the database knows
//! only a hash of its token.

mod queries;
pub mod routes;

use chrono::TimeDelta;

pub use queries::{Used, create, forget, forget_all, purpose_of, use_up};

use crate::spine::ids::AccountId;

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Somebody was invited and sets a first password.
    Invitation,
    /// Somebody has forgotten the password.
    Reset,
    /// Somebody shows that another address is theirs.
    Address,
}

impl Purpose {
    /// As stored; also the name of the mail's template.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
            Self::Address => "address",
        }
    }

    /// The purpose of a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Invitation, Self::Reset, Self::Address]
            .into_iter()
            .find(|one| one.as_str() == text)
    }

    /// How long a link is good for.
    #[must_use]
    pub const fn life(self) -> TimeDelta {
        match self {
            Self::Invitation => TimeDelta::days(7),
            Self::Reset => TimeDelta::hours(1),
            Self::Address => TimeDelta::hours(24),
        }
    }
}

/// A link to come.
#[derive(Clone, Debug)]
pub struct NewLink<'a> {
    /// Whose it is.
    pub account: &'a AccountId,
    /// What it is for.
    pub purpose: Purpose,
    /// The address that is to become the account's.
    pub new_email: Option<&'a str>,
}
