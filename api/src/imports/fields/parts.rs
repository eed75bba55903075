//! Objects inside a row: sets of hours, capacity, moved and cancelled occurrences, legacy addresses.

use chrono::NaiveDateTime;
use porta_contract::{Access, CapacityState, HoursPurpose, Noun};
use serde_json::{Map, Value};

use super::words::vocabulary;
use super::{Cell, Fields};
use crate::catalog::check::{self, limits};
use crate::catalog::event::Override;
use crate::catalog::offer::{Capacity, HoursSet};
use crate::imports::problem::quote;
use crate::spine::ids::Id;

impl<'a> Fields<'a> {
    /// Sets of hours: a list of objects, or one rule as a text for visits. Sets of secret places that are stored stay, even
    /// if the file, which may come from a public export, has none.
    pub fn hours(&mut self, into: &mut Vec<HoursSet>) {
        let references = self.context.references;
        let secret = |set: &HoursSet| {
            set.location
                .as_ref()
                .is_some_and(|place| references.is_secret(place.as_str()))
        };
        let kept: Vec<HoursSet> = into.iter().filter(|set| secret(set)).cloned().collect();
        if let Cell::Value(Value::String(rule)) = self.cell("hours") {
            self.check_rule("hours", rule.trim());
            let mut set = blank_hours();
            rule.trim().clone_into(&mut set.rule);
            *into = vec![set];
        } else {
            self.objects("hours", into, one_set);
        }
        for set in kept {
            if !into.contains(&set) {
                into.push(set);
            }
        }
    }

    fn check_rule(&mut self, name: &str, rule: &str) {
        self.passed(name, check::hours(name, rule, self.context.checks.hours));
    }

    /// Whether somebody can be taken in.
    pub fn capacity(&mut self, into: &mut Capacity) {
        let map = match self.cell("capacity") {
            Cell::Absent => return,
            Cell::Empty => {
                *into = Capacity::default();
                return;
            }
            Cell::Value(Value::Object(map)) => map,
            Cell::Value(_) => {
                return self.error(
                    "capacity",
                    "wrong_type",
                    "`capacity` must be an object: {\"state\": \"open\"}",
                );
            }
        };
        self.inside("capacity", map, &["state", "since", "until", "successor"], |fields| {
            fields.word(
                "state",
                &vocabulary!(CapacityState),
                CapacityState::Open,
                &mut into.state,
            );
            fields.date("since", &mut into.since);
            fields.date("until", &mut into.until);
            fields.link("successor", Noun::Offer, &mut into.successor);
            fields.in_order(("since", into.since), ("until", into.until));
        });
    }

    /// Occurrences that are moved or cancelled.
    pub fn overrides(&mut self, into: &mut Vec<Override>) {
        self.objects("overrides", into, |fields| {
            let mut recurrence_id = None;
            fields.local_time("recurrence_id", &mut recurrence_id);
            if recurrence_id.is_none() {
                fields.missing("recurrence_id");
            }
            let mut change = Override {
                recurrence_id: recurrence_id.unwrap_or(NaiveDateTime::MIN),
                cancelled: false,
                moved_to: None,
                duration_minutes: None,
            };
            fields.flag("cancelled", &mut change.cancelled);
            fields.local_time("moved_to", &mut change.moved_to);
            fields.whole("duration_minutes", 1..=60 * 24 * 60, &mut change.duration_minutes);
            change
        });
    }

    /// A list of objects.
    pub(super) fn objects<T: PartialEq + Keys>(
        &mut self,
        name: &str,
        into: &mut Vec<T>,
        mut read: impl FnMut(&mut Fields<'a>) -> T,
    ) {
        let items = match self.cell(name) {
            Cell::Absent => return,
            Cell::Empty => return into.clear(),
            Cell::Value(Value::Array(items)) => items,
            Cell::Value(_) => return self.error(name, "wrong_type", format!("`{name}` must be a list of objects")),
        };
        *into = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let place = format!("{name}[{index}]");
            match item {
                Value::Object(map) => into.push(self.object(&place, map, &mut read)),
                _ => self.error(&place, "wrong_type", "this must be an object: {…}"),
            }
        }
    }

    fn object<T: Keys>(
        &mut self,
        place: &str,
        map: &'a Map<String, Value>,
        read: &mut impl FnMut(&mut Fields<'a>) -> T,
    ) -> T {
        self.inside(place, map, T::KEYS, read)
    }

    /// Paths of older systems that shall lead to the record.
    pub fn legacy_addresses(&mut self, into: &mut Vec<String>) {
        self.list("legacy_addresses", 500, into);
        let odd: Vec<String> = into
            .iter()
            .filter(|path| !path.starts_with('/'))
            .map(|path| quote(path))
            .collect();
        if !odd.is_empty() {
            let message = format!(
                "{}: give the path only, beginning with /, such as /angebot.php?id=3",
                odd.join(", ")
            );
            self.error("legacy_addresses", "bad_address", message);
        }
    }
}

const fn blank_hours() -> HoursSet {
    HoursSet {
        purpose: HoursPurpose::Visit,
        access: None,
        rule: String::new(),
        note: None,
        location: None,
    }
}

fn one_set(fields: &mut Fields<'_>) -> HoursSet {
    let mut set = blank_hours();
    fields.word(
        "purpose",
        &vocabulary!(HoursPurpose),
        HoursPurpose::Visit,
        &mut set.purpose,
    );
    fields.optional_word("access", &vocabulary!(Access), &mut set.access);
    fields.required("rule", limits::HOURS, &mut set.rule);
    fields.text("note", limits::HOURS_NOTE, &mut set.note);
    fields.link("location", Noun::Location, &mut set.location);
    if !set.rule.is_empty() {
        fields.check_rule("rule", &set.rule);
    }
    set
}

/// Names of the fields of an object.
pub(super) trait Keys {
    /// In the order in which messages name them.
    const KEYS: &'static [&'static str];
}

impl Keys for HoursSet {
    const KEYS: &'static [&'static str] = &["purpose", "access", "rule", "note", "location"];
}

impl Keys for Override {
    const KEYS: &'static [&'static str] = &["recurrence_id", "cancelled", "moved_to", "duration_minutes"];
}
