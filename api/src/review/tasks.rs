//! What waits for staff: one open task for one matter, with a day by which it is due.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;
use porta_contract::Noun;

use super::ids::{ItemId, ReviewId, TaskId};
use super::rows::ReviewRow;
use crate::catalog::ids::{CityId, ProviderId};
use crate::spine::db::schema::{staff_task_notes, staff_tasks};
use crate::spine::db::{Both, DbError, Tx};
use crate::spine::ids::{AccountId, Id};

/// Days that staff have.
const DAYS: u64 = 7;
/// A task that waits.
const OPEN: &str = "open";

/// Kinds of tasks.
pub mod kind {
    /// Nobody answers: phone them.
    pub const PHONE: &str = "phone";
    /// There is no contact that mail may go to.
    pub const NO_CONTACT: &str = "no_contact";
    /// The mail server refuses the address.
    pub const BROKEN_CONTACT: &str = "broken_contact";
    /// They want no more mails.
    pub const UNSUBSCRIBED: &str = "unsubscribed";
    /// Somebody else is in charge.
    pub const NEW_CONTACT: &str = "new_contact";
    /// They wrote something.
    pub const WORD: &str = "word";
    /// A correction waits for an editor.
    pub const CORRECTION: &str = "correction";
    /// A place has another address, and is to be put on the map.
    pub const NEW_ADDRESS: &str = "new_address";
    /// An entry that the check cannot end by itself does not exist any more.
    pub const WITHDRAWN: &str = "withdrawn";
    /// Visitors say that something is wrong with an entry.
    pub const REPORT: &str = "report";
    /// Somebody proposes an offer, or wants to be listed.
    pub const SUGGESTION: &str = "suggestion";
}

/// A task to come, from a review.
#[derive(Clone, Copy, Debug)]
pub struct NewTask<'a> {
    /// One of [`kind`].
    pub kind: &'a str,
    /// The review it comes from.
    pub review: &'a ReviewRow,
    /// The item it is about.
    pub item: Option<&'a ItemId>,
    /// What somebody wrote; personal.
    pub note: Option<&'a str>,
}

/// Adds a task, or its note to the open one of the same matter.
pub fn add(tx: &mut Tx<'_>, task: &NewTask<'_>, at: DateTime<Utc>) -> Result<(), DbError> {
    let review: &ReviewId = &task.review.id;
    // Every word and every proposal is a matter of its own; silence and broken addresses are one per review.
    let own = if task.note.is_some() {
        TaskId::fresh().to_string()
    } else {
        String::new()
    };
    let item = task.item.map_or("", |item| item.as_str());
    let row = Row {
        id: TaskId::fresh(),
        city_id: &task.review.city_id,
        kind: task.kind,
        unique_key: format!("{}/{review}/{item}/{own}", task.kind),
        provider_id: Some(&task.review.provider_id),
        review_id: Some(review),
        item_id: task.item,
        state: OPEN,
        due_on: due_on(at),
        created_at: at.naive_utc(),
        noun: None,
        record_id: None,
    };
    if let (true, Some(words)) = (insert(tx, &row)?, task.note) {
        note(tx, &row.id, words, at)?;
    }
    Ok(())
}

/// A task to come that is about an entry, without any review.
#[derive(Clone, Copy, Debug)]
pub struct EntryTask<'a> {
    /// One of [`kind`].
    pub kind: &'a str,
    /// Its city.
    pub city: &'a CityId,
    /// Whose entry it is, if anybody's.
    pub provider: Option<&'a ProviderId>,
    /// Kind of the entry.
    pub noun: Noun,
    /// Id of the entry.
    pub record: &'a str,
    /// What makes it one task; what has this key already gets no other.
    pub key: &'a str,
}

