//! Forgetting where mails of the check went and what people wrote to the staff, when nobody needs it any more.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::tools::Tools;
use crate::spine::db::schema::{mail_addresses, mail_contents, mails, staff_task_notes, staff_tasks};
use crate::spine::db::{DbError, Tx};
use crate::spine::jobs::{Handlers, Outcome};
use crate::spine::periods;

/// Kind of the job; schedule it daily.
pub const FORGET: &str = "review.forget";

/// Deletes addresses and texts of old mails, and notes with tasks that ended long ago; gives their number.
///
/// # Errors
/// [`DbError`] when the database is of no help.
pub fn forget(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, DbError> {
    let old = mails::table
        .filter(mails::created_at.lt((now - periods::MAIL.time()).naive_utc()))
        .select(mails::id);
    let addresses = mail_addresses::table.filter(mail_addresses::mail_id.eq_any(old));
    let ended = staff_tasks::table
        .filter(staff_tasks::done_at.lt((now - periods::NOTE.time()).naive_utc()))
        .select(staff_tasks::id);
    let notes = staff_task_notes::table.filter(staff_task_notes::task_id.eq_any(ended));
    let said = mails::table
        .filter(mails::created_at.lt((now - periods::MAIL.time()).naive_utc()))
        .select(mails::id);
    let contents = mail_contents::table.filter(mail_contents::mail_id.eq_any(said));
    Ok(diesel::delete(addresses).execute(tx.conn)?
        + diesel::delete(contents).execute(tx.conn)?
        + diesel::delete(notes).execute(tx.conn)?)
}

/// Adds its handler.
#[must_use]
pub fn with_forgetting(handlers: Handlers, tools: Tools) -> Handlers {
    handlers.blocking(FORGET, move |_| {
        match tools.database.write(|tx| forget(tx, tools.clock.now())) {
            Ok(_) => Outcome::Done,
            Err(error) => Outcome::Retry(error.to_string()),
        }
    })
}
