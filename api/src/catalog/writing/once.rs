//! `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): a request that is sent again with the same key is answered as the
//! first one was, for a day. The answer is kept in the transaction of the write, so there is never one without the other.

use actix_web::HttpRequest;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Answer, Author};
use crate::spine::clock::Clock;
use crate::spine::db::schema::kept_answers;
use crate::spine::db::{AnyConnection, Database, DbError, Tx};
use crate::spine::http::{Failure, RequestKey, Value};
use crate::spine::jobs::{Handlers, Outcome};
use crate::spine::periods;

/// Name of the header.
const HEADER: &str = "Idempotency-Key";

/// A request that is to be done once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once {
    key: String,
    body: String,
}

fn hash(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Once {
    /// Reads the key of a request, if it has one. It belongs to its sender, the path and its query.
    pub fn of(request: &HttpRequest, author: &Author, body: &impl Serialize) -> Result<Option<Self>, Failure> {
        let Some(value) = request.headers().get(HEADER) else {
            return Ok(None);
        };
        let text = value.to_str().unwrap_or_default().trim();
        let key = text
            .strip_prefix('"')
            .and_then(|key| key.strip_suffix('"'))
            .unwrap_or(text);
        let Some(RequestKey(key)) = RequestKey::read(key) else {
            return Err(Failure::BadRequest(format!("{HEADER} takes {}.", RequestKey::wanted())));
        };
        let body = serde_json::to_string(body).map_err(|error| Failure::Internal(error.to_string()))?;
        let sender = author.actor.id().unwrap_or_default();
        let place = request.uri().to_string();
        Ok(Some(Self {
            key: hash(&[author.actor.kind(), &sender, &place, &key]),
            body: hash(&[&body]),
        }))
    }

    /// The answer that this request got already.
    ///
    /// # Errors
    /// [`Failure::Conflict`] when the key was used with another body.
    pub fn answered(&self, conn: &mut AnyConnection, now: DateTime<Utc>) -> Result<Option<Answer>, Failure> {
        type Row = (String, i32, String, Option<String>, Option<String>);
        let kept: Option<Row> = kept_answers::table
            .find(&self.key)
            .filter(kept_answers::created_at.gt((now - periods::ANSWER.time()).naive_utc()))
            .select((
                kept_answers::body_hash,
                kept_answers::status,
                kept_answers::body,
                kept_answers::tag,
                kept_answers::place,
            ))
            .first(conn)
            .optional()
            .map_err(DbError::from)?;
        let Some((body_hash, status, body, tag, place)) = kept else {
            return Ok(None);
        };
        if body_hash != self.body {
            return Err(Failure::Conflict(format!(
                "This {HEADER} was used with another body; send a fresh key with a new request."
            )));
        }
        Ok(Some(Answer {
            status: u16::try_from(status).unwrap_or(200),
            body,
            tag,
            place,
        }))
    }

    /// Keeps an answer, in the transaction of the write.
    pub fn keep(&self, tx: &mut Tx<'_>, answer: &Answer, now: DateTime<Utc>) -> Result<(), Failure> {
        // One that is too old to be given again makes room.
        diesel::delete(kept_answers::table.find(&self.key))
            .filter(kept_answers::created_at.le((now - periods::ANSWER.time()).naive_utc()))
            .execute(tx.conn)
            .map_err(DbError::from)?;
        let row = (
            kept_answers::key_hash.eq(&self.key),
            kept_answers::body_hash.eq(&self.body),
            kept_answers::status.eq(i32::from(answer.status)),
            kept_answers::body.eq(&answer.body),
            kept_answers::tag.eq(&answer.tag),
            kept_answers::place.eq(&answer.place),
            kept_answers::created_at.eq(now.naive_utc()),
        );
        match diesel::insert_into(kept_answers::table)
            .values(row)
            .execute(tx.conn)
            .map_err(DbError::from)
        {
            Ok(_) => Ok(()),
            Err(DbError::Constraint(_)) => Err(Failure::Conflict(format!(
                "A request with this {HEADER} is being answered; try again in a moment."
            ))),
            Err(error) => Err(error.into()),
        }
    }
}

/// Kind of the job that forgets old answers.
pub const FORGET_ANSWERS: &str = "forget answers";

/// Forgets answers that are too old to be given again; gives their number.
pub fn forget_old(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, DbError> {
    let old = kept_answers::table.filter(kept_answers::created_at.le((now - periods::ANSWER.time()).naive_utc()));
    Ok(diesel::delete(old).execute(tx.conn)?)
}

/// Adds the work of forgetting.
#[must_use]
pub fn with_forgetting(handlers: Handlers, database: Database, clock: Clock) -> Handlers {
    handlers.blocking(FORGET_ANSWERS, move |_| {
        match database.write(|tx| forget_old(tx, clock.now())) {
            Ok(_) => Outcome::Done,
            Err(error) => Outcome::Retry(error.to_string()),
        }
    })
}
