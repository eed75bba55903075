//! Notes on records that only staff see.

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use porta_contract::{FieldError, NewNote, Note, NoteList};

use crate::catalog::check::{limits, text};
use crate::catalog::writing::draft::stored;
use crate::catalog::writing::sheet::field;
use crate::catalog::writing::{Author, Target, Tools, Written, note_looks};
use crate::spine::db::schema::record_notes;
use crate::spine::db::{AnyConnection, DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

crate::id! {
    /// Id of a note.
    NoteId
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = record_notes)]
struct Row {
    id: NoteId,
    note: String,
    account_id: Option<String>,
    created_at: NaiveDateTime,
}

impl From<Row> for Note {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.to_string(),
            note: row.note,
            by: row.account_id,
            created_at: row.created_at.and_utc(),
        }
    }
}

fn of_record(conn: &mut AnyConnection, record: &str) -> Result<NoteList, DbError> {
    let rows: Vec<Row> = record_notes::table
        .filter(record_notes::record_id.eq(record))
        .order((record_notes::created_at, record_notes::id))
        .select(Row::as_select())
        .load(conn)?;
    let items = rows.into_iter().map(Note::from).collect();
    Ok(NoteList { items })
}

/// Notes on a record, the oldest first; blocking.
pub fn list<T: Written>(tools: &Tools, author: &Author, name: &str) -> Result<NoteList, Failure> {
    let (record, list) = tools.database.read_snapshot(|conn| {
        let record: T = stored(conn, author, Target { name, version: None })?;
        let list = of_record(conn, record.id())?;
        Ok::<_, Failure>((record, list))
    })?;
    note_looks(tools, author, [&record], "notes")?;
    Ok(list)
}

/// Adds a note; blocking.
pub fn add<T: Written>(tools: &Tools, author: &Author, (name, new): (&str, &NewNote)) -> Result<NoteList, Failure> {
    let note = new.note.trim();
    let fault = match text("note", note, limits::NOTE) {
        Err(fault) => Some((fault.code, fault.message)),
        Ok(()) if note.is_empty() => Some(("missing", "`note` must say something".to_owned())),
        Ok(()) => None,
    };
    if let Some((code, detail)) = fault {
        return Err(Failure::Invalid(vec![FieldError {
            pointer: Some(field("note").to_string()),
            parameter: None,
            code: code.to_owned(),
            detail,
        }]));
    }
    tools.commit(false, |tx| {
        let record: T = stored(tx.conn, author, Target { name, version: None })?;
        put(tx, (author, tools.clock.now()), &record, note)?;
        Ok(of_record(tx.conn, record.id())?)
    })
}

/// Puts a note that is fine beside a record, in the transaction of what it is about.
///
/// # Errors
/// [`DbError`] when the database is of no help.
pub fn put<T: Written>(
    tx: &mut Tx<'_>,
    (author, at): (&Author, DateTime<Utc>),
    record: &T,
    note: &str,
) -> Result<(), DbError> {
    let row = (
        record_notes::id.eq(NoteId::fresh()),
        record_notes::record_id.eq(record.id()),
        record_notes::city_id.eq(record.city()),
        record_notes::noun.eq(T::NOUN.as_str()),
        record_notes::note.eq(note),
        record_notes::account_id.eq(author.actor.id()),
        record_notes::created_at.eq(at.naive_utc()),
    );
    diesel::insert_into(record_notes::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// Takes a note away; blocking.
pub fn remove<T: Written>(tools: &Tools, author: &Author, (name, id): (&str, &str)) -> Result<(), Failure> {
    tools.commit(false, |tx| {
        let record: T = stored(tx.conn, author, Target { name, version: None })?;
        let row = record_notes::table
            .filter(record_notes::record_id.eq(record.id()))
            .filter(record_notes::id.eq(id));
        match diesel::delete(row).execute(tx.conn).map_err(DbError::from)? {
            0 => Err(Failure::NotFound("There is no such note on this record.".to_owned())),
            _ => Ok(()),
        }
    })
}
