//! A correction while it is written: what the form began with, and what stands in it now.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use porta_contract::{
    CapacityChange, CapacityState, CorrectItem, Hours, LocalTime, Patch, PostalAddress, ReviewItem, ShownEntry, Texts,
};

use super::form::Form;
use super::hours::SetDraft;
use crate::view::Look;

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub field: String,
    key: &'static str,
    /// What was typed, where the text repeats it.
    typed: Option<String>,
}

impl Problem {
    /// With a text that stands alone.
    pub fn said(field: &str, key: &'static str) -> Self {
        Self {
            field: field.to_owned(),
            key,
            typed: None,
        }
    }

    /// In the reader's language.
    pub fn text(&self, look: &Look) -> String {
        match &self.typed {
            Some(typed) => look.t.with(self.key, &[("text", typed)]),
            None => look.t.say(self.key).into_owned(),
        }
    }
}

/// A correction while it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub version: i64,
    pub title: String,
    pub summary: String,
    pub description: String,
    pub notes: BTreeMap<String, String>,
    pub phone: String,
    pub email: String,
    pub website: String,
    pub capacity: String,
    pub until: String,
    pub valid_until: String,
    pub street: String,
    pub postal_code: String,
    pub town: String,
    /// First day, time and minutes of an event.
    pub date: String,
    pub time: String,
    pub minutes: String,
    pub place: String,
    pub online: String,
    pub sets: Vec<SetDraft>,
    /// The entry as it was when the form was made; only what differs from it is sent.
    base: ShownEntry,
}

impl Draft {
    /// What is there now.
    pub fn of(item: &ReviewItem) -> Self {
        Self::from_entry(item.version, &item.shown)
    }

    fn from_entry(version: i64, shown: &ShownEntry) -> Self {
        let some = |text: &Option<String>| text.clone().unwrap_or_default();
        let capacity = shown.capacity.as_ref();
        let address = shown.address.clone().unwrap_or_default();
        let (date, time) = start(shown).map_or_else(Default::default, |start| {
            (start.date().to_string(), start.format("%H:%M").to_string())
        });
        Self {
            valid_until: shown.valid_until.map(|day| day.to_string()).unwrap_or_default(),
            street: address.street,
            postal_code: address.postal_code,
            town: address.town,
            date,
            time,
            minutes: shown
                .duration_minutes
                .map(|minutes| minutes.to_string())
                .unwrap_or_default(),
            place: some(&shown.place),
            online: some(&shown.online_url),
            version,
            title: shown.texts.title.clone(),
            summary: shown.texts.summary.clone(),
            description: shown.texts.description.clone(),
            notes: shown.texts.notes.clone(),
            phone: some(&shown.phone),
            email: some(&shown.email),
            website: some(&shown.website),
            capacity: capacity.map_or("", |capacity| capacity.state.as_str()).to_owned(),
            until: capacity
                .and_then(|capacity| capacity.until)
                .map(|day| day.to_string())
                .unwrap_or_default(),
            sets: shown.hours.iter().map(SetDraft::of).collect(),
            base: shown.clone(),
        }
    }

    /// Reads a form; a field that it does not have stays as it was.
    pub fn read(form: &Form, item: &ReviewItem) -> Self {
        let base = form.get("base").and_then(|json| serde_json::from_str(json).ok());
        let version = form.get("version").and_then(|text| text.parse().ok());
        // A form without what it began with is one of another version of the pages: it begins with what is there now.
        let mut draft = match (base, version) {
            (Some(base), Some(version)) => Self::from_entry(version, &base),
            _ => Self::of(item),
        };
        let take = |name: &str, field: &mut String| {
            if let Some(value) = form.get(name) {
                value.clone_into(field);
            }
        };
        take("title", &mut draft.title);
        take("summary", &mut draft.summary);
        take("description", &mut draft.description);
        for (name, note) in &mut draft.notes {
            take(&format!("note-{name}"), note);
        }
        take("phone", &mut draft.phone);
        take("email", &mut draft.email);
        take("website", &mut draft.website);
        take("capacity", &mut draft.capacity);
        take("until", &mut draft.until);
        take("valid-until", &mut draft.valid_until);
        take("street", &mut draft.street);
        take("postal-code", &mut draft.postal_code);
        take("town", &mut draft.town);
        take("date", &mut draft.date);
        take("time", &mut draft.time);
        take("minutes", &mut draft.minutes);
        take("place", &mut draft.place);
        take("online", &mut draft.online);
        let sets = SetDraft::all(form);
        if !sets.is_empty() {
            draft.sets = sets;
        }
        draft
    }

