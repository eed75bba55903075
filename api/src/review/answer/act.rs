//! What can be answered about an entry: still right, corrected, no longer there; and taken back.

use porta_contract::{
    Answered, CapacityChange, CapacityState, ChangeAction, ConfirmRest, Confirmer, CorrectItem, FieldError, ItemState,
    NeedState, OfferChange, Publication, WithdrawItem,
};

use super::correct::onto;
use super::desk::{Desk, at_desk};
use super::session::Answering;
use crate::catalog::stored;
use crate::catalog::writing::{Sheet, Written};
use crate::review::Entry;
use crate::review::rows::ItemRow;
use crate::review::tasks::{self, NewTask, kind};
use crate::review::tools::Tools;
use crate::spine::http::{Failure, Pointer};

/// Most entries of one answer.
const MOST: usize = 500;

/// *Still right*; blocking. The same answer twice is one.
///
/// # Errors
/// [`Failure::Moved`] when the record is not the version that was shown any more.
pub fn confirm(tools: &Tools, who: &Answering, item: &str, version: i64) -> Result<Answered, Failure> {
    at_desk(tools, who, |desk| {
        let (row, entry) = desk.load(item)?;
        if is_repeated(&row, &entry, version)? {
            return Ok(());
        }
        if entry.version() != version {
            return Err(desk.moved_on(&row)?);
        }
        still_right(desk, &row, &entry)
    })
}

/// True when this very answer has been given already, by a second tap or a second visit.
fn is_repeated(row: &ItemRow, entry: &Entry, version: i64) -> Result<bool, Failure> {
    let same = row.state()? == ItemState::Confirmed && row.answered_version == Some(entry.version());
    Ok(same && entry.version() == version + 1)
}

fn still_right(desk: &mut Desk<'_, '_>, row: &ItemRow, entry: &Entry) -> Result<(), Failure> {
    let mut now = entry.clone();
    now.mark(desk.check(), desk.at);
    desk.write(row, &mut now, ChangeAction::Confirmed)?;
    desk.note(row, (ItemState::Confirmed, &now), (entry, None))
}

/// *All the rest is right*; blocking. Entries that have an answer keep it; those that have moved on are told and not confirmed.
///
/// # Errors
/// [`Failure::Invalid`] for more than 500 entries.
pub fn confirm_rest(tools: &Tools, who: &Answering, rest: &ConfirmRest) -> Result<Answered, Failure> {
    if rest.items.len() > MOST {
        return Err(Failure::Invalid(vec![FieldError {
            pointer: Some(Pointer::root().field("items").to_string()),
            parameter: None,
            code: "too_long".to_owned(),
            detail: format!("`items` may hold {MOST} entries."),
        }]));
    }
    at_desk(tools, who, |desk| {
        for shown in &rest.items {
            let (row, entry) = desk.load(&shown.item)?;
            if row.state()? != ItemState::Unanswered {
                continue;
            }
            if entry.version() == shown.version {
                still_right(desk, &row, &entry)?;
            } else {
                desk.put_aside(&row, &entry)?;
            }
        }
        Ok(())
    })
}

/// *Correct it*; blocking. What a trusted provider corrects is public at once and counts as checked; else an editor looks first.
///
/// # Errors
/// [`Failure::Moved`] as above, [`Failure::Invalid`] with everything that is wrong with the correction.
pub fn correct(tools: &Tools, who: &Answering, item: &str, correction: CorrectItem) -> Result<Answered, Failure> {
    write_correction(tools, who, (item, who.by == Confirmer::Staff), correction)
}

/// Publishes a correction that has waited, whoever made it; blocking.
///
/// # Errors
/// As [`correct`].
pub fn publish(tools: &Tools, who: &Answering, item: &str, correction: CorrectItem) -> Result<Answered, Failure> {
    write_correction(tools, who, (item, true), correction)
}

