//! What goes from one provider to another.

use diesel::prelude::*;
use porta_contract::RecordState;

use super::MOVED;
use super::owned::{Owned, state};
use crate::catalog::change;
use crate::catalog::event::Event;
use crate::catalog::ids::ProviderId;
use crate::catalog::location::{Location, has_seat};
use crate::catalog::need::Need;
use crate::catalog::offer::Offer;
use crate::catalog::record::{self, Record};
use crate::catalog::selection::Selection;
use crate::catalog::writing::{Hidden, proposal};
use crate::spine::db::schema::{events, locations, needs, offers, pledges};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;

/// Entries on their way.
#[derive(Debug, Default)]
pub(super) struct Load {
    /// Offers.
    pub offers: Vec<Offer>,
    /// Events.
    pub events: Vec<Event>,
    /// Needs.
    pub needs: Vec<Need>,
    /// Places.
    pub locations: Vec<Location>,
}

macro_rules! all_of {
    ($conn:expr, $provider:expr, $table:ident) => {{
        let own = $table::table.filter($table::provider_id.eq($provider));
        let ids: Vec<String> = own.order($table::id).select($table::id).load($conn)?;
        Record::select($conn, Selection::Ids(&ids))?
    }};
}

impl Load {
    /// Everything that a provider has.
    pub(super) fn all(conn: &mut AnyConnection, provider: &ProviderId) -> Result<Self, DbError> {
        Ok(Self {
            offers: all_of!(conn, provider, offers),
            events: all_of!(conn, provider, events),
            needs: all_of!(conn, provider, needs),
            locations: all_of!(conn, provider, locations),
        })
    }

    /// True when the public may read any of it.
    pub(super) fn is_public(&self) -> bool {
        self.offers.iter().any(Record::is_public)
            || self.events.iter().any(Record::is_public)
            || self.needs.iter().any(Record::is_public)
            || self.locations.iter().any(Record::is_public)
    }

    /// Hands everything over, record by record, each with its row in the change log. Tells what is seen of it.
    pub(super) fn carry(
        self,
        tx: &mut Tx<'_>,
        author: &change::Author<'_>,
        (to, hidden): (&ProviderId, &Hidden),
    ) -> Result<Vec<RecordState>, Failure> {
        let mut moved = Vec::new();
        for offer in self.offers {
            moved.push(state(&hand_over(tx, author, offer, to)?));
        }
        for event in self.events {
            moved.push(state(&hand_over(tx, author, event, to)?));
        }
        for need in self.needs {
            // What citizens have offered for it goes with it: it was meant for whoever looks for it.
            let offered = pledges::table.filter(pledges::need_id.eq(&need.id));
            let moving = diesel::update(offered).set(pledges::provider_id.eq(to));
            moving.execute(tx.conn).map_err(DbError::from)?;
            moved.push(state(&hand_over(tx, author, need, to)?));
        }
        for mut place in self.locations {
            // The provider has a seat of its own; one is enough.
            let before = place.clone();
            place.main &= !has_seat(tx.conn, to)?;
            place.provider = to.clone();
            let place = put(tx, author, (before, place), to)?;
            if !hidden.has(&place.id) {
                moved.push(state(&place));
            }
        }
        Ok(moved)
    }
}

fn hand_over<R: Owned>(tx: &mut Tx<'_>, author: &change::Author<'_>, before: R, to: &ProviderId) -> Result<R, Failure> {
    let mut record = before.clone();
    *record.owner_mut() = to.clone();
    put(tx, author, (before, record), to)
}

fn put<R: Owned>(
    tx: &mut Tx<'_>,
    author: &change::Author<'_>,
    (before, mut record): (R, R),
    to: &ProviderId,
) -> Result<R, Failure> {
    if !record::change_from(tx, author, (&before, &mut record), MOVED)? {
        return Err(Failure::Conflict(
            "One of the entries has just been changed; try again.".to_owned(),
        ));
    }
    proposal::hand_over(tx, record.id(), to)?;
    Ok(record)
}