    /// What the form began with, to travel in it.
    pub fn base_text(&self) -> String {
        serde_json::to_string(&self.base).unwrap_or_default()
    }

    /// Moves on to the entry as it is now: what nobody has touched takes its value.
    pub fn move_to(&mut self, item: &ReviewItem) {
        let before = Self::from_entry(self.version, &self.base);
        let mut moved = Self::of(item);
        macro_rules! keep {
            ($($field:ident)*) => {
                $(if self.$field != before.$field {
                    moved.$field = std::mem::take(&mut self.$field);
                })*
            };
        }
        keep!(title summary description notes phone email website capacity until valid_until);
        keep!(street postal_code town date time minutes place online);
        let mut sets = std::mem::take(&mut self.sets);
        sets.retain(|set| !set.is_empty());
        if sets != before.sets {
            moved.sets = sets;
        }
        *self = moved;
    }

    /// What differs from what the form began with; none if nothing does.
    ///
    /// # Errors
    /// Everything that cannot be read.
    pub fn correction(&self) -> Result<Option<CorrectItem>, Vec<Problem>> {
        let mut problems = Vec::new();
        let hours = self.hours(&mut problems);
        let capacity = self.capacity_change(&mut problems);
        let valid_until = self.last_day(&mut problems);
        let (starts_at, duration_minutes) = self.times(&mut problems);
        let before = &self.base;
        let texts = Texts {
            title: self.title.clone(),
            summary: self.summary.clone(),
            description: self.description.clone(),
            notes: self
                .notes
                .clone()
                .into_iter()
                .filter(|(_, note)| !note.is_empty())
                .collect(),
        };
        if texts.title.is_empty() && !before.texts.title.is_empty() {
            problems.push(Problem::said("title", "review-error-required"));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let correction = CorrectItem {
            version: self.version,
            texts: (!same_texts(&texts, &before.texts)).then_some(texts),
            hours: (hours != before.hours).then_some(hours),
            capacity: capacity.filter(|capacity| Some(capacity) != before.capacity.as_ref()),
            phone: patch(&self.phone, before.phone.as_deref()),
            email: patch(&self.email, before.email.as_deref()),
            website: patch(&self.website, before.website.as_deref()),
            valid_until,
            address: self.address(),
            starts_at,
            duration_minutes,
            place: patch(&self.place, before.place.as_deref()),
            online_url: patch(&self.online, before.online_url.as_deref()),
        };
        Ok((!is_empty(&correction)).then_some(correction))
    }

    /// The address that stands in the form, if it is another one.
    fn address(&self) -> Option<PostalAddress> {
        let before = self.base.address.as_ref()?;
        let now = PostalAddress {
            street: self.street.clone(),
            postal_code: self.postal_code.clone(),
            town: self.town.clone(),
        };
        (now != *before).then_some(now)
    }

    /// The last day, if it is another one.
    fn last_day(&self, problems: &mut Vec<Problem>) -> Patch<NaiveDate> {
        let before = self.base.valid_until.map(|day| day.to_string()).unwrap_or_default();
        match self.valid_until.as_str() {
            now if now == before => Patch::Absent,
            "" => Patch::Null,
            now => now.parse().map_or_else(
                |_| {
                    problems.push(Problem::said("valid-until", "review-error-date"));
                    Patch::Absent
                },
                Patch::Value,
            ),
        }
    }

    /// Start and length of an event, where they are others.
    fn times(&self, problems: &mut Vec<Problem>) -> (Option<LocalTime>, Option<i32>) {
        let Some(before) = start(&self.base) else {
            return (None, None);
        };
        let day = self.date.parse::<NaiveDate>();
        let time = NaiveTime::parse_from_str(&self.time, "%H:%M");
        if day.is_err() {
            problems.push(Problem::said("date", "review-error-date"));
        }
        if time.is_err() {
            problems.push(Problem::said("time", "review-error-time"));
        }
        let now = day.ok().zip(time.ok()).map(|(day, time)| day.and_time(time));
        let minutes = self.minutes.parse::<i32>().ok().filter(|minutes| *minutes > 0);
        if minutes.is_none() {
            problems.push(Problem::said("minutes", "review-error-minutes"));
        }
        let starts_at = now.filter(|now| *now != before).map(LocalTime);
        (
            starts_at,
            minutes.filter(|now| Some(*now) != self.base.duration_minutes),
        )
    }

    fn hours(&self, problems: &mut Vec<Problem>) -> Vec<Hours> {
        let mut hours = Vec::new();
        for (index, set) in self.sets.iter().enumerate() {
            match set.text(index) {
                Ok(Some(rule)) => hours.push(set.to_wire(rule)),
                Ok(None) => {}
                Err(wrong) => problems.extend(wrong.into_iter().map(|no_time| Problem {
                    field: no_time.field,
                    key: "review-hours-wrong",
                    typed: Some(no_time.text),
                })),
            }
        }
        hours
    }

    /// The capacity that stands in the form. What only others say of it, such as what follows, stays.
    fn capacity_change(&self, problems: &mut Vec<Problem>) -> Option<CapacityChange> {
        let before = self.base.capacity.clone()?;
        let state = CapacityState::parse(&self.capacity).unwrap_or(before.state);
        let until = match self.until.as_str() {
            "" => None,
            text => {
                let day = text.parse::<NaiveDate>();
                if day.is_err() {
                    problems.push(Problem::said("until", "review-error-date"));
                }
                day.ok()
            }
        };
        let same = state == before.state;
        let lasts = matches!(state, CapacityState::NoAdmission | CapacityState::TemporarilyClosed);
        Some(CapacityChange {
            state,
            since: before.since.filter(|_| same),
            until: if same || lasts { until } else { None },
            successor: before.successor.filter(|_| same),
        })
    }
}

/// When an event begins first.
fn start(shown: &ShownEntry) -> Option<NaiveDateTime> {
    let when = shown.when.as_deref()?;
    let start = when.split(' ').next().unwrap_or(when);
    NaiveDateTime::parse_from_str(start, "%Y-%m-%dT%H:%M").ok()
}

/// True when a correction changes nothing.
fn is_empty(correction: &CorrectItem) -> bool {
    let patches = [
        &correction.phone,
        &correction.email,
        &correction.website,
        &correction.place,
        &correction.online_url,
    ];
    correction.texts.is_none()
        && correction.hours.is_none()
        && correction.capacity.is_none()
        && correction.valid_until.is_absent()
        && correction.address.is_none()
        && correction.starts_at.is_none()
        && correction.duration_minutes.is_none()
        && patches.iter().all(|patch| patch.is_absent())
}

/// Texts from a form have other line ends and no blanks at their ends.
fn same_texts(a: &Texts, b: &Texts) -> bool {
    let tidy = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    let notes = |texts: &Texts| {
        let filled = texts.notes.iter().map(|(name, note)| (name.clone(), tidy(note)));
        filled.filter(|(_, note)| !note.is_empty()).collect::<BTreeMap<_, _>>()
    };
    tidy(&a.title) == tidy(&b.title)
        && tidy(&a.summary) == tidy(&b.summary)
        && tidy(&a.description) == tidy(&b.description)
        && notes(a) == notes(b)
}

fn patch(now: &str, before: Option<&str>) -> Patch<String> {
    match (now, before.unwrap_or_default()) {
        (now, before) if now == before.trim() => Patch::Absent,
        ("", _) => Patch::Null,
        (now, _) => Patch::Value(now.to_owned()),
    }
}