fn write_correction(
    tools: &Tools,
    who: &Answering,
    (item, at_once): (&str, bool),
    correction: CorrectItem,
) -> Result<Answered, Failure> {
    at_desk(tools, who, |desk| {
        let (row, entry) = desk.load(item)?;
        if entry.version() != correction.version {
            return Err(desk.moved_on(&row)?);
        }
        let waiting = stored::write(&correction)?;
        let mut now = entry.clone();
        let place = onto(desk, &mut now, correction)?;
        if at_once || desk.frame.publishes(desk.tx.conn)? {
            if let Some(mut place) = place {
                desk.move_place(&row, &mut place)?;
                task(desk, &row, kind::NEW_ADDRESS)?;
            }
            now.mark(desk.check(), desk.at);
            desk.write(&row, &mut now, ChangeAction::Updated)?;
            return desk.note(&row, (ItemState::Corrected, &now), (&entry, None));
        }
        desk.note(&row, (ItemState::Corrected, &entry), (&entry, Some(waiting)))?;
        task(desk, &row, kind::CORRECTION)
    })
}

/// *It no longer exists*; blocking. An offer keeps its page with the date and what follows it; an event leaves; a need is met; a provider is for
/// staff to end.
///
/// # Errors
/// [`Failure::Moved`] as above, [`Failure::Invalid`] for a successor that is not there.
pub fn withdraw(tools: &Tools, who: &Answering, item: &str, withdrawal: &WithdrawItem) -> Result<Answered, Failure> {
    at_desk(tools, who, |desk| {
        let (row, entry) = desk.load(item)?;
        if entry.version() != withdrawal.version {
            return Err(desk.moved_on(&row)?);
        }
        let mut now = entry.clone();
        let today = desk.at.with_timezone(&desk.frame.city.time_zone).date_naive();
        match &mut now {
            Entry::Offer(record) => {
                let closed = CapacityChange {
                    state: CapacityState::Closed,
                    since: Some(today),
                    until: None,
                    successor: withdrawal.successor.clone(),
                };
                let change = OfferChange {
                    capacity: Some(closed),
                    ..OfferChange::default()
                };
                let mut sheet = Sheet::new(&desk.frame.city, desk.tools.rules);
                record.read_change(desk.tx.conn, &mut sheet, change, false)?;
                sheet.finish()?;
            }
            Entry::Event(record) => record.publication = Publication::Archived,
            Entry::Need(record) => record.state = NeedState::Fulfilled,
            Entry::Provider(_) => {
                desk.note(&row, (ItemState::Withdrawn, &entry), (&entry, None))?;
                return task(desk, &row, kind::WITHDRAWN);
            }
        }
        now.mark(desk.check(), desk.at);
        let action = if now.is_public() {
            ChangeAction::Updated
        } else {
            ChangeAction::Archived
        };
        desk.write(&row, &mut now, action)?;
        desk.note(&row, (ItemState::Withdrawn, &now), (&entry, None))
    })
}

fn task(desk: &mut Desk<'_, '_>, row: &ItemRow, kind: &str) -> Result<(), Failure> {
    let task = NewTask {
        kind,
        review: &desk.frame.review,
        item: Some(&row.id),
        note: None,
    };
    Ok(tasks::add(desk.tx, &task, desk.at)?)
}

/// Takes an answer back and puts the record back as it was; blocking.
///
/// # Errors
/// [`Failure::Moved`] when somebody has changed the record since the answer.
pub fn undo(tools: &Tools, who: &Answering, item: &str) -> Result<Answered, Failure> {
    at_desk(tools, who, |desk| {
        let (row, entry) = desk.load(item)?;
        let Some(before) = &row.before else { return Ok(()) };
        if row.answered_version != Some(entry.version()) {
            return Err(desk.moved_on(&row)?);
        }
        let mut before: Entry = stored::read("review_items.before", before)?;
        if before.version() != entry.version() {
            before.set_version(entry.version());
            desk.write(&row, &mut before, ChangeAction::Updated)?;
        }
        desk.put_place_back(&row)?;
        tasks::settle_item(
            desk.tx,
            &row.id,
            &[kind::CORRECTION, kind::WITHDRAWN, kind::NEW_ADDRESS],
            desk.at,
        )?;
        desk.forget(&row)
    })
}
