//! Reading a correction onto an entry, through what each noun takes from those who write it.

use porta_contract::{CorrectItem, EventChange, FieldError, Hours, NeedChange, OfferChange, ProviderChange};

use super::desk::Desk;
use crate::catalog::location::Location;
use crate::catalog::offer::{HoursSet, Offer};
use crate::catalog::writing::{Sheet, Written};
use crate::review::{Entry, address};
use crate::spine::http::{Failure, Pointer};

/// Reads a correction onto an entry, and gives its place where that has a new address; everything that is wrong is told at once.
///
/// # Errors
/// [`Failure::Invalid`].
pub(super) fn onto(
    desk: &mut Desk<'_, '_>,
    entry: &mut Entry,
    correction: CorrectItem,
) -> Result<Option<Location>, Failure> {
    let place = moved(desk, entry, &correction)?;
    match entry {
        Entry::Offer(record) => {
            refuse(&[
                ("starts_at", correction.starts_at.is_some()),
                ("duration_minutes", correction.duration_minutes.is_some()),
                ("place", !correction.place.is_absent()),
                ("online_url", !correction.online_url.is_absent()),
            ])?;
            let change = of_offer(record, correction);
            read(desk, record.as_mut(), change)?;
        }
        Entry::Provider(record) => {
            refuse(&[
                ("hours", correction.hours.is_some()),
                ("capacity", correction.capacity.is_some()),
                ("valid_until", !correction.valid_until.is_absent()),
                ("starts_at", correction.starts_at.is_some()),
                ("duration_minutes", correction.duration_minutes.is_some()),
                ("place", !correction.place.is_absent()),
                ("online_url", !correction.online_url.is_absent()),
            ])?;
            let change = ProviderChange {
                texts: correction.texts,
                phone: correction.phone,
                email: correction.email,
                website: correction.website,
                ..ProviderChange::default()
            };
            read(desk, record.as_mut(), change)?;
        }
        Entry::Event(record) => {
            refuse(&[
                ("hours", correction.hours.is_some()),
                ("capacity", correction.capacity.is_some()),
                ("phone", !correction.phone.is_absent()),
                ("email", !correction.email.is_absent()),
                ("valid_until", !correction.valid_until.is_absent()),
            ])?;
            let change = EventChange {
                texts: correction.texts,
                starts_at: correction.starts_at,
                duration_minutes: correction.duration_minutes,
                place: correction.place,
                online_url: correction.online_url,
                registration_url: correction.website,
                ..EventChange::default()
            };
            read(desk, record.as_mut(), change)?;
        }
        Entry::Need(record) => {
            refuse(&[
                ("hours", correction.hours.is_some()),
                ("capacity", correction.capacity.is_some()),
                ("phone", !correction.phone.is_absent()),
                ("email", !correction.email.is_absent()),
                ("website", !correction.website.is_absent()),
                ("starts_at", correction.starts_at.is_some()),
                ("duration_minutes", correction.duration_minutes.is_some()),
                ("place", !correction.place.is_absent()),
                ("online_url", !correction.online_url.is_absent()),
            ])?;
            let change = NeedChange {
                texts: correction.texts,
                until: correction.valid_until,
                ..NeedChange::default()
            };
            read(desk, record.as_mut(), change)?;
        }
    }
    Ok(place)
}

fn read<T: Written>(desk: &mut Desk<'_, '_>, record: &mut T, change: T::Change) -> Result<(), Failure> {
    let mut sheet = Sheet::new(&desk.frame.city, desk.tools.rules);
    record.read_change(desk.tx.conn, &mut sheet, change, false)?;
    sheet.finish().map(drop)
}

/// The place of the entry with its new address, if the correction has one.
fn moved(desk: &mut Desk<'_, '_>, entry: &Entry, correction: &CorrectItem) -> Result<Option<Location>, Failure> {
    let Some(given) = &correction.address else {
        return Ok(None);
    };
    let places = address::Places::of_entry(desk.tx.conn, entry)?;
    let mut place = places.of(entry).cloned().ok_or_else(|| elsewhere(&["address"]))?;
    address::read(desk.tx.conn, (desk.tools, &desk.frame.city), &mut place, given)?;
    Ok(Some(place))
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
        valid_until: correction.valid_until,
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

/// Refuses fields that an entry of this kind has not.
fn refuse(given: &[(&str, bool)]) -> Result<(), Failure> {
    let lacking: Vec<&str> = given
        .iter()
        .filter(|(_, given)| *given)
        .map(|(name, _)| *name)
        .collect();
    if lacking.is_empty() {
        Ok(())
    } else {
        Err(elsewhere(&lacking))
    }
}

fn elsewhere(fields: &[&str]) -> Failure {
    let error = |name: &&str| FieldError {
        pointer: Some(Pointer::root().field(name).to_string()),
        parameter: None,
        code: "not_here".to_owned(),
        detail: format!("`{name}` of this entry cannot be corrected here; write a word to the staff."),
    };
    Failure::Invalid(fields.iter().map(error).collect())
}
