//! Reports as staff see them.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use porta_contract::{Noun, Report, ReportOutcome, ReportReason, ReportState, ReportText, Reports};

use super::ReportId;
use super::entry::{self, Entry, NOUNS};
use crate::catalog::ids::CityId;
use crate::catalog::stored;
use crate::review::ids::TaskId;
use crate::spine::db::schema::{report_texts, reports, staff_task_notes, staff_tasks};
use crate::spine::db::{AnyConnection, Database, DbError};
use crate::spine::http::cursor;
use crate::spine::ids::Id;

/// Which reports are wanted.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub state: Option<ReportState>,
    /// How many.
    pub limit: usize,
    /// Before this id.
    pub after: Option<String>,
    /// What a cursor belongs to.
    pub question: u64,
}

/// A row of the table.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = reports)]
pub(super) struct Row {
    pub id: ReportId,
    pub noun: String,
    pub record_id: String,
    pub reason: String,
    pub suspicious: bool,
    pub state: String,
    pub task_id: Option<TaskId>,
    pub count: i64,
    pub first_at: NaiveDateTime,
    pub last_at: NaiveDateTime,
    pub closed_at: Option<NaiveDateTime>,
    pub outcome: Option<String>,
    pub version: i64,
}

impl Row {
    fn noun(&self) -> Noun {
        Noun::parse(&self.noun).unwrap_or(Noun::Unrecognised)
    }
}

/// A page of reports, the newest first; blocking.
pub(super) fn list(database: &Database, city: &CityId, wanted: &Wanted) -> Result<Reports, DbError> {
    database.read_snapshot(|conn| {
        let all = || {
            let query = reports::table.filter(reports::city_id.eq(city)).into_boxed();
            match wanted.state {
                Some(state) => query.filter(reports::state.eq(state.as_str())),
                None => query,
            }
        };
        let total: i64 = all().count().get_result(conn)?;
        let mut page = all().order(reports::id.desc());
        if let Some(after) = &wanted.after {
            page = page.filter(reports::id.lt(after));
        }
        let one_more = i64::try_from(wanted.limit + 1).unwrap_or(i64::MAX);
        let mut rows: Vec<Row> = page.limit(one_more).select(Row::as_select()).load(conn)?;
        let more = rows.len() > wanted.limit;
        rows.truncate(wanted.limit);
        let next = rows.last().filter(|_| more);
        Ok(Reports {
            next: next.map(|last| cursor::write(wanted.question, last.id.as_str())),
            total: u64::try_from(total).unwrap_or_default(),
            items: shown(conn, city, rows)?,
        })
    })
}

/// What lies beside the rows of a page.
#[derive(Default)]
struct Beside {
    entries: HashMap<String, (Entry, String)>,
    texts: HashMap<String, Vec<ReportText>>,
    tasks: Tasks,
}

/// When tasks are due, and what was noted with them, by id.
type Tasks = HashMap<String, (NaiveDate, Option<String>)>;

/// Rows with the entries they are about, their texts and their tasks.
pub(super) fn shown(conn: &mut AnyConnection, city: &CityId, rows: Vec<Row>) -> Result<Vec<Report>, DbError> {
    let mut beside = Beside::default();
    for noun in NOUNS {
        let of_noun = rows.iter().filter(|row| row.noun() == noun);
        let ids: Vec<&str> = of_noun.map(|row| row.record_id.as_str()).collect();
        let titles = entry::titles(conn, &ids)?;
        for entry in entry::by_ids(conn, city, (noun, &ids))? {
            let title = entry.title(&titles, &entry.source_lang);
            beside.entries.insert(entry.id.clone(), (entry, title));
        }
    }
    beside.texts = texts(conn, &rows)?;
    beside.tasks = tasks(conn, &rows)?;
    Ok(rows.into_iter().map(|row| report(row, &mut beside)).collect())
}

fn texts(conn: &mut AnyConnection, rows: &[Row]) -> Result<HashMap<String, Vec<ReportText>>, DbError> {
    let ids: Vec<&ReportId> = rows.iter().map(|row| &row.id).collect();
    let found: Vec<(String, String, Option<String>, NaiveDateTime)> = report_texts::table
        .filter(report_texts::report_id.eq_any(ids))
        .order(report_texts::id)
        .select((
            report_texts::report_id,
            report_texts::text,
            report_texts::lang,
            report_texts::created_at,
        ))
        .load(conn)?;
    let mut texts: HashMap<String, Vec<ReportText>> = HashMap::new();
    for (report, text, lang, at) in found {
        let text = ReportText {
            text,
            lang,
            at: at.and_utc(),
        };
        texts.entry(report).or_default().push(text);
    }
    Ok(texts)
}

fn tasks(conn: &mut AnyConnection, rows: &[Row]) -> Result<Tasks, DbError> {
    let ids: Vec<&TaskId> = rows.iter().filter_map(|row| row.task_id.as_ref()).collect();
    let found: Vec<(String, NaiveDate, Option<String>)> = staff_tasks::table
        .left_join(staff_task_notes::table.on(staff_task_notes::task_id.eq(staff_tasks::id)))
        .filter(staff_tasks::id.eq_any(ids))
        .select((staff_tasks::id, staff_tasks::due_on, staff_task_notes::note.nullable()))
        .load(conn)?;
    Ok(found.into_iter().map(|(id, due, note)| (id, (due, note))).collect())
}

fn report(row: Row, beside: &mut Beside) -> Report {
    let noun = row.noun();
    let (slug, title) = match beside.entries.get(&row.record_id) {
        Some((entry, title)) => (Some(entry.slug.clone()), Some(title.clone())),
        None => (None, None),
    };
    let task = row.task_id.as_ref().and_then(|id| beside.tasks.get(id.as_str()));
    let (due_on, note) = match task {
        Some((due, note)) => (Some(*due), note.clone()),
        None => (None, None),
    };
    Report {
        texts: beside.texts.remove(row.id.as_str()).unwrap_or_default(),
        id: row.id.to_string(),
        noun,
        record: row.record_id,
        slug,
        title,
        reason: ReportReason::parse(&row.reason).unwrap_or(ReportReason::Unrecognised),
        suspicious: row.suspicious,
        count: row.count,
        first_at: row.first_at.and_utc(),
        last_at: row.last_at.and_utc(),
        state: ReportState::parse(&row.state).unwrap_or(ReportState::Unrecognised),
        task: row.task_id.map(|id| id.to_string()),
        due_on,
        closed_at: stored::instant(row.closed_at),
        outcome: row.outcome.as_deref().and_then(ReportOutcome::parse),
        note,
    }
}
