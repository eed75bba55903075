//! Writing the drafts, inside the transaction of the import.

use porta_contract::{ChangeAction, Publication};
use serde_json::Value;

use super::{Draft, Sheet};
use crate::catalog::address::{self, Address};
use crate::catalog::change::Author;
use crate::catalog::ids::ProviderId;
use crate::catalog::{provider, record};
use crate::imports::nouns::Importable;
use crate::imports::problem::Problem;
use crate::imports::progress::Progress;
use crate::imports::report::{Done, Report};
use crate::spine::db::{DbError, Tx};

impl<R: Importable> Sheet<R> {
    /// Writes every draft. One whose record somebody changed since it was compared is proposed instead.
    pub(super) fn write_drafts(
        &mut self,
        tx: &mut Tx<'_>,
        author: &Author<'_>,
        report: &mut Report,
        progress: &dyn Progress,
    ) -> Result<(), DbError> {
        for draft in &mut self.drafts {
            if write(draft, tx, author)? {
                write_extras(draft, tx, author)?;
            } else if let Some(line) = report.row(draft.report) {
                let message = "somebody changed the record while the import ran; it stays as it is";
                line.done = Done::Proposed;
                line.problems.push(Problem::notice("", "changed_meanwhile", message));
            }
            progress.step();
        }
        Ok(())
    }
}

fn write<R: Importable>(draft: &mut Draft<R>, tx: &mut Tx<'_>, author: &Author<'_>) -> Result<bool, DbError> {
    let Some(stored) = &draft.stored else {
        record::create(tx, author, &draft.record)?;
        return Ok(true);
    };
    let action = action(stored, &draft.record);
    record::change_from(tx, author, (stored, &mut draft.record), action)
}

/// What the change is called in the log.
fn action<R: Importable>(stored: &R, record: &R) -> ChangeAction {
    match (publication(stored), publication(record)) {
        (Some(was), Some(is)) if was != is && is == Publication::Published => ChangeAction::Published,
        (Some(was), Some(is)) if was != is && is == Publication::Archived => ChangeAction::Archived,
        _ => ChangeAction::Updated,
    }
}

fn publication<R: Importable>(record: &R) -> Option<Publication> {
    let value = serde_json::to_value(record).ok()?;
    Publication::parse(value.get("publication").and_then(Value::as_str)?)
}

fn write_extras<R: Importable>(draft: &Draft<R>, tx: &mut Tx<'_>, author: &Author<'_>) -> Result<(), DbError> {
    for path in &draft.extras.legacy {
        let address = Address {
            noun: R::NOUN,
            address: path.clone(),
            record: draft.record.id().to_owned(),
            legacy: true,
        };
        address::claim(tx, draft.record.city(), &address, author.at)?;
    }
    if let Some(contact) = &draft.extras.contact {
        provider::set_contact(tx, &ProviderId::from(draft.record.id()), contact, author.at)?;
    }
    Ok(())
}
