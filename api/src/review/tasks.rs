//! What waits for staff: one open task for one matter, with a day by which it is due.

use chrono::{DateTime, Days, Utc};
use diesel::prelude::*;

use super::ids::{ItemId, ReviewId, TaskId};
use super::rows::ReviewRow;
use crate::spine::db::schema::{staff_task_notes, staff_tasks};
use crate::spine::db::{Both, DbError, Tx};
use crate::spine::ids::Id;

/// Days that staff have.
const DAYS: u64 = 7;

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
}

/// A task to come.
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
    let key = format!("{}/{review}/{item}/{own}", task.kind);
    let id = TaskId::fresh();
    let due = at
        .date_naive()
        .checked_add_days(Days::new(DAYS))
        .unwrap_or(at.date_naive());
    let insert = diesel::insert_into(staff_tasks::table)
        .values((
            staff_tasks::id.eq(&id),
            staff_tasks::city_id.eq(&task.review.city_id),
            staff_tasks::kind.eq(task.kind),
            staff_tasks::unique_key.eq(key),
            staff_tasks::provider_id.eq(&task.review.provider_id),
            staff_tasks::review_id.eq(review),
            staff_tasks::item_id.eq(task.item),
            staff_tasks::state.eq("open"),
            staff_tasks::due_on.eq(due),
            staff_tasks::created_at.eq(at.naive_utc()),
        ))
        .on_conflict(staff_tasks::unique_key)
        .do_nothing();
    let added = Both(insert).execute(tx.conn)? > 0;
    if let (true, Some(note)) = (added, task.note) {
        diesel::insert_into(staff_task_notes::table)
            .values((
                staff_task_notes::task_id.eq(&id),
                staff_task_notes::note.eq(note),
                staff_task_notes::created_at.eq(at.naive_utc()),
            ))
            .execute(tx.conn)?;
    }
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
        .filter(staff_tasks::state.eq("open"))
        .filter(staff_tasks::kind.eq_any(kinds));
    diesel::update(open)
        .set((staff_tasks::state.eq("done"), staff_tasks::done_at.eq(at.naive_utc())))
        .execute(tx.conn)?;
    Ok(())
}