/// Adds a task about an entry; gives its id, or none if there is one with its key.
pub fn add_about(tx: &mut Tx<'_>, task: &EntryTask<'_>, at: DateTime<Utc>) -> Result<Option<TaskId>, DbError> {
    let row = Row {
        id: TaskId::fresh(),
        city_id: task.city,
        kind: task.kind,
        unique_key: format!("{}/{}", task.kind, task.key),
        provider_id: task.provider,
        review_id: None,
        item_id: None,
        state: OPEN,
        due_on: due_on(at),
        created_at: at.naive_utc(),
        noun: Some(task.noun.as_str()),
        record_id: Some(task.record),
    };
    Ok(insert(tx, &row)?.then_some(row.id))
}

/// A row of the table.
#[derive(Insertable)]
#[diesel(table_name = staff_tasks)]
struct Row<'a> {
    id: TaskId,
    city_id: &'a CityId,
    kind: &'a str,
    unique_key: String,
    provider_id: Option<&'a ProviderId>,
    review_id: Option<&'a ReviewId>,
    item_id: Option<&'a ItemId>,
    state: &'a str,
    due_on: NaiveDate,
    created_at: NaiveDateTime,
    noun: Option<&'a str>,
    record_id: Option<&'a str>,
}

/// False when there is one with its key.
fn insert(tx: &mut Tx<'_>, row: &Row<'_>) -> Result<bool, DbError> {
    let insert = diesel::insert_into(staff_tasks::table)
        .values(row)
        .on_conflict(staff_tasks::unique_key)
        .do_nothing();
    Ok(Both(insert).execute(tx.conn)? > 0)
}

/// The day by which a task that comes now is due.
#[must_use]
pub fn due_on(at: DateTime<Utc>) -> NaiveDate {
    let day = at.date_naive();
    day.checked_add_days(Days::new(DAYS)).unwrap_or(day)
}

/// Notes something with a task that has no note yet; personal.
pub fn note(tx: &mut Tx<'_>, task: &TaskId, words: &str, at: DateTime<Utc>) -> Result<(), DbError> {
    diesel::insert_into(staff_task_notes::table)
        .values((
            staff_task_notes::task_id.eq(task),
            staff_task_notes::note.eq(words),
            staff_task_notes::created_at.eq(at.naive_utc()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Ends a task, by somebody of the staff. One that has ended stays so.
pub fn end(tx: &mut Tx<'_>, task: &TaskId, by: &AccountId, at: DateTime<Utc>) -> Result<(), DbError> {
    let open = staff_tasks::table
        .filter(staff_tasks::id.eq(task))
        .filter(staff_tasks::state.eq(OPEN));
    diesel::update(open)
        .set((
            staff_tasks::state.eq("done"),
            staff_tasks::done_at.eq(at.naive_utc()),
            staff_tasks::done_by.eq(by.to_string()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Ends the open tasks about an item whose answer is taken back.
pub fn settle_item(tx: &mut Tx<'_>, item: &ItemId, kinds: &[&str], at: DateTime<Utc>) -> Result<(), DbError> {
    let open = staff_tasks::table
        .filter(staff_tasks::item_id.eq(item))
        .filter(staff_tasks::state.eq("open"))
        .filter(staff_tasks::kind.eq_any(kinds));
    diesel::update(open)
        .set((staff_tasks::state.eq("done"), staff_tasks::done_at.eq(at.naive_utc())))
        .execute(tx.conn)?;
    Ok(())
}

/// Ends the open tasks of a review that an answer makes needless.
pub fn settle(tx: &mut Tx<'_>, review: &ReviewId, kinds: &[&str], at: DateTime<Utc>) -> Result<(), DbError> {
    let open = staff_tasks::table
        .filter(staff_tasks::review_id.eq(review))
        .filter(staff_tasks::state.eq(OPEN))
        .filter(staff_tasks::kind.eq_any(kinds));
    diesel::update(open)
        .set((staff_tasks::state.eq("done"), staff_tasks::done_at.eq(at.naive_utc())))
        .execute(tx.conn)?;
    Ok(())
}
