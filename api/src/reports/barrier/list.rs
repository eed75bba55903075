//! Reports of barriers as staff see them.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use porta_contract::{Barrier, BarrierOutcome, Barriers, ReportState};

use super::BarrierId;
use crate::catalog::ids::CityId;
use crate::catalog::stored;
use crate::reports::list::Wanted;
use crate::review::ids::TaskId;
use crate::spine::db::schema::{barrier_texts, barriers};
use crate::spine::db::{AnyConnection, Database, DbError};
use crate::spine::http::cursor;
use crate::spine::ids::Id;

/// A row of the table.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = barriers)]
pub(super) struct Row {
    pub id: BarrierId,
    pub number: String,
    pub state: String,
    pub task_id: Option<TaskId>,
    pub created_at: NaiveDateTime,
    pub due_on: NaiveDate,
    pub reminded_at: Option<NaiveDateTime>,
    pub closed_at: Option<NaiveDateTime>,
    pub outcome: Option<String>,
    pub version: i64,
}

/// What was written: text, page, language, address.
type Words = (String, Option<String>, Option<String>, Option<String>);

/// A page of reports, the newest first; blocking.
pub(super) fn list(database: &Database, city: &CityId, wanted: &Wanted) -> Result<Barriers, DbError> {
    database.read_snapshot(|conn| {
        let all = || {
            let query = barriers::table.filter(barriers::city_id.eq(city)).into_boxed();
            match wanted.state {
                Some(state) => query.filter(barriers::state.eq(state.as_str())),
                None => query,
            }
        };
        let total: i64 = all().count().get_result(conn)?;
        let mut page = all().order(barriers::id.desc());
        if let Some(after) = &wanted.after {
            page = page.filter(barriers::id.lt(after));
        }
        let one_more = i64::try_from(wanted.limit + 1).unwrap_or(i64::MAX);
        let mut rows: Vec<Row> = page.limit(one_more).select(Row::as_select()).load(conn)?;
        let more = rows.len() > wanted.limit;
        rows.truncate(wanted.limit);
        let next = rows.last().filter(|_| more);
        Ok(Barriers {
            next: next.map(|last| cursor::write(wanted.question, last.id.as_str())),
            total: u64::try_from(total).unwrap_or_default(),
            items: shown(conn, rows)?,
        })
    })
}

/// Rows with what was written, as long as it is kept.
pub(super) fn shown(conn: &mut AnyConnection, rows: Vec<Row>) -> Result<Vec<Barrier>, DbError> {
    let ids: Vec<&BarrierId> = rows.iter().map(|row| &row.id).collect();
    let texts: Vec<(String, Words)> = barrier_texts::table
        .filter(barrier_texts::barrier_id.eq_any(ids))
        .select((
            barrier_texts::barrier_id,
            (
                barrier_texts::text,
                barrier_texts::page,
                barrier_texts::lang,
                barrier_texts::email,
            ),
        ))
        .load(conn)?;
    let barrier = |row: Row| {
        let words = texts
            .iter()
            .find(|(id, _)| id == row.id.as_str())
            .map(|(_, words)| words.clone());
        let (text, page, lang, email) = match words {
            Some((text, page, lang, email)) => (Some(text), page, lang, email),
            None => (None, None, None, None),
        };
        Barrier {
            id: row.id.to_string(),
            number: row.number,
            text,
            page,
            lang,
            email,
            created_at: row.created_at.and_utc(),
            due_on: row.due_on,
            reminded_at: stored::instant(row.reminded_at),
            state: ReportState::parse(&row.state).unwrap_or(ReportState::Unrecognised),
            task: row.task_id.map(|id| id.to_string()),
            closed_at: stored::instant(row.closed_at),
            outcome: row.outcome.as_deref().and_then(BarrierOutcome::parse),
        }
    };
    Ok(rows.into_iter().map(barrier).collect())
}
