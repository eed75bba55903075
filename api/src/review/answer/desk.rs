//! The transaction of an answer: the review is locked, the entry and the item are written, and what follows is queued.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use porta_contract::{Answered, ChangeAction, FieldError, ItemState, MovedItem, Noun, ReviewState, ReviewStep};

use super::session::Answering;
use super::show::{self, Frame};
use crate::catalog::change::{Author, log};
use crate::catalog::confirm::Check;
use crate::catalog::location::Location;
use crate::catalog::record::Record;
use crate::catalog::stored;
use crate::review::contacts;
use crate::review::ids::ItemId;
use crate::review::mailing::{Round, receipt};
use crate::review::rows::ItemRow;
use crate::review::tasks::{self, kind};
use crate::review::tools::Tools;
use crate::review::{Entry, address};
use crate::spine::db::schema::{review_items, reviews};
use crate::spine::db::{DbError, Tx};
use crate::spine::http::Failure;
use crate::spine::ids::Id;

/// An answer at work.
pub(super) struct Desk<'a, 'c> {
    pub tx: &'a mut Tx<'c>,
    pub tools: &'a Tools,
    pub who: &'a Answering,
    pub frame: Frame,
    pub at: DateTime<Utc>,
    answered: Vec<ItemId>,
    moved: Vec<MovedItem>,
}

/// Answers within one transaction; blocking.
///
/// # Errors
/// [`Failure::Conflict`] when the check is over; what `work` fails with, and then nothing has been written.
pub(super) fn at_desk(
    tools: &Tools,
    who: &Answering,
    work: impl FnOnce(&mut Desk<'_, '_>) -> Result<(), Failure>,
) -> Result<Answered, Failure> {
    let at = tools.clock.now();
    tools.database.write(|tx| {
        // Takes the row's lock: two answers to one review follow one another.
        diesel::update(reviews::table.find(&who.review))
            .set((
                reviews::version.eq(reviews::version + 1),
                reviews::updated_at.eq(at.naive_utc()),
            ))
            .execute(tx.conn)
            .map_err(DbError::from)?;
        let frame = show::frame(tx.conn, &who.review)?;
        if !frame.is_open()? {
            return Err(Failure::Conflict(
                "This check is over; its answers stay as they are.".to_owned(),
            ));
        }
        let mut desk = Desk {
            tx,
            tools,
            who,
            frame,
            at,
            answered: Vec::new(),
            moved: Vec::new(),
        };
        work(&mut desk)?;
        desk.finish()
    })
}

impl Desk<'_, '_> {
    /// What a human has checked now.
    pub fn check(&self) -> Check {
        Check {
            by: self.who.by,
            months: self.frame.city.settings.confirm_every_months,
        }
    }

    /// An item and the record it is about, as it is now.
    pub fn load(&mut self, item: &str) -> Result<(ItemRow, Entry), Failure> {
        let row = show::item(self.tx.conn, &self.who.review, item)?;
        let entry = Entry::load(self.tx.conn, row.noun()?, &row.record_id)?;
        let entry = entry.ok_or_else(|| Failure::NotFound("This entry is gone.".to_owned()))?;
        Ok((row, entry))
    }

    /// Writes an entry. A version that somebody else wrote meanwhile is told with what differs.
    pub fn write(&mut self, row: &ItemRow, entry: &mut Entry, action: ChangeAction) -> Result<(), Failure> {
        let author = Author {
            actor: &self.who.actor,
            at: self.at,
        };
        if entry.write(self.tx, &author, action)? {
            return Ok(());
        }
        Err(self.moved_on(row)?)
    }

    /// The refusal of an answer to an entry that has moved on.
    pub fn moved_on(&mut self, row: &ItemRow) -> Result<Failure, Failure> {
        let (row, entry) = self.load(row.id.as_str())?;
        let moved = show::moved(
            self.tx.conn,
            self.frame.around(self.at, &self.tools.rules),
            &row,
            &entry,
        )?;
        let errors = moved.changed.iter().map(|field| FieldError {
            pointer: Some(field.pointer.clone()),
            parameter: None,
            code: "changed".to_owned(),
            detail: format!("It was {}; it is {} now.", short(&field.before), short(&field.now)),
        });
        Ok(Failure::Moved(errors.collect()))
    }

    /// Notes that an item has moved on, and goes on with others.
    pub fn put_aside(&mut self, row: &ItemRow, entry: &Entry) -> Result<(), Failure> {
        let moved = show::moved(self.tx.conn, self.frame.around(self.at, &self.tools.rules), row, entry)?;
        self.moved.push(moved);
        Ok(())
    }

    /// Writes an answer down. `before` is the record as it was, for undo; the first one of several answers is kept.
    pub fn note(
        &mut self,
        row: &ItemRow,
        (state, entry): (ItemState, &Entry),
        (before, pending): (&Entry, Option<String>),
    ) -> Result<(), Failure> {
        let before = match &row.before {
            Some(first) => first.clone(),
            None => stored::write(before)?,
        };
        diesel::update(review_items::table.find(&row.id))
            .set((
                review_items::state.eq(state.as_str()),
                review_items::answered_at.eq(self.at.naive_utc()),
                review_items::answered_by.eq(self.who.by.as_str()),
                review_items::answered_via.eq(self.who.via.as_str()),
                review_items::answered_version.eq(entry.version()),
                review_items::pending.eq(pending),
                review_items::before.eq(before),
            ))
            .execute(self.tx.conn)
            .map_err(DbError::from)?;
        self.answered.push(row.id.clone());
        Ok(())
    }

