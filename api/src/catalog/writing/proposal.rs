//! Proposals: what members and partners write and may not publish waits here for an editor. One waits per record; what its author
//! writes meanwhile joins it.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use porta_contract::{ChangeAction, Noun, ProposalState};
use serde_json::Value;

use super::write::by;
use super::written::Written;
use super::{Author, Hidden};
use crate::catalog::change::log;
use crate::catalog::ids::{CityId, LocationId, ProviderId};
use crate::catalog::stored;
use crate::spine::change_log::Actor;
use crate::spine::db::schema::{proposal_words, proposals};
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

crate::id! {
    /// Id of a proposal.
    ProposalId
}

/// A proposal.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = proposals)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// Its city.
    pub city_id: CityId,
    /// Kind of record.
    pub noun: String,
    /// The record.
    pub record_id: String,
    /// Whose record it is.
    pub provider_id: ProviderId,
    /// Version of the record it was written against; 0 when the record itself waits.
    pub base_version: i64,
    /// The change as PATCH takes it.
    pub change: String,
    /// Where it stands.
    pub state: String,
    /// Kind of its author.
    pub actor_kind: String,
    /// Its author.
    pub actor_id: Option<String>,
    /// Counts up.
    pub version: i64,
    /// When it was made.
    pub created_at: NaiveDateTime,
    /// When anybody last touched it.
    pub updated_at: NaiveDateTime,
    /// The editor who decided.
    pub decided_by: Option<String>,
}

impl Proposal {
    /// Kind of record.
    #[must_use]
    pub fn noun(&self) -> Noun {
        Noun::parse(&self.noun).unwrap_or(Noun::Unrecognised)
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> ProposalState {
        ProposalState::parse(&self.state).unwrap_or(ProposalState::Unrecognised)
    }

    /// True when the record itself waits, not a change of what is public.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.base_version == 0
    }

    /// How staff and its author read it, without the places that they do not see.
    pub fn wire(&self, words: Option<String>, hidden: &Hidden) -> Result<porta_contract::Proposal, DbError> {
        let mut change = self.change()?;
        hidden.clear(&mut change);
        Ok(porta_contract::Proposal {
            id: self.id.to_string(),
            version: self.version,
            state: self.state(),
            noun: self.noun(),
            record: self.record_id.clone(),
            provider: self.provider_id.to_string(),
            is_new: self.is_new(),
            base_version: self.base_version,
            change,
            by: self.actor_id.clone(),
            words,
            created_at: self.created_at.and_utc(),
            updated_at: self.updated_at.and_utc(),
            decided_by: self.decided_by.clone(),
        })
    }

    /// The change as PATCH takes it.
    pub fn change(&self) -> Result<Value, DbError> {
        stored::read("proposals.change", &self.change)
    }
}

/// The proposal of a record that waits.
pub fn waiting(conn: &mut AnyConnection, record: &str) -> Result<Option<Proposal>, DbError> {
    let waits = proposals::table
        .filter(proposals::record_id.eq(record))
        .filter(proposals::state.eq(ProposalState::Waiting.as_str()));
    Ok(waits.select(Proposal::as_select()).first(conn).optional()?)
}

/// A proposal of a city; one about a place that the author does not see is not there.
pub fn find(conn: &mut AnyConnection, author: &Author, id: &str) -> Result<Proposal, Failure> {
    let hidden = Hidden::from(conn, author)?;
    let found = proposals::table
        .filter(proposals::city_id.eq(&author.city))
        .filter(proposals::id.eq(id))
        .select(Proposal::as_select())
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    let seen = found.filter(|row| !hidden.has(&LocationId::from(row.record_id.as_str())));
    seen.ok_or_else(|| Failure::NotFound("There is no such proposal in this city.".to_owned()))
}

/// Notes that a record waits to be published.
pub(super) fn submit<T: Written>(
    tx: &mut Tx<'_>,
    author: &Author,
    at: DateTime<Utc>,
    record: &T,
) -> Result<(), DbError> {
    if waiting(tx.conn, record.id())?.is_none() {
        insert(tx, author, at, (record, 0, &Value::Object(serde_json::Map::new())))?;
    }
    Ok(())
}

/// Notes a change of a record that is public. The same once more changes nothing; another one joins what waits.
pub(super) fn propose<T: Written>(
    tx: &mut Tx<'_>,
    author: &Author,
    at: DateTime<Utc>,
    (record, change): (&T, Value),
) -> Result<Proposal, DbError> {
    let Some(mut waits) = waiting(tx.conn, record.id())? else {
        return insert(tx, author, at, (record, record.meta().version, &change));
    };
    let mut joined = waits.change()?;
    if let (Value::Object(all), Value::Object(new)) = (&mut joined, change) {
        all.extend(new);
    }
    let (joined, base) = (stored::write(&joined)?, record.meta().version);
    if joined == waits.change && base == waits.base_version {
        return Ok(waits);
    }
    (waits.change, waits.base_version) = (joined, base);
    waits.actor_id = actor(&author.actor).1;
    touch(tx, author, at, (&mut waits, ChangeAction::Proposed))?;
    Ok(waits)
}

