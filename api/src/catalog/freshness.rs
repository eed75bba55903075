//! How current a record is. These columns move only when a human has checked the record; editing is not confirming.

use chrono::{DateTime, Days, Utc};
use porta_contract::{Confirmer, FreshnessState};
use serde::{Deserialize, Serialize};

/// The freshness columns of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Freshness {
    /// When a human last confirmed it.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// Who did.
    pub confirmed_by: Option<Confirmer>,
    /// When it is to be confirmed again.
    pub due_at: Option<DateTime<Utc>>,
}

impl Freshness {
    /// The state at an instant: overdue when it has been due for longer than the period of grace (days).
    #[must_use]
    pub fn state(&self, now: DateTime<Utc>, grace_days: u64) -> FreshnessState {
        if self.confirmed_at.is_none() {
            return FreshnessState::Never;
        }
        match self.due_at {
            Some(due)
                if due
                    .checked_add_days(Days::new(grace_days))
                    .is_some_and(|end| end <= now) =>
            {
                FreshnessState::Overdue
            }
            Some(due) if due <= now => FreshnessState::Due,
            _ => FreshnessState::Fresh,
        }
    }

    /// The instant from which on it is not in lists that do not ask for it: so many days after it has become overdue.
    #[must_use]
    pub fn leaves_at(&self, grace_days: u64, after: Option<u64>) -> Option<DateTime<Utc>> {
        self.confirmed_at?;
        self.due_at?
            .checked_add_days(Days::new(grace_days.saturating_add(after?)))
    }

    /// For the wire, with the state at an instant.
    #[must_use]
    pub fn wire(&self, now: DateTime<Utc>, grace_days: u64) -> porta_contract::Freshness {
        porta_contract::Freshness {
            state: self.state(now, grace_days),
            confirmed_at: self.confirmed_at,
            confirmed_by: self.confirmed_by,
            due_at: self.due_at,
        }
    }

    /// The next instant after `now` at which [`Freshness::state`] changes by itself.
    #[must_use]
    pub fn next_change(&self, now: DateTime<Utc>, grace_days: u64) -> Option<DateTime<Utc>> {
        self.confirmed_at?;
        let due = self.due_at?;
        let end = due.checked_add_days(Days::new(grace_days))?;
        [due, end].into_iter().find(|at| *at > now)
    }
}
