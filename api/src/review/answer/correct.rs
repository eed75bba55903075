//! Reading a correction onto an entry.

use porta_contract::{CorrectItem, FieldError, Hours, OfferChange, Patch};

use super::desk::Desk;
use crate::catalog::check::{self, Fault};
use crate::catalog::offer::{self, HoursSet, Offer};
use crate::catalog::provider::Provider;
use crate::catalog::writing::Sheet;
use crate::review::Entry;
use crate::spine::http::{Failure, Pointer};

/// Reads a correction onto an entry; everything that is wrong is told at once.
///
/// # Errors
/// [`Failure::Invalid`].
pub(super) fn onto(desk: &mut Desk<'_, '_>, entry: &mut Entry, correction: CorrectItem) -> Result<(), Failure> {
    match entry {
        Entry::Offer(record) => {
            let change = of_offer(record, correction);
            let sheet = Sheet::new(&desk.frame.city, desk.tools.rules);
            offer::apply(desk.tx.conn, sheet, record, change).map(drop)
        }
        Entry::Provider(record) => of_provider(record, &correction),
        Entry::Event(_) => Err(elsewhere(&["texts", "hours", "capacity", "phone", "email", "website"])),
    }
}

fn of_offer(record: &Offer, correction: CorrectItem) -> OfferChange {
    OfferChange {
        texts: correction.texts,
        hours: correction
            .hours
            .map(|hours| hours.into_iter().map(|set| placed(&record.hours, set)).collect()),
        capacity: correction.capacity,
        phone: correction.phone,
        email: correction.email,
        website: correction.website,
        ..OfferChange::default()
    }
}

/// A page does not show where a secret place is, so it cannot send it back: the same set of hours keeps its place.
fn placed(before: &[HoursSet], mut set: Hours) -> Hours {
    if set.location.is_none() {
        let same = before
            .iter()
            .find(|own| own.purpose == set.purpose && own.rule == set.rule);
        set.location = same.and_then(|own| own.location.as_ref()).map(ToString::to_string);
    }
    set
}

fn of_provider(record: &mut Provider, correction: &CorrectItem) -> Result<(), Failure> {
    let mut lacking = Vec::new();
    for (name, given) in [
        ("texts", correction.texts.is_some()),
        ("hours", correction.hours.is_some()),
        ("capacity", correction.capacity.is_some()),
    ] {
        if given {
            lacking.push(name);
        }
    }
    if !lacking.is_empty() {
        return Err(elsewhere(&lacking));
    }
    let mut errors = Vec::new();
    let mut take =
        |name: &str, change: &Patch<String>, check: fn(&str, &str) -> Result<(), Fault>, into: &mut Option<String>| {
            match change {
                Patch::Absent => {}
                Patch::Null => *into = None,
                Patch::Value(written) => match check(name, written.trim()) {
                    Ok(()) => *into = Some(written.trim().to_owned()),
                    Err(fault) => errors.push(wrong(name, fault.code, fault.message)),
                },
            }
        };
    take("phone", &correction.phone, check::phone, &mut record.phone);
    take("email", &correction.email, check::email, &mut record.email);
    take("website", &correction.website, check::web_address, &mut record.website);
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Failure::Invalid(errors))
    }
}

fn elsewhere(fields: &[&str]) -> Failure {
    let error = |name: &&str| {
        let message = format!("`{name}` of this entry cannot be corrected here; write a word to the staff.");
        wrong(name, "not_here", message)
    };
    Failure::Invalid(fields.iter().map(error).collect())
}

fn wrong(name: &str, code: &str, detail: String) -> FieldError {
    FieldError {
        pointer: Some(Pointer::root().field(name).to_string()),
        parameter: None,
        code: code.to_owned(),
        detail,
    }
}
