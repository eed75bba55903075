//! Urgent notices of a city, as they are written.

use chrono::TimeDelta;
use porta_contract::{CityNotice, NoticeSeverity};

use super::model::Notice;
use crate::catalog::check::{self, Fault, limits};
use crate::catalog::writing::Sheet;
use crate::catalog::writing::sheet::{field, sound_day, word};
use crate::spine::http::Pointer;

/// A notice is for the moment: it holds a year at most.
const LONGEST: TimeDelta = TimeDelta::days(366);

/// Reads the notices of a city; none when something is wrong with them.
pub(super) fn read(sheet: &mut Sheet<'_>, languages: &[String], all: Vec<CityNotice>) -> Option<Vec<Notice>> {
    let at = field("notices");
    if all.len() > limits::NOTICES {
        let message = format!("`notices` may hold {} entries; take out what is over", limits::NOTICES);
        sheet.error(&at, Fault::new("too_long", message));
        return None;
    }
    let before = sheet.faults();
    let all = all.into_iter().enumerate();
    let notices: Vec<Notice> = all
        .map(|(index, one)| notice(sheet, (&at.entry(index), languages), one))
        .collect();
    (sheet.faults() == before).then_some(notices)
}

fn notice(sheet: &mut Sheet<'_>, (at, languages): (&Pointer, &[String]), one: CityNotice) -> Notice {
    if one.text.is_empty() {
        let message = "`text` must say something, in one language at least";
        sheet.error(&at.field("text"), Fault::new("missing", message));
    }
    let severity = word(one.severity, NoticeSeverity::Unrecognised, NoticeSeverity::WORDS);
    sheet.passed(&at.field("severity"), severity);
    let url = one.url.map(|url| url.trim().to_owned()).filter(|url| !url.is_empty());
    if let Some(url) = &url {
        sheet.passed(&at.field("url"), check::web_address("url", url));
    }
    for (name, instant) in [("from", one.from), ("until", Some(one.until))] {
        if let Some(instant) = instant {
            sheet.passed(&at.field(name), sound_day(instant.date_naive()));
        }
    }
    if let Some(from) = one.from {
        sheet.passed(&at.field("until"), in_order(from, one.until));
    }
    Notice {
        text: sheet.by_language(&at.field("text"), one.text, (languages, limits::NOTICE)),
        severity: one.severity,
        url,
        from: one.from,
        until: one.until,
    }
}

fn in_order(from: chrono::DateTime<chrono::Utc>, until: chrono::DateTime<chrono::Utc>) -> Result<(), Fault> {
    if until <= from {
        return Err(Fault::new("dates_order", "`until` must lie after `from`"));
    }
    if until - from > LONGEST {
        return Err(Fault::new("too_long", "a notice may hold for a year at most"));
    }
    Ok(())
}

/// A notice as staff read it.
pub(super) fn to_wire(notice: &Notice) -> CityNotice {
    CityNotice {
        text: notice.text.clone(),
        severity: notice.severity,
        url: notice.url.clone(),
        from: notice.from,
        until: notice.until,
    }
}