    /// Writes a place with its new address, and keeps what it was; the first one of several corrections is kept.
    pub fn move_place(&mut self, row: &ItemRow, place: &mut Location) -> Result<(), Failure> {
        let before = Location::stored(self.tx.conn, place.id.as_str())?.ok_or(DbError::NotFound)?;
        let author = Author {
            actor: &self.who.actor,
            at: self.at,
        };
        address::write(self.tx, &author, place)?;
        if row.place_before.is_none() {
            diesel::update(review_items::table.find(&row.id))
                .set(review_items::place_before.eq(stored::write(&before)?))
                .execute(self.tx.conn)
                .map_err(DbError::from)?;
        }
        Ok(())
    }

    /// Puts the place back as it was before the answer that is taken back.
    pub fn put_place_back(&mut self, row: &ItemRow) -> Result<(), Failure> {
        let Some(before) = &row.place_before else { return Ok(()) };
        let before: Location = stored::read("review_items.place_before", before)?;
        let author = Author {
            actor: &self.who.actor,
            at: self.at,
        };
        address::put_back(self.tx, &author, before)
    }

    /// Takes in an entry that has been added and is public: it has its answer already.
    pub fn take_in(&mut self, entry: &Entry) -> Result<(), Failure> {
        if !entry.is_public() {
            return Ok(());
        }
        let known = show::items(self.tx.conn, &self.who.review)?.len();
        let row = ItemRow {
            id: ItemId::fresh(),
            review_id: self.who.review.clone(),
            position: i32::try_from(known).unwrap_or(i32::MAX),
            noun: entry.noun().as_str().to_owned(),
            record_id: entry.id().to_owned(),
            shown_version: entry.version(),
            shown: stored::write(&entry.shown(self.tx.conn)?)?,
            state: ItemState::Confirmed.as_str().to_owned(),
            answered_at: Some(self.at.naive_utc()),
            answered_by: Some(self.who.by.as_str().to_owned()),
            answered_via: Some(self.who.via.as_str().to_owned()),
            answered_version: Some(entry.version()),
            pending: None,
            before: None,
            place_before: None,
        };
        diesel::insert_into(review_items::table)
            .values(&row)
            .execute(self.tx.conn)
            .map_err(DbError::from)?;
        self.answered.push(row.id);
        Ok(())
    }

    /// Takes an answer back.
    pub fn forget(&mut self, row: &ItemRow) -> Result<(), Failure> {
        diesel::update(review_items::table.find(&row.id))
            .set((
                review_items::state.eq(ItemState::Unanswered.as_str()),
                review_items::answered_at.eq(None::<chrono::NaiveDateTime>),
                review_items::answered_by.eq(None::<String>),
                review_items::answered_via.eq(None::<String>),
                review_items::answered_version.eq(None::<i64>),
                review_items::pending.eq(None::<String>),
                review_items::before.eq(None::<String>),
                review_items::place_before.eq(None::<String>),
            ))
            .execute(self.tx.conn)
            .map_err(DbError::from)?;
        self.answered.push(row.id.clone());
        Ok(())
    }

    /// Moves the review on: with the last answer it is answered, its ladder ends, and a receipt is queued.
    fn finish(mut self) -> Result<Answered, Failure> {
        let before = self.frame.review.state()?;
        let open = show::unanswered(self.tx.conn, &self.who.review)? > 0;
        let state = if open { ReviewState::Open } else { ReviewState::Answered };
        if state != before {
            let answered_at = (!open).then(|| self.at.naive_utc());
            diesel::update(reviews::table.find(&self.who.review))
                .set((reviews::state.eq(state.as_str()), reviews::answered_at.eq(answered_at)))
                .execute(self.tx.conn)
                .map_err(DbError::from)?;
        }
        if state == ReviewState::Answered && before != state {
            self.close_ladder()?;
        }
        let review = &self.frame.review;
        let record = (Noun::Review, &review.city_id, review.id.as_str());
        let author = Author {
            actor: &self.who.actor,
            at: self.at,
        };
        log(self.tx, &author, record, (review.version, ChangeAction::Updated), false)?;
        let mut items = Vec::with_capacity(self.answered.len());
        for id in std::mem::take(&mut self.answered) {
            let (row, entry) = self.load(id.as_str())?;
            items.push(show::shown(
                self.tx.conn,
                self.frame.around(self.at, &self.tools.rules),
                &row,
                &entry,
            )?);
        }
        Ok(Answered {
            state,
            items,
            moved: self.moved,
        })
    }

    fn close_ladder(&mut self) -> Result<(), Failure> {
        let settled = [kind::PHONE, kind::NO_CONTACT];
        tasks::settle(self.tx, &self.who.review, &settled, self.at)?;
        let host = self.tools.setup.addresses.host();
        let round = Round {
            campaign: &self.frame.campaign,
            step: ReviewStep::Receipt,
            host: &host,
            at: self.at,
        };
        let recipients = contacts::first(self.tx.conn, &self.frame.city)?;
        receipt(self.tx, &round, &self.frame.review, &recipients)?;
        diesel::update(reviews::table.find(&self.who.review))
            .set(reviews::receipts.eq(reviews::receipts + 1))
            .execute(self.tx.conn)
            .map_err(DbError::from)?;
        Ok(())
    }
}

/// A value in a sentence.
fn short(value: &serde_json::Value) -> String {
    let text = match value {
        serde_json::Value::Null => "nothing".to_owned(),
        serde_json::Value::String(text) => format!("“{text}”"),
        other => other.to_string(),
    };
    if text.chars().count() <= 200 {
        return text;
    }
    text.chars().take(199).chain(['…']).collect()
}
