//! One list over the change log and the audit, newest first.

use std::cmp::Reverse;

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::spine::db::schema::{audit, change_log};
use crate::spine::db::{AnyConnection, DbError};
use crate::spine::ids::CityId;

/// What somebody wants to know; what is none does not matter.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// City it belongs to.
    pub city: Option<CityId>,
    /// Id of who did it.
    pub actor: Option<String>,
    /// What it was done to: a noun, or a word of the audit.
    pub subject: Option<String>,
    /// Id of what it was done to.
    pub record: Option<String>,
    /// What was done.
    pub action: Option<String>,
    /// From this instant on.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub to: Option<DateTime<Utc>>,
}

/// Where a row stands in the list. Rows of one instant are ordered by source, then by their number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Microseconds since 1970.
    pub micros: i64,
    /// Sequence number in the change log; 0 for rows of the audit.
    pub seq: i64,
    /// Id in the audit; empty for rows of the change log.
    pub id: String,
}

impl Place {
    fn at(&self) -> NaiveDateTime {
        DateTime::from_timestamp_micros(self.micros)
            .unwrap_or_default()
            .naive_utc()
    }
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands.
    pub place: Place,
    /// City it belongs to.
    pub city: Option<CityId>,
    /// What kind of actor: `account`, `client`, `import`, `link`, `system`.
    pub actor_kind: String,
    /// Its id.
    pub actor: Option<String>,
    /// What was done.
    pub action: String,
    /// What it was done to.
    pub subject: String,
    /// Id of that.
    pub record: Option<String>,
    /// Version that the record has since; for changes only.
    pub version: Option<i64>,
    /// Public values.
    pub detail: Value,
}

impl Row {
    /// When.
    #[must_use]
    pub fn at(&self) -> DateTime<Utc> {
        self.place.at().and_utc()
    }
}

/// Rows that answer a question, newest first, after a place; so many at most.
///
/// # Errors
/// [`DbError`] when the database is of no help.
pub fn list(
    conn: &mut AnyConnection,
    question: &Question,
    after: Option<&Place>,
    limit: usize,
) -> Result<Vec<Row>, DbError> {
    let most = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut rows = changes(conn, question, after, most)?;
    rows.extend(notes(conn, question, after, most)?);
    rows.sort_by(|a, b| Reverse(&a.place).cmp(&Reverse(&b.place)));
    rows.truncate(limit);
    Ok(rows)
}

type Change = (
    i64,
    NaiveDateTime,
    Option<CityId>,
    String,
    Option<String>,
    (String, String, String, i64, String),
);

fn changes(
    conn: &mut AnyConnection,
    question: &Question,
    after: Option<&Place>,
    limit: i64,
) -> Result<Vec<Row>, DbError> {
    use change_log::dsl;
    let columns = (
        dsl::seq,
        dsl::at,
        dsl::city_id,
        dsl::actor_kind,
        dsl::actor_id,
        (dsl::action, dsl::noun, dsl::record_id, dsl::version, dsl::changed),
    );
    let mut query = dsl::change_log
        .select(columns)
        .order((dsl::at.desc(), dsl::seq.desc()))
        .limit(limit)
        .into_boxed();
    if let Some(city) = &question.city {
        query = query.filter(dsl::city_id.eq(city));
    }
    if let Some(actor) = &question.actor {
        query = query.filter(dsl::actor_id.eq(actor));
    }
    if let Some(subject) = &question.subject {
        query = query.filter(dsl::noun.eq(subject));
    }
    if let Some(record) = &question.record {
        query = query.filter(dsl::record_id.eq(record));
    }
    if let Some(action) = &question.action {
        query = query.filter(dsl::action.eq(action));
    }
    if let Some(from) = question.from {
        query = query.filter(dsl::at.ge(from.naive_utc()));
    }
    if let Some(to) = question.to {
        query = query.filter(dsl::at.lt(to.naive_utc()));
    }
    // Of one instant, changes come before notes: their numbers are higher than 0.
    if let Some(place) = after {
        let same = dsl::at.eq(place.at()).and(dsl::seq.lt(place.seq));
        query = query.filter(dsl::at.lt(place.at()).or(same));
    }
    Ok(query.load::<Change>(conn)?.into_iter().map(of_change).collect())
}

fn of_change((seq, at, city, actor_kind, actor, rest): Change) -> Row {
    let (action, subject, record, version, changed) = rest;
    Row {
        place: Place {
            micros: at.and_utc().timestamp_micros(),
            seq,
            id: String::new(),
        },
        city,
        actor_kind,
        actor,
        action,
        subject,
        record: Some(record),
        version: Some(version),
        detail: serde_json::json!({ "changed": names(&changed) }),
    }
}

type Note = (
    String,
    NaiveDateTime,
    Option<CityId>,
    String,
    Option<String>,
    (String, String, Option<String>, String),
);

fn notes(
    conn: &mut AnyConnection,
    question: &Question,
    after: Option<&Place>,
    limit: i64,
) -> Result<Vec<Row>, DbError> {
    use audit::dsl;
    let columns = (
        dsl::id,
        dsl::at,
        dsl::city_id,
        dsl::actor_kind,
        dsl::actor_id,
        (dsl::action, dsl::subject_kind, dsl::subject_id, dsl::detail),
    );
    let mut query = dsl::audit
        .select(columns)
        .order((dsl::at.desc(), dsl::id.desc()))
        .limit(limit)
        .into_boxed();
    if let Some(city) = &question.city {
        query = query.filter(dsl::city_id.eq(city));
    }
    if let Some(actor) = &question.actor {
        query = query.filter(dsl::actor_id.eq(actor));
    }
    if let Some(subject) = &question.subject {
        query = query.filter(dsl::subject_kind.eq(subject));
    }
    if let Some(record) = &question.record {
        query = query.filter(dsl::subject_id.eq(record));
    }
    if let Some(action) = &question.action {
        query = query.filter(dsl::action.eq(action));
    }
    if let Some(from) = question.from {
        query = query.filter(dsl::at.ge(from.naive_utc()));
    }
    if let Some(to) = question.to {
        query = query.filter(dsl::at.lt(to.naive_utc()));
    }
    if let Some(place) = after {
        query = if place.id.is_empty() {
            query.filter(dsl::at.le(place.at()))
        } else {
            let same = dsl::at.eq(place.at()).and(dsl::id.lt(&place.id));
            query.filter(dsl::at.lt(place.at()).or(same))
        };
    }
    Ok(query.load::<Note>(conn)?.into_iter().map(of_note).collect())
}

fn of_note((id, at, city, actor_kind, actor, rest): Note) -> Row {
    let (action, subject, record, detail) = rest;
    Row {
        place: Place {
            micros: at.and_utc().timestamp_micros(),
            seq: 0,
            id,
        },
        city,
        actor_kind,
        actor,
        action,
        subject,
        record,
        version: None,
        detail: serde_json::from_str(&detail).unwrap_or_default(),
    }
}

/// Names of the fields that a change-log row says have changed.
fn names(changed: &str) -> Vec<String> {
    serde_json::from_str(changed).unwrap_or_default()
}
