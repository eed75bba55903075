//! Confirming: the one place that moves the freshness of a record. Editing never comes here.

use chrono::{DateTime, Months, Utc};
use porta_contract::{ChangeAction, Confirmer};

use super::change::Author;
use super::event::Event;
use super::freshness::Freshness;
use super::need::Need;
use super::offer::Offer;
use super::page::Page;
use super::provider::Provider;
use super::record::{self, Record};
use crate::spine::db::{DbError, Tx};

/// A record that humans check from time to time.
pub trait Checked: Record {
    /// How current it is.
    fn freshness(&self) -> &Freshness;
    /// The same, to be moved.
    fn freshness_mut(&mut self) -> &mut Freshness;
}

/// Implements [`Checked`] for a model with a field `freshness`.
macro_rules! checked {
    ($($model:ty),+) => {$(
        impl Checked for $model {
            fn freshness(&self) -> &Freshness {
                &self.freshness
            }

            fn freshness_mut(&mut self) -> &mut Freshness {
                &mut self.freshness
            }
        }
    )+};
}

checked!(Provider, Offer, Event, Need, Page);

/// What a human has just checked: who did it, and in how many months it is to be checked again.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Who.
    pub by: Confirmer,
    /// Months until it is due again.
    pub months: u32,
}

/// Notes on the record that a human has checked it; it has still to be written.
pub fn mark<R: Checked>(record: &mut R, check: Check, at: DateTime<Utc>) {
    *record.freshness_mut() = Freshness {
        confirmed_at: Some(at),
        confirmed_by: Some(check.by),
        due_at: at.checked_add_months(Months::new(check.months)),
    };
}

/// Confirms the version of a record that is at hand. `false` when somebody changed it meanwhile: nothing has been written then.
pub fn confirm<R: Checked>(
    tx: &mut Tx<'_>,
    author: &Author<'_>,
    record: &mut R,
    check: Check,
) -> Result<bool, DbError> {
    mark(record, check, author.at);
    record::change(tx, author, record, ChangeAction::Confirmed)
}
