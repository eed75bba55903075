//! Writing a draft: the record with its history, or the proposal that waits for an editor.

use actix_web::http::StatusCode;
use chrono::{DateTime, Utc};
use porta_contract::{FieldError, Publication};

use super::draft::Draft;
use super::names::{Names, Wanted};
use super::proposal::{self, Proposal};
use super::written::{View, Written};
use super::{Answer, Author, Hidden, Tools};
use crate::catalog::change;
use crate::catalog::city::City;
use crate::catalog::record;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;

/// What became of a draft.
#[derive(Clone, Debug)]
pub enum Way {
    /// A new record.
    Created,
    /// Another version.
    Changed,
    /// It is as it was: nothing was written.
    Same,
    /// It waits for an editor; the record is as it was.
    Waits(Box<Proposal>),
}

/// A draft that was written.
#[derive(Debug)]
pub struct Done<T> {
    /// The city.
    pub city: City,
    /// The record as it is now.
    pub record: T,
    /// What became of it.
    pub way: Way,
    /// What is odd about it.
    pub warnings: Vec<FieldError>,
}

/// How staff read a page of records.
pub fn wires<T: Written>(
    conn: &mut AnyConnection,
    author: &Author,
    (city, tools): (&City, &Tools),
    records: &[T],
) -> Result<Vec<T::Wire>, DbError> {
    let mut wanted = Wanted::default();
    records.iter().for_each(|record| record.wants(&mut wanted));
    let (names, hidden) = (&Names::load(conn, wanted)?, &Hidden::from(conn, author)?);
    let view = View::new(city, tools, (names, hidden));
    Ok(records.iter().map(|record| record.wire(view, Vec::new())).collect())
}

impl<T: Written> Done<T> {
    /// What is answered: the record, or the proposal that waits.
    pub fn answer(self, conn: &mut AnyConnection, author: &Author, tools: &Tools) -> Result<Answer, Failure> {
        let version = Some(self.record.meta().version);
        let status = match &self.way {
            Way::Created => StatusCode::CREATED,
            Way::Changed | Way::Same => StatusCode::OK,
            Way::Waits(_) => StatusCode::ACCEPTED,
        };
        if let Way::Waits(waits) = &self.way {
            return Answer::of(status, &waits.wire(None, &Hidden::from(conn, author)?)?, version);
        }
        let place = format!("/v1/staff/cities/{}/{}/{}", self.city.slug, T::PLURAL, self.record.id());
        let body = wire(conn, author, (&self.city, tools), &self.record, self.warnings)?;
        let answer = Answer::of(status, &body, version)?;
        Ok(if status == StatusCode::CREATED {
            answer.at(place)
        } else {
            answer
        })
    }
}

/// How staff read one record.
pub fn wire<T: Written>(
    conn: &mut AnyConnection,
    author: &Author,
    (city, tools): (&City, &Tools),
    record: &T,
    warnings: Vec<FieldError>,
) -> Result<T::Wire, DbError> {
    let mut wanted = Wanted::default();
    record.wants(&mut wanted);
    let (names, hidden) = (&Names::load(conn, wanted)?, &Hidden::from(conn, author)?);
    Ok(record.wire(View::new(city, tools, (names, hidden)), warnings))
}

/// Who writes, and when, for the change log.
pub(super) const fn by(author: &Author, at: DateTime<Utc>) -> change::Author<'_> {
    change::Author {
        actor: &author.actor,
        at,
    }
}

/// Writes a draft.
///
/// # Errors
/// [`Failure::Stale`] when somebody was faster: nothing has been written then.
pub fn write<T: Written>(tx: &mut Tx<'_>, tools: &Tools, author: &Author, draft: Draft<T>) -> Result<Done<T>, Failure> {
    let at = tools.clock.now();
    let lacks = draft.record.lacks();
    let wants_public = matches!(
        draft.record.publication(),
        Publication::Published | Publication::Pending
    );
    if wants_public && !lacks.is_empty() {
        let message = format!("It cannot be published yet: {}.", lacks.join("; "));
        return Err(Failure::Conflict(message));
    }
    let Draft {
        city,
        before,
        mut record,
        action,
        warnings,
        proposed,
    } = draft;
    let done = |record, way| Done {
        city,
        record,
        way,
        warnings,
    };
    let Some(before) = before else {
        record::create(tx, &by(author, at), &record)?;
        if record.publication() == Publication::Pending {
            proposal::submit(tx, author, at, &record)?;
        }
        record.settle(tx, tools, author)?;
        return Ok(done(record, Way::Created));
    };
    if let Some(change) = proposed {
        let waits = proposal::propose(tx, author, at, (&before, change))?;
        return Ok(done(before, Way::Waits(Box::new(waits))));
    }
    if record == before {
        return Ok(done(before, Way::Same));
    }
    if !record::change_from(tx, &by(author, at), (&before, &mut record), action)? {
        let now = T::stored(tx.conn, before.id())?;
        return Err(Failure::Stale(now.map(|now| now.meta().version)));
    }
    match (before.publication(), record.publication()) {
        (Publication::Pending, Publication::Pending) => {}
        (_, Publication::Pending) => proposal::submit(tx, author, at, &record)?,
        (Publication::Pending, _) => proposal::settle_new(tx, author, at, record.id())?,
        _ => {}
    }
    record.settle(tx, tools, author)?;
    Ok(done(record, Way::Changed))
}
