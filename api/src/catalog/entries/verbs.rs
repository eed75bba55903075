//! Verbs: publish, take back to draft, submit, archive.

use actix_web::http::StatusCode;
use porta_contract::{ChangeAction, Publication, RecordState};

use crate::catalog::writing::draft::{self, stored};
use crate::catalog::writing::{
    Answer, Author, Done, Draft, Target, Tools, Way, Written, is_structure, note_looks, write,
};
use crate::spine::db::Tx;
use crate::spine::http::Failure;

/// What moves a record on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Everybody may read it; waits for an editor when its author may not publish.
    Publish,
    /// Back to a draft.
    Unpublish,
    /// It is ready; an editor decides.
    Submit,
    /// Out of every list, kept.
    Archive,
}

impl Verb {
    const fn target(self) -> Publication {
        match self {
            Self::Publish => Publication::Published,
            Self::Unpublish => Publication::Draft,
            Self::Submit => Publication::Pending,
            Self::Archive => Publication::Archived,
        }
    }

    const fn action(self) -> ChangeAction {
        match self {
            Self::Publish => ChangeAction::Published,
            Self::Archive => ChangeAction::Archived,
            Self::Unpublish | Self::Submit => ChangeAction::Updated,
        }
    }
}

/// Moves a record, in a transaction at work.
pub fn moved<T: Written>(
    tx: &mut Tx<'_>,
    tools: &Tools,
    author: &Author,
    (target, verb): (Target<'_>, Verb),
) -> Result<Done<T>, Failure> {
    if is_structure(T::NOUN) {
        return Err(Failure::Conflict(
            "Records of this kind are always public; delete one that nothing names any more.".to_owned(),
        ));
    }
    let city = draft::city_of(tx.conn, author)?;
    let before: T = stored(tx.conn, author, target)?;
    let mut record = before.clone();
    record.set_publication(verb.target());
    if verb == Verb::Submit && before.publication() == Publication::Published {
        return Err(Failure::Conflict("It is public already.".to_owned()));
    }
    draft::hold_back(tx.conn, author, &mut record)?;
    let draft = Draft {
        city,
        before: Some(before),
        record,
        action: verb.action(),
        warnings: Vec::new(),
        proposed: None,
    };
    write(tx, tools, author, draft)
}

/// Moves a record; blocking.
pub fn run<T: Written>(
    tools: &Tools,
    author: &Author,
    (target, verb): (Target<'_>, Verb),
    trial: bool,
) -> Result<Answer, Failure> {
    let (record, answer) = tools.commit(trial, |tx| {
        let done = moved::<T>(tx, tools, author, (target, verb))?;
        let answer = Answer::of(StatusCode::OK, &state(&done), Some(done.record.meta().version))?;
        Ok((done.record, answer))
    })?;
    note_looks(tools, author, [&record], "verb")?;
    Ok(answer)
}

/// What a write of any noun answers.
pub fn state<T: Written>(done: &Done<T>) -> RecordState {
    let record = &done.record;
    RecordState {
        noun: T::NOUN,
        id: record.id().to_owned(),
        slug: record.slug().to_owned(),
        title: record.title().to_owned(),
        version: record.meta().version,
        publication: record.publication(),
        proposal: match &done.way {
            Way::Waits(waits) => Some(waits.id.to_string()),
            _ => None,
        },
    }
}
