//! The seat of a provider: of its public places, one at most is the main one. Publishing another as such takes it from the first.

use diesel::prelude::*;
use porta_contract::{ChangeAction, Publication};

use super::{Location, load};
use crate::catalog::change::Author;
use crate::catalog::ids::ProviderId;
use crate::catalog::record;
use crate::catalog::selection::Selection;
use crate::spine::db::schema::locations;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

fn seats(conn: &mut AnyConnection, provider: &ProviderId) -> Result<Vec<String>, DbError> {
    let main = locations::table
        .filter(locations::provider_id.eq(provider))
        .filter(locations::main.eq(true))
        .filter(locations::publication.eq(Publication::Published.as_str()));
    Ok(main.select(locations::id).load(conn)?)
}

/// True for a provider that has a seat.
pub fn has_seat(conn: &mut AnyConnection, provider: &ProviderId) -> Result<bool, DbError> {
    Ok(!seats(conn, provider)?.is_empty())
}

/// Takes the seat from every other place of the provider, if this one is it.
pub(super) fn settle(tx: &mut Tx<'_>, author: &Author<'_>, place: &Location) -> Result<(), Failure> {
    if !place.main || place.publication != Publication::Published {
        return Ok(());
    }
    let mut others = seats(tx.conn, &place.provider)?;
    others.retain(|id| id != place.id.as_str());
    for before in load(tx.conn, Selection::Ids(&others))? {
        let mut other = before.clone();
        other.main = false;
        if !record::change_from(tx, author, (&before, &mut other), ChangeAction::Updated)? {
            return Err(Failure::Conflict(
                "Another place of this provider has just been changed; try again.".to_owned(),
            ));
        }
    }
    Ok(())
}
