//! After a year nobody needs to know any more who it was: account ids are replaced by pseudonyms. What one account did in the rows
//! that come of age on one day keeps one pseudonym; the next day's have another, so that no history of a person grows.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::access::account::{PSEUDONYM, pseudonym};
use crate::spine::db::schema::{audit, change_log};
use crate::spine::db::{DbError, Tx};
use crate::spine::periods;

/// Replaces the ids of accounts in rows that are older than the period; gives the number of accounts.
///
/// # Errors
/// [`DbError`] when the database is of no help.
pub fn forget_actors(tx: &mut Tx<'_>, now: DateTime<Utc>) -> Result<usize, DbError> {
    let before = (now - periods::AUDIT.time()).naive_utc();
    let pseudonyms = format!("{PSEUDONYM}%");
    let old_changes = change_log::table
        .filter(change_log::at.lt(before))
        .filter(change_log::actor_kind.eq("account"));
    let old_notes = audit::table
        .filter(audit::at.lt(before))
        .filter(audit::actor_kind.eq("account"));
    let old_subjects = audit::table
        .filter(audit::at.lt(before))
        .filter(audit::subject_kind.eq("account"));
    let mut ids: Vec<Option<String>> = old_changes
        .filter(change_log::actor_id.not_like(&pseudonyms))
        .select(change_log::actor_id)
        .distinct()
        .load(tx.conn)?;
    ids.extend::<Vec<_>>(
        old_notes
            .filter(audit::actor_id.not_like(&pseudonyms))
            .select(audit::actor_id)
            .distinct()
            .load(tx.conn)?,
    );
    ids.extend::<Vec<_>>(
        old_subjects
            .filter(audit::subject_id.not_like(&pseudonyms))
            .select(audit::subject_id)
            .distinct()
            .load(tx.conn)?,
    );
    let mut ids: Vec<String> = ids.into_iter().flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    for id in &ids {
        let name = pseudonym();
        diesel::update(old_changes.filter(change_log::actor_id.eq(id)))
            .set(change_log::actor_id.eq(&name))
            .execute(tx.conn)?;
        diesel::update(old_notes.filter(audit::actor_id.eq(id)))
            .set(audit::actor_id.eq(&name))
            .execute(tx.conn)?;
        diesel::update(old_subjects.filter(audit::subject_id.eq(id)))
            .set(audit::subject_id.eq(&name))
            .execute(tx.conn)?;
    }
    Ok(ids.len())
}
