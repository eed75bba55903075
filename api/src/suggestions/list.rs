//! Suggestions as staff see them.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use porta_contract::{
    DeclineReason, EntrySuggestion, EntrySuggestions, SuggestionKind, SuggestionSender, SuggestionState,
};

use super::{SuggestionId, likes};
use crate::catalog::ids::CityId;
use crate::catalog::stored;
use crate::review::ids::TaskId;
use crate::spine::db::schema::{staff_tasks, suggestion_contents, suggestion_senders, suggestions};
use crate::spine::db::{AnyConnection, Database, DbError};
use crate::spine::http::{Failure, cursor};
use crate::spine::ids::Id;

/// Which suggestions are wanted.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub state: Option<SuggestionState>,
    pub kind: Option<SuggestionKind>,
    /// How many.
    pub limit: usize,
    /// Before this id.
    pub after: Option<String>,
    /// What a cursor belongs to.
    pub question: u64,
}

/// A row of the table.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = suggestions)]
pub(super) struct Row {
    pub id: SuggestionId,
    pub kind: String,
    pub lang: String,
    pub state: String,
    pub suspicious: bool,
    pub consent_version: String,
    pub consented_at: NaiveDateTime,
    pub task_id: Option<TaskId>,
    pub created_at: NaiveDateTime,
    pub closed_at: Option<NaiveDateTime>,
    pub reason: Option<String>,
    pub record_id: Option<String>,
    pub version: i64,
}

impl Row {
    pub fn kind(&self) -> SuggestionKind {
        SuggestionKind::parse(&self.kind).unwrap_or(SuggestionKind::Unrecognised)
    }
}

/// A page of suggestions, the newest first; blocking.
pub(super) fn list(database: &Database, city: &CityId, wanted: &Wanted) -> Result<EntrySuggestions, DbError> {
    database.read_snapshot(|conn| {
        let all = || {
            let mut query = suggestions::table.filter(suggestions::city_id.eq(city)).into_boxed();
            if let Some(state) = wanted.state {
                query = query.filter(suggestions::state.eq(state.as_str()));
            }
            if let Some(kind) = wanted.kind {
                query = query.filter(suggestions::kind.eq(kind.as_str()));
            }
            query
        };
        let total: i64 = all().count().get_result(conn)?;
        let mut page = all().order(suggestions::id.desc());
        if let Some(after) = &wanted.after {
            page = page.filter(suggestions::id.lt(after));
        }
        let one_more = i64::try_from(wanted.limit + 1).unwrap_or(i64::MAX);
        let mut rows: Vec<Row> = page.limit(one_more).select(Row::as_select()).load(conn)?;
        let more = rows.len() > wanted.limit;
        rows.truncate(wanted.limit);
        let next = rows.last().filter(|_| more);
        Ok(EntrySuggestions {
            next: next.map(|last| cursor::write(wanted.question, last.id.as_str())),
            total: u64::try_from(total).unwrap_or_default(),
            items: shown(conn, rows)?,
        })
    })
}

/// One suggestion, with what is like it now; blocking.
///
/// # Errors
/// [`Failure::NotFound`] for one that is not there.
pub(super) fn read(database: &Database, city: &CityId, id: &str) -> Result<EntrySuggestion, Failure> {
    database.read_snapshot(|conn| {
        let row = found(conn, city, id)?;
        one(conn, city, row)
    })
}

/// A suggestion of a city.
pub(super) fn found(conn: &mut AnyConnection, city: &CityId, id: &str) -> Result<Row, Failure> {
    let row = suggestions::table
        .find(id)
        .filter(suggestions::city_id.eq(city))
        .select(Row::as_select())
        .first(conn)
        .optional()
        .map_err(DbError::from)?;
    row.ok_or_else(|| Failure::NotFound("There is no such suggestion in this city.".to_owned()))
}

/// A suggestion with what is like it now, as long as it waits.
pub(super) fn one(conn: &mut AnyConnection, city: &CityId, row: Row) -> Result<EntrySuggestion, Failure> {
    let id = row.id.clone();
    let shown = shown(conn, vec![row])?.pop();
    let mut suggestion = shown.ok_or_else(|| Failure::Internal("a suggestion that was found is gone".to_owned()))?;
    if let Some(content) = suggestion
        .content
        .as_ref()
        .filter(|_| suggestion.state == SuggestionState::Waiting)
    {
        suggestion.similar = likes::find(conn, city, (&content.title, &id))?;
    }
    Ok(suggestion)
}

/// What suggestions say: content, likes and words, by id.
type Contents = HashMap<String, (String, String, Option<String>)>;

fn shown(conn: &mut AnyConnection, rows: Vec<Row>) -> Result<Vec<EntrySuggestion>, DbError> {
    let ids: Vec<&SuggestionId> = rows.iter().map(|row| &row.id).collect();
    let contents: Vec<(String, String, String, Option<String>)> = suggestion_contents::table
        .filter(suggestion_contents::suggestion_id.eq_any(&ids))
        .select((
            suggestion_contents::suggestion_id,
            suggestion_contents::content,
            suggestion_contents::likes,
            suggestion_contents::words,
        ))
        .load(conn)?;
    let mut contents: Contents = contents
        .into_iter()
        .map(|(id, content, likes, words)| (id, (content, likes, words)))
        .collect();
    let senders: Vec<(String, Option<String>, Option<String>)> = suggestion_senders::table
        .filter(suggestion_senders::suggestion_id.eq_any(&ids))
        .select((
            suggestion_senders::suggestion_id,
            suggestion_senders::name,
            suggestion_senders::email,
        ))
        .load(conn)?;
    let mut senders: HashMap<String, SuggestionSender> = senders
        .into_iter()
        .map(|(id, name, email)| (id, SuggestionSender { name, email }))
        .collect();
    let tasks: Vec<&TaskId> = rows.iter().filter_map(|row| row.task_id.as_ref()).collect();
    let due: Vec<(String, NaiveDate)> = staff_tasks::table
        .filter(staff_tasks::id.eq_any(tasks))
        .select((staff_tasks::id, staff_tasks::due_on))
        .load(conn)?;
    let due: HashMap<String, NaiveDate> = due.into_iter().collect();
    rows.into_iter()
        .map(|row| {
            let said = contents.remove(row.id.as_str());
            let sender = senders.remove(row.id.as_str());
            let due_on = row.task_id.as_ref().and_then(|id| due.get(id.as_str())).copied();
            suggestion(row, said, (sender, due_on))
        })
        .collect()
}

fn suggestion(
    row: Row,
    said: Option<(String, String, Option<String>)>,
    (sender, due_on): (Option<SuggestionSender>, Option<NaiveDate>),
) -> Result<EntrySuggestion, DbError> {
    let (content, similar, words) = match said {
        Some((content, likes, words)) => (
            Some(stored::read("suggestion_contents.content", &content)?),
            stored::read("suggestion_contents.likes", &likes)?,
            words,
        ),
        None => (None, Vec::new(), None),
    };
    Ok(EntrySuggestion {
        id: row.id.to_string(),
        kind: row.kind(),
        state: SuggestionState::parse(&row.state).unwrap_or(SuggestionState::Unrecognised),
        lang: row.lang,
        suspicious: row.suspicious,
        content,
        sender,
        consent: row.consent_version,
        consented_at: row.consented_at.and_utc(),
        similar,
        created_at: row.created_at.and_utc(),
        task: row.task_id.map(|id| id.to_string()),
        due_on,
        closed_at: stored::instant(row.closed_at),
        reason: row.reason.as_deref().and_then(DeclineReason::parse),
        record: row.record_id,
        words,
    })
}
