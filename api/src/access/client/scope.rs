//! Scopes: what a client may do (RFC 6749, section 3.3).

use std::collections::BTreeSet;
use std::fmt;

/// One thing a client may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Read offers that are not published.
    ReadDrafts,
    /// Write offers of its provider.
    WriteOffers,
    /// Write events of its provider.
    WriteEvents,
    /// Write needs of its provider.
    WriteNeeds,
    /// Read how far reviews are.
    ReadReviews,
    /// Read changes with what is not public.
    ReadInternalChanges,
    /// Hand in what came back on mails.
    ReportMails,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::ReadDrafts,
        Self::WriteOffers,
        Self::WriteEvents,
        Self::WriteNeeds,
        Self::ReadReviews,
        Self::ReadInternalChanges,
        Self::ReportMails,
    ];

    /// Its name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ReadDrafts => "offers:read-drafts",
            Self::WriteOffers => "offers:write",
            Self::WriteEvents => "events:write",
            Self::WriteNeeds => "needs:write",
            Self::ReadReviews => "reviews:read",
            Self::ReadInternalChanges => "changes:read-internal",
            Self::ReportMails => "mails:report",
        }
    }

    /// The scope of a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == text)
    }

    /// True when it writes: such a client is bound to a provider.
    #[must_use]
    pub const fn writes(self) -> bool {
        matches!(self, Self::WriteOffers | Self::WriteEvents | Self::WriteNeeds)
    }
}

/// A set of scopes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes(BTreeSet<Scope>);

impl Scopes {
    /// Reads names separated by spaces; the first that is none is the error.
    pub fn parse(text: &str) -> Result<Self, String> {
        let scope = |name: &str| Scope::parse(name).ok_or_else(|| name.to_owned());
        text.split(' ')
            .filter(|name| !name.is_empty())
            .map(scope)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// True when the scope is among them.
    #[must_use]
    pub fn has(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// True when all of them are among the others.
    #[must_use]
    pub fn within(&self, others: &Self) -> bool {
        self.0.is_subset(&others.0)
    }

    /// True when there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True when one of them writes.
    #[must_use]
    pub fn write(&self) -> bool {
        self.0.iter().any(|scope| scope.writes())
    }

    /// Their names, in order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.iter().map(|scope| scope.as_str())
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<T: IntoIterator<Item = Scope>>(all: T) -> Self {
        Self(all.into_iter().collect())
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.names().collect::<Vec<_>>().join(" "))
    }
}
