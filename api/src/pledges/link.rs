//! What the link of the mail is for: looking, confirming once, and taking the pledge back at any time. Looking changes nothing.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use porta_contract::{FieldError, NeedKind, PledgeStanding, PledgeState};
use secrecy::SecretString;

use super::forgetting::{delete, ends_at};
use super::tools::Tools;
use super::{PledgeId, letter, office};
use crate::access::secret::Hashed;
use crate::catalog::city;
use crate::catalog::ids::{CityId, Id};
use crate::spine::db::schema::pledges;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::{Failure, Pointer};
use crate::spine::periods;

/// What a link leads to.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = pledges)]
struct Row {
    id: PledgeId,
    city_id: CityId,
    provider_id: Option<String>,
    need_id: Option<String>,
    kind: String,
    state: String,
    lang: String,
    suspicious: bool,
    created_at: NaiveDateTime,
    confirmed_at: Option<NaiveDateTime>,
    ended_at: Option<NaiveDateTime>,
}

impl Row {
    fn is_unconfirmed(&self) -> bool {
        self.state == PledgeState::Unconfirmed.as_str()
    }

    fn confirm_until(&self) -> DateTime<Utc> {
        self.created_at.and_utc() + periods::PLEDGE_UNCONFIRMED.time()
    }
}

fn no_good() -> Failure {
    Failure::Invalid(vec![FieldError {
        pointer: Some(Pointer::root().field("token").to_string()),
        parameter: None,
        code: "bad_link".to_owned(),
        detail: "This link leads to nothing: it is too old, or what was offered has been taken back or deleted."
            .to_owned(),
    }])
}

/// The pledge of a token; one that was never confirmed in time is as good as deleted.
fn found(conn: &mut AnyConnection, token: &SecretString, now: DateTime<Utc>) -> Result<Row, Failure> {
    let hash = Hashed::of(token);
    let row = pledges::table
        .filter(pledges::token_hash.eq(hash.as_str()))
        .select(Row::as_select())
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    let row = row.filter(|row: &Row| !row.is_unconfirmed() || now < row.confirm_until());
    row.ok_or_else(no_good)
}

fn standing(conn: &mut AnyConnection, row: &Row) -> Result<PledgeStanding, Failure> {
    let city = city::named(conn, row.city_id.as_str())?;
    let city = city.ok_or_else(|| Failure::Internal("a pledge has no city".to_owned()))?;
    let office = match &row.provider_id {
        Some(id) => office::provider(conn, id, &row.lang)?,
        None => None,
    };
    let need = match &row.need_id {
        Some(id) => office::need(conn, id, &row.lang)?,
        None => None,
    };
    let ends = ends_at(row.created_at, row.confirmed_at, row.ended_at);
    Ok(PledgeStanding {
        kind: NeedKind::parse(&row.kind).unwrap_or(NeedKind::Unrecognised),
        state: PledgeState::parse(&row.state).unwrap_or(PledgeState::Unrecognised),
        need,
        office,
        confirm_until: row.confirm_until(),
        deleted_on: ends.with_timezone(&city.time_zone).date_naive(),
        city: city.slug,
    })
}

/// Looks; blocking.
///
/// # Errors
/// [`Failure::Invalid`] for a link that leads to nothing (any more).
pub(super) fn read(tools: &Tools, token: &SecretString) -> Result<PledgeStanding, Failure> {
    let now = tools.clock.now();
    tools.database.read_snapshot(|conn| {
        let row = found(conn, token, now)?;
        standing(conn, &row)
    })
}

/// Confirms, and tells those in charge; blocking. Once: the same link again changes nothing.
///
/// # Errors
/// As above.
pub(super) fn confirm(tools: &Tools, token: &SecretString) -> Result<PledgeStanding, Failure> {
    let now = tools.clock.now();
    tools.database.write(|tx| {
        let row = found(tx.conn, token, now)?;
        if taken(tx, &row.id, now)? && !row.suspicious {
            letter::tell(tx, &row.city_id, row.provider_id.as_deref(), now)?;
        }
        let row = found(tx.conn, token, now)?;
        standing(tx.conn, &row)
    })
}

/// Of two that come together, one finds it unconfirmed.
fn taken(tx: &mut Tx<'_>, id: &PledgeId, now: DateTime<Utc>) -> Result<bool, DbError> {
    let waiting = pledges::table
        .filter(pledges::id.eq(id))
        .filter(pledges::state.eq(PledgeState::Unconfirmed.as_str()));
    let changed = diesel::update(waiting)
        .set((
            pledges::state.eq(PledgeState::New.as_str()),
            pledges::confirmed_at.eq(now.naive_utc()),
            pledges::changed_at.eq(now.naive_utc()),
            pledges::version.eq(pledges::version + 1),
        ))
        .execute(tx.conn)?;
    Ok(changed > 0)
}

/// Takes the pledge back: it is gone with everything that belongs to it; blocking.
///
/// # Errors
/// As above.
pub(super) fn withdraw(tools: &Tools, token: &SecretString) -> Result<(), Failure> {
    let now = tools.clock.now();
    tools.database.write(|tx| {
        let row = found(tx.conn, token, now)?;
        delete(tx, &[row.id])?;
        Ok(())
    })
}