fn actor(actor: &Actor) -> (String, Option<String>) {
    (actor.kind().to_owned(), actor.id())
}

fn insert<T: Written>(
    tx: &mut Tx<'_>,
    author: &Author,
    at: DateTime<Utc>,
    (record, base_version, change): (&T, i64, &Value),
) -> Result<Proposal, DbError> {
    let (actor_kind, actor_id) = actor(&author.actor);
    let new = Proposal {
        id: ProposalId::fresh(),
        city_id: record.city().clone(),
        noun: T::NOUN.as_str().to_owned(),
        record_id: record.id().to_owned(),
        provider_id: ProviderId::from(record.provider().unwrap_or_default()),
        base_version,
        change: stored::write(change)?,
        state: ProposalState::Waiting.as_str().to_owned(),
        actor_kind,
        actor_id,
        version: 1,
        created_at: at.naive_utc(),
        updated_at: at.naive_utc(),
        decided_by: None,
    };
    diesel::insert_into(proposals::table).values(&new).execute(tx.conn)?;
    record_change(tx, author, at, (&new, ChangeAction::Proposed))?;
    Ok(new)
}

/// Writes a proposal one version on.
fn touch(
    tx: &mut Tx<'_>,
    author: &Author,
    at: DateTime<Utc>,
    (proposal, action): (&mut Proposal, ChangeAction),
) -> Result<(), DbError> {
    proposal.version += 1;
    proposal.updated_at = at.naive_utc();
    diesel::update(proposals::table.find(&proposal.id))
        .set((
            proposals::change.eq(&proposal.change),
            proposals::base_version.eq(proposal.base_version),
            proposals::state.eq(&proposal.state),
            proposals::actor_id.eq(&proposal.actor_id),
            proposals::version.eq(proposal.version),
            proposals::updated_at.eq(proposal.updated_at),
            proposals::decided_by.eq(&proposal.decided_by),
        ))
        .execute(tx.conn)?;
    record_change(tx, author, at, (proposal, action))
}

fn record_change(
    tx: &mut Tx<'_>,
    author: &Author,
    at: DateTime<Utc>,
    (proposal, action): (&Proposal, ChangeAction),
) -> Result<(), DbError> {
    let record = (Noun::Proposal, &proposal.city_id, proposal.id.as_str());
    log(tx, &by(author, at), record, (proposal.version, action), false)
}

/// Ends a proposal: approved, sent back with words, or withdrawn.
pub fn decide(
    tx: &mut Tx<'_>,
    author: &Author,
    at: DateTime<Utc>,
    (proposal, state, words): (&mut Proposal, ProposalState, Option<&str>),
) -> Result<(), DbError> {
    proposal.state = state.as_str().to_owned();
    proposal.decided_by = actor(&author.actor).1;
    if let Some(words) = words {
        let row = (
            proposal_words::proposal_id.eq(&proposal.id),
            proposal_words::words.eq(words),
            proposal_words::written_at.eq(at.naive_utc()),
        );
        diesel::insert_into(proposal_words::table)
            .values(row)
            .execute(tx.conn)?;
    }
    let action = match state {
        ProposalState::SentBack => ChangeAction::SentBack,
        _ => ChangeAction::Updated,
    };
    touch(tx, author, at, (proposal, action))
}

/// What an editor wrote when sending it back.
pub fn words(conn: &mut AnyConnection, id: &ProposalId) -> Result<Option<String>, DbError> {
    let words = proposal_words::table.find(id).select(proposal_words::words);
    Ok(words.first(conn).optional()?)
}

/// Ends the wait of a record that has been published, or taken back, by another way.
pub(super) fn settle_new(tx: &mut Tx<'_>, author: &Author, at: DateTime<Utc>, record: &str) -> Result<(), DbError> {
    match waiting(tx.conn, record)? {
        Some(mut waits) if waits.is_new() => {
            let state = if author.is_editor() {
                ProposalState::Approved
            } else {
                ProposalState::Withdrawn
            };
            decide(tx, author, at, (&mut waits, state, None))
        }
        _ => Ok(()),
    }
}

/// Forgets proposals that were decided before an instant, with the words about them.
pub fn forget(tx: &mut Tx<'_>, before: DateTime<Utc>) -> Result<usize, DbError> {
    let old = proposals::table
        .filter(proposals::state.ne(ProposalState::Waiting.as_str()))
        .filter(proposals::updated_at.lt(before.naive_utc()));
    Ok(diesel::delete(old).execute(tx.conn)?)
}

/// Gives the proposals about a record to another provider, which has the record now.
pub fn hand_over(tx: &mut Tx<'_>, record: &str, to: &ProviderId) -> Result<(), DbError> {
    let about = proposals::table.filter(proposals::record_id.eq(record));
    diesel::update(about)
        .set(proposals::provider_id.eq(to))
        .execute(tx.conn)?;
    Ok(())
}
