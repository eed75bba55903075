//! When an event takes place: its start, its rule, and what differs from the rule, which have to fit together.

use chrono::NaiveDateTime;
use porta_contract::{LocalTime, OccurrenceChange, Patch};

use super::{Event, Override};
use crate::catalog::check::{Fault, limits};
use crate::catalog::writing::Sheet;
use crate::catalog::writing::sheet::{field, sound_day};
use crate::spine::calendar::{Showings, event_instant, showings};
use crate::spine::http::Pointer;

/// The most dates of a list, and the most changed occurrences.
const MOST: usize = limits::LIST;

/// A change of the times of an event.
#[derive(Debug)]
pub(super) struct Times {
    pub starts_at: Option<LocalTime>,
    pub duration_minutes: Option<i32>,
    pub rrule: Patch<String>,
    pub exdates: Option<Vec<LocalTime>>,
    pub rdates: Option<Vec<LocalTime>>,
    pub overrides: Option<Vec<OccurrenceChange>>,
}

impl Times {
    /// Names of the fields that were sent.
    fn sent(&self) -> Vec<&'static str> {
        let all = [
            ("rrule", !self.rrule.is_absent()),
            ("starts_at", self.starts_at.is_some()),
            ("duration_minutes", self.duration_minutes.is_some()),
            ("exdates", self.exdates.is_some()),
            ("rdates", self.rdates.is_some()),
            ("overrides", self.overrides.is_some()),
        ];
        all.into_iter()
            .filter(|(_, sent)| *sent)
            .map(|(name, _)| name)
            .collect()
    }

    /// Reads them onto an event; where each is sound, looks whether they fit together.
    pub(super) fn read(self, sheet: &mut Sheet<'_>, event: &mut Event) {
        let sent = self.sent();
        let before = sheet.faults();
        if let Some(time) = self.starts_at {
            event.starts_at = shown(sheet, &field("starts_at"), time);
        }
        if let Some(minutes) = self.duration_minutes {
            event.duration_minutes = duration(sheet, &field("duration_minutes"), minutes);
        }
        sheet.short("rrule", self.rrule, limits::RRULE, &mut event.rrule);
        if let Some(dates) = self.exdates {
            event.exdates = sheet.each("exdates", dates, sound);
        }
        if let Some(dates) = self.rdates {
            event.rdates = sheet.each("rdates", dates.clone(), sound);
            for (index, time) in dates.into_iter().take(MOST).enumerate() {
                shown(sheet, &field("rdates").entry(index), time);
            }
        }
        if let Some(changes) = self.overrides {
            event.overrides = overrides(sheet, changes);
        }
        if sheet.faults() == before {
            fit_together(sheet, event, &sent);
        }
    }
}

fn sound(LocalTime(time): LocalTime) -> Result<NaiveDateTime, Fault> {
    sound_day(time.date()).map(|()| time)
}

/// A time that somebody chose, and that clocks have to show.
fn shown(sheet: &mut Sheet<'_>, at: &Pointer, LocalTime(time): LocalTime) -> NaiveDateTime {
    let tz = sheet.city.time_zone;
    match sound_day(time.date()).map(|()| showings(tz, time)) {
        Err(fault) => sheet.error(at, fault),
        Ok(Showings::Once) => {}
        Ok(Showings::Never) => {
            let next = event_instant(tz, time).with_timezone(&tz).naive_local();
            let message =
                format!("the clocks are put forward over {time}, which no clock shows; write {next}, or another time");
            sheet.error(at, Fault::new("no_such_time", message));
        }
        Ok(Showings::Twice) => {
            let message =
                format!("the clocks are put back over {time}, which comes twice that night; the first is meant");
            sheet.warn(at, Fault::new("time_comes_twice", message));
        }
    }
    time
}

fn duration(sheet: &mut Sheet<'_>, at: &Pointer, minutes: i32) -> i32 {
    sheet
        .number(at, minutes, &(1..=limits::EVENT_MINUTES))
        .unwrap_or(minutes)
}

fn overrides(sheet: &mut Sheet<'_>, changes: Vec<OccurrenceChange>) -> Vec<Override> {
    let at = field("overrides");
    if changes.len() > MOST {
        let message = format!("`overrides` may hold {MOST} entries");
        sheet.error(&at, Fault::new("too_long", message));
        return Vec::new();
    }
    let changes = changes.into_iter().enumerate();
    changes
        .map(|(index, change)| one(sheet, &at.entry(index), &change))
        .collect()
}

fn one(sheet: &mut Sheet<'_>, at: &Pointer, change: &OccurrenceChange) -> Override {
    sheet.passed(&at.field("recurrence_id"), sound(change.recurrence_id));
    let moved_to = change.moved_to.map(|time| shown(sheet, &at.field("moved_to"), time));
    let minutes = change.duration_minutes;
    let duration_minutes = minutes.map(|minutes| duration(sheet, &at.field("duration_minutes"), minutes));
    if !change.cancelled && moved_to.is_none() && duration_minutes.is_none() {
        let message = "this changes nothing; give `cancelled`, `moved_to` or `duration_minutes`, or leave it out";
        sheet.error(at, Fault::new("missing", message));
    }
    Override {
        recurrence_id: change.recurrence_id.0,
        cancelled: change.cancelled,
        moved_to,
        duration_minutes,
    }
}

/// Tells what does not fit at a field that was sent: that is the one that can be put right.
fn fit_together(sheet: &mut Sheet<'_>, event: &Event, sent: &[&'static str]) {
    let Some(first) = sent.first() else { return };
    let tz = sheet.city.time_zone;
    match (sheet.rules.series)(event, tz) {
        Err((name, fault)) => {
            let culprit = if sent.contains(&name) { name } else { first };
            sheet.error(&field(culprit), fault);
        }
        Ok(()) => left_out(sheet, event, first),
    }
}

/// A start that is left out, but is none: nothing is left out then, and somebody meant something.
fn left_out(sheet: &mut Sheet<'_>, event: &Event, first: &str) {
    let each = event.exdates.iter().map(|date| Override {
        recurrence_id: *date,
        cancelled: true,
        moved_to: None,
        duration_minutes: None,
    });
    let marked = Event {
        overrides: each.collect(),
        exdates: Vec::new(),
        ..event.clone()
    };
    if let Err((_, fault)) = (sheet.rules.series)(&marked, sheet.city.time_zone) {
        let message = format!("`exdates` leaves nothing out there: {}", fault.message);
        sheet.warn(&field(first), Fault::new("nothing_left_out", message));
    }
}
